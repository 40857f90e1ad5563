"""What staff say means the same: `_bot/vocabulary.yaml`, a list with one meaning a line.

    - Youxi county, Youxi, 尤溪县, 尤溪

The first wording of each language is the pages' own; the others are how people ask.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.content.document import Language
from bot.content.front_matter import YamlError, compose
from bot.content.problems import Problem, error, unreadable

VOCABULARY_FILE = "_bot/vocabulary.yaml"
_CHINESE = re.compile("[\u3400-\u9fff]")
_UNFIT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")  # an escape can write half a character


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Groups of wordings with one meaning, as written."""

    groups: tuple[tuple[str, ...], ...] = ()

    def chinese(self) -> Iterator[str]:
        """Every Chinese wording: words that must be kept together."""
        return (wording for group in self.groups for wording in group if language_of_wording(wording) == "zh")


def language_of_wording(wording: str) -> Language:
    return "zh" if _CHINESE.search(wording) else "en"


def read_vocabulary(folder: Path) -> tuple[Vocabulary, Sequence[Problem]]:
    """The vocabulary of a knowledge folder; empty where there is none."""
    try:
        raw = (folder / VOCABULARY_FILE).read_bytes()
    except FileNotFoundError:
        return Vocabulary(), []
    except OSError as trouble:
        return Vocabulary(), [unreadable(VOCABULARY_FILE, trouble)]
    return parse_vocabulary(raw)


def parse_vocabulary(raw: bytes) -> tuple[Vocabulary, Sequence[Problem]]:
    """A bad line costs that line only, unless YAML cannot read on behind it; never raises for what a file may hold."""
    try:
        node = compose(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as trouble:
        return Vocabulary(), [_not_utf8(1 + raw[: trouble.start].count(b"\n"))]
    except YamlError as trouble:
        return Vocabulary(), [_bad_line(trouble.line + 1)]
    if node is None:
        return Vocabulary(), []
    if not isinstance(node, yaml.SequenceNode):
        return Vocabulary(), [_bad_line(1)]
    groups, problems = [], []
    for item in node.value:
        wordings = _wordings(item)
        if len(wordings) > 1:
            groups.append(wordings)
        else:
            problems.append(_bad_line(item.start_mark.line + 1))
    return Vocabulary(tuple(groups)), problems


def _wordings(node: yaml.Node) -> tuple[str, ...]:
    if isinstance(node, yaml.ScalarNode):
        parts = re.split("[,，、]", str(node.value))
    elif isinstance(node, yaml.SequenceNode):
        parts = [str(item.value) for item in node.value if isinstance(item, yaml.ScalarNode)]
    else:
        return ()
    wordings = tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))
    return () if any(map(_UNFIT.search, wordings)) else wordings


def _bad_line(line: int) -> Problem:
    return error(
        "vocabulary",
        VOCABULARY_FILE,
        line,
        "cannot be read here; write lines like “- Youxi county, Youxi, 尤溪县”, two wordings at least.",
        "这一行无法识别；请写成“- Youxi county, Youxi, 尤溪县”的形式，至少两种说法。",
    )


def _not_utf8(line: int) -> Problem:
    return error(
        "vocabulary",
        VOCABULARY_FILE,
        line,
        "is not saved as UTF-8; open it and save it again as plain text with the encoding UTF-8.",
        "不是 UTF-8 编码；请用 UTF-8 编码重新存为纯文本。",
    )
