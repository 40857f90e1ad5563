"""A passage as it was found: how well it, and each of its sentences, answers."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import mul
from typing import NamedTuple

from bot.content.document import Language, Passage
from bot.search.asked import Asked, Query
from bot.search.signals import PassageSignals, Sentence, SentenceSignals, sentence_signals
from bot.search.weights import SENTENCE


class Rated(NamedTuple):
    """A sentence of a passage and how well it answers."""

    number: int  # within the passage
    text: str
    score: float
    signals: SentenceSignals


@dataclass(frozen=True)
class Hit:
    """A passage that shares at least one term with the question."""

    passage: Passage
    score: float
    signals: PassageSignals
    sentences: tuple[Rated, ...]
    matched: frozenset[str]  # of the question's content terms
    reach: float  # BM25 of its n-grams over the highest value that the question could have
    title: Sentence  # with the headings
    text: tuple[Sentence, ...]
    same_question: bool = False  # whether its heading asks what the question asks
    headings: tuple[Query, ...] = ()  # the questions of its own heading

    @cached_property
    def folded(self) -> str:
        """Everything that the passage says, with its title and headings."""
        return " ".join(sentence.folded for sentence in (self.title, *self.text))


def rated(
    asked: Asked, language: Language, title: Sentence, sentences: Sequence[Sentence]
) -> tuple[tuple[Rated, ...], frozenset[str]]:
    """The sentences of one passage, rated, and which of the question's content terms it has."""
    signals, matched = sentence_signals(asked, title, sentences)
    weights = SENTENCE[language]
    found = zip(sentences, signals, strict=True)
    return tuple(Rated(n, s.raw, weighed(sig, weights), sig) for n, (s, sig) in enumerate(found)), matched


def weighed(signals: Sequence[float], weights: Sequence[float]) -> float:
    return math.fsum(map(mul, signals, weights))
