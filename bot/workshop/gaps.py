"""`sanming-bot gaps`: what investors asked and the pages did not answer, in groups, the most asked first.

A question that names a subject of `_bot/handoff.yaml` belongs to that subject. The others are joined by average
linkage (Sokal and Michener 1958): two groups become one while their questions are, on average, alike enough. Alike is
the cosine of their words, each weighed by how much it tells; what the vocabulary has in both languages is one word, so
that Chinese and English questions come together.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from bot.content.document import Language
from bot.content.vocabulary import Group, first_in
from bot.records.turns import RecordedTurn
from bot.search.index import Index
from bot.search.text import language_of_text, normalise
from bot.search.tokens import content_terms
from bot.workshop.log import short

ALIKE = 0.12
"""Average cosine from which on two groups are one; chosen on the sets of tests/workshop/unanswered."""
APART = -1.0
"""Less than any two can be alike."""
NAMED = 1.5
"""What staff found worth a line of the vocabulary is more often a subject than other words are."""
MOST = 600
"""Wordings that are compared, the newest; each with each."""
ASKERS = "foreign foreigner expat foreign-invested company firm enterprise investor investing 外国 外国人 外籍 外资 外商 外商投资 企业 公司 投资者 投资"
"""Who asks, and that they want to invest, is no subject."""

_Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions of one subject, the newest first."""

    turns: tuple[RecordedTurn, ...]
    subject: Group | None  # that nobody knows, by `_bot/handoff.yaml`

    @property
    def wordings(self) -> tuple[str, ...]:
        """Each once, the newest first."""
        return tuple({normalise(turn.question): turn.question for turn in self.turns[::-1]}.values())[::-1]

    def in_language(self, language: Language) -> tuple[str, ...]:
        return tuple(text for text in self.wordings if (language_of_text(text) or "en") == language)


def is_open(turn: RecordedTurn) -> bool:
    """Whether somebody typed a question that was handed off, or said that the reply did not help."""
    return bool(turn.question.strip()) and (turn.kind == "handoff" or turn.helpful is False)


def gaps(turns: Iterable[RecordedTurn], index: Index) -> tuple[Gap, ...]:
    """The groups, the most asked first; of equal ones the newest."""
    of_wording: dict[str, list[RecordedTurn]] = {}
    for turn in sorted(filter(is_open, turns), key=lambda turn: turn.asked_at, reverse=True):
        of_wording.setdefault(normalise(turn.question), []).append(turn)
    asked = list(of_wording.values())[:MOST]
    subjects = [index.handoff.named_in(same[0].question, ()) for same in asked]
    features = [_features(same[0].question, index) for same in asked]
    found = []
    for group in joined(alike(features), subjects):
        named = {subject for number in group if (subject := subjects[number])}
        found.append(Gap(_newest_first(asked[number] for number in group), next(iter(named), None)))
    return tuple(sorted(found, key=lambda gap: (len(gap.turns), gap.turns[0].asked_at), reverse=True))


def _newest_first(groups: Iterable[Sequence[RecordedTurn]]) -> tuple[RecordedTurn, ...]:
    turns = [turn for same in groups for turn in same]
    return tuple(sorted(turns, key=lambda turn: turn.asked_at, reverse=True))


def _features(question: str, index: Index) -> dict[str, float]:
    """Its words, and for what the vocabulary knows the meaning in place of the words; each with its idf among the
    pages; nothing for what is on most of them.
    """
    meanings, rest = index.rewording.meanings(index.corrected(question)[0])
    ubiquitous = index.on_most_pages | set(content_terms(ASKERS))
    weights: dict[str, float] = {}
    for meaning in meanings:
        said = " ".join(first_in(meaning, language) for language in get_args(Language))
        told = [index.words.idf_of(term) for term in content_terms(said) if term not in ubiquitous]
        if told:
            weights[f"= {meaning[0]}"] = NAMED * max(told)
    for term in content_terms(rest):
        if term not in ubiquitous:
            weights[term] = index.words.idf_of(term)
    return weights


def alike(features: Sequence[_Weights]) -> NDArray[np.float64]:
    """The cosine of each question with each. A word that many of the questions have tells less of one (idf)."""
    counts = Counter(word for weights in features for word in weights)
    columns = {word: number for number, word in enumerate(counts)}
    table = np.zeros((len(features), len(columns)))
    for row, weights in enumerate(features):
        for word, weight in weights.items():
            table[row, columns[word]] = weight * math.log(1 + len(features) / counts[word])
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    table = np.divide(table, lengths, out=np.zeros_like(table), where=lengths > 0)
    cosines: NDArray[np.float64] = table @ table.T
    return cosines


def joined(cosines: NDArray[np.float64], subjects: Sequence[Group | None]) -> list[list[int]]:
    """Average linkage: the two groups that are most alike on average become one, until none are alike enough. The
    questions of a subject are one group from the start, which never becomes one with that of another subject.
    """
    seeds = dict.fromkeys(filter(None, subjects))
    groups = [[n for n, named in enumerate(subjects) if named == subject] for subject in seeds]
    groups += [[number] for number, subject in enumerate(subjects) if subject is None]
    links = np.array([[cosines[np.ix_(a, b)].mean() for b in groups] for a in groups]).reshape(
        2 * (len(groups),)
    )
    links[: len(seeds), : len(seeds)] = APART
    np.fill_diagonal(links, APART)
    while len(groups) > 1:
        first, second = sorted(divmod(int(links.argmax()), len(groups)))
        if links[first, second] < ALIKE:
            break
        a, b = len(groups[first]), len(groups[second])
        links[first] = np.where(
            np.minimum(links[first], links[second]) == APART,
            APART,
            (a * links[first] + b * links[second]) / (a + b),
        )
        links[:, first] = links[first]
        links[first, first] = APART
        links = np.delete(np.delete(links, second, 0), second, 1)
        groups[first] += groups.pop(second)
    return groups


def report(found: Sequence[Gap], days: int) -> Iterator[str]:
    """A few lines a group, as `gaps` prints them."""
    for number, gap in enumerate(found, 1):
        first, last = (turn.asked_at.date() for turn in (gap.turns[-1], gap.turns[0]))
        when = str(last) if first == last else f"{first} – {last}"
        yield f"{number}. {len(gap.turns)} × ({when}) {short(gap.wordings[0])}"
        yield from (f"      {short(text)}" for text in gap.wordings[1:4])
        if len(gap.wordings) > 4:
            yield f"      … +{len(gap.wordings) - 4}"
        if gap.subject:
            yield (
                f"      nobody knows 没有人知道: {first_in(gap.subject, 'en')} · {first_in(gap.subject, 'zh')}"
                " (_bot/handoff.yaml)"
            )
    total = sum(len(gap.turns) for gap in found)
    yield (
        f"{total} questions of the last {days} days are open, in {len(found)} groups. "
        f"最近 {days} 天有 {total} 个问题没有得到回答，分为 {len(found)} 组。"
    )
