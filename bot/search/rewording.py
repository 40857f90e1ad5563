"""Other ways in which a question may be meant: with a slip of the keyboard put right, in the pages' own words,
in the other language. Each is asked like the question itself; whichever the pages answer best counts.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.content.document import Language
from bot.content.vocabulary import Vocabulary, language_of_wording
from bot.search.text import normalise
from bot.search.tokens import content_terms

MOST = 3
"""Rewordings of one question; each costs a search."""

_CJK_ONLY = re.compile(r"[A-Za-z0-9.,%-]+")


@dataclass(frozen=True, slots=True)
class _Wording:
    """A wording of the vocabulary as it is looked for, with its group."""

    text: str  # in normal form
    form: re.Pattern[str]
    group: tuple[str, ...]


@dataclass(frozen=True)
class Rewording:
    vocabulary: Vocabulary

    @cached_property
    def _wordings(self) -> tuple[_Wording, ...]:
        """Longest first, so that 三明沙县机场 is not taken for 三明."""
        found = [
            _Wording(text, _form(text), group)
            for group in self.vocabulary.groups
            for wording in group
            if (text := normalise(wording))
        ]
        return tuple(sorted(found, key=lambda wording: -len(wording.text)))

    def in_own_words(self, text: str, language: Language) -> Iterator[str]:
        """The question with one wording replaced by another of its group in the same language."""
        text = normalise(text)
        for wording, start, end in self._matches(text):
            for other in wording.group:
                if language_of_wording(other) == language and normalise(other) != wording.text:
                    yield text[:start] + _spaced(other, language) + text[end:]

    def translated(self, text: str, language: Language) -> tuple[str, float]:
        """The question in the words of the other language, and the share of its content terms that this keeps."""
        text = normalise(text)
        words: list[str] = []
        rest: list[str] = []  # what has no translation
        position = 0
        for wording, start, end in self._matches(text):
            target = next((other for other in wording.group if language_of_wording(other) == language), None)
            if target:
                rest.append(text[position:start])
                words += [_kept(rest[-1]), target]
                position = end
        rest.append(text[position:])
        words.append(_kept(rest[-1]))
        lost = set(content_terms(_CJK_ONLY.sub(" ", " ".join(rest)) if language == "en" else " ".join(rest)))
        total = set(content_terms(text))
        return " ".join(word for word in words if word), 1 - len(lost & total) / len(total) if total else 0.0

    def _matches(self, text: str) -> list[tuple[_Wording, int, int]]:
        """Wordings that occur, in the order of the text; none overlaps another."""
        taken: list[tuple[_Wording, int, int]] = []
        for wording in self._wordings:
            if wording.text not in text:
                continue
            for match in wording.form.finditer(text):
                if all(match.end() <= start or end <= match.start() for _, start, end in taken):
                    taken.append((wording, match.start(), match.end()))
        return sorted(taken, key=lambda found: found[1])


def first(texts: Iterable[str], most: int = MOST) -> list[str]:
    return list(dict.fromkeys(texts))[:most]


def _form(text: str) -> re.Pattern[str]:
    """English as whole words, with an ending; Chinese anywhere."""
    if language_of_wording(text) == "zh":
        return re.compile(re.escape(text))
    return re.compile(rf"(?<![a-z0-9]){re.escape(text)}(?:'s|es|s)?(?![a-z0-9])")


def _spaced(wording: str, language: Language) -> str:
    return f" {wording} " if language == "en" else wording


def _kept(text: str) -> str:
    """Of the words between, numbers and Latin letters: names that both languages may write alike."""
    return " ".join(re.findall(r"[a-z0-9][a-z0-9.,%-]*", text))
