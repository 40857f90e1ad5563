"""The weights of every signal and the limits of a reply, in one place.

Fitted with `calibrate` (listwise softmax for the two rankings, logistic regression for the confidence) on the
development sets squad-en (SQuAD 2.0 dev, half), cmrc-zh (CMRC 2018 dev) and drcd-zh-hant (DRCD dev).
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
    "en": SentenceSignals(5.40, 4.49, 4.57, 2.61, 1.53, 1.16),
    "zh": SentenceSignals(6.93, 5.83, 5.49, 0.64, 1.08, 1.39),
}
PASSAGE: dict[Language, PassageSignals] = {
    "en": PassageSignals(1.96, 1.95, 0.55, 1.45, 0.80),
    "zh": PassageSignals(0.94, 2.14, 1.68, 0.55, 1.20),
}
EXTRACT: dict[Language, ExtractRule] = {
    "en": ExtractRule(0.53, 0.81, limit=600, rival=1.5, related=4.0, room=245),
    "zh": ExtractRule(0.66, 1.0, limit=300, rival=2.0, related=5.0, room=108),
}
