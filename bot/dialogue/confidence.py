"""How sure the bot is that its first passage answers the question: a probability-like number between 0 and 1,
one logistic regression per language (Platt 1999).
"""

import math
from collections.abc import Sequence
from typing import Literal, NamedTuple

from bot.content.document import Language
from bot.search.asked import Asked
from bot.search.index import Hit
from bot.search.signals import coverage

Band = Literal["sure", "between", "unsure"]


class ConfidenceSignals(NamedTuple):
    """What tells an answer from a passage that only shares words with the question."""

    lead: float
    strength: float
    reach: float
    names: float
    unknown: float
    fits: float
    length: float


class Threshold(NamedTuple):
    """From `answer` on the bot answers, from `clarify` on it asks back."""

    answer: float
    clarify: float


INTERCEPT: dict[Language, float] = {"en": -9.99, "zh": -7.10}
WEIGHTS: dict[Language, ConfidenceSignals] = {
    "en": ConfidenceSignals(2.82, 3.27, 2.33, 0.67, -0.59, 0.24, 5.28),
    "zh": ConfidenceSignals(2.81, 3.17, 4.16, 1.57, -1.82, -0.91, -0.53),
}
THRESHOLD: dict[Language, Threshold] = {"en": Threshold(0.731, 0.6), "zh": Threshold(0.567, 0.4)}


def confidence(asked: Asked, hits: Sequence[Hit]) -> float:
    """0 where nothing was found."""
    if not hits:
        return 0.0
    language: Language = "zh" if asked.query.chinese else "en"
    signals = confidence_signals(asked, hits)
    return logistic(INTERCEPT[language] + sum(w * s for w, s in zip(WEIGHTS[language], signals, strict=True)))


def band(value: float, language: Language) -> Band:
    threshold = THRESHOLD[language]
    if value >= threshold.answer:
        return "sure"
    return "between" if value >= threshold.clarify else "unsure"


def confidence_signals(asked: Asked, hits: Sequence[Hit]) -> ConfidenceSignals:
    best = hits[0]
    return ConfidenceSignals(
        lead=lead([hit.score for hit in hits]),
        strength=best.score / 10,
        reach=best.reach,
        names=best.signals.names,
        unknown=unknown(asked),
        fits=max((sentence.score, sentence.signals.fits) for sentence in best.sentences)[1]
        if best.sentences
        else 0.5,
        length=math.log1p(len(asked.grams)) / 5,
    )


def lead(scores: Sequence[float]) -> float:
    """Log odds of the first passage against all others together: the ranking is a softmax (Plackett and Luce),
    so this is what its weights were fitted to say. Limited, because a folder of two passages has few rivals.
    """
    others = sum(math.exp(score - scores[0]) for score in scores[1:])
    return max(LEAST_LEAD, min(MOST_LEAD, -math.log(others))) / MOST_LEAD if others else 1.0


MOST_LEAD = 8.0
LEAST_LEAD = -4.0


def unknown(asked: Asked) -> float:
    """Share of the question that stands on no page at all."""
    return coverage(asked.content, asked.unknown)


def logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))
