"""The passages of a library, ranked for a query. The only user of rank_bm25."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rank_bm25 import BM25Okapi

from bot.content.document import Passage
from bot.content.library import Library
from bot.search.tokens import terms

TITLE_WEIGHT = 2
"""How often title and headings count in a passage's terms; measured: two or three times helps most."""


class LuceneOkapi(BM25Okapi):  # type: ignore[misc]  # rank-bm25 ships no types
    """Okapi BM25 with Lucene's idf, ln(1 + (N - n + 0.5) / (n + 0.5)), which is never zero or negative
    (Robertson and Zaragoza 2009; Lucene's BM25Similarity). Needs at least one passage with a term.
    """

    def __init__(self, corpus: Sequence[Sequence[str]]) -> None:
        super().__init__(corpus, k1=1.2, b=0.75)

    def _calc_idf(self, document_frequencies: dict[str, int]) -> None:
        for term, frequency in document_frequencies.items():
            self.idf[term] = lucene_idf(self.corpus_size, frequency)


def lucene_idf(passages: int, frequency: int) -> float:
    return math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5))


@dataclass(frozen=True, slots=True)
class Query:
    """A question as terms, each once, in the order of the question."""

    text: str
    terms: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Query":
        return cls(text, tuple(dict.fromkeys(terms(text))))


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that shares at least one term with the query."""

    passage: Passage
    score: float  # BM25, above 0
    matched: frozenset[str]


class Index:
    """Immutable; built from a library as a whole and replaced as a whole."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.passages = tuple(passage for document in library.documents for passage in document.passages)
        self._terms = [_terms_of(passage) for passage in self.passages]
        self._bm25 = LuceneOkapi(self._terms) if any(self._terms) else None

    def idf(self, term: str) -> float:
        """Of a term no passage has: that of a term in none of them, the highest there is."""
        known = self._bm25.idf.get(term) if self._bm25 else None
        return float(known) if known is not None else lucene_idf(len(self.passages), 0)

    def knows(self, term: str) -> bool:
        return self._bm25 is not None and term in self._bm25.idf

    def search(self, query: Query, limit: int = 10) -> list[Hit]:
        """The best passages, best first; none that shares no term with the query."""
        wanted = [term for term in query.terms if self.knows(term)]
        if not wanted or self._bm25 is None:
            return []
        scores = self._bm25.get_scores(wanted)
        best = scores.argsort(kind="stable")[::-1][:limit]
        hits = (Hit(self.passages[i], float(scores[i]), self._matched(i, wanted)) for i in best)
        return [hit for hit in hits if hit.matched]

    def _matched(self, position: int, wanted: Sequence[str]) -> frozenset[str]:
        return frozenset(wanted) & self._term_sets[position]

    @cached_property
    def _term_sets(self) -> list[frozenset[str]]:
        return [frozenset(terms) for terms in self._terms]


def _terms_of(passage: Passage) -> list[str]:
    heading = list(terms(" ".join((passage.title, *passage.headings))))
    return heading * TITLE_WEIGHT + [term for sentence in passage.sentences for term in terms(sentence)]
