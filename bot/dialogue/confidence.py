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
    amount: float


class Threshold(NamedTuple):
    """From `answer` on the bot answers, from `clarify` on it asks back."""

    answer: float
    clarify: float


# Fitted on 2026-11-24 by `python -m bot.workshop.calibrate` on squad-en (SQuAD 2.0 dev, half), cmrc-zh (CMRC 2018 dev)
# and drcd-zh-hant (DRCD dev), 2,000 answerable and 600 unanswerable questions each with some 4,900 examples from
# thinned folders, and on Sanming's own set (tests/evaluation without `either`, 146 English and 172 Chinese, counted
# like 500 each). Cross-validated by article: AUROC .917 / .989 / .969, own .865 (en) and .879 (zh); false answers
# where 90 % are accepted 26.1 / 3.2 / 8.5 %.
INTERCEPT: dict[Language, float] = {"en": -7.20, "zh": -7.70}
WEIGHTS: dict[Language, ConfidenceSignals] = {
    "en": ConfidenceSignals(
        lead=2.39, strength=3.02, reach=1.47, names=0.40, unknown=-0.61, unfit=-1.14, amount=5.07
    ),
    "zh": ConfidenceSignals(
        lead=2.41, strength=3.21, reach=3.07, names=1.40, unknown=-0.78, unfit=-0.57, amount=1.96
    ),
}
# Cross-validated: where 10 % of the unanswerable (off topic counted) are answered, so are 76 / 99 / 92 % of the
# answerable, and 62 (en) and 63 % (zh) of the own.
THRESHOLD: dict[Language, Threshold] = {"en": Threshold(0.68, 0.51), "zh": Threshold(0.488, 0.29)}


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


def just_below_answer(language: Language) -> float:
    """The highest confidence that does not yet answer."""
    return THRESHOLD[language].answer - 1e-4


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
        amount=amount(asked, best.reach),
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


def amount(asked: Asked, reach: float) -> float:
    """How much was found, on a logarithmic scale: of the question's n-grams the share that was reached times how
    many there are. Two words found of two say less than ten found of ten.
    """
    return math.log1p(reach * len(asked.grams)) / 5


def unknown(asked: Asked) -> float:
    """Share of the question that stands on no page at all."""
    return coverage(asked.content, asked.unknown)


def logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))
