"""The sentences that answer: chosen one by one from the best passages, copied exactly, each with its page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, groupby

from bot.content.document import Language, Passage
from bot.dialogue.facts import fact_of
from bot.search.asked import Asked
from bot.search.headings import ALIKE
from bot.search.hits import Hit, Rated
from bot.search.numerals import YEAR
from bot.search.text import to_simplified
from bot.search.tokens import is_content, terms, whole_terms
from bot.search.weights import EXTRACT, ExtractRule

POOL = 5
"""Passages to choose from; the right one is among them for 97 to 99 of 100 questions."""


LIST_LIMIT: dict[Language, int] = {"en": 1200, "zh": 450}
"""Characters of a list that is quoted whole; the longest of ours, of 14 items, has 1,070."""
BARE_ITEM: dict[Language, int] = {"en": 40, "zh": 14}
"""Characters up to which an item of a list is but a name."""
BARE = 2
"""Telling words up to which a question that expects no certain kind of answer may only name a subject (bridge toll)."""


_ASKS_FOR_SEVERAL = re.compile(
    r"\b(?:which|what) (?:\w+ ){0,2}\w+s\b(?<!is)|\bare there\b|\bexamples?\b|\blist\b|哪些|哪几|有什么|有没有|案例|都有|列出",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Sentences of one passage, in its order."""

    passage: Passage
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Candidate:
    """A sentence with what speaks for it: how well it answers, and how well its passage does."""

    hit: Hit
    sentence: Rated
    score: float
    asks: float = 0.0  # how nearly the passage's heading is the question, where it asks just that

    @cached_property
    def words(self) -> frozenset[str]:
        """Its content terms."""
        return frozenset(filter(is_content, self.hit.text[self.sentence.number].terms))

    @property
    def terms(self) -> frozenset[str]:
        """Its terms, and those of its page's title and headings."""
        return frozenset((*self.hit.title.terms, *self.hit.text[self.sentence.number].terms))

    @cached_property
    def numbers(self) -> frozenset[str]:
        return frozenset(word for word in self.words if word[0].isdigit())


def candidates(hits: Sequence[Hit], asked: Asked) -> list[Candidate]:
    """All sentences of the pool, the best first; one that stands on several pages only once. What staff wrote as
    the answer to this very question is quoted alone.
    """
    pool = [hit for hit in hits if hit.same_question][:POOL] or hits[:POOL]
    found = [
        Candidate(hit, sentence, EXTRACT[hit.passage.language].score(hit.score, sentence.score, asks), asks)
        for hit in pool
        for asks in [_asks(asked, hit)]
        for sentence in hit.sentences
    ]
    best_first = sorted(found, key=lambda candidate: candidate.score, reverse=True)
    once: dict[str, Candidate] = {}
    for candidate in best_first:
        once.setdefault(candidate.sentence.text, candidate)
    return list(once.values())


def _asks(asked: Asked, hit: Hit) -> float:
    """How nearly the passage's heading is the question, where it is that at all and one of its questions has every
    telling word and asks for the same kind of answer. What its heading asks, a passage answers, even where its sentences
    do not repeat the words. Where the page's title has all of them, the page as a whole is asked for, and no heading of it
    more than another.
    """
    telling = asked.telling.parts
    if hit.signals.heading < ALIKE or telling.issubset(terms(hit.passage.title)):
        return 0.0
    alike = [question for question in hit.headings if question.kind == asked.query.kind]
    if asked.query.kind is None and len(whole_terms(telling)) <= BARE:
        # A bare subject is asked for by what asks for nothing else of it: “VAT” by “What is VAT?”.
        known = telling | asked.own_subject
        alike = [question for question in alike if set(filter(is_content, question.terms)) <= known]
    return hit.signals.heading if any(telling <= question.term_set for question in alike) else 0.0


def full(ranked: Sequence[Candidate]) -> tuple[Excerpt, ...]:
    """As many of the best sentences as the limit allows; a single longer sentence is quoted alone."""
    return _excerpts(_within(ranked, EXTRACT[_language(ranked)].limit))


def short(ranked: Sequence[Candidate], text: str) -> tuple[Excerpt, ...]:
    """Stops where the question is covered: where the next sentence answers far less well than the best one (of another passage,
    less well, unless several things are asked for), or where the heading asks the question, and that of the next passage does
    not.
    """
    if not ranked:
        return ()
    rule = EXTRACT[_language(ranked)]
    best = ranked[0]
    if best.asks:
        ranked = [candidate for candidate in ranked if candidate.asks]
    if not _ASKS_FOR_SEVERAL.search(to_simplified(text)):
        ranked = [c for c in ranked if _is_beside(c, best, rule)]
    rivals = [c for c in ranked if _is_rival(c, best, rule)]
    others = [c for c in ranked if best.score - rule.related <= c.score and not _is_rival(c, best, rule)]
    chosen = _within(others, rule.room, _within(rivals, rule.limit))
    chosen = [candidate for candidate in chosen if not _is_a_bare_item(candidate)] or chosen
    if all(map(_opens_a_list, chosen)):  # “these parks are described:” and none of them
        return (whole(chosen[0].hit.passage),)
    return _excerpts(chosen)


def _is_beside(candidate: Candidate, best: Candidate, rule: ExtractRule) -> bool:
    """Whether a sentence may stand beside the best one: of the same passage, nearly as good, or of a later year."""
    later = _last_year(candidate) > _last_year(best)
    return candidate.hit is best.hit or later or candidate.score >= best.score - rule.elsewhere


def _last_year(candidate: Candidate) -> int:
    return max(map(int, YEAR.findall(candidate.sentence.text)), default=0)


def _is_rival(candidate: Candidate, best: Candidate, rule: ExtractRule) -> bool:
    """Whether it answers about as well as the best one; the first sentence under a heading that asks the question does:
    it is what its writer answered with.
    """
    opens = bool(best.asks) and candidate.hit is best.hit and candidate.sentence.number == 0
    return opens or candidate.score >= best.score - rule.rival


def whole(passage: Passage, start: int = 0) -> Excerpt:
    """The passage from its first sentence, or a later one, as far as the limit goes; a list has more room, since half of
    one misleads.
    """
    limit = LIST_LIMIT[passage.language] if passage.items else EXTRACT[passage.language].limit
    sentences = passage.sentences[start:]
    lengths = accumulate(len(sentence) + 1 for sentence in sentences)
    fitting = sum(length <= limit for length in lengths)
    return Excerpt(passage, sentences[: max(1, fitting)])


def _language(ranked: Sequence[Candidate]) -> Language:
    return ranked[0].hit.passage.language if ranked else "en"


def _within(ranked: Sequence[Candidate], limit: int, chosen: Sequence[Candidate] = ()) -> list[Candidate]:
    """The chosen ones and every next one that still fits and says something else; the first of all is taken whatever its
    length.
    """
    taken = list(chosen)
    used = sum(len(candidate.sentence.text) + 1 for candidate in taken)
    for candidate in ranked:
        if not taken or (
            used + len(candidate.sentence.text) <= limit
            and not any(_say_the_same(candidate, other) for other in taken)
        ):
            taken.append(candidate)
            used += len(candidate.sentence.text) + 1
    return taken


def _say_the_same(one: Candidate, other: Candidate) -> bool:
    """Whether the second one leaves the first nothing to tell: they state one fact, or it has all its figures, and its passage
    all that the other's has of the question. Sentences of one passage were not written to repeat each other.
    """
    if one.hit is other.hit:
        return False
    fact, told = fact_of(one.sentence.text), fact_of(other.sentence.text)
    if fact.is_told_by(told):
        return True
    return bool(fact.figures) and fact.adds_no_number_to(told) and one.hit.matched <= other.hit.matched


def _excerpts(chosen: Sequence[Candidate]) -> tuple[Excerpt, ...]:
    """By passage, that of the best sentence first; within a passage in its order."""
    order: dict[int, int] = {}
    chosen = _without_bare_openings(chosen)
    for candidate in chosen:
        order.setdefault(id(candidate.hit), len(order))
    placed = sorted(chosen, key=lambda candidate: (order[id(candidate.hit)], candidate.sentence.number))
    return tuple(
        Excerpt(group[0].hit.passage, tuple(candidate.sentence.text for candidate in group))
        for group in (
            list(members) for _, members in groupby(placed, key=lambda candidate: id(candidate.hit))
        )
    )


def _without_bare_openings(chosen: Sequence[Candidate]) -> Sequence[Candidate]:
    """Without “… follow these steps:” where none of the steps is quoted, and something else is."""
    listing = {id(c.hit) for c in chosen if not _opens_a_list(c)}
    kept = [c for c in chosen if id(c.hit) in listing or not _opens_a_list(c)]
    return kept or chosen


def _is_a_bare_item(candidate: Candidate) -> bool:
    """Whether it is a name out of a list, which tells nothing without the others."""
    passage, text = candidate.hit.passage, candidate.sentence.text
    return passage.items > 0 and candidate.sentence.number > 0 and len(text) <= BARE_ITEM[passage.language]


def _opens_a_list(candidate: Candidate) -> bool:
    return candidate.hit.passage.items > 0 and candidate.sentence.text.rstrip().endswith((":", "："))
