"""The text of a web page, a Word document or a PDF, with what it says of itself.

Finding the text in a web page is trafilatura's work (Barbaresi, ACL 2021), reading Word and PDF is MarkItDown's.
"""

import logging
import re
import sys
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from bot.content.dates import parse_date
from bot.content.encoding import decode
from bot.errors import BotError
from bot.workshop.fetch import Raw, trouble

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_META_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*(?P<name>[\w-]+)""", re.I
)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_PUBLISHED = re.compile(
    r"(?:发布|发表|发文|公布|發布|發表)\s*(?:时间|日期|時間)?\s*[:：]\s*"
    r"(?P<zh>\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?)"
    r"|\b(?:published|posted)(?:\s+on)?\s*[:：]?\s*"
    r"(?P<en>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\s+[a-z]{3,9},?\s+\d{4}|[a-z]{3,9}\s+\d{1,2},?\s+\d{4})",
    re.I,
)
_FOOTER = re.compile(r"[\W_]*(?:©|copyright\b|all rights reserved|版权所有|版權所有)|.{0,20}ICP[备備]", re.I)
_PAGE_NUMBER = re.compile(r"[\s\-–—·]*(?:第\s*)?\d{1,3}(?:\s*页)?[\s\-–—·]*")


@dataclass(frozen=True, slots=True)
class Found:
    """What could be made of a document."""

    title: str
    date: str | None
    publisher: str | None
    markdown: str
    left_out: tuple[str, ...] = ()  # headings and items of lists from the midst of the text


def read_document(raw: Raw, source: str) -> Found:
    """The text as the libraries give it: it may hold any markup still.

    Raises:
        BotError: it cannot be read, or the libraries are not installed.
    """
    return _of_web(raw, source) if raw.kind == ".html" else _of_file(raw, source)


def one_line(text: str) -> str:
    return " ".join(without_controls(text).split())


def without_controls(text: str) -> str:
    """Without control and half characters, which no page may hold and no file can."""
    return re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", " ", text)


def _of_web(raw: Raw, source: str) -> Found:
    try:
        import trafilatura
        from htmldate import find_date
        from lxml.html import HtmlElement
    except ImportError:
        raise _not_installed() from None
    for name in ("trafilatura", "htmldate"):  # what they log is said by us, once
        logging.getLogger(name).setLevel(logging.CRITICAL)
    tree = trafilatura.load_html(_decoded(raw))
    if not isinstance(tree, HtmlElement):
        raise trouble(source, "is no web page that can be read.", "不是可以读取的网页。")
    text = trafilatura.extract(
        deepcopy(tree),  # it takes the tree apart
        url=raw.address,
        output_format="markdown",
        favor_precision=True,
        include_comments=False,
        include_images=False,
        include_links=False,
    )
    text = "\n".join(line for line in (text or "").splitlines() if not _FOOTER.match(line))
    about = trafilatura.extract_metadata(tree, default_url=raw.address, extensive=False)
    date = find_date(tree, extensive_search=False, original_date=True, url=raw.address)
    named = about.sitename if about else None
    publisher = one_line(named) if named and named != urlsplit(raw.address or "").netloc else None
    own = about.title if about else None
    title = _headline(tree, text) or own or _stem(source)
    return Found(one_line(title), date or _published(tree), publisher, text, tuple(_left_out(tree, text)))


def _decoded(raw: Raw) -> str | bytes:
    """The page's text; the bytes where only guessing is left, which trafilatura does.

    UTF-8 comes first, for nothing else reads as it by chance; then what server and page say.
    """
    meta = _META_CHARSET.search(raw.data[:4096])
    for name in ("utf-8-sig", raw.charset, meta["name"].decode() if meta else None):
        try:
            text = raw.data.decode(_wider(name)) if name else None
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
        if text is not None:
            return _XML_DECLARATION.sub("", text)
    try:
        return _XML_DECLARATION.sub("", decode(raw.data)[0])
    except UnicodeDecodeError:
        return raw.data


def _wider(charset: str) -> str:
    """GB 2312 and GBK are read as GB18030, which holds both (https://encoding.spec.whatwg.org/)."""
    return "gb18030" if charset.lower() in ("gb2312", "gbk", "gb_2312-80", "x-gbk") else charset


def _published(tree: "HtmlElement") -> str | None:
    """A date that the page itself calls that of publication."""
    labelled = _PUBLISHED.search(one_line(tree.text_content()))
    date = parse_date(re.sub(r"\s+(?=[年月日])", "", labelled["zh"] or labelled["en"])) if labelled else None
    return str(date) if date else None


def _headline(tree: "HtmlElement", text: str) -> str | None:
    """Of the headings before the text, that with which a longer title of the page begins, else the last one: the page's
    own title, and its first heading, are often the site's name.
    """
    first = one_line(text.lstrip("#-* ").partition("\n")[0])[:40]
    own = one_line(tree.findtext(".//title") or "")
    headings: list[str] = []
    for element in tree.iter("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "td", "span", "li"):
        shown = one_line(element.text_content())
        if element.tag.startswith("h") and shown:
            headings.append(shown)
        if first and shown.startswith(first):
            break
    return next(
        (heading for heading in headings if heading != own and own.startswith(heading)),
        headings[-1] if headings else None,
    )


def _left_out(tree: "HtmlElement", text: str) -> Iterator[str]:
    """What is missing inside the text: of a layout that it does not know, trafilatura takes paragraphs and tables only."""
    words = re.sub(r"[\W_]+", "", text)
    shown = [
        (str(element.tag), text_of)
        for element in tree.iter("h2", "h3", "h4", "h5", "h6", "p", "li", "td")
        if (text_of := one_line(element.text_content()))
    ]
    taken = [re.sub(r"[\W_]+", "", text_of) in words for _, text_of in shown]
    if True not in taken:
        return
    last = len(taken) - 1 - taken[::-1].index(True)
    for at in range(taken.index(True), last):
        if not taken[at] and shown[at][0] not in ("p", "td"):
            yield shown[at][1]


def _of_file(raw: Raw, source: str) -> Found:
    try:
        from markitdown import MarkItDown, MarkItDownException, MissingDependencyException, StreamInfo
        from markitdown.converters import DocxConverter, PdfConverter
    except ImportError:
        raise _not_installed() from None
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    reader = MarkItDown(enable_builtins=False)  # with all of them, what is no PDF would be read as plain text
    word = raw.kind == ".docx"
    reader.register_converter(DocxConverter() if word else PdfConverter())  # type: ignore[no-untyped-call]
    try:
        result = reader.convert_stream(BytesIO(raw.data), stream_info=StreamInfo(extension=raw.kind))
    except MarkItDownException as fault:
        if isinstance(fault, MissingDependencyException) or "MissingDependencyException" in str(fault):
            raise _not_installed() from None
        raise trouble(
            source,
            f"cannot be read as {raw.kind[1:]}; is it damaged or locked?",
            f"无法按 {raw.kind[1:]} 读取；文件是否损坏或加密？",
        ) from None
    text = "\n\n".join(_without_number(page) for page in result.markdown.split("\f"))
    return Found(one_line(result.title or _first_line(text.splitlines()) or _stem(source)), None, None, text)


def _without_number(page: str) -> str:
    """A printed page without its number, above or below."""
    lines = page.strip().splitlines()
    for end in (0, -1):
        if lines and _PAGE_NUMBER.fullmatch(lines[end]):
            del lines[end]
    return "\n".join(lines)


def _first_line(lines: Sequence[str]) -> str | None:
    """Without its marks; None where it is too long to be a title."""
    first = next((line.strip("# *") for line in lines if re.search(r"\w", line)), "")
    return first if 0 < len(first) <= 120 and not first.startswith("|") else None


def _stem(source: str) -> str:
    """What is left to name it: the file's name."""
    name = source if "://" not in source else unquote(urlsplit(source).path)
    return Path(name).stem or "Untitled"


def _not_installed() -> BotError:
    install = f"{sys.executable} -m pip install -c requirements.lock '.[import]'"
    return BotError(
        f"import needs some more packages; in the program's folder, run once: {install}\n"
        f"import 需要另外安装；请在程序文件夹中运行一次：{install}"
    )
