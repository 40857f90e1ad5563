"""`sanming-bot import`: a web page, a Word document or a PDF as a draft page, for staff to read and put into service.

What others wrote goes through our own Markdown reader and is written anew from what it read, so that no markup of
theirs gets onto a page.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from bot.content.document import Language, Source
from bot.content.markdown import Heading, Part, SourceLine, parse
from bot.content.page import read_page
from bot.content.source_line import misread, read_source
from bot.errors import BotError
from bot.search.text import CJK, has_latin, is_foreign, language_of_text, to_simplified
from bot.workshop.documents import Found, one_line, read_document, without_controls
from bot.workshop.draft import DRAFTS
from bot.workshop.fetch import get, trouble

_MIXED = 0.2
"""Share of the letters in the other language from which on the language is a guess."""

_MARKUP = re.compile(r"([\\<`*\[\]|]|(?<!\w)_|_(?!\w)|&(?=#?\w+;))")
_OPENS_A_BLOCK = re.compile(r"(?P<mark>[#>+=~-])|(?P<number>\d{1,9})(?P<dot>[.)])(?=\s)")
_BETWEEN_CHINESE = re.compile(rf"(?<=[{CJK}，。；：、！？”）]) (?=[{CJK}“（\d])|(?<=\d) (?=[{CJK}])")
_BEHIND_A_NAME = re.compile(
    r"[\s|]+\S*(?:发布|发表|时间|日期|作者|编辑|浏览|点击|字体|published|posted|\d{4}[-/.年]).*", re.I
)


@dataclass(frozen=True, slots=True)
class Draft:
    path: Path
    lines: tuple[str, ...]  # what staff are shown


def bring_in(source: str, folder: Path) -> Draft:
    """Writes the draft of a file or an address into the folder's drafts, which are not served.

    Raises:
        BotError: it cannot be read, holds no text, or the draft cannot be written.
    """
    if not folder.is_dir():
        raise trouble(
            str(folder),
            "there is no such folder; see KNOWLEDGE_DIR.",
            "没有这个文件夹；请检查 KNOWLEDGE_DIR。",
        )
    raw = get(source)
    found = read_document(raw, source)
    parts = parse(without_controls(found.markdown))
    words = " ".join(_texts(parts))
    if not re.search(r"\w", words):
        raise trouble(
            source,
            "no text was found in it (a scan, or a page that builds itself in the browser?); copy the text by hand.",
            "没有找到文字（是扫描件，或由浏览器生成的网页？）；请手工复制文字。",
        )
    language: Language = language_of_text(words) or "en"
    if language == "zh":
        found = replace(found, title=to_simplified(found.title))
    publisher = _publisher(found, parts, raw.address)
    page = _page(replace(found, publisher=publisher), parts, _citable(raw.address), language)
    name = _name(found.title)
    path = _written(folder, name, language, page)
    doubts = (*_doubts(found, words, publisher), *_taken(name, path))
    return Draft(path, tuple(_shown(path, folder, found, parts, language, doubts)))


def _publisher(found: Found, parts: Sequence[Part], address: str | None) -> str | None:
    """Who the text itself names as its source, else the site; never what would be read as a date or an address."""
    own = next((part.text for part in parts if isinstance(part, SourceLine)), "")
    host = urlsplit(address or "").hostname or ""
    for name in (read_source(_BEHIND_A_NAME.sub("", own)).name, found.publisher, host.removeprefix("www.")):
        if name and len(name) <= 60 and not misread(Source(name)) and re.search(r"[^\W\d]", name):
            return one_line(name)
    return None


def _citable(address: str | None) -> str | None:
    """An address that a header and a source line can hold whole."""
    if not address or not re.match(r"https?://[^\s/]+\.\S+$", address):
        return None
    address = re.sub(r"[<>\[\]\\\"`{}|^]", lambda found: f"%{ord(found[0]):02X}", address)
    return re.sub(r"[,.;]+$", lambda found: "".join(f"%{ord(c):02X}" for c in found[0]), address)


# The page


def _page(found: Found, parts: Sequence[Part], address: str | None, language: Language) -> str:
    fields = [
        f"title: {json.dumps(found.title[:300], ensure_ascii=False)}",
        f"language: {language}",
        "section: news",
        f"date: {found.date}" if found.date else "# date: 2026-01-31",
        f"source: {address}" if address else "# source: https://…",
    ]
    named = [part for part in (found.publisher, found.date, address) if part]
    source = ("来源：" + "，".join(named)) if language == "zh" else ("Source: " + ", ".join(named))
    text = "\n\n".join(_body(parts, found.title, language, source if named else None))
    return "\n".join(["---", *fields, "---", "", text, ""])


def _body(parts: Sequence[Part], title: str, language: Language, source: str | None) -> Iterator[str]:
    """The parts as plain Markdown, the source below the text of each section. A heading that repeats the title is
    left out, and a source line of the text's own: its name is in ours.
    """
    is_owed = False
    for part in parts:
        if isinstance(part, Heading):
            text = _plain(part.text, language)
            if text and _plain(title, language) != text:
                if is_owed and source:
                    yield source
                is_owed = False
                yield f"{'#' * max(part.level, 2)} {text}"
        elif not isinstance(part, SourceLine) and any(part.parts):
            is_owed = True
            if part.kind == "items":
                yield "\n".join(f"- {_plain(text, language)}" for text in part.parts)
            else:
                yield _plain(" ".join(part.parts), language)
    if is_owed and source:
        yield source


def _plain(text: str, language: Language) -> str:
    """Text that Markdown reads as itself."""
    text = _MARKUP.sub(r"\\\1", _BETWEEN_CHINESE.sub("", text))
    opening = _OPENS_A_BLOCK.match(text)
    if opening and opening["mark"]:
        text = f"\\{text}"
    elif opening:
        text = f"{opening['number']}\\{text[opening.start('dot') :]}"
    return text if language == "en" else to_simplified(text)


def _texts(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if not isinstance(part, SourceLine):
            yield part.text if isinstance(part, Heading) else " ".join(part.parts)


# Its file


def _name(title: str) -> str:
    """The first words of an English title; a Chinese one gives its day of import."""
    words = re.findall(r"[a-z0-9]+", title.lower())[:6]
    return "-".join(words)[:60].strip("-") if len(words) > 1 else f"import-{dt.datetime.now(dt.UTC):%Y-%m-%d}"


def _written(folder: Path, name: str, language: Language, page: str) -> Path:
    """A new file, of a name that no page of either language has: it would be one of two pages, or of a pair.

    Raises:
        BotError: the folder cannot be written to.
    """
    drafts = folder / DRAFTS
    taken = {path.name.lower().partition(".")[0] for path in folder.rglob("*.md")}
    number = 1
    while True:
        path = drafts / f"{name if number == 1 else f'{name}-{number}'}.{language}.md"
        number += 1
        if path.name.partition(".")[0] in taken:
            continue
        try:
            drafts.mkdir(exist_ok=True)
            with path.open("x", encoding="utf-8") as file:
                file.write(page)
        except FileExistsError:
            if not drafts.is_dir():
                raise _unwritable(drafts, "Not a directory") from None
        except OSError as fault:
            raise _unwritable(path, fault.strerror or "unknown") from None
        else:
            return path


def _unwritable(path: Path, reason: str) -> BotError:
    return trouble(str(path), f"cannot be written ({reason}).", "无法写入；请检查文件夹权限。")


# What staff are shown


def _doubts(found: Found, words: str, publisher: str | None) -> Iterator[tuple[str, str]]:
    """What was guessed or is missing, in English and Chinese."""
    if not found.date:
        yield "No date was found; write it into the header.", "没有找到日期；请在页首补上 date。"
    chinese = len(re.findall(f"[{CJK}]", words))
    english = len(re.findall(r"[A-Za-z]+", words))
    if is_foreign(words[:2000]) or not (chinese or has_latin(words)):
        yield (
            "The text seems to be neither English nor Chinese; translate it.",
            "似乎既不是英文也不是中文；请翻译。",
        )
    elif min(chinese, english) > _MIXED * (chinese + english):
        yield (
            "The text is in both languages, and its own is a guess; the file's name and “language:” must agree.",
            "中英文混合，语言是猜测的；文件名和 language 必须一致。",
        )
    if not publisher:
        yield (
            "Nobody is named as its source; write name and address into a source line.",
            "没有找到来源；请在来源行写上名称和网址。",
        )
    if found.left_out:
        shown = " / ".join(text[:40] for text in found.left_out[:5])
        yield (
            f"{len(found.left_out)} headings or items of lists were left out; compare it with the original: {shown}",
            f"有 {len(found.left_out)} 个标题或列表项没有收入，请对照原文。",
        )


def _taken(name: str, path: Path) -> Iterator[tuple[str, str]]:
    if path.name.partition(".")[0] != name:
        yield (
            f"The name {name} is taken; nothing was overwritten.",
            f"名称 {name} 已被使用；没有覆盖任何文件。",
        )


def _shown(
    path: Path,
    folder: Path,
    found: Found,
    parts: Sequence[Part],
    language: Language,
    doubts: Sequence[tuple[str, str]],
) -> Iterator[str]:
    texts = [text for text in _texts(parts) if text]
    size = len(" ".join(texts))
    yield f"{path}"
    yield f"  title 标题: {found.title}"
    yield f"  date 日期: {found.date or 'none found · 没有找到'}"
    yield f"  language 语言: {language}"
    yield f"  {len(texts)} paragraphs, {size} characters · {len(texts)} 段，{size} 字符"
    yield f"  first 开头: {texts[0][:100]}"
    yield f"  last 结尾: {texts[-1][-100:]}"
    for en, zh in doubts:
        yield f"  ! {en} {zh}"
    _, problems = read_page(path.read_bytes(), path.relative_to(folder).as_posix(), path.name[:-6], language)
    for problem in problems:
        if problem.kind not in ("date", "source"):  # said above
            yield f"  line {problem.line or 1}: {problem.en} {problem.zh}"
    yield (
        "  Not in service yet: read it, shorten it in your own words, then move it out of _drafts. "
        "尚未使用：请阅读并用自己的话改写，然后移出 _drafts。"
    )
