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
from bot.content.problems import Problem, error

VOCABULARY_FILE = "_bot/vocabulary.yaml"
_CHINESE = re.compile("[\u3400-\u9fff]")


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
    """The vocabulary of a knowledge folder; empty where there is none. A bad line costs that line only."""
    path = folder / VOCABULARY_FILE
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Vocabulary(), []
    except (OSError, UnicodeDecodeError):
        return Vocabulary(), [_unreadable()]
    try:
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as trouble:
        mark = getattr(trouble, "problem_mark", None)
        return Vocabulary(), [_bad_line(mark.line + 1 if mark else 1)]
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
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _bad_line(line: int) -> Problem:
    return error(
        "vocabulary",
        VOCABULARY_FILE,
        line,
        "cannot be read here; write lines like “- Youxi county, Youxi, 尤溪县”, two wordings at least.",
        "这一行无法识别；请写成“- Youxi county, Youxi, 尤溪县”的形式，至少两种说法。",
    )


def _unreadable() -> Problem:
    return error(
        "vocabulary",
        VOCABULARY_FILE,
        None,
        "cannot be read; save it as plain text in UTF-8.",
        "无法读取；请存为 UTF-8 纯文本。",
    )
