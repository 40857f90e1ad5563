"""The two lines of `---` round a page's header, and what is told where one is missing or stands in the wrong place:
fields that are not between them would be quoted as text.
"""

import re
from collections.abc import Collection, Iterator

from bot.content import header_problems
from bot.content.problems import Problem

HEADER = re.compile(r"\A\s*---[ \t]*\n(?P<header>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_OPENING = re.compile(r"\s*---[ \t]*\n")
_CLOSED_BELOW = re.compile(r"\s*.+\n---[ \t]*(?:\n|\Z)")
_DAMAGED = re.compile(r"(?:\s*[-—–−=+_*~][-—–−=+_*~ \t]{0,7}\n)+(?=\w)")
"""What may have been the line --- above the first field: “--”, “——”, “- - -”."""
_FIELD = re.compile(r"(?P<name>\w+)[ \t]*[:：]")


def around_no_header(text: str, names: Collection[str], path: str) -> Iterator[Problem]:
    """Of a text that HEADER does not match. A page may have no header; staff are told of it."""
    line = 1 + text.count("\n", 0, len(text) - len(text.lstrip()))
    if opening := _OPENING.match(text):
        fields = _fields_at_top(text[opening.end() :], line + 1, names)
        yield header_problems.unclosed(path, line, fields[-1] if fields else None)
        return
    fields = _fields_at_top(text, 1, names)
    if len(fields) > 1 or (fields and _CLOSED_BELOW.match(text)):
        yield header_problems.unopened(path, line)
    elif text.strip():
        yield header_problems.no_header(path)


def below_header(body: str, first_line: int, names: Collection[str], path: str) -> Iterator[Problem]:
    """Fields that the closing line cuts off. `source:` may begin a source line of the text."""
    fields = _fields_at_top(body, first_line, names)
    own = [(name, line) for name, line in fields if name != "source"]
    if own:
        yield header_problems.cut_off(path, own[0][1], own[0][0], fields[-1][0])


def _fields_at_top(text: str, first_line: int, names: Collection[str]) -> list[tuple[str, int]]:
    """The fields that the text begins with, each with its line; behind a line --- that is damaged, too."""
    if damaged := _DAMAGED.match(text):
        first_line += text.count("\n", 0, damaged.end())
        text = text[damaged.end() :]
    fields = []
    for number, line in enumerate(text.split("\n"), first_line):
        field = _FIELD.match(line)
        if field and field["name"] in names:
            fields.append((field["name"], number))
        elif line.strip() and not (fields and line.startswith((" ", "\t", "-"))):  # no item of a field's list
            break
    return fields
