"""From hits to quotations, or to an abstention with its reason. The thresholds live here."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from bot.content.dates import AsOf
from bot.content.document import Document, Language, Passage
from bot.dialogue import wording
from bot.dialogue.messages import Citation, Locale, Quotation
from bot.dialogue.plain import dated
from bot.search.index import Hit, Index, Query
from bot.search.tokens import terms

ENOUGH = 0.6
"""Share of the question's content words, weighted by idf, that the quotation must cover to be an answer."""

LONGEST: dict[Language, int] = {"en": 600, "zh": 300}
"""Characters of quotation in one reply; a single longer sentence is quoted alone."""

SHORT: dict[Language, int] = {"en": 250, "zh": 110}
"""Characters up to which sentences are added that only help to understand the first one."""

STALE_AFTER_YEARS = 2
_REPORTS = ("news", "pilots")
_RULES = frozenset({"process", "tax", "taxes", "permits", "visa", "setup"})


@dataclass(frozen=True, slots=True)
class Answer:
    quotations: tuple[Quotation, ...]
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Abstention:
    confidence: float
    reason: str
    nearest: tuple[Document, ...]  # pages that come closest, best first, each once


def find_answer(query: Query, index: Index, locale: Locale, today: dt.date) -> Answer | Abstention:
    """Quotes the pages in the reader's language, else those in the other one, else abstains."""
    language: Language = "en" if locale == "en" else "zh"
    hits = index.search(query)
    own = [hit for hit in hits if hit.passage.language == language]
    other = [hit for hit in hits if hit.passage.language != language]
    best = 0.0
    for candidates in (own, other):
        if not candidates:
            continue
        hit, sentences, covered = _best_sentences(candidates, query, index)
        best = max(best, covered)
        if covered >= ENOUGH:
            quotations = (quote(hit.passage, sentences, index, locale, today, score=covered),)
            return Answer(quotations, round(covered, 4), f"covers {covered:.2f} of the question's words")
    nearest = dict.fromkeys(hit.passage.document_id for hit in own or other)
    documents = [index.library.document(page, language) for page in nearest]
    return Abstention(
        round(best, 4),
        f"covers only {best:.2f} of the question's words" if hits else "no word of the question is on a page",
        tuple(
            document for document in documents if document and document.section not in ("contact", "about")
        ),
    )


def _best_sentences(hits: Sequence[Hit], query: Query, index: Index) -> tuple[Hit, tuple[str, ...], float]:
    """Of the first passages the one whose sentences cover most of the question; ties go to the better hit."""
    chosen = []
    for rank, hit in enumerate(hits[:5]):
        sentences = choose_sentences(hit.passage, query, index)
        chosen.append((coverage(hit.passage, sentences, query, index), -rank, hit, sentences))
    covered, _, hit, sentences = max(chosen, key=lambda candidate: candidate[:2])
    return hit, sentences, covered


def choose_sentences(passage: Passage, query: Query, index: Index) -> tuple[str, ...]:
    """The sentence that answers first, then those next to it that cover more or help to understand it."""
    found = [set(terms(sentence)) & set(query.terms) for sentence in passage.sentences]
    weights = [sum(index.idf(term) for term in words) for words in found]
    first = max(range(len(weights)), key=lambda position: (weights[position], -position))
    chosen = [first]
    covered = set(found[first])
    length = len(passage.sentences[first])
    for position in [*range(first + 1, len(found)), *range(first - 1, -1, -1)]:
        longer = length + len(passage.sentences[position])
        new = found[position] - covered
        if longer <= (LONGEST if new else SHORT)[passage.language]:
            chosen.append(position)
            covered |= new
            length = longer
    return tuple(passage.sentences[position] for position in [first, *sorted(chosen[1:])])


def coverage(passage: Passage, sentences: Sequence[str], query: Query, index: Index) -> float:
    """Share of the query's terms, weighted by idf, found in the sentences or the headings above them: 0 to 1."""
    there = set(terms(" ".join((passage.title, *passage.headings, *sentences))))
    weights = {term: index.idf(term) for term in query.terms}
    total = sum(weights.values())
    return sum(weight for term, weight in weights.items() if term in there) / total if total else 0.0


def opening(document: Document, index: Index, locale: Locale, today: dt.date) -> tuple[Quotation, ...]:
    """How a page begins: the sentences of its first passage, within the limit."""
    passage = document.passages[0]
    return (quote(passage, within_limit(passage), index, locale, today),)


def within_limit(passage: Passage) -> tuple[str, ...]:
    chosen = [passage.sentences[0]]
    for sentence in passage.sentences[1:]:
        if len("".join(chosen)) + len(sentence) + len(chosen) > LONGEST[passage.language]:
            break
        chosen.append(sentence)
    return tuple(chosen)


def quote(
    passage: Passage,
    sentences: Sequence[str],
    index: Index,
    locale: Locale,
    today: dt.date,
    score: float = 1.0,
) -> Quotation:
    document = index.library.document(passage.document_id, passage.language)
    section = document.section if document else ""
    return Quotation(tuple(sentences), cite(passage, score), _as_of(passage, section, locale, today))


def cite(passage: Passage, score: float = 1.0) -> Citation:
    source = passage.source
    return Citation(
        passage.document_id,
        passage.title,
        passage.language,
        source.name,
        source.url,
        source.date,
        round(score, 4),
    )


def is_stale(date: AsOf | None, today: dt.date) -> bool:
    """Whether what was so on that date may long be otherwise: older than two years."""
    if date is None:
        return False
    latest = date.latest_day()
    return (latest.year + STALE_AFTER_YEARS, latest.month, latest.day) < (today.year, today.month, today.day)


def _as_of(passage: Passage, section: str, locale: Locale, today: dt.date) -> str:
    date = passage.source.date
    if date is None or not is_stale(date, today):
        return ""
    phrase = wording.AS_OF_REPORT if section in _REPORTS else wording.AS_OF
    return phrase(locale, date=dated(AsOf(date.year, date.month), locale))


def legal_note(quotations: Sequence[Quotation], index: Index, locale: Locale) -> str | None:
    """The line that answers from the pages on process, taxes, permits and visas must end in."""
    for quotation in quotations:
        citation = quotation.citation
        document = index.library.document(citation.id, citation.language)
        if document and _RULES & {document.section, *document.topics}:
            if citation.date:
                return wording.NOT_LEGAL_ADVICE(locale, date=dated(citation.date, locale))
            return wording.NOT_LEGAL_ADVICE_UNDATED(locale)
    return None
