"""`sanming-bot gaps`: the questions that were not answered well, those of one subject together, both languages alike.

Average-linkage clustering (UPGMA; Sokal and Michener 1958) by the cosine of their terms, weighed by idf over pages and
questions as one collection. Chinese is put into English terms, by the vocabulary and a dictionary, for comparing only.
A question that names a hand-off subject is never put together with one that names another.
"""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from bot.content.document import LANGUAGES, Language
from bot.content.vocabulary import Group
from bot.dialogue.messages import OPEN, Reply
from bot.records.turns import RecordedTurn
from bot.search.index import Index
from bot.search.naming import is_attribute
from bot.search.okapi import lucene_idf
from bot.search.spelling import Speller
from bot.search.text import has_cjk, language_of_text, normalise
from bot.search.tokens import content_terms, stem
from bot.workshop.dictionary import senses
from bot.workshop.log import short

ALIKE = 0.1
"""Average cosine from which on two groups are one. Between 0.06 and 0.12 both sets of seeded questions that it was
chosen with give 8 to 11 groups of one subject each."""
ALIKE_BESIDE_A_SUBJECT = 0.5
"""The same for a question that names no hand-off subject and one that does: “a place for landing” shares a stem with the price of
land."""
ABOUT = 1 / 3
"""Share of a question's idf that the words of a hand-off subject must have: “a test site for drones” has a word of
“who owns the site” and is about something else."""
SUBJECT_WEIGHT = 0.5
"""Of a named hand-off subject, beside all words of the question together."""
AS_WRITTEN = 0.5
"""Weight of a Chinese word beside its English senses."""
OF_ANYTHING = 0.4
"""Weight of an attribute, which there is of everything: “what does golf cost” and “what does electricity cost” are no gap."""
MOST_SHOWN = 3
"""Wordings of one group."""
MOST = 2000
"""Different questions compared, the newest; their similarities take 32 MB and some seconds."""

_WORD = re.compile(r"[A-Za-z]{4,}")
_PERSONAL = re.compile(r"\w@\w|\+?(?<!\d)\d(?:[ -]?\d){7,}(?!\d)")
_ENDING = re.compile(r"[\s?？!！.。]+$")

Features = Mapping[str, float]


@dataclass(frozen=True)
class Asked:
    """One question, however often it was asked."""

    turns: tuple[RecordedTurn, ...]  # oldest first

    @property
    def text(self) -> str:
        """As it was last asked."""
        return " ".join(self.turns[-1].question.split())

    @property
    def language(self) -> Language:
        return language_of_text(self.text) or ("en" if self.turns[-1].language == "en" else "zh")

    @property
    def last(self) -> dt.datetime:
        return self.turns[-1].asked_at


@dataclass(frozen=True)
class Gap:
    """Questions of one subject."""

    questions: tuple[Asked, ...]  # the newest first
    subject: Group | None  # what staff call it on the hand-off list, where one of them names it

    @property
    def count(self) -> int:
        return sum(len(asked.turns) for asked in self.questions)

    @property
    def disliked(self) -> int:
        """How often it was answered, and the answer found not helpful."""
        return sum(turn.kind not in OPEN for asked in self.questions for turn in asked.turns)

    @cached_property
    def dates(self) -> tuple[dt.date, dt.date]:
        """Of the first and the last time."""
        times = [turn.asked_at for asked in self.questions for turn in asked.turns]
        return min(times).date(), max(times).date()

    def wordings(self, language: Language) -> tuple[str, ...]:
        """Those of one language, the newest first."""
        return tuple(asked.text for asked in self.questions if asked.language == language)


def still_open(turns: Sequence[RecordedTurn], ask: Callable[[str], Reply]) -> Sequence[RecordedTurn]:
    """Without the questions that were left open and are answered by now; what was not helpful stays."""
    answered = {
        text: ask(text).kind not in OPEN
        for text in dict.fromkeys(turn.question for turn in turns if turn.kind in OPEN)
    }
    return [turn for turn in turns if not (turn.kind in OPEN and answered[turn.question])]


def grouped(turns: Sequence[RecordedTurn], index: Index) -> tuple[Gap, ...]:
    """The turns, oldest first, in groups; what was asked most comes first."""
    questions = _folded(turns)[:MOST]
    subjects = [_subject(asked.text, index) for asked in questions]
    groups = _clusters(_similarities(questions, subjects, index), subjects)
    found = [_gap([questions[i] for i in group], [subjects[i] for i in group]) for group in groups]
    return tuple(sorted(found, key=lambda gap: (-gap.count, -gap.questions[0].last.timestamp())))


def _folded(turns: Sequence[RecordedTurn]) -> list[Asked]:
    """Each question once, the newest first. What gives a number or an address of somebody is for no page."""
    same: dict[str, list[RecordedTurn]] = defaultdict(list)
    for turn in turns:
        if _PERSONAL.search(turn.question):
            continue
        same[_ENDING.sub("", normalise(turn.question))].append(turn)
    return sorted(
        (Asked(tuple(asked)) for asked in same.values()), key=lambda asked: asked.last, reverse=True
    )


def _gap(questions: Sequence[Asked], subjects: Sequence[Group | None]) -> Gap:
    return Gap(tuple(questions), next(filter(None, subjects), None))


def _subject(text: str, index: Index) -> Group | None:
    """The hand-off subject that a good part of the question names, or a word that is by itself a wording of it."""
    group = index.handoff.named_in(text, ())
    if group and index.handoff.named_by_a_word_in(text) == group:
        return group
    said = set(_terms(text, index))
    named = [set(_terms(wording, index)) & said for wording in group or ()]
    share = max((_idf(words, index) for words in named), default=0.0) / (_idf(said, index) or 1.0)
    return group if share >= ABOUT else None


def _terms(text: str, index: Index) -> tuple[str, ...]:
    return content_terms(index.rewording.canonical(text))


def _idf(terms: set[str], index: Index) -> float:
    return sum(map(index.words.idf_of, terms))


def _similarities(
    questions: Sequence[Asked], subjects: Sequence[Group | None], index: Index
) -> NDArray[np.float64]:
    """Cosine of each two questions (n x n)."""
    features = [_features(text, index) for text in _spelt([asked.text for asked in questions], index)]
    frequencies = Counter(term for terms in features for term in terms)
    size = len(features) + index.words.size
    weights = {
        term: lucene_idf(size, index.words.frequency(term) + times) for term, times in frequencies.items()
    }
    columns = {term: column for column, term in enumerate(weights)}
    names = {
        group: len(columns) + column for column, group in enumerate(filter(None, dict.fromkeys(subjects)))
    }
    vectors = np.zeros((len(features), len(columns) + len(names)))
    for vector, terms, group in zip(vectors, features, subjects, strict=True):
        for term, share in terms.items():
            vector[columns[term]] = share * weights[term]
        if group:
            vector[names[group]] = SUBJECT_WEIGHT * float(np.linalg.norm(vector))
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors = np.divide(vectors, lengths, out=vectors, where=lengths > 0)
    similarities: NDArray[np.float64] = vectors @ vectors.T
    return similarities


def _spelt(texts: Sequence[str], index: Index) -> Iterator[str]:
    """With slips of the keyboard put right, by the pages and by what others asked."""
    words = Counter(word for text in texts for word in {word.lower() for word in _WORD.findall(text)})
    speller = Speller({word: times for word, times in words.items() if times > 1})

    def meant(word: re.Match[str]) -> str:
        typed = word.group().lower()
        return word.group() if index.knows(stem(typed)) else speller.correct(typed) or word.group()

    return (_WORD.sub(meant, index.spelling.corrected(text)[0]) for text in texts)


def _features(text: str, index: Index) -> Features:
    """English terms of a question in either language, a Chinese word's share spread over its senses."""
    features: dict[str, float] = defaultdict(float)
    for term in _terms(index.rewording.in_one_language(text, "en"), index):
        meanings = senses(term) if has_cjk(term) else ()
        features[term] = max(features[term], AS_WRITTEN if meanings else 1.0)
        for meaning in meanings:
            share = (len(meanings) * len(meaning)) ** -0.5
            for word in meaning:
                features[word] = max(features[word], share)
    return {term: weight * (OF_ANYTHING if is_attribute(term) else 1.0) for term, weight in features.items()}


def _clusters(similarities: NDArray[np.float64], subjects: Sequence[Group | None]) -> Iterator[Sequence[int]]:
    """Joins the two groups that are most alike on average, as long as they are alike enough. Each is in order."""
    near = similarities.copy()
    for i, group in enumerate(subjects):
        near[i, [group is not None and other not in (None, group) for other in subjects]] = -np.inf
        listed = [(group is None) != (other is None) for other in subjects]
        near[i, listed & (near[i] < ALIKE_BESIDE_A_SUBJECT)] = -np.inf
    np.fill_diagonal(near, -np.inf)
    members = {i: [i] for i in range(len(near))}
    while len(members) > 1:
        a, b = divmod(int(near.argmax()), len(near))
        if near[a, b] < ALIKE:
            break
        sizes = len(members[a]), len(members[b])
        near[a] = near[:, a] = (near[a] * sizes[0] + near[b] * sizes[1]) / sum(sizes)
        near[a, a] = -np.inf
        near[b] = near[:, b] = -np.inf
        members[a] += members.pop(b)
    return (sorted(group) for group in members.values())


def report(found: Sequence[Gap]) -> Iterator[str]:
    """Number, count, newest wordings; languages, dates, the hand-off subject where one is named, and how many of the
    questions were answered and found not helpful.
    """
    for number, gap in enumerate(found, 1):
        first, last = gap.dates
        languages = ", ".join(name for name in LANGUAGES if name in {q.language for q in gap.questions})
        yield f"{number}. {gap.count} × {short(gap.questions[0].text)}"
        yield from (f"     {short(asked.text)}" for asked in gap.questions[1:MOST_SHOWN])
        notes = [gap.subject[0]] if gap.subject else []
        if gap.disliked:
            notes.append(f"answered, 👎: {gap.disliked}")
        yield " · ".join((f"   {languages}", f"{first} – {last}", *notes))
    total, disliked = sum(gap.count for gap in found), sum(gap.disliked for gap in found)
    if disliked:
        yield f"Answered, but marked 👎: {disliked} of {total}. 已回答但被标为 👎 的问题：{total} 个中有 {disliked} 个。"
    yield (
        f"Questions: {total}, groups: {len(found)}. `sanming-bot gaps --write NUMBER` starts a page for one. "
        f"问题 {total} 个，分为 {len(found)} 组；`sanming-bot gaps --write 编号` 会生成该组的页面草稿。"
    )
