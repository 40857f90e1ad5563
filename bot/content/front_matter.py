"""The header of one page: YAML between two lines of `---`, checked by a pydantic model."""

import re
from dataclasses import dataclass, field
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from bot.content.dates import AsOf, parse_date
from bot.content.problems import Problem, error, note

_FENCE = re.compile(r"\A---[ \t]*\n(?P<header>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def _as_date(value: object) -> AsOf:
    date = parse_date(value) if isinstance(value, str) else None
    if date is None:
        raise ValueError("not a date")
    return date


def _as_list(value: object) -> object:
    return [part.strip() for part in re.split("[,，、]", value)] if isinstance(value, str) else value


_Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
_Address = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^https?://[^\s/]+\.[^\s]+$")]
_Email = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[^@\s]+@[^@\s]+\.[A-Za-z]{2,}$")]
_Phone = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^(\+|00)[0-9][0-9 ()-]{5,}[0-9]$")]


class FrontMatter(BaseModel):  # type: ignore[explicit-any]  # pydantic's own base class
    """Every field a page can set; all of them are optional."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    title: _Line | None = None
    language: Literal["en", "zh"] | None = None
    section: _Line | None = None
    date: Annotated[AsOf | None, BeforeValidator(_as_date)] = None
    source: _Address | None = None
    topics: Annotated[tuple[_Line, ...], BeforeValidator(_as_list)] = ()
    email: _Email | None = None
    phone: _Phone | None = None


_REMEDIES = {
    "title": ("write one line of text", "请写一行文字"),
    "language": ("write en or zh", "请写 en 或 zh"),
    "section": ("write one word such as news", "请写一个词，例如 news"),
    "date": ("write it like 2014-12-20, 2014-12 or 2014", "请写成 2014-12-20、2014-12 或 2014"),
    "source": (
        "write an address that begins with http:// or https://",
        "请写以 http:// 或 https:// 开头的网址",
    ),
    "topics": ("write a list like [tax, permits]", "请写成列表，例如 [tax, permits]"),
    "email": ("write one address like name@example.org", "请写一个邮箱，例如 name@example.org"),
    "phone": (
        "write it with the country code, like 0086-10-12345678",
        "请写上国家代码，例如 0086-10-12345678",
    ),
}


@dataclass(frozen=True, slots=True)
class Header:
    """What was read of a header, and where the body begins."""

    fields: FrontMatter
    lines: dict[str, int]  # field -> its line in the file, counted from 1
    body: str
    body_line: int
    problems: tuple[Problem, ...] = field(default=())


def read_header(text: str, path: str) -> Header:
    """Splits a page into header and body. With an error among the problems the fields are the defaults."""
    fence = _FENCE.match(text)
    if not fence:
        problems = (_unclosed(path),) if re.match(r"---[ \t]*\n", text) else ()
        return Header(FrontMatter(), {}, text, 1, problems)
    body_line = 1 + text[: fence.end()].count("\n")
    values, lines, found = _read_yaml(fence["header"], path)
    if not found:
        fields, found = _validate(values, lines, path)
    else:
        fields = FrontMatter()
    return Header(fields, lines, text[fence.end() :], body_line, tuple(found))


def _read_yaml(header: str, path: str) -> tuple[dict[str, object], dict[str, int], list[Problem]]:
    """The header's keys with their values as written, so that `language: no` or a phone number stay text."""
    try:
        node = yaml.compose(header, Loader=yaml.BaseLoader)
        if node is None:
            return {}, {}, []
        if not isinstance(node, yaml.MappingNode):
            return {}, {}, [_not_a_mapping(path, node.start_mark.line + 2)]
        values: dict[str, object] = {}
        lines: dict[str, int] = {}
        for key, value in node.value:
            name = str(key.value)
            line = key.start_mark.line + 2  # marks count from 0, and the header begins on line 2
            if name in values:
                return {}, {}, [_twice(name, path, line)]
            lines[name] = line
            values[name] = (
                [str(item.value) for item in value.value]
                if isinstance(value, yaml.SequenceNode)
                else None
                if isinstance(value, yaml.MappingNode)
                else value.value or None
            )
    except (yaml.YAMLError, RecursionError, ValueError) as trouble:
        mark = getattr(trouble, "problem_mark", None)
        return {}, {}, [_bad_yaml(path, mark.line + 2 if mark else 2)]
    return values, lines, []


def _validate(
    values: dict[str, object], lines: dict[str, int], path: str
) -> tuple[FrontMatter, list[Problem]]:
    problems = [_unknown(name, path, lines[name]) for name in values if name not in FrontMatter.model_fields]
    given = {name: value for name, value in values.items() if value not in (None, "")}
    try:
        return FrontMatter.model_validate(given), problems
    except ValidationError as trouble:
        wrong = dict.fromkeys(str(fault["loc"][0]) for fault in trouble.errors())
        problems += [_bad_field(name, given[name], path, lines[name]) for name in wrong]
        return FrontMatter(), problems


def _bad_field(name: str, value: object, path: str, line: int) -> Problem:
    en, zh = _REMEDIES[name]
    shown = str(value)[:60]
    return error(
        "field", path, line, f"{name}: “{shown}” cannot be used; {en}.", f"{name}：“{shown}”无法使用；{zh}。"
    )


def _unknown(name: str, path: str, line: int) -> Problem:
    known = ", ".join(FrontMatter.model_fields)
    return note(
        "unknown-field",
        path,
        line,
        f"“{name[:60]}” is not a field that the bot knows; it is ignored. Known are: {known}.",
        f"“{name[:60]}”不是可用的字段，已忽略。可用的有：{known}。",
    )


def _twice(name: str, path: str, line: int) -> Problem:
    return error(
        "yaml", path, line, f"“{name}” is set twice; keep one of them.", f"“{name}”写了两次；请只保留一个。"
    )


def _unclosed(path: str) -> Problem:
    return error(
        "yaml",
        path,
        1,
        "the header opens with --- and is never closed; put a line --- below its last field.",
        "页首以 --- 开始但没有结束；请在最后一个字段下面加一行 ---。",
    )


def _not_a_mapping(path: str, line: int) -> Problem:
    return error(
        "yaml",
        path,
        line,
        "the header is not made of fields; write a line like “title: My page” for each.",
        "页首不是字段；请每行写一个字段，例如“title: 我的页面”。",
    )


def _bad_yaml(path: str, line: int) -> Problem:
    return error(
        "yaml",
        path,
        line,
        "the header cannot be read here; write each field as “name: value” on a line of its own, "
        "and put a value with a colon in double quotes.",
        "页首这一行无法识别；请每行写一个“字段: 值”，值里有冒号时用英文双引号括起来。",
    )
