"""BM25 of rank-bm25 as arrays: its statistics and weights, computed once. The only user of rank_bm25."""

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from bot.content.pace import gently

K1 = 1.2
B = 0.75

Scores = NDArray[np.float64]
Arrays = tuple[Sequence[str], NDArray[np.int64], NDArray[np.int32], Scores, Scores]
"""Terms; borders (terms + 1) of each term's part in passages and weights; idf of each term."""
_NOTHING: Arrays = (
    (),
    np.zeros(1, np.int64),
    np.zeros(0, np.int32),
    np.zeros(0),
    np.zeros(0),
)


class LuceneOkapi(BM25Okapi):  # type: ignore[misc]  # rank-bm25 ships no types
    """Okapi BM25 with Lucene's idf, ln(1 + (N - n + 0.5) / (n + 0.5)), which is never zero or negative
    (Robertson and Zaragoza 2009; Lucene's BM25Similarity). Needs at least one passage with a term.
    """

    def __init__(self, corpus: Iterable[Sequence[str]]) -> None:
        super().__init__(corpus, k1=K1, b=B)

    def _calc_idf(self, document_frequencies: dict[str, int]) -> None:
        for term, frequency in document_frequencies.items():
            self.idf[term] = lucene_idf(self.corpus_size, frequency)


def lucene_idf(passages: int, frequency: int) -> float:
    return math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5))


Part = TypeVar("Part", bound=Hashable)


class Weights(dict[Part, float]):
    """Parts of a question or a text, each with its idf. Not changed once it is made."""

    @cached_property
    def total(self) -> float:
        return sum(self.values())

    @cached_property
    def parts(self) -> frozenset[Part]:
        """Its keys as a set, which meets a text's parts faster than a view of them does."""
        return frozenset(self)


class Postings:
    """term -> the passages that have it and what it is worth there. The scores are those of
    `LuceneOkapi.get_scores`; reading only the passages that have a term makes them a hundred times faster.
    """

    def __init__(self, bags: Sequence[Sequence[str]]) -> None:
        self._set(len(bags), _weights(LuceneOkapi(gently(bags))) if any(bags) else _NOTHING)

    @classmethod
    def of_arrays(cls, size: int, arrays: Arrays) -> "Postings":
        """What `arrays` gave of as many passages.

        Raises:
            ValueError: they do not belong together.
        """
        terms, borders, passages, weights, idf = arrays
        if not (len(terms) == len(idf) == len(borders) - 1 and len(passages) == len(weights) == borders[-1]):
            raise ValueError("arrays of different lengths")
        postings = cls.__new__(cls)
        postings._set(size, arrays)
        return postings

    def _set(self, size: int, arrays: Arrays) -> None:
        terms, borders, passages, weights, idf = self.arrays = arrays
        self.size = size
        self.idf_of_unknown = lucene_idf(size, 0)
        self.idf: dict[str, float] = dict(zip(terms, idf.tolist(), strict=True))
        edges = borders.tolist()
        self._postings = {
            term: (passages[start:end], weights[start:end], term)
            for term, start, end in gently(zip(terms, edges, edges[1:], strict=False))
        }

    def __contains__(self, term: str) -> bool:
        return term in self._postings

    def own(self, term: str) -> str:
        """The same term as the string that is kept here, where it is known: whoever keeps many saves their place."""
        return self._postings[term][2] if term in self._postings else term

    def frequency(self, term: str) -> int:
        """In how many passages it stands."""
        return len(self._postings[term][0]) if term in self._postings else 0

    def idf_of(self, term: str) -> float:
        """Of a term no passage has: that of a term in none of them, the highest there is."""
        return self.idf.get(term, self.idf_of_unknown)

    def weigh(self, terms: Iterable[str]) -> Weights[str]:
        """Each term once with its idf."""
        known, unknown = self.idf, self.idf_of_unknown
        return Weights((term, known.get(term, unknown)) for term in terms)

    def scores(self, terms: Iterable[str]) -> Scores:
        """BM25 of every passage."""
        found = [posting for term in terms if (posting := self._postings.get(term))]
        if not found:
            return np.zeros(self.size)
        # All at once: a question has some fifty n-grams, and to add up each by itself costs more than the sums.
        passages = np.concatenate([posting[0] for posting in found])
        weights = np.concatenate([posting[1] for posting in found])
        return np.bincount(passages, weights, self.size).astype(np.float64, copy=False)


def bm25_weight(idf: float, frequency: Scores, length: Scores, average_length: float) -> Scores:
    """The weight idf · f (k1 + 1) / (f + k1 (1 - b + b · |D| / avgdl)); Robertson and Zaragoza 2009, as rank-bm25 has it."""
    scaled: Scores = idf * frequency * (K1 + 1) / (frequency + K1 * (1 - B + B * length / average_length))
    return scaled


def _weights(okapi: LuceneOkapi) -> Arrays:
    counts: Sequence[Mapping[str, int]] = okapi.doc_freqs
    lengths = np.array(okapi.doc_len, dtype=np.float64)
    number = {term: position for position, term in enumerate(okapi.idf)}
    sizes = [len(count) for count in counts]
    passages = np.repeat(np.arange(len(counts), dtype=np.int32), sizes)
    of_each = [np.fromiter(map(number.__getitem__, count), np.int32, len(count)) for count in gently(counts)]
    ids = np.concatenate(of_each)
    frequencies = np.concatenate(
        [np.fromiter(count.values(), np.float64, len(count)) for count in gently(counts)]
    )
    order = np.argsort(ids, kind="stable")
    idf = np.fromiter(okapi.idf.values(), np.float64, len(number))
    weights = idf[ids] * bm25_weight(1.0, frequencies, lengths[passages], okapi.avgdl)
    borders = np.searchsorted(ids[order], np.arange(len(number) + 1))
    return tuple(number), borders, passages[order], weights[order], idf
