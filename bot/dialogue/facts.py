"""Whether two sentences state one fact: pages on one subject repeat each other's facts, and a reply says each once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.content.dates import MONTHS
from bot.search.attribution import without_attribution
from bot.search.tokens import content_terms, remembered

SAME = 0.75
_DATE = re.compile(
    rf"(?:\d{{1,2}} )?(?:(?:{'|'.join(MONTHS)}) )?(?<!\d)(?:19|20)\d\d(?!\d)年?(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?|\d{{1,2}}月(?:\d{{1,2}}日)?"
)


@dataclass(frozen=True, slots=True)
class Fact:
    """What a sentence says, apart from who says so."""

    words: frozenset[str]
    numbers: frozenset[str]
    figures: frozenset[str]  # numbers that are no dates


@remembered(256)
def fact_of(sentence: str) -> Fact:
    plain = without_attribution(sentence)
    words = frozenset(content_terms(plain))
    return Fact(words, _numbers(words), _numbers(content_terms(_DATE.sub(" ", plain))))


def say_the_same(one: str, other: str) -> bool:
    """Whether two sentences state one fact in nearly the same words: the same figures, no two different dates, and most
    of the words of the shorter one (overlap coefficient).
    """
    if one == other:
        return True
    first, second = fact_of(one), fact_of(other)
    if first.figures != second.figures:
        return False
    if not (first.numbers <= second.numbers or second.numbers <= first.numbers):
        return False
    shorter = min(len(first.words), len(second.words))
    return shorter > 0 and len(first.words & second.words) >= SAME * shorter


def _numbers(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if word[0].isdigit())
