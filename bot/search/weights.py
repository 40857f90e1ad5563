"""The weights of every signal and the limits of a reply, in one place.

Fitted by listwise softmax (`workshop/fitting.py`; squad-en alone, both Chinese sets together), the limits of the
short reply chosen by a sweep, on the development sets squad-en (SQuAD 2.0 dev, half), cmrc-zh (CMRC 2018 dev) and drcd-zh-hant (DRCD dev),
2,000 answerable questions each, and Sanming's own set (tests/evaluation, counted like 500 a language); 2026-11-24.
"""

from dataclasses import dataclass

from bot.content.document import Language
from bot.search.signals import PassageSignals, SentenceSignals


@dataclass(frozen=True, slots=True)
class ExtractRule:
    """How sentences are chosen for a quotation; lengths in characters."""

    passage: float  # weight of the passage's score
    sentence: float  # weight of the sentence's own
    limit: int  # of a whole quotation
    rival: float  # a sentence that is at most so far below the best one is always quoted
    related: float  # and one so far below, where the quotation stays within the room
    room: int

    def score(self, passage: float, sentence: float) -> float:
        return self.passage * passage + self.sentence * sentence


SENTENCE: dict[Language, SentenceSignals] = {
    "en": SentenceSignals(5.47, 4.13, 4.30, 2.44, 1.58),
    "zh": SentenceSignals(6.69, 5.65, 5.31, 0.75, 2.23),
}
PASSAGE: dict[Language, PassageSignals] = {
    "en": PassageSignals(1.92, 2.27, 1.12, 1.07, 1.38, 0.74),
    "zh": PassageSignals(0.93, 2.22, 1.74, 0.13, 1.04, 1.09),
}
EXTRACT: dict[Language, ExtractRule] = {
    "en": ExtractRule(0.56, 0.82, limit=600, rival=2.0, related=4.0, room=245),
    "zh": ExtractRule(0.46, 0.99, limit=300, rival=2.6, related=9.0, room=110),
}
