"""The two lines of `---` round a page's header, and what is told where one is missing or stands in the wrong place:
fields that are not between them would be quoted as text.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.content import header_problems
from bot.content.header_problems import Placed
from bot.content.problems import Problem

_STRICT = re.compile(r"\A\s*---[ \t]*\n(?P<header>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_WIDE = "‐‑‒–—―−－﹣﹘─━＿＝＊＋～"
_RULE = re.compile(rf"[{_WIDE}]|[-_=*+~{_WIDE}](?:\s*[-_=*+~{_WIDE}])+")
_FIELD = re.compile(r"(?P<name>\w+)[ \t]*[:：]")
_ALSO_IN_TEXTS = ("source", "email", "phone")
"""Fields that a page's text may have lines of, too."""


@dataclass(frozen=True, slots=True)
class Fence:
    """A page taken apart at its fence; the lines are those of the file, counted from 1."""

    header: str
    header_line: int
    body: str
    body_line: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines that look like a header, of which only the fields that we know are named."""

    fields: tuple[Placed, ...]
    is_fenced: bool  # a rule stands above or below
    above: Placed | None  # the first line of text above it

    @property
    def own(self) -> tuple[Placed, ...]:
        """Those that no text has."""
        return tuple(field for field in self.fields if field.text.lower() not in _ALSO_IN_TEXTS)

    @property
    def as_known(self) -> bool:
        """In capitals (“Date:”) a text may have one of them."""
        return any(field.text.islower() for field in self.own)

    @property
    def is_header(self) -> bool:
        if len(self.own) > 1:
            return True
        return bool(self.own) and (self.is_fenced or (self.as_known and len(self.fields) > 1))


def is_rule(line: str) -> bool:
    """Whether it is meant as `---`, whatever a keyboard or a word processor made of it: “——”, “－－－”, “- - -”."""
    return bool(_RULE.fullmatch(line.strip()))


def split(text: str, names: Collection[str]) -> Fence | None:
    """Header and body; None where no header stands at the very top between two rules."""
    lines = text.split("\n")
    start = _behind_rules(lines, 0)
    end = _closing(lines, start, names) if start else None
    if end is not None:
        body = _behind_rules(lines, end)
        header = "".join(f"{line}\n" for line in lines[start:end])
        return Fence(header, start + 1, "\n".join(lines[body:]), body + 1)
    if strict := _STRICT.match(text):
        header_line, body_line = (
            1 + text.count("\n", 0, end) for end in (strict.start("header"), strict.end())
        )
        return Fence(strict["header"], header_line, text[strict.end() :], body_line)
    return None


def around_no_header(text: str, names: Collection[str], path: str) -> Iterator[Problem]:
    """Of a text that `split` finds no header in. A page may have none; staff are told of it."""
    lines = text.split("\n")
    opening = next(
        (Placed(line.strip(), number) for number, line in enumerate(lines, 1) if line.strip()), None
    )
    runs = list(_runs(lines, 1, names))
    at_top = runs[0] if runs and not runs[0].above else None
    if opening and (opening.text == "---" or (at_top and is_rule(opening.text))):
        yield header_problems.unclosed(path, opening, at_top.fields[-1] if at_top else None)
    elif at_top and (len(at_top.fields) > 1 or at_top.is_fenced or at_top.as_known):
        yield header_problems.unopened(path, at_top.fields[0], at_top.fields[-1])
    elif stray := next((run for run in runs if run.is_header or run.as_known), None):
        yield _misplaced(stray, path)
    elif opening:
        yield header_problems.no_header(path)


def below_header(body: str, first_line: int, names: Collection[str], path: str) -> Iterator[Problem]:
    """Fields that the closing line cuts off, and such as stand further below. `source:` may begin a source line."""
    for run in _runs(body.split("\n"), first_line, names):
        if not run.above and (run.as_known or run.is_header):
            yield header_problems.cut_off(path, run.own[0], run.fields[-1])
            return
        if run.above and run.is_header:
            yield _misplaced(run, path)
            return


def _misplaced(run: _Run, path: str) -> Problem:
    assert run.above
    return header_problems.misplaced(path, run.above, run.own[0], run.fields[-1])


def _behind_rules(lines: Sequence[str], at: int) -> int:
    """The place behind the rules that stand there, one below the other; the same place where none does."""
    behind = at
    for number in range(at, len(lines)):
        if is_rule(lines[number]):
            behind = number + 1
        elif lines[number].strip():
            break
    return behind


def _closing(lines: Sequence[str], start: int, names: Collection[str]) -> int | None:
    """The next rule, where what stands above it is a header: it has a field, and no paragraph."""
    has_field, is_below_blank = False, True
    for number in range(start, len(lines)):
        line = lines[number]
        if is_rule(line):
            return number if has_field else None
        if is_below_blank and line.strip() and not (_FIELD.match(line) or _goes_on(line)):
            return None
        has_field = has_field or bool(_known(line, names))
        is_below_blank = not line.strip()
    return None


def _runs(lines: Sequence[str], first_line: int, names: Collection[str]) -> Iterator[_Run]:
    above, at = None, 0
    while at < len(lines):
        line = lines[at]
        if not _known(line, names):
            if not above and line.strip() and not is_rule(line):
                above = Placed(line.strip(), first_line + at)
            at += 1
            continue
        end = _end_of_run(lines, at, names)
        fields = tuple(
            Placed(name, first_line + number)
            for number in range(at, end)
            if (name := _known(lines[number], names))
        )
        is_fenced = _next_is_rule(lines, range(at - 1, -1, -1)) or _next_is_rule(
            lines, range(end, len(lines))
        )
        yield _Run(fields, is_fenced, above)
        above, at = above or Placed(line.strip(), first_line + at), end


def _end_of_run(lines: Sequence[str], at: int, names: Collection[str]) -> int:
    """Behind the last field or what goes on with it; a blank line ends a run unless a field follows."""
    end = at + 1
    for number in range(end, len(lines)):
        line = lines[number]
        is_below_blank = number > end
        if not line.strip():
            continue
        if not _known(line, names) and (is_below_blank or not (_FIELD.match(line) or _goes_on(line))):
            break
        end = number + 1
    return end


def _next_is_rule(lines: Sequence[str], numbers: range) -> bool:
    """Whether the first of these lines that is not blank is a rule."""
    return is_rule(next((lines[number] for number in numbers if lines[number].strip()), ""))


def _known(line: str, names: Collection[str]) -> str | None:
    """The name as written, where it is that of a field."""
    field = _FIELD.match(line)
    return field["name"] if field and field["name"].lower() in names else None


def _goes_on(line: str) -> bool:
    """Whether it may be an item of a field's list, or the rest of its text."""
    return line.startswith((" ", "\t", "-")) and not is_rule(line)
