"""`sanming-bot import`: a web page, a Word document or a PDF as a draft page, for staff to read and put into service.

Finding the text in a web page is trafilatura's work (Barbaresi, ACL 2021), reading Word and PDF is MarkItDown's.
What they give goes through our own Markdown reader, so that no markup of others gets onto a page.
"""

import datetime as dt
import json
import logging
import re
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from bot.content.document import Language
from bot.content.markdown import Heading, Part, SourceLine, parse
from bot.content.page import read_page
from bot.errors import BotError
from bot.search.text import CJK, language_of_text, to_simplified
from bot.workshop.drafts import DRAFTS, free_name, name_of

LARGEST = 20_000_000  # bytes
PATIENCE_SECONDS = 60.0
_STEP_SECONDS = 20.0  # without a byte
_WEB = (".html", ".htm", ".xhtml")
_MARKUP = re.compile(r"([\\<`*\[\]|])")
_OPENS_A_BLOCK = re.compile(r"(?P<mark>[#>+=~-])|(?P<number>\d{1,9})(?P<dot>[.)])(?=\s)")
_BETWEEN_CHINESE = re.compile(rf"(?<=[{CJK}，。；：、！？”）]) (?=[{CJK}“（])")


@dataclass(frozen=True, slots=True)
class Raw:
    """What was fetched or read."""

    data: bytes
    kind: str  # an ending such as ".pdf"; ".html" for web pages
    address: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """What could be made of it."""

    title: str
    date: str | None
    publisher: str | None
    markdown: str


@dataclass(frozen=True, slots=True)
class Draft:
    path: Path
    lines: tuple[str, ...]  # what staff are shown


def bring_in(source: str, folder: Path) -> Draft:
    """Writes the draft of a file or an address into the folder's drafts, which are not served.

    Raises:
        BotError: it cannot be read, or holds no text.
    """
    raw = _fetch(source) if re.match("https?://", source, re.I) else _read(source)
    found = _of_web(raw) if raw.kind == ".html" else _of_document(raw, source)
    parts = parse(found.markdown)
    words = " ".join(_texts(parts))
    if not words.strip():
        raise BotError(
            f"{source}: no text was found in it (a scan, or a page that builds itself in the browser?)."
        )
    language: Language = language_of_text(words) or "en"
    page = _page(found, parts, raw.address, language)
    name = free_name(folder / DRAFTS, _name(found.title))
    path = folder / DRAFTS / f"{name}.{language}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8")
    return Draft(path, tuple(_shown(path, folder, found, parts, language)))


# Reading


def _fetch(address: str) -> Raw:
    request = urllib.request.Request(address, headers={"User-Agent": "Mozilla/5.0 (sanming-bot import)"})
    deadline = time.monotonic() + PATIENCE_SECONDS
    data = bytearray()
    try:
        with urllib.request.urlopen(
            request, timeout=_STEP_SECONDS
        ) as response:  # http and https only: see bring_in
            kind = response.headers.get_content_type()
            while piece := response.read1(1 << 16):
                data += piece
                if len(data) > LARGEST:
                    raise BotError(f"{address}: is larger than {LARGEST // 1_000_000} MB.")
                if time.monotonic() > deadline:
                    raise BotError(
                        f"{address}: takes longer than {PATIENCE_SECONDS:.0f} seconds; try again later."
                    )
            address = response.geturl()
    except urllib.error.HTTPError as trouble:
        with trouble:  # it holds the connection
            raise BotError(f"{address}: the server answers {trouble.code} ({trouble.reason}).") from None
    except (OSError, HTTPException, ValueError) as trouble:
        raise BotError(f"{address}: cannot be fetched ({_reason(trouble)}).") from None
    return Raw(bytes(data), _kind(address, kind, bytes(data)), address)


def _reason(trouble: Exception) -> str:
    reason = getattr(trouble, "reason", None) or trouble
    return str(reason) or type(trouble).__name__


def _read(name: str) -> Raw:
    path = Path(name)
    try:
        if path.stat().st_size > LARGEST:
            raise BotError(f"{name}: is larger than {LARGEST // 1_000_000} MB.")
        data = path.read_bytes()
    except OSError as trouble:
        raise BotError(f"{name}: cannot be read ({trouble.strerror}).") from None
    return Raw(data, _kind(name, "", data), None)


def _kind(name: str, content_type: str, data: bytes) -> str:
    """What the first bytes say, then what the server says, then the ending."""
    suffix = Path(urlsplit(name).path).suffix.lower()
    if data.startswith(b"%PDF"):
        return ".pdf"
    if data.startswith(b"PK") and (suffix == ".docx" or "wordprocessingml" in content_type):
        return ".docx"
    if content_type in ("text/html", "application/xhtml+xml") or suffix in _WEB:
        return ".html"
    raise BotError(f"{name}: is no web page, Word document (.docx) or PDF.")


# What is in it


def _of_web(raw: Raw) -> Found:
    try:
        import trafilatura
        from htmldate import find_date
        from lxml.html import HtmlElement
    except ImportError:
        raise _not_installed() from None
    for name in ("trafilatura", "htmldate"):  # what they log is said below, once
        logging.getLogger(name).setLevel(logging.CRITICAL)
    tree = trafilatura.load_html(raw.data)
    if not isinstance(tree, HtmlElement):
        raise BotError(f"{raw.address or 'the file'}: is no web page that can be read.")
    text = trafilatura.extract(
        tree,
        url=raw.address,
        output_format="markdown",
        favor_precision=True,
        include_comments=False,
        include_images=False,
        include_links=False,
    )
    about = trafilatura.extract_metadata(tree, default_url=raw.address, extensive=False)
    date = find_date(tree, extensive_search=False, original_date=True, url=raw.address)
    publisher = about.sitename if about and about.sitename != urlsplit(raw.address or "").netloc else None
    title = _headline(tree, text or "") or (about.title if about else None) or "Untitled"
    return Found(_one_line(title), date, publisher and _one_line(publisher), text or "")


def _headline(tree: "HtmlElement", text: str) -> str | None:  # type: ignore[name-defined]  # noqa: F821
    """The last heading before the text's first line; the page's own title is often the site's name."""
    first = _one_line(text.lstrip("# ").partition("\n")[0])[:40]
    headline = None
    for element in tree.iter("h1", "h2", "h3", "p", "div", "td", "span"):
        shown = _one_line(element.text_content())
        if element.tag.startswith("h") and shown:
            headline = shown
        if first and shown.startswith(first):
            return headline
    return None


def _of_document(raw: Raw, source: str) -> Found:
    try:
        from markitdown import MarkItDown, MarkItDownException, StreamInfo
        from markitdown.converters import DocxConverter, PdfConverter
    except ImportError:
        raise _not_installed() from None
    reader = MarkItDown(enable_builtins=False)  # with all of them, what is no PDF would be read as plain text
    word = raw.kind == ".docx"
    reader.register_converter(DocxConverter() if word else PdfConverter())  # type: ignore[no-untyped-call]
    try:
        result = reader.convert_stream(BytesIO(raw.data), stream_info=StreamInfo(extension=raw.kind))
    except MarkItDownException:
        raise BotError(f"{source}: cannot be read as {raw.kind[1:]}; is it damaged or locked?") from None
    text = result.markdown
    first = next((line.strip("# *") for line in text.splitlines() if line.strip("# *")), "")
    title = result.title or first[:120] or Path(urlsplit(source).path).stem
    return Found(_one_line(title), None, None, text)


def _not_installed() -> BotError:
    return BotError("import needs some more packages; install them with: pip install 'sanming-bot[import]'")


def _one_line(text: str) -> str:
    return " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", text).split())


# The page


def _page(found: Found, parts: Sequence[Part], address: str | None, language: Language) -> str:
    title = found.title if language == "en" else to_simplified(found.title)
    fields = [
        f"title: {json.dumps(title[:300], ensure_ascii=False)}",
        f"language: {language}",
        "section: news",
    ]
    fields.append(f"date: {found.date}" if found.date else "# date: 2026-01-31")
    fields.append(f"source: {address}" if address and "." in address else "# source: https://…")
    body = _body(parts, title)
    where = [found.publisher or (urlsplit(address).hostname if address else None), found.date, address]
    named = [part for part in where if part]
    line = ("来源：" + "，".join(named)) if language == "zh" else ("Source: " + ", ".join(named))
    text = "\n\n".join(body if language == "en" else map(to_simplified, body))
    return "\n".join(["---", *fields, "---", "", text, "", *([line, ""] if named else [])])


def _body(parts: Sequence[Part], title: str) -> Iterator[str]:
    """The parts as plain Markdown; a heading that repeats the title is left out."""
    for part in parts:
        if isinstance(part, SourceLine):
            yield _plain(part.text)
        elif isinstance(part, Heading):
            if part.text and part.text != title:
                yield f"{'#' * max(part.level, 2)} {_plain(part.text)}"
        elif part.kind == "items":
            yield "\n".join(f"- {_plain(text)}" for text in part.parts)
        elif part.parts:
            yield _plain(" ".join(part.parts))


def _plain(text: str) -> str:
    """Text that Markdown reads as itself."""
    text = _MARKUP.sub(r"\\\1", _BETWEEN_CHINESE.sub("", text))
    opening = _OPENS_A_BLOCK.match(text)
    if not opening:
        return text
    if opening["mark"]:
        return f"\\{text}"
    return f"{opening['number']}\\{text[opening.start('dot') :]}"


def _texts(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        yield part.text if isinstance(part, Heading | SourceLine) else " ".join(part.parts)


def _name(title: str) -> str:
    """A Chinese title gives its day of import."""
    return name_of(title) or f"import-{dt.datetime.now(dt.UTC):%Y-%m-%d}"


def _shown(
    path: Path, folder: Path, found: Found, parts: Sequence[Part], language: Language
) -> Iterator[str]:
    texts = [text for text in _texts(parts) if text]
    yield f"{path}"
    yield f"  title 标题: {found.title}"
    yield f"  date 日期: {found.date or 'none found: write it in · 没有找到，请补上'}"
    yield f"  language 语言: {language}"
    yield f"  {len(texts)} paragraphs, {len(' '.join(texts))} characters · {len(texts)} 段，{len(' '.join(texts))} 字符"
    yield f"  first 开头: {texts[0][:100]}"
    yield f"  last 结尾: {texts[-1][-100:]}"
    _, problems = read_page(path.read_bytes(), path.relative_to(folder).as_posix(), path.name[:-6], language)
    for problem in problems:
        yield f"  line {problem.line or 1}: {problem.en} {problem.zh}"
    yield (
        "  Not in service yet: read it, shorten it in your own words, then move it out of _drafts. "
        "尚未使用：请阅读并用自己的话改写，然后移出 _drafts。"
    )
