"""The questions that headings ask: which of them is nearly, or just, the one that was asked."""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeVar

from bot.content.pace import gently
from bot.search.asked import Asked, Query
from bot.search.okapi import Postings, Weights
from bot.search.tokens import is_content

V = TypeVar("V")

ALIKE = 0.5
"""Dice's coefficient of a heading with the question from which on its words are compared."""
SAME = 0.9
"""Share of their content words, by idf, from which on two questions of a kind ask the same."""
_WHOEVER = {"we": "i", "one": "i", "people": "i", "us": "me", "our": "my"}
_QUESTIONS = re.compile(r"(?<=[?？])\s*")


@lru_cache(maxsize=4096)
def _shared(numbers: tuple[int, ...]) -> tuple[int, ...]:
    """The same numbers as one object: of a hundred thousand n-grams most have one of a few."""
    return numbers


@dataclass(frozen=True, slots=True)
class _Grams:
    """The n-grams of a heading that asks several questions: which of them have each, and what those of each are worth."""

    having: Mapping[str, Sequence[int]]
    totals: Sequence[float]  # idf

    @classmethod
    def of(cls, questions: Sequence[Query], grams: Postings) -> "_Grams":
        having: dict[str, tuple[int, ...]] = {}
        for number, question in enumerate(questions):
            for gram in question.grams:
                having[gram] = _shared((*having.get(gram, ()), number))
        return cls(having, tuple(grams.weigh(question.grams).total for question in questions))

    def likeness(self, grams: Weights[str], least: float) -> float:
        """Dice's coefficient of the nearest of its questions; 0 where none can reach the least that is wanted."""
        there = math.fsum(map(grams.__getitem__, self.having.keys() & grams.keys()))  # whatever their order
        if 2 * there < least * (grams.total + min(self.totals, default=0.0)):
            return 0.0
        both = [0.0] * len(self.totals)
        for gram, idf in grams.items():
            for number in self.having.get(gram, ()):
                both[number] += idf
        return max(
            (
                2 * shared / (grams.total + total)
                for shared, total in zip(both, self.totals, strict=True)
                if shared
            ),
            default=0.0,
        )


@dataclass(frozen=True)
class Headings:
    """Each heading is taken apart when it is first compared, or prepared."""

    said: Callable[[str], str]  # a text in the pages' own words
    words: Postings
    grams: Postings
    earlier: dict[str, tuple[Query, ...]] = field(
        default_factory=dict
    )  # of the index before, whose wordings were the same
    _asked: dict[str, tuple[Query, ...]] = field(default_factory=dict)
    _weighed: dict[str, _Grams] = field(default_factory=dict)
    _content: dict[str, tuple[Weights[str], ...]] = field(default_factory=dict)

    def questions_of(self, heading: str) -> tuple[Query, ...]:
        """“What is it? Where does it stand?” asks two."""
        return _kept(
            self._asked, heading, lambda: tuple(map(self._with_own_strings, self._taken_apart(heading)))
        )

    def _taken_apart(self, heading: str) -> Iterable[Query]:
        earlier = self.earlier.get(heading)
        return (
            map(Query.of, filter(None, _QUESTIONS.split(self.said(heading)))) if earlier is None else earlier
        )

    def in_hand(self) -> dict[str, tuple[Query, ...]]:
        """The headings that were taken apart so far."""
        return self._asked.copy()

    def _with_own_strings(self, query: Query) -> Query:
        """With the strings of the index itself: equal ones would be kept by each question, of which there are thousands."""
        sequence, grams = map(self.words.own, query.sequence), map(self.grams.own, query.grams)
        return replace(query, sequence=tuple(sequence), grams=tuple(grams))

    def prepare(self, heading: str) -> None:
        """Takes it apart, for which the first question that comes near it would wait."""
        self._grams_of(heading)

    def likeness(self, asked: Asked, heading: str, least: float = 0.0) -> float:
        """How nearly it is the question itself: Dice's coefficient of their n-grams, by idf; of a heading that asks several
        questions the nearest. 0 where less is of no use.
        """
        return self._grams_of(heading).likeness(asked.grams, least)

    def _grams_of(self, heading: str) -> _Grams:
        return _kept(self._weighed, heading, lambda: _Grams.of(self.questions_of(heading), self.grams))

    def content_of(self, heading: str) -> tuple[Weights[str], ...]:
        """The content words of each of its questions."""
        return _kept(
            self._content,
            heading,
            lambda: tuple(self.words.weigh(filter(is_content, q.terms)) for q in self.questions_of(heading)),
        )

    def let_go(self) -> None:
        """See `Index.let_go`."""
        for memory in (self._content, self._weighed, self._asked):
            for heading in gently(list(memory)):
                memory.pop(heading, None)

    def ask_the_same(
        self, asked: Asked, heading: str, of_no_account: Set[str], places: Set[str] = frozenset()
    ) -> bool:
        """Whether one of the heading's questions has the content words and the kind of this one: the idf of those
        that both have, over that of all (Jaccard), and the same places. Of no account are the words of the folder's own
        subject. A question without any other word (怎么去, “how do I get to Lanport”) is compared as it stands.
        """
        if asked.content.keys() <= of_no_account:
            bare = _bare(asked.query, of_no_account)
            return any(_bare(other, of_no_account) == bare for other in self.questions_of(heading))
        in_any = set().union(*self.content_of(heading))
        for other, theirs in zip(self.questions_of(heading), self.content_of(heading), strict=True):
            if other.asks_the_way != asked.query.asks_the_way:
                continue
            if other.kind != asked.query.kind or not places.isdisjoint(
                (asked.content.keys() ^ theirs.keys()) - of_no_account
            ):
                continue
            said_beside = (asked.content.keys() & in_any) - theirs.keys()  # by another of its questions
            weighed = {
                term: idf
                for term, idf in {**asked.content, **theirs}.items()
                if term not in of_no_account and term not in said_beside
            }
            either = sum(weighed.values())
            both = sum(idf for term, idf in weighed.items() if term in asked.content and term in theirs)
            if both >= SAME * either > 0:
                return True
        return False


def _kept(memory: dict[str, V], heading: str, make: Callable[[], V]) -> V:
    """What is in the memory, or put there now; another thread may take it out meanwhile (`let_go`)."""
    found = memory.get(heading)
    if found is None:
        found = memory[heading] = make()
    return found


def _bare(question: Query, of_no_account: Set[str]) -> str:
    """A question of stop words as it stands, without the folder's own subject; whoever asks for whom."""
    said = "".join(_WHOEVER.get(word, word) for word in question.folded.split())
    for term in question.term_set & of_no_account:
        said = said.replace(term, "")
    return said
