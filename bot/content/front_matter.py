"""The header of one page: YAML between two lines of `---`, checked by a pydantic model."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Annotated

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from bot.content import fences, header_problems
from bot.content.dates import AsOf, parse_date
from bot.content.document import Language
from bot.content.problems import Problem

LONGEST_HEADER = 20_000
"""Characters. A longer header is a page's text between two lines of dashes."""

_TYPED_FIELD = re.compile(r"(?P<name>\w+)[ \t]*(?P<colon>：[ \t]*|:[ \t]*)(?P<value>.*)")
_QUOTED = re.compile("[“”「『＂](?P<text>[^“”「」『』＂]*)[“”」』＂]?|(?P<open>[^“”「」『』＂]*)[”」』＂]")
"""Typographic quotation marks round a value, or the one that somebody forgot to close or to open."""
_FIELD = re.compile(r"^(?=\w[^\n:]*:)", re.MULTILINE)
_OPENING, _CLOSING, _QUOTES = "[［【〔「『（(", "]］】〕」』）)", "\"'“”‘’＂"
_BETWEEN = re.compile("[,，、;；|｜]")
_ODD_IN_LIST = re.compile(f"[{_OPENING[1:]}{_CLOSING[1:]}“”‘’＂，、;；|｜]")


def _as_date(value: object) -> AsOf:
    date = parse_date(value) if isinstance(value, str) else None
    if date is None:
        raise ValueError("not a date")
    return date


def _as_list(value: object) -> object:
    if isinstance(value, str):
        return _items(value)
    return [part for item in value for part in _items(item) or [item]] if isinstance(value, list) else value


def _items(text: str) -> list[str]:
    """A list in a line, whatever stands round it and between its items: “［tax, visa］”, “tax、visa”."""
    parts = (part.strip(f"{_QUOTES} ") for part in _BETWEEN.split(text.strip(f"{_OPENING}{_CLOSING} ")))
    return [part for part in parts if part]


_Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300, pattern=r"^\P{Cc}+$")
]
_Word = Annotated[_Line, StringConstraints(to_lower=True)]
_Address = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^https?://[^\s/]+\.[^\s]+$")]
_Email = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[^@\s]+@[^@\s]+\.[A-Za-z]{2,}$")]
_Phone = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^(\+|00)[0-9][0-9 ()-]{5,}[0-9]$")]


class FrontMatter(BaseModel):  # type: ignore[explicit-any]  # pydantic's own base class
    """Every field a page can set; all of them are optional."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    title: _Line | None = None
    language: Language | None = None
    section: _Word | None = None
    date: Annotated[AsOf | None, BeforeValidator(_as_date)] = None
    source: _Address | None = None
    topics: Annotated[tuple[_Line, ...], BeforeValidator(_as_list)] = ()
    valid_until: Annotated[AsOf | None, BeforeValidator(_as_date)] = None
    review_by: Annotated[AsOf | None, BeforeValidator(_as_date)] = None
    checked_by: _Line | None = None
    checked_on: Annotated[AsOf | None, BeforeValidator(_as_date)] = None
    email: _Email | None = None
    phone: _Phone | None = None


def _of_type(kind: object) -> frozenset[str]:
    """The fields that hold just that."""
    return frozenset(name for name, about in FrontMatter.model_fields.items() if about.annotation == kind)


_DATES, _TEXTS, _LISTS = (_of_type(kind) for kind in (AsOf | None, _Line | None, tuple[_Line, ...]))
_NAMES = "|".join(FrontMatter.model_fields)
_INDENTED = re.compile(rf"^[ \t]+(?P<name>{_NAMES})[ \t]*[:：]", re.MULTILINE)


class YamlError(Exception):
    """Text that YAML cannot read, with the line where the mistake begins, counted from 0."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def compose(text: str) -> yaml.Node | None:
    """The text's values as written, so that `language: no` or a phone number stay text.

    Raises:
        YamlError: whatever the text holds, nothing else is raised.
    """
    with suppress(yaml.YAMLError, ValueError, OverflowError, AttributeError):
        fast: yaml.Node | None = yaml.compose(text, Loader=yaml.CBaseLoader)  # where libyaml was built in
        return fast
    try:  # Python's own, ten times slower, says better where the mistake is
        node: yaml.Node | None = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as trouble:
        # The scanner finds out late, at the end of a quotation that is never closed; a block begins too early.
        is_inner = (trouble.context or "").startswith(("while scanning", "while parsing a flow"))
        mark = (is_inner and trouble.context_mark) or trouble.problem_mark or trouble.context_mark
        raise YamlError(mark.line if mark else 0) from None
    except yaml.reader.ReaderError as trouble:
        raise YamlError(text.count("\n", 0, trouble.position)) from None
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError):
        raise YamlError(0) from None
    return node


@dataclass(frozen=True, slots=True)
class Header:
    """What was read of a header, and where the body begins."""

    fields: FrontMatter  # without those that are broken
    lines: dict[str, int]  # field -> its line in the file, counted from 1
    body: str
    body_line: int
    problems: tuple[Problem, ...] = field(default=())
    broken: frozenset[str] = frozenset()  # fields that an error is reported of


def read_header(text: str, path: str) -> Header:
    """Splits a page into header and body, with every mistake of the header among the problems."""
    names = FrontMatter.model_fields
    page = fences.split(text, names)
    if not page:
        return Header(FrontMatter(), {}, text, 1, tuple(fences.around_no_header(text, names, path)))
    if len(page.header) > LONGEST_HEADER:
        return Header(FrontMatter(), {}, page.body, page.body_line, (header_problems.too_long(path),))
    values: dict[str, object] = {}
    lines: dict[str, int] = {}
    found = list(fences.below_header(page.body, page.body_line, names, path))
    broken: set[str] = set()
    mended, notes = _mended(page.header, path, page.header_line)
    found += notes
    for first, node in _nodes(mended, path, page.header_line, found, broken):
        found += _read_fields(node, first, path, values, lines)
    fields = _validate(values, lines, path, found, broken)
    return Header(fields, lines, page.body, page.body_line, tuple(found), frozenset(broken))


def _mended(header: str, path: str, first_line: int) -> tuple[str, list[Problem]]:
    """The header with what a Chinese keyboard does to it put right: full-width colons and quotation marks, no blank
    behind the colon, a second colon in a text. What is right already is left as it is.
    """
    lines, notes = header.split("\n"), []
    for number, line in enumerate(lines):
        match = _TYPED_FIELD.fullmatch(line)
        if not match or match["name"] not in FrontMatter.model_fields:
            continue
        value = match["value"].strip()
        as_list = _list_as_meant(value) if match["name"] in _LISTS else value
        if bare := _QUOTED.fullmatch(value):
            value = (bare["text"] or bare["open"] or "").strip()
        typed_wrong = (match["colon"] != ": " and bool(value)) or as_list != value
        needs_quotes = bool(bare) or (
            match["name"] in _TEXTS and re.search(r":(?:\s|$)|\s#", value) and value[0] not in "\"'{["
        )
        if typed_wrong or needs_quotes:
            shown = json.dumps(value, ensure_ascii=False) if needs_quotes else as_list
            lines[number] = f"{match['name']}: {shown}"
            notes.append(header_problems.was_mended(path, first_line + number, lines[number]))
    return "\n".join(lines), notes


def _list_as_meant(value: str) -> str:
    """The list as YAML writes it, where a Chinese keyboard wrote it. One that goes on below is left as it is."""
    is_whole = (
        value[:1] in tuple(_OPENING) if value[-1:] in tuple(_CLOSING) else value[:1] not in tuple(_OPENING)
    )
    if not is_whole or not _ODD_IN_LIST.search(value):
        return value
    items = (json.dumps(i, ensure_ascii=False) if re.search(r"[^\w .&/-]", i) else i for i in _items(value))
    return f"[{', '.join(items)}]"


def _nodes(
    header: str, path: str, first_line: int, problems: list[Problem], broken: set[str]
) -> Iterator[tuple[int, yaml.Node]]:
    """The header with the file's line where it begins: as a whole, or field by field where one is misspelt."""
    try:
        if node := compose(header):
            yield first_line, node
        return
    except YamlError as trouble:
        whole = trouble
    if indented := _INDENTED.search(header):  # YAML finds fault with the next line that is not
        line = first_line + header.count("\n", 0, indented.start())
        problems.append(header_problems.indented(indented["name"], path, line))
        return
    is_found, line = False, first_line
    for part in _FIELD.split(header):
        try:
            if node := compose(part):
                yield line, node
        except YamlError as trouble:
            is_found = True
            broken.add(part.partition(":")[0].strip())
            text = part.split("\n")[trouble.line]
            problems.append(header_problems.bad_yaml(path, line + trouble.line, text))
        line += part.count("\n")
    if not is_found:
        text = header.split("\n")[whole.line]
        problems.append(header_problems.bad_yaml(path, first_line + whole.line, text))


def _read_fields(
    node: yaml.Node, first: int, path: str, values: dict[str, object], lines: dict[str, int]
) -> Iterator[Problem]:
    """Puts each field's value and line into the two dictionaries."""
    if not isinstance(node, yaml.MappingNode):
        yield header_problems.not_a_mapping(path, first + node.start_mark.line)
        return
    for key, value in node.value:
        line = first + key.start_mark.line
        if not isinstance(key, yaml.ScalarNode):
            yield header_problems.bad_yaml(path, line)
        elif (name := str(key.value)) in values:
            yield header_problems.twice(name, path, line)
        else:
            lines[name], values[name] = line, _value(value)


def _value(node: yaml.Node) -> object:
    """A text, or a list of texts; what is inside a list's item is left out, and no field takes a mapping."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value) or None
    if isinstance(node, yaml.SequenceNode):
        return [str(item.value) if isinstance(item, yaml.ScalarNode) else "" for item in node.value]
    return {}


def _validate(
    values: dict[str, object], lines: dict[str, int], path: str, problems: list[Problem], broken: set[str]
) -> FrontMatter:
    problems += [
        header_problems.unknown(name, FrontMatter.model_fields, path, lines[name])
        for name in values
        if name not in FrontMatter.model_fields
    ]
    given = {name: value for name, value in values.items() if value is not None}
    try:
        return FrontMatter.model_validate(given)
    except ValidationError as trouble:
        wrong = dict.fromkeys(str(fault["loc"][0]) for fault in trouble.errors())
    for name in wrong:
        if name == "language":  # the file's name tells it
            problems.append(header_problems.odd_language(given[name], path, lines[name]))
        else:
            is_date = name in _DATES
            problems.append(header_problems.bad_field(name, given[name], path, lines[name], is_date=is_date))
            broken.add(name)
    return FrontMatter.model_validate({name: value for name, value in given.items() if name not in wrong})
