"""Whether two sentences state one fact: pages on one subject repeat each other's facts, and a reply says each once."""

import re
from dataclasses import dataclass
from functools import cached_property

from bot.content.dates import MONTHS
from bot.search.attribution import without_attribution
from bot.search.tokens import content_terms, remembered

SAME = 0.75
REMEMBERED = 4096  # sentences
_NUMBER = re.compile(r"(?<![A-Za-z\d])\d+(?:[.,]\d+)*")
_DATE = re.compile(
    rf"(?:\d{{1,2}} )?(?:(?:{'|'.join(MONTHS)}) )?(?<!\d)(?:19|20)\d\d(?!\d)年?(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?|\d{{1,2}}月(?:\d{{1,2}}日)?"
)


@dataclass(frozen=True)
class Fact:
    """What a sentence says, apart from who says so."""

    sentence: str

    @cached_property
    def _plain(self) -> str:
        return without_attribution(self.sentence)

    @cached_property
    def _terms(self) -> tuple[str, ...]:
        """Found last: to cut Chinese into words takes longer than all the rest."""
        return content_terms(self._plain)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(self._terms)

    @cached_property
    def numbers(self) -> frozenset[str]:
        return _numbers(self._plain)

    @cached_property
    def figures(self) -> frozenset[str]:
        """Numbers that are no dates."""
        return _numbers(_DATE.sub(" ", self._plain))

    def is_told_by(self, other: "Fact") -> bool:
        """Whether two sentences state one fact in nearly the same words: the same figures, no two different dates, and
        most of the words of the shorter one (overlap coefficient).
        """
        if self.sentence == other.sentence:
            return True
        if self.figures != other.figures:
            return False
        if not (self.numbers <= other.numbers or other.numbers <= self.numbers):
            return False
        shorter = min(len(self.words), len(other.words))
        return (
            shorter > 0 and len(self.words & other.words) >= SAME * shorter and not self._is_of_another(other)
        )

    def adds_no_number_to(self, other: "Fact") -> bool:
        """Whether the other one has all its figures and dates."""
        return self.figures <= other.figures and self.numbers <= other.numbers

    def _is_of_another(self, other: "Fact") -> bool:
        """Whether each begins with what the other does not name: where one county lies is not where the other does."""
        return not (self._terms[0] in other.words or other._terms[0] in self.words)


fact_of = remembered(REMEMBERED)(Fact)


def _numbers(text: str) -> frozenset[str]:
    return frozenset(number.replace(",", "") for number in _NUMBER.findall(text))
