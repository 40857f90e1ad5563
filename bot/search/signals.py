"""What speaks for a passage and for each of its sentences: every signal a small function of a question and a
text, between 0 and 1, so that none depends on the size of the folder or the length of the question.
"""

import math
from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.search.answer_type import holds
from bot.search.asked import Asked
from bot.search.attribution import without_attribution
from bot.search.okapi import Part, Weights
from bot.search.tokens import folded, grams


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a title with its headings, as the index keeps it."""

    raw: str
    terms: tuple[str, ...]
    folded: str


class SentenceSignals(NamedTuple):
    """How far a sentence answers; "near" counts the title and the sentence before it, too."""

    words_near: float
    grams_here: float
    grams_near: float
    pairs_here: float
    fits: float


class PassageSignals(NamedTuple):
    """How far a passage is about the question."""

    words: float
    grams: float
    title: float
    heading: float
    names: float
    best_sentence: float


def coverage(weights: Weights[Part], found: Collection[Part]) -> float:
    """The part of the question's idf that was found (idf-weighted query term recall): the same in whatever order the
    parts of a set come, so that of two sentences alike the same one is quoted at every start.
    """
    return math.fsum(map(weights.__getitem__, found)) / weights.total if found and weights.total else 0.0


def nearness(term: str, folded_text: str) -> float:
    """Share of a term's n-grams that stand in the text: another ending, a slip, another way to cut a word."""
    shapes = _shapes_of(term)
    return sum(shape in folded_text for shape in shapes) / len(shapes) if shapes else 1.0


NEARLY = 0.5
"""Share of its n-grams from which on a word is there: another ending, a slip of the keyboard."""
ANOTHER_FORM = 0.75
"""Share of its n-grams from which on a word is another form of one that is there: 出口 is no 人口."""


def all_in(words: Iterable[str], folded_text: str, share: float = NEARLY) -> bool:
    return all(nearness(word, folded_text) >= share for word in words)


def any_in(words: Iterable[str], folded_text: str, share: float = NEARLY) -> bool:
    return any(nearness(word, folded_text) >= share for word in words)


@lru_cache(maxsize=4096)
def _shapes_of(term: str) -> tuple[str, ...]:
    return tuple(grams(folded(term)))


def words_in(asked: Asked, terms: Iterable[str]) -> frozenset[str]:
    return asked.content.parts.intersection(terms)


def grams_in(asked: Asked, folded: str) -> set[str]:
    """An n-gram occurs in folded text as it stands (`tokens.grams`), so that no text needs a set of them."""
    return {gram for gram in asked.grams if gram in folded}


def sentence_signals(
    asked: Asked, title: Sentence, sentences: Sequence[Sentence]
) -> tuple[list[SentenceSignals], frozenset[str]]:
    """The signals of all sentences of one passage, in order, and the content terms that it has of the question."""
    content, shapes_of_all, terms_of_all = asked.content, asked.grams, asked.query.term_set
    title_words, title_shapes = words_in(asked, title.terms), grams_in(asked, title.folded)
    words_before, shapes_before = title_words, title_shapes
    matched = title_words
    found = []
    for sentence in sentences:
        terms = terms_of_all.intersection(sentence.terms)
        words, shapes = terms & content.parts, grams_in(asked, sentence.folded)
        matched |= words
        found.append(
            SentenceSignals(
                words_near=coverage(content, words | title_words | words_before),
                grams_here=coverage(shapes_of_all, shapes),
                grams_near=coverage(shapes_of_all, shapes | title_shapes | shapes_before),
                pairs_here=pairs_here(asked, sentence, terms) if len(terms) > 1 else 0.0,
                fits=fits(asked, sentence),
            )
        )
        words_before, shapes_before = words, shapes
    return found, matched


def pairs_here(asked: Asked, sentence: Sentence, terms: Set[str]) -> float:
    """Share of the question's neighbouring terms that are neighbours here (sequential dependence, Metzler and
    Croft 2005). `terms`: those of the question that the sentence has.
    """
    possible = {pair for pair in asked.pairs if pair[0] in terms and pair[1] in terms}
    return coverage(asked.pairs, possible.intersection(pairwise(sentence.terms))) if possible else 0.0


_said = lru_cache(maxsize=4096)(without_attribution)


def fits(asked: Asked, sentence: Sentence) -> float:
    """1 where the sentence has an answer of the expected kind, 0 where not, a half where it cannot be told."""
    query = asked.query
    if query.kind is None:
        return 0.5
    # Whoever reported it is not who did it; only names are looked for in the raw text.
    raw = sentence.raw if query.chinese else _said(sentence.raw)
    held = holds(query.kind, sentence.folded, raw, query.folded, query.chinese, asked.own_subject)
    return 0.5 if held is None else float(held)


def title_asked_for(asked: Asked, title: Weights[str]) -> float:
    """Share of the title that the question names: tells a page from its siblings."""
    return coverage(title, asked.query.term_set.intersection(title))


def names_found(asked: Asked, terms: Set[str]) -> float:
    """Share of the question's names and numbers that the passage has; 1 where the question has none."""
    return coverage(asked.names, asked.names.parts & terms) if asked.names else 1.0
