"""The weights of every signal and the limits of a reply, in one place.

Fitted by listwise softmax (`workshop/fitting.py`; squad-en alone, both Chinese sets together), the limits of the
short reply chosen by a sweep, on the development sets squad-en (SQuAD 2.0 dev, half), cmrc-zh (CMRC 2018 dev) and drcd-zh-hant (DRCD dev).
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
    "en": SentenceSignals(5.39, 4.49, 4.56, 2.60, 1.58, 1.16),
    "zh": SentenceSignals(6.89, 5.77, 5.45, 0.67, 2.31, 1.38),
}
PASSAGE: dict[Language, PassageSignals] = {
    "en": PassageSignals(1.95, 1.95, 0.55, 1.45, 0.81),
    "zh": PassageSignals(0.95, 2.14, 1.67, 0.53, 1.19),
}
EXTRACT: dict[Language, ExtractRule] = {
    "en": ExtractRule(0.53, 0.81, limit=600, rival=2.0, related=4.0, room=245),
    "zh": ExtractRule(0.66, 1.0, limit=300, rival=2.6, related=9.0, room=110),
}
