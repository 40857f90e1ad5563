"""The weights of every signal and which sentences are quoted; how much is shown at once stands in `dialogue/room.py`.

Fitted by listwise softmax (`workshop/fitting.py`; squad-en alone, both Chinese sets together), the limits of the
short reply chosen by a sweep, on the development sets squad-en (SQuAD 2.0 dev, half), cmrc-zh (CMRC 2018 dev) and drcd-zh-hant (DRCD dev),
2,000 answerable questions each, and Sanming's own set (tests/evaluation, counted like 500 a language); 2026-11-24.
`elsewhere` was chosen on our own twelve sets on 2026-12-01: of 382 right answers that had several
quotations 294 still have them, and 3 of 1,839 right ones are lost. `related` was 9 in Chinese until 2026-11-29: with 4 nearly half of the answers that had several quotations have one, and no
answer of our three sets is lost.
"""

from dataclasses import dataclass

from bot.content.document import Language
from bot.search.signals import PassageSignals, SentenceSignals


@dataclass(frozen=True, slots=True)
class ExtractRule:
    """How sentences are chosen for a quotation; lengths in characters."""

    passage: float  # weight of the passage's score
    sentence: float  # weight of the sentence's own
    heading: float  # of the passage's own heading, where it asks the question
    limit: int  # of a whole quotation
    rival: float  # a sentence that is at most so far below the best one is always quoted
    related: float  # and one so far below, where the quotation stays within the room
    elsewhere: float  # but of another passage none that is further below than this
    room: int

    def score(self, passage: float, sentence: float, heading: float) -> float:
        return self.passage * passage + self.sentence * sentence + self.heading * heading


SENTENCE: dict[Language, SentenceSignals] = {
    "en": SentenceSignals(5.48, 4.15, 4.22, 2.49, 1.54),
    "zh": SentenceSignals(6.71, 5.70, 5.36, 0.80, 2.31),
}
PASSAGE: dict[Language, PassageSignals] = {
    "en": PassageSignals(2.23, 2.11, 0.92, 1.07, 1.42, 0.73),
    "zh": PassageSignals(1.07, 2.13, 1.75, 0.11, 0.97, 1.15),
}
EXTRACT: dict[Language, ExtractRule] = {
    "en": ExtractRule(0.64, 0.80, heading=4.0, limit=600, rival=2.0, related=4.0, elsewhere=1.5, room=245),
    "zh": ExtractRule(0.53, 0.97, heading=4.0, limit=300, rival=2.6, related=4.0, elsewhere=2.0, room=110),
}
