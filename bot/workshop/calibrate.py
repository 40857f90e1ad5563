"""Fits the weights of `search/weights.py` and `dialogue/confidence.py` on any folders with questions:
`python -m bot.workshop.calibrate QUESTIONS.jsonl … --own QUESTIONS.jsonl KNOWLEDGE`. All sets of one language are
fitted together; one of your own, which is smaller and nearer to what will be asked, counts like 500 questions.

Three models, one after the other, each small enough to be read: which sentence answers, which passage, and is it
an answer at all. The last one needs questions without an answer; beside those of the sets, pages are taken away
(the statistics are rebuilt): single ones, whole articles, and all but 10 to 400, so that the threshold holds in
a small folder.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from bot.content.document import LANGUAGES, Language
from bot.content.library import Library
from bot.dialogue.confidence import ConfidenceSignals, confidence_signals, logistic
from bot.dialogue.intents import detect
from bot.dialogue.parts import split_questions
from bot.search.asked import Asked
from bot.search.hits import Hit
from bot.search.index import Index
from bot.search.signals import Sentence
from bot.workshop.evaluate import auroc, false_at
from bot.workshop.fitting import Flags, Matrix, fit_choice, fit_logistic, folds
from bot.workshop.question_set import Case, QuestionSet, load_question_set

FOLDS = 5
POOL = 5
SMALL_FOLDERS = (10, 25, 40, 100, 200, 400)
OWN = 500
"""What a set of one's own counts, in questions a language; its thinned variants count half of that together."""
SYNTHETIC = 0.5
"""What an example from a changed folder counts beside one of the sets."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question with what the index found for it."""

    question: Case
    answerable: bool  # from this folder
    asked: Asked
    hits: Sequence[Hit]
    importance: float = 1.0

    @property
    def right(self) -> Flags:
        return np.array([hit.passage.document_id in self.question.pages for hit in self.hits], dtype=bool)

    @property
    def first_answers(self) -> bool:
        """Whether the first passage has the answer; where none is written down, whether it is on the right page."""
        if not self.question.answers:
            return self.answerable and bool(self.right[0])
        return self.answerable and bool(self.answers(self.hits[0]).any())

    def answers(self, hit: Hit) -> Flags:
        return np.array(
            [self.question.is_answered_by(sentence.text) for sentence in hit.sentences], dtype=bool
        )


def examples(
    index: Index, questions: Iterable[Case], language: Language, importance: float = 1.0
) -> Iterator[Example]:
    """As the product asks: the pages in the question's language."""
    pages = {passage.document_id for passage in index.passages if passage.language == language}
    for question in questions:
        if detect(question.text):  # never reaches the pages
            continue
        typed, _ = index.spelling.corrected(split_questions(question.text)[0])
        query = index.query(typed)
        if hits := index.search(query, language):
            answerable = not pages.isdisjoint(question.pages)
            yield Example(question, answerable, index.ask(query), hits, importance)


def fit_sentences(sample: Sequence[Example]) -> Matrix:
    """Which sentence of the candidates stands on the right page and holds an answer."""
    groups, right = [], []
    for example in sample:
        pairs = list(zip(example.hits, example.right, strict=True))
        groups.append(np.array([sentence.signals for hit, _ in pairs for sentence in hit.sentences]))
        right.append(np.concatenate([example.answers(hit) & own for hit, own in pairs]))
    return fit_choice(groups, right, [example.importance for example in sample])


def fit_passages(sample: Sequence[Example]) -> Matrix:
    groups = [np.array([hit.signals for hit in example.hits]) for example in sample]
    return fit_choice(
        groups, [example.right for example in sample], [example.importance for example in sample]
    )


def fit_extract(sample: Sequence[Example]) -> Matrix:
    """What the passage and what the sentence counts where sentences of several passages compete."""
    groups, right = [], []
    for example in sample:
        pool = example.hits[:POOL]
        groups.append(np.array([(hit.score, sentence.score) for hit in pool for sentence in hit.sentences]))
        right.append(np.concatenate([example.answers(hit) for hit in pool]))
    return fit_choice(groups, right, [example.importance for example in sample])


def fit_confidence(sample: Sequence[Example]) -> tuple[float, Matrix]:
    rows, right = _rows(sample), np.array([example.first_answers for example in sample])
    importance = np.array([example.importance for example in sample])
    if right.any() and not right.all():  # as many right ones as not
        importance[~right] *= importance[right].sum() / importance[~right].sum()
    return fit_logistic(rows, right, importance)


def _rows(sample: Sequence[Example]) -> Matrix:
    return np.array([confidence_signals(example.asked, example.hits) for example in sample])


def thinned(
    question_set: QuestionSet, language: Language, memory: dict[str, Sentence], seed: int = 7
) -> Iterator[Example]:
    """Examples from folders that lack pages."""
    random = np.random.default_rng(seed)
    known = [question for question in question_set.questions if question.pages]
    for groups in ([question.pages[0] for question in known], [question.group for question in known]):
        fold = folds(groups, 2 * FOLDS)
        for number in range(2 * FOLDS):
            chosen = [question for question, place in zip(known, fold, strict=True) if place == number]
            gone = {page for question in chosen for page in question.pages}
            kept = {document.id for document in question_set.library.documents} - gone
            index = Index(_only(question_set.library, kept), memory)
            yield from examples(index, chosen[:100], language, SYNTHETIC)
    pages = sorted({document.id for document in question_set.library.documents})
    for size in (size for size in SMALL_FOLDERS if size < len(pages)):
        kept = set(random.permutation(pages)[:size].tolist())
        inside = [question for question in known if not kept.isdisjoint(question.pages)][:300]
        outside = [question for question in question_set.questions if kept.isdisjoint(question.pages)]
        some = [outside[i] for i in random.permutation(len(outside))[:300]]
        index = Index(_only(question_set.library, kept), memory)
        yield from examples(index, [*inside, *some], language, SYNTHETIC)


def weighted(sample: Sequence[Example], weight: float | None) -> list[Example]:
    """The examples so that all together count like so many."""
    each = 1.0 if weight is None else weight / len(sample)
    return [replace(example, importance=example.importance * each) for example in sample]


@dataclass(frozen=True, slots=True)
class Fitted:
    """Everything that is fitted for one language."""

    sentence: Matrix
    passage: Matrix
    extract: Matrix
    intercept: float
    confidence: Matrix


def fit(plain: Sequence[Example], thin: Sequence[Example]) -> Fitted:
    known = [example for example in plain if example.right.any()]
    sentence = fit_sentences(known)
    passage = fit_passages([rated(example, sentence) for example in known])
    ranked = [rated(example, sentence, passage) for example in known]
    everything = [rated(example, sentence, passage) for example in (*plain, *thin)]
    return Fitted(sentence, passage, fit_extract(ranked), *fit_confidence(everything))


def rated(example: Example, sentence: Matrix, passage: Matrix | None = None) -> Example:
    """The same hits with the scores, and in the order, that the weights give them."""
    hits = [_rated_hit(hit, sentence, passage) for hit in example.hits]
    if passage is not None:
        hits.sort(key=lambda hit: hit.score, reverse=True)
    return replace(example, hits=hits)


def _rated_hit(hit: Hit, sentence: Matrix, passage: Matrix | None) -> Hit:
    sentences = tuple(s._replace(score=float(np.array(s.signals) @ sentence)) for s in hit.sentences)
    best = max((s.score for s in sentences), default=0.0)
    signals = hit.signals._replace(best_sentence=best)
    score = hit.score if passage is None else float(np.array(signals) @ passage)
    return replace(hit, score=score, signals=signals, sentences=sentences)


def cross_validate(plain: Sequence[Example], thin: Sequence[Example]) -> tuple[list[Example], Matrix]:
    """The plain examples ranked and their confidence, each by weights that its article had no part in."""
    plain_fold = folds([example.question.group for example in plain], FOLDS)
    place = {e.question.group: number for e, number in zip(plain, plain_fold.tolist(), strict=True)}
    judged = list(plain)
    certain = np.zeros(len(plain))
    for number in range(FOLDS):
        rest = [e for e, fold in zip(plain, plain_fold, strict=True) if fold != number]
        found = fit(rest, [e for e in thin if place.get(e.question.group) != number])
        for i in np.flatnonzero(plain_fold == number).tolist():
            judged[i] = rated(plain[i], found.sentence, found.passage)
            certain[i] = found.intercept + float(_rows([judged[i]])[0] @ found.confidence)
    return judged, certain


def report(name: str, judged: Sequence[Example], certain: Matrix) -> str:
    known = np.array([example.answerable for example in judged])
    off_topic = np.array([example.question.off_topic for example in judged])
    hits = [bool(example.right[0]) for example in judged if example.answerable]
    values = [certain[known], certain[~known], certain[~known & ~off_topic]]
    limit = float(np.quantile(values[1], 0.9)), float(np.quantile(values[2], 0.9))
    strange = f"  off topic at 3 % {np.quantile(certain[off_topic], 0.97):.2f}" if off_topic.any() else ""
    return (
        f"{name:14} Hit@1 {100 * sum(hits) / len(hits):.2f}  AUROC {auroc(*map(list, values[:2])):.4f}"
        f"  false at 90 % {100 * (false_at(0.9, *map(list, values[:2])) or 0):.1f} (on topic {100 * (false_at(0.9, list(values[0]), list(values[2])) or 0):.1f})"
        f"  answered at 10 % false {100 * (values[0] > limit[0]).mean():.1f}"
        f" (on topic {100 * (values[0] > limit[1]).mean():.1f}), log odds {limit[0]:.2f} ({limit[1]:.2f}),"
        f" THRESHOLD {logistic(limit[0]):.3f} ({logistic(limit[1]):.3f}){strange}"
    )


def shown(found: Fitted, language: Language) -> str:
    """The constants, ready to be copied."""

    def listed(values: Matrix) -> str:
        return ", ".join(f"{value:.2f}" for value in values)

    def named(values: Matrix) -> str:
        return ", ".join(
            f"{name}={value:.2f}" for name, value in zip(ConfidenceSignals._fields, values, strict=True)
        )

    return (
        f'SENTENCE   "{language}": SentenceSignals({listed(found.sentence)}),\n'
        f'PASSAGE    "{language}": PassageSignals({listed(found.passage)}),\n'
        f'EXTRACT    "{language}": ExtractRule({listed(found.extract)}, …),\n'
        f'INTERCEPT  "{language}": {found.intercept:.2f},\n'
        f'WEIGHTS    "{language}": ConfidenceSignals({named(found.confidence)}),'
    )


def calibrate(sets: Sequence[QuestionSet], language: Language) -> None:
    plain: list[Example] = []
    thin: list[Example] = []
    borders = [0]
    for question_set in sets:
        memory: dict[str, Sentence] = {}
        index = Index(question_set.library, memory)
        plain += weighted([*examples(index, question_set.questions, language)], question_set.weight)
        thin += weighted([*thinned(question_set, language, memory)], question_set.weight)
        borders.append(len(plain))
        print(
            f"{question_set.name}: {len(plain)} examples, {len(thin)} from thinned folders", file=sys.stderr
        )
    judged, certain = cross_validate(plain, thin)
    for question_set, start, end in zip(sets, borders, borders[1:], strict=False):
        print(report(question_set.name, judged[start:end], certain[start:end]))
    print(shown(fit(plain, thin), language))


def _only(library: Library, pages: Set[str]) -> Library:
    kept = tuple(document for document in library.documents if document.id in pages)
    return replace(library, documents=kept)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", nargs="*", type=Path, help="with the folder “pages” beside it")
    parser.add_argument(
        "--own", nargs=2, type=Path, metavar=("QUESTIONS", "KNOWLEDGE"), action="append", default=[]
    )
    wanted = parser.parse_args()
    sets = [load_question_set(path) for path in wanted.questions]
    sets += [load_question_set(questions, knowledge, OWN) for questions, knowledge in wanted.own]
    for language in LANGUAGES:
        chosen = [question_set.asked_in(language) for question_set in sets]
        if chosen := [question_set for question_set in chosen if question_set.questions]:
            calibrate(chosen, language)


if __name__ == "__main__":
    main()
