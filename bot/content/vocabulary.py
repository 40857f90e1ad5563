"""What staff say means the same, lists with one meaning a line: `_bot/vocabulary.yaml` for everything that people
word in several ways, `_bot/handoff.yaml` for the subjects that nobody knows the answer to.

    - Youxi county, Youxi, 尤溪县, 尤溪

The first wording of each language is the pages' own; the others are how people ask.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.content.document import Language
from bot.content.encoding import decode
from bot.content.front_matter import YamlError, compose
from bot.content.problems import Problem, error, guessed_encoding, unreadable

MOST_BAD_LINES = 20
"""From which on a file is no list of ours."""
VOCABULARY_FILE = "_bot/vocabulary.yaml"
HANDOFF_FILE = "_bot/handoff.yaml"
Group = tuple[str, ...]
"""Wordings with one meaning, as written."""

_CHINESE = re.compile("[\u3400-\u9fff]")
_UNFIT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")  # an escape can write half a character


@dataclass(frozen=True, slots=True)
class Vocabulary:
    groups: tuple[Group, ...] = ()
    handoff: tuple[Group, ...] = ()  # subjects that are always handed off

    def chinese(self) -> Iterator[str]:
        """Every Chinese wording: words that must be kept together."""
        return (wording for group in self.groups for wording in group if language_of_wording(wording) == "zh")


def language_of_wording(wording: str) -> Language:
    return "zh" if _CHINESE.search(wording) else "en"


def first_in(group: Group, language: Language) -> str:
    """How a meaning is called in a language, or in the other one where it has no wording in this."""
    return next((wording for wording in group if language_of_wording(wording) == language), group[0])


def read_groups(folder: Path, file: str) -> tuple[tuple[Group, ...], Sequence[Problem]]:
    """One of the lists of a knowledge folder; one that is not there is empty."""
    try:
        raw = (folder / file).read_bytes()
    except FileNotFoundError:
        return (), []
    except OSError as trouble:
        return (), [unreadable(file, trouble)]
    return parse_groups(raw, file)


def parse_groups(raw: bytes, file: str) -> tuple[tuple[Group, ...], Sequence[Problem]]:
    """A bad line costs that line only; never raises for what a file may hold."""
    try:
        text, guessed = decode(raw)
    except UnicodeDecodeError as trouble:
        return (), [_not_utf8(file, 1 + raw[: trouble.start].count(b"\n"))]
    node, bad = _readable(text)
    problems = [guessed_encoding(file, guessed)] if guessed else []
    problems += [_bad_line(file, line) for line in bad]
    if node is None:
        return (), problems
    if not isinstance(node, yaml.SequenceNode):
        return (), [*problems, _bad_line(file, 1)]
    groups = []
    for item in node.value:
        wordings = _wordings(item)
        if len(wordings) > 1:
            groups.append(wordings)
        else:
            problems.append(_bad_line(file, item.start_mark.line + 1))
    return tuple(groups), problems


def _readable(text: str) -> tuple[yaml.Node | None, list[int]]:
    """The list without the lines that YAML stumbles over, and the numbers of those."""
    lines, bad = text.split("\n"), list[int]()
    while True:
        try:
            return compose("\n".join(lines)), bad
        except YamlError as trouble:
            bad.append(trouble.line + 1)
            if trouble.line >= len(lines) or lines[trouble.line] == "" or len(bad) > MOST_BAD_LINES:
                return None, bad
            lines[trouble.line] = ""


def _wordings(node: yaml.Node) -> Group:
    if isinstance(node, yaml.ScalarNode):
        parts = re.split("[,，、]", str(node.value))
    elif isinstance(node, yaml.SequenceNode):
        parts = [str(item.value) for item in node.value if isinstance(item, yaml.ScalarNode)]
    else:
        return ()
    wordings = tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))
    return () if any(map(_UNFIT.search, wordings)) else wordings


def _bad_line(file: str, line: int) -> Problem:
    return error(
        "vocabulary",
        file,
        line,
        "cannot be read here; write lines like “- Youxi county, Youxi, 尤溪县”, two wordings at least.",
        "这一行无法识别；请写成“- Youxi county, Youxi, 尤溪县”的形式，至少两种说法。",
    )


def _not_utf8(file: str, line: int) -> Problem:
    return error(
        "vocabulary",
        file,
        line,
        "is not saved as UTF-8; open it and save it again as plain text with the encoding UTF-8.",
        "不是 UTF-8 编码；请用 UTF-8 编码重新存为纯文本。",
    )
