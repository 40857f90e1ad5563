"""One file into one document: header, sections, passages, and what is wrong with it."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from bot.content import contact_text, page_problems
from bot.content.document import OWN_SECTIONS, Contact, Dated, Document, Language, Passage, Source, Upkeep
from bot.content.encoding import decode, lost_line
from bot.content.front_matter import FrontMatter, Header, read_header
from bot.content.markdown import LINK_TO_NOWHERE, Block, Heading, Part, SourceLine, parse
from bot.content.problems import Problem, guessed_encoding
from bot.content.sentences import split_sentences
from bot.content.source_line import is_undated, misread, read_source

CONTACT_SECTION = "contact"
MOST_HEADINGS = 40
"""Ours have 24 at most. Beyond that a page holds several subjects, and its title says little of each."""
_TYPED_TABLE = re.compile(r"(?:^[^\n\t]+\S\t+[^\n]*\S[^\n]*\n?){2,}|(?:^[ \t]*\|.*\|[ \t]*$\n?){2,}", re.M)
"""Lines of cells with tabs between, or with bars at both ends."""
_DASH_ROW = re.compile(r"^[ \t]*\|[ :|-]*-[ :|-]*\|[ \t]*$", re.M)
_HTML = re.compile(
    r"<!--.*?(?:-->|\Z)|(?<![\\`])</?(?P<tag>(?:script|style|iframe|object|embed|form|img|svg)\b"
    r"|(?!br\b)[a-z][a-z0-9-]*(?=\s[^<>]*>|/?>))",
    re.I | re.S,
)
"""A comment, which is for those who write the page, or a tag, <br> aside: a Markdown table has no other line break."""

_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.M)
"""What git leaves where two versions of a line met; ======= alone is a rule below a heading."""
FEWEST_SOURCED = 3
"""Sections with a source line from which on one without is a slip."""


def read_page(
    raw: bytes, path: str, page: str, language: Language
) -> tuple[Document | None, Sequence[Problem]]:
    """The document, or None with at least one error that says why; never raises for what a file may hold."""
    try:
        text, guessed = decode(raw)
    except UnicodeDecodeError as trouble:
        if b"\0" in raw:
            return None, [page_problems.binary(path)]
        return None, [page_problems.not_utf8(path, 1 + raw[: trouble.start].count(b"\n"))]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    header = read_header(text, path)
    problems = [*header.problems, *_misfits(path, header, language)]
    contact = _contact(header.fields)
    if contact:
        problems += contact_text.others(header.body, header.body_line, contact, header.lines, path)
    if line := lost_line(text):
        problems.append(page_problems.lost(path, line))
    if marks := _CONFLICT.search(header.body):
        problems.append(page_problems.conflict(path, _line(header, marks.start())))
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
        return None, [*problems, page_problems.empty(path)]
    if contact := _contact(fields):
        passages = (
            tuple(p for p in passages if not contact_text.gives_another(p.sentences, contact)) or passages
        )
    if not title:
        problems.append(page_problems.no_title(path))
    problems += _notes(passages, fields, path)
    problems += _form_notes(header, parts, path)
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
        tuple(_dated(header, parts)),
    )
    if document.holds_rules and not document.upkeep.review_by:
        problems.append(page_problems.no_review(path))
    return document, problems


def _contact(fields: FrontMatter) -> Contact | None:
    if fields.section == CONTACT_SECTION and fields.email and fields.phone:
        return Contact(fields.email, fields.phone)
    return None


def _dated(header: Header, parts: Sequence[Part]) -> Iterator[Dated]:
    for name, date in (("date", header.fields.date), ("checked_on", header.fields.checked_on)):
        if date:
            yield Dated(date, header.lines[name])
    for part in parts:
        if isinstance(part, SourceLine) and (date := read_source(part.text).date):
            yield Dated(date, part.line)


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
    if fields.section in OWN_SECTIONS:  # they speak of the bot itself
        return
    if any(passage.source.date is None and not is_undated(passage.source) for passage in passages):
        yield page_problems.no_date(path)
    if any(passage.source == Source(None, passage.source.date, None) for passage in passages):
        yield page_problems.no_source(path)


def _form_notes(header: Header, parts: Sequence[Part], path: str) -> Iterator[Problem]:
    headings = sum(isinstance(part, Heading) for part in parts)
    if headings > MOST_HEADINGS:
        yield page_problems.many_headings(path, headings, MOST_HEADINGS)
    yield from _html_notes(header, path)
    for link in LINK_TO_NOWHERE.finditer(header.body):
        yield page_problems.dead_link(path, _line(header, link.start()))
    typed = (table for table in _TYPED_TABLE.finditer(header.body) if not _DASH_ROW.search(table.group()))
    for table in islice(typed, 1):  # the others are mended with it
        yield page_problems.typed_table(path, _line(header, table.start()))
    if (line := _without_source(parts)) is not None:
        yield page_problems.section_without_source(path, line)


def _without_source(parts: Sequence[Part]) -> int | None:
    """The line of the only section without a source line of a page whose other ones all have one."""
    lines: dict[int, bool] = {}  # of each section that has text: whether it has a source line
    line = 0
    for part in parts:
        if isinstance(part, Heading):
            line = part.line
        elif isinstance(part, SourceLine):
            lines[line] = True
        elif part.parts:
            lines.setdefault(line, False)
    without = [line for line, sourced in lines.items() if line and not sourced]
    return without[0] if len(without) == 1 and sum(lines.values()) >= FEWEST_SOURCED else None


def _html_notes(header: Header, path: str) -> Iterator[Problem]:
    """Of the first tag, and of the first table."""
    found_all = list(_HTML.finditer(header.body))
    tags = [found for found in found_all if found["tag"]]
    table = next((found for found in tags if found["tag"].lower() == "table"), None)
    if tags and tags[0] is not table:
        yield page_problems.html(path, _line(header, tags[0].start()), tags[0]["tag"].lower())
    if table:
        yield page_problems.html_table(path, _line(header, table.start()))
    last = found_all[-1] if found_all else None
    if last and last[0].startswith("<!--") and not last[0].endswith("-->"):
        yield page_problems.open_comment(path, _line(header, last.start()))


def _line(header: Header, position: int) -> int:
    return header.body_line + header.body.count("\n", 0, position)


def _source_notes(source: Source, above: Sequence[Block], path: str, line: int) -> Iterator[Problem]:
    if source == Source():
        yield page_problems.bad_source(path, line)
    elif not above:
        yield page_problems.source_without_text(path, line)
    for part in misread(source):
        yield page_problems.misread(part, path, line)


def _misfits(path: str, header: Header, language: Language) -> Iterator[Problem]:
    """What the header's fields, each fine by itself, get wrong together or beside the file's name."""
    fields = header.fields
    if fields.language not in (None, language):
        yield page_problems.contradiction(path, header.lines.get("language"), fields.language, language)
    if fields.section == CONTACT_SECTION:
        given = {"email": fields.email, "phone": fields.phone}
        missing = [name for name, value in given.items() if not value and name not in header.broken]
        if missing:
            yield page_problems.no_contact(path, header.lines.get("section"), missing)
