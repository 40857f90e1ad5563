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
from bot.search.weights import PASSAGE, SENTENCE

Band = Literal["sure", "between", "unsure"]


class ConfidenceSignals(NamedTuple):
    """What tells an answer from a passage that only shares words with the question."""

    lead: float
    strength: float
    reach: float
    names: float
    unknown: float
    unfit: float
    length: float


class Threshold(NamedTuple):
    """From `answer` on the bot answers, from `clarify` on it asks back."""

    answer: float
    clarify: float


# Fitted on squad-en (SQuAD 2.0 dev, half: 2,000 answerable, 600 not), and on cmrc-zh and drcd-zh-hant together
# (CMRC 2018 dev, DRCD dev; as many each), with 4,800 examples a set from folders that lack pages. Cross-validated
# by article, the ranking weights not fitted again in each fold: AUROC .917 / .989 / .968, false answers where
# 90 % are accepted 25.7 / 2.7 / 8.5 %.
INTERCEPT: dict[Language, float] = {"en": -10.19, "zh": -7.27}
WEIGHTS: dict[Language, ConfidenceSignals] = {
    "en": ConfidenceSignals(
        lead=2.63, strength=3.70, reach=1.85, names=0.68, unknown=0.0, unfit=-0.86, length=5.79
    ),
    "zh": ConfidenceSignals(
        lead=2.85, strength=2.97, reach=4.77, names=1.57, unknown=-1.81, unfit=-0.17, length=-0.38
    ),
}
# Cross-validated: answers 75 / 97 / 91 % of the answerable and 9 / 6 / 9.5 % of the unanswerable; asks back for
# 11 / 2 / 4 % of the answerable.
THRESHOLD: dict[Language, Threshold] = {"en": Threshold(0.67, 0.475), "zh": Threshold(0.45, 0.23)}


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
    answering = max(best.sentences, key=lambda sentence: sentence.score, default=None)
    fits = answering.signals.fits if answering else 0.0
    return ConfidenceSignals(
        lead=lead([hit.score for hit in hits]),
        strength=strength(best.score, fits, "zh" if asked.query.chinese else "en"),
        reach=best.reach,
        names=best.signals.names,
        unknown=unknown(asked),
        unfit=float(fits == 0.0),
        length=math.log1p(len(asked.grams)) / 5,
    )


def strength(score: float, fits: float, language: Language) -> float:
    """The passage's score without what the kind of answer adds: that finds the sentence, yet every page has some
    date or number, so that having one is no evidence (measured); only the lack of one is (`unfit`).
    """
    return (score - PASSAGE[language].best_sentence * SENTENCE[language].fits * fits) / 10


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
