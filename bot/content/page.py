"""One file into one document: header, sections, passages, and what is wrong with it."""

import re
from collections.abc import Iterator, Sequence

from bot.content.document import Contact, Document, Language, Passage, Source, Upkeep
from bot.content.encoding import decode
from bot.content.front_matter import FrontMatter, Header, read_header
from bot.content.markdown import Block, Heading, Part, SourceLine, parse
from bot.content.problems import Problem, error, guessed_encoding, note
from bot.content.sentences import split_sentences
from bot.content.source_line import is_undated, misread, read_source

CONTACT_SECTION = "contact"
MOST_HEADINGS = 40
"""Ours have 24 at most. Beyond that a page holds several subjects, and its title says little of each."""
_HTML = re.compile(r"<(script|style|iframe|object|embed|form|img|svg)\b", re.I)


def read_page(
    raw: bytes, path: str, page: str, language: Language
) -> tuple[Document | None, Sequence[Problem]]:
    """The document, or None with at least one error that says why; never raises for what a file may hold."""
    try:
        text, guessed = decode(raw)
    except UnicodeDecodeError as trouble:
        if b"\0" in raw:
            return None, [_binary(path)]
        return None, [_not_utf8(path, 1 + raw[: trouble.start].count(b"\n"))]
    header = read_header(text.replace("\r\n", "\n").replace("\r", "\n"), path)
    problems = [*header.problems, *_misfits(path, header, language)]
    if guessed:
        problems.append(guessed_encoding(path, guessed))
    if any(problem.severity == "error" for problem in problems):
        return None, sorted(problems, key=lambda problem: problem.line or 0)
    return _read_body(header, path, page, language, problems)


def _read_body(
    header: Header, path: str, page: str, language: Language, problems: list[Problem]
) -> tuple[Document | None, Sequence[Problem]]:
    fields = header.fields
    parts = parse(header.body, header.body_line)
    title = fields.title or next(
        (part.text for part in parts if isinstance(part, Heading) and part.text), None
    )
    page_source = Source(None, fields.date, fields.source)
    passages = tuple(_passages(parts, path, page, language, title or page, page_source, problems))
    if not passages:
        return None, [*problems, _empty(path)]
    if not title:
        problems.append(_no_title(path))
    problems += _notes(passages, fields, path)
    problems += _form_notes(header, parts, path)
    contact = None
    if fields.section == CONTACT_SECTION and fields.email and fields.phone:
        contact = Contact(fields.email, fields.phone)
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
        Upkeep(fields.valid_until, fields.review_by, fields.checked_by, fields.checked_on),
    )
    if document.holds_rules and not document.upkeep.review_by:
        problems.append(_no_review(path))
    return document, problems


def _passages(
    parts: Sequence[Part],
    path: str,
    page: str,
    language: Language,
    title: str,
    page_source: Source,
    problems: list[Problem],
) -> Iterator[Passage]:
    position = 0
    for headings, section in _sections(parts, title):
        for blocks, source in _sourced(section, path, problems):
            for line, sentences, items in _joined(blocks):
                yield Passage(
                    page, language, title, headings, sentences, source or page_source, position, line, items
                )
                position += 1


def _sections(
    parts: Sequence[Part], title: str
) -> Iterator[tuple[tuple[str, ...], list[Block | SourceLine]]]:
    """Each section's path of headings with its text. A heading that only repeats the title is left out."""
    path: list[Heading] = []
    section: list[Block | SourceLine] = []
    for part in parts:
        if not isinstance(part, Heading):
            section.append(part)
            continue
        yield tuple(heading.text for heading in path if heading.text not in ("", title)), section
        path = [heading for heading in path if heading.level < part.level] + [part]
        section = []
    yield tuple(heading.text for heading in path if heading.text not in ("", title)), section


def _sourced(
    section: Sequence[Block | SourceLine], path: str, problems: list[Problem]
) -> Iterator[tuple[list[Block], Source | None]]:
    """The section's blocks, each with the source line that ends it; None where the page's source counts."""
    above: list[Block] = []
    for part in section:
        if isinstance(part, Block):
            if part.parts:
                above.append(part)
            continue
        source = read_source(part.text)
        problems += _source_notes(source, above, path, part.line)
        yield above, source if source != Source() else None
        above = []
    yield above, None


def _joined(blocks: Sequence[Block]) -> Iterator[tuple[int, tuple[str, ...], int]]:
    """Line, sentences and number of items of each passage: a paragraph; a list or table together with the line
    that announces it.
    """
    announced: Block | None = None
    for block in blocks:
        sentences = block.parts if block.kind == "items" else split_sentences(" ".join(block.parts))
        if announced:
            announcement = split_sentences(" ".join(announced.parts))
            if block.kind == "items":
                yield announced.line, (*announcement, *sentences), len(sentences)
                announced = None
                continue
            yield announced.line, announcement, 0
            announced = None
        if block.kind == "paragraph" and block.parts and block.parts[-1].endswith((":", "：")):
            announced = block
        elif sentences:
            yield block.line, tuple(sentences), len(sentences) if block.kind == "items" else 0
    if announced:
        yield announced.line, split_sentences(" ".join(announced.parts)), 0


def _notes(passages: Sequence[Passage], fields: FrontMatter, path: str) -> Iterator[Problem]:
    if fields.section in (CONTACT_SECTION, "about"):  # they speak of the bot itself
        return
    if any(passage.source.date is None and not is_undated(passage.source) for passage in passages):
        yield note(
            "date",
            path,
            None,
            "has text without a date; add “date:” to the header or a date to the section's source line "
            "(“undated” where the source has none).",
            "有内容没有日期；请在页首加 date，或在该节的来源行写上日期（来源本身没有日期时写“未注明日期”）。",
        )
    if any(passage.source == Source(None, passage.source.date, None) for passage in passages):
        yield note(
            "source",
            path,
            None,
            "has text without a source; add “source:” to the header or end the section with “Source: …”.",
            "有内容没有来源；请在页首加 source，或在该节末尾写“来源：…”。",
        )


def _form_notes(header: Header, parts: Sequence[Part], path: str) -> Iterator[Problem]:
    headings = sum(isinstance(part, Heading) for part in parts)
    if headings > MOST_HEADINGS:
        yield _many_headings(path, headings)
    for number, line in enumerate(header.body.splitlines(), header.body_line):
        if found := _HTML.search(line):
            yield _html(path, number, found[1].lower())
            return


def _many_headings(path: str, headings: int) -> Problem:
    return note(
        "headings",
        path,
        None,
        f"has {headings} headings; split it into pages of one subject each, so that their titles say more.",
        f"有 {headings} 个标题；请按主题拆成几个页面，让标题更有用。",
        (
            f"has more than {MOST_HEADINGS} headings; split it into pages of one subject each.",
            f"标题超过 {MOST_HEADINGS} 个；请按主题拆成几个页面。",
        ),
    )


def _html(path: str, line: int, tag: str) -> Problem:
    return note(
        "html",
        path,
        line,
        f"has HTML (<{tag}>), of which only the words are used; write plain Markdown.",
        f"含有 HTML（<{tag}>），只会使用其中的文字；请用普通 Markdown 书写。",
    )


def _no_review(path: str) -> Problem:
    return note(
        "review",
        path,
        None,
        "tells of procedures, taxes, permits or visas; add “review_by:” with the day on which to check it again.",
        "内容涉及办事流程、税收、许可或签证；请在页首加 review_by，写上下次核对的日期。",
    )


def _source_notes(source: Source, above: Sequence[Block], path: str, line: int) -> Iterator[Problem]:
    if source == Source():
        yield _bad_source(path, line)
    elif not above:
        yield _source_without_text(path, line)
    for part in misread(source):
        yield _misread(part, path, line)


def _misfits(path: str, header: Header, language: Language) -> Iterator[Problem]:
    """What the header's fields, each fine by itself, get wrong together or beside the file's name."""
    fields = header.fields
    if fields.language not in (None, language):
        yield _contradiction(path, header, language)
    if fields.section == CONTACT_SECTION:
        given = {"email": fields.email, "phone": fields.phone}
        missing = [name for name, value in given.items() if not value and name not in header.broken]
        if missing:
            yield _no_contact(path, header.lines.get("section"), missing)


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


def _no_contact(path: str, line: int | None, missing: Sequence[str]) -> Problem:
    return error(
        "contact",
        path,
        line,
        f"a contact page needs {' and '.join(f'“{name}:”' for name in missing)} in its header; add it.",
        f"联系页面的页首必须有 {' 和 '.join(missing)}；请补上。",
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


def _source_without_text(path: str, line: int) -> Problem:
    return note(
        "source-line",
        path,
        line,
        "the source line has no text above it in its section; put it below the text that it belongs to.",
        "来源行在本节中上面没有内容；请移到它所属的内容下面。",
    )


def _misread(part: str, path: str, line: int) -> Problem:
    form_en = "“Source: NAME, 2014-12-20, https://…” with commas between, one date and one address"
    form_zh = "“来源：名称，2014年12月20日，https://…”，用逗号隔开，日期和网址各一个"
    return note(
        "source-line",
        path,
        line,
        f"“{part[:60]}” in the source line is read neither as a date nor as an address; write {form_en}.",
        f"来源行中的“{part[:60]}”无法识别为日期或网址；请写成{form_zh}。",
        (
            f"a part of the source line is read neither as a date nor as an address; write {form_en}.",
            f"来源行中有一部分无法识别为日期或网址；请写成{form_zh}。",
        ),
    )
