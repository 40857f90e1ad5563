"""One file into one document: header, sections, passages, and what is wrong with it."""

import re
from collections.abc import Iterator, Sequence

from bot.content.dates import parse_date
from bot.content.document import Contact, Document, Language, Passage, Source
from bot.content.front_matter import FrontMatter, Header, read_header
from bot.content.markdown import Block, Heading, parse
from bot.content.problems import Problem, error, note
from bot.content.sentences import split_sentences

CONTACT_SECTION = "contact"
_SOURCE_LINE = re.compile(r"^\W*(?:sources?|来源|來源|资料来源|資料來源)\s*[:：]\s*(?P<rest>.*)$", re.I)
_ADDRESS = re.compile(r"<?(?P<url>https?://[^\s<>\[\]，。；]*[^\s<>\[\]，。；,.;])>?")
_LINK = re.compile(r"\[([^\]]*)\]\((\S+?)\)")


def read_page(
    raw: bytes, path: str, page: str, language: Language
) -> tuple[Document | None, Sequence[Problem]]:
    """The document, or None with at least one error that says why; never raises for what a file may hold."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        return None, [_not_utf8(path, 1 + raw[: trouble.start].count(b"\n"))]
    if "\0" in text:
        return None, [_binary(path)]
    header = read_header(text.replace("\r\n", "\n").replace("\r", "\n"), path)
    problems = list(header.problems)
    if header.fields.language not in (None, language):
        problems.append(_contradiction(path, header, language))
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    return _read_body(header, path, page, language, problems)


def _read_body(
    header: Header, path: str, page: str, language: Language, problems: list[Problem]
) -> tuple[Document | None, Sequence[Problem]]:
    fields = header.fields
    parts = parse(header.body, header.body_line)
    title = fields.title or next(
        (part.text for part in parts if isinstance(part, Heading) and part.text), None
    )
    if not title:
        problems.append(_no_title(path))
    page_source = Source(None, fields.date, fields.source)
    passages = tuple(_passages(parts, path, page, language, title or page, page_source, problems))
    contact = None
    if fields.section == CONTACT_SECTION:
        if not (fields.email and fields.phone):
            return None, [*problems, _no_contact(path)]
        contact = Contact(fields.email, fields.phone)
    if not passages:
        return None, [*problems, _empty(path)]
    problems += _notes(passages, fields, path)
    document = Document(
        page,
        language,
        path,
        title or page,
        fields.section or "",
        page_source,
        fields.topics,
        passages,
        contact,
    )
    return document, problems


def _passages(
    parts: Sequence[Heading | Block],
    path: str,
    page: str,
    language: Language,
    title: str,
    page_source: Source,
    problems: list[Problem],
) -> Iterator[Passage]:
    position = 0
    for headings, blocks in _sections(parts, title):
        texts, source = _section_source(blocks, path, problems)
        for line, sentences in _joined(texts):
            yield Passage(page, language, title, headings, sentences, source or page_source, position, line)
            position += 1


def _sections(parts: Sequence[Heading | Block], title: str) -> Iterator[tuple[tuple[str, ...], list[Block]]]:
    """Each section's path of headings with its blocks. A heading that only repeats the title is left out."""
    path: list[Heading] = []
    blocks: list[Block] = []
    for part in parts:
        if isinstance(part, Block):
            blocks.append(part)
            continue
        yield tuple(heading.text for heading in path if heading.text not in ("", title)), blocks
        path = [heading for heading in path if heading.level < part.level] + [part]
        blocks = []
    yield tuple(heading.text for heading in path if heading.text not in ("", title)), blocks


def _section_source(
    blocks: Sequence[Block], path: str, problems: list[Problem]
) -> tuple[list[Block], Source | None]:
    """The blocks without the section's source line, and what that line says."""
    if not blocks or blocks[-1].kind != "paragraph" or not blocks[-1].parts:
        return list(blocks), None
    last = blocks[-1]
    match = _SOURCE_LINE.match(last.raw_last_line.strip()) or _SOURCE_LINE.match(last.parts[-1])
    if not match:
        return list(blocks), None
    source = read_source(match["rest"])
    if source == Source():
        problems.append(_bad_source(path, last.line))
    rest = Block(last.kind, last.parts[:-1], "", last.line)
    return [*blocks[:-1], *([rest] if rest.parts else [])], source


def read_source(text: str) -> Source:
    """Reads `NAME, DATE, ADDRESS`; each part may be missing, and the name may hold commas."""
    text = _LINK.sub(r"\1, \2", text)
    address = _ADDRESS.search(text)
    if address:
        text = text[: address.start()] + text[address.end() :]
    parts = [part.strip() for part in re.split("[,，]", text.rstrip(" .。"))]
    parts = [part for part in parts if part]
    date = None
    for count in (2, 1):  # “December 20, 2014” has a comma of its own
        if len(parts) >= count and (date := parse_date(", ".join(parts[-count:]))):
            parts = parts[:-count]
            break
    return Source(", ".join(parts) or None, date, address["url"] if address else None)


def _joined(blocks: Sequence[Block]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Passages: a paragraph each; a list or table together with the line that announces it."""
    announced: Block | None = None
    for block in blocks:
        sentences = block.parts if block.kind == "items" else split_sentences(" ".join(block.parts))
        if announced:
            announcement = split_sentences(" ".join(announced.parts))
            if block.kind == "items":
                yield announced.line, (*announcement, *sentences)
                announced = None
                continue
            yield announced.line, announcement
            announced = None
        if block.kind == "paragraph" and block.parts and block.parts[-1].endswith((":", "：")):
            announced = block
        elif sentences:
            yield block.line, tuple(sentences)
    if announced:
        yield announced.line, split_sentences(" ".join(announced.parts))


def _notes(passages: Sequence[Passage], fields: FrontMatter, path: str) -> Iterator[Problem]:
    if fields.section in (CONTACT_SECTION, "about"):  # they speak of the bot itself
        return
    if any(passage.source.date is None for passage in passages):
        yield note(
            "date",
            path,
            None,
            "has text without a date; add “date:” to the header or a date to the section's source line.",
            "有内容没有日期；请在页首加 date，或在该节的来源行写上日期。",
        )
    if any(passage.source == Source(None, passage.source.date, None) for passage in passages):
        yield note(
            "source",
            path,
            None,
            "has text without a source; add “source:” to the header or end the section with “Source: …”.",
            "有内容没有来源；请在页首加 source，或在该节末尾写“来源：…”。",
        )


def _not_utf8(path: str, line: int) -> Problem:
    return error(
        "encoding",
        path,
        line,
        "is not saved as UTF-8; open it and save it again with the encoding UTF-8.",
        "不是 UTF-8 编码；请用 UTF-8 编码重新保存。",
    )


def _binary(path: str) -> Problem:
    return error(
        "binary",
        path,
        None,
        "is not a text file; save the page as plain text (Markdown, UTF-8).",
        "不是文本文件；请存为纯文本（Markdown，UTF-8）。",
    )


def _contradiction(path: str, header: Header, language: Language) -> Problem:
    given = header.fields.language
    return error(
        "language",
        path,
        header.lines.get("language"),
        f"“language: {given}” contradicts the file's name (.{language}.md); correct one of the two.",
        f"“language: {given}”与文件名（.{language}.md）矛盾；请改正其中一个。",
    )


def _no_title(path: str) -> Problem:
    return note(
        "title",
        path,
        None,
        "has no title; add “title:” to the header. Until then the file's name is shown.",
        "没有标题；请在页首加 title。在此之前显示文件名。",
    )


def _no_contact(path: str) -> Problem:
    return error(
        "contact",
        path,
        None,
        "a contact page needs “email:” and “phone:” in its header.",
        "联系页面的页首必须有 email 和 phone。",
    )


def _empty(path: str) -> Problem:
    return error(
        "empty", path, None, "has no text; write some or remove the file.", "没有正文；请写上内容或删除文件。"
    )


def _bad_source(path: str, line: int) -> Problem:
    return note(
        "source-line",
        path,
        line,
        "the source line is empty; write “Source: NAME, DATE, ADDRESS”.",
        "来源行是空的；请写“来源：名称，日期，网址”。",
    )
