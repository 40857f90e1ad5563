"""From a question to what the pages say of it: sure enough to answer, to ask back, or neither."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain

from bot.content.document import OWN_SECTIONS, Language, Passage, other_language
from bot.dialogue import editions, extract
from bot.dialogue.asking import asks
from bot.dialogue.confidence import (
    THRESHOLD,
    Band,
    band,
    confidence,
    just_below_answer,
    just_below_clarify,
)
from bot.dialogue.doubts import (
    has_only_the_deputy,
    is_doubtful,
    is_of_factories_alone,
    lacks_all_that_tells,
    lacks_what_is_asked,
    measures_what_lies_there,
    missing_names,
)
from bot.dialogue.extract import Candidate, Excerpt
from bot.dialogue.few_words import (
    asks_for_no_more,
    asks_for_the_subject,
    tells_of_the_place,
)
from bot.dialogue.in_general import general_first
from bot.dialogue.measures import lacks_the_measure
from bot.dialogue.messages import Evidence, RankedPage
from bot.dialogue.parts import split_questions
from bot.dialogue.precedence import (
    contact_last,
    of_its_own_page,
    of_the_way,
    of_the_whole,
    of_what_is_measured,
    page_of_its_own,
    without_districts,
)
from bot.search.asked import Query
from bot.search.hits import Hit
from bot.search.index import Index
from bot.search.naming import says_little
from bot.search.signals import ANOTHER_FORM, Sentence, coverage, nearness
from bot.search.text import has_cjk, has_latin, language_of_text
from bot.search.tokens import is_content, stem

MOST_RANKED = 10
_DATE_NOUNS = frozenset(map(stem, "year month day date".split()))


@dataclass(frozen=True)
class Finding:
    """What one reading of a question found in the pages of one language."""

    text: str  # the question as it was understood
    language: Language  # of the pages
    hits: tuple[Hit, ...]
    ranked: tuple[Candidate, ...]  # sentences, the best first
    confidence: float  # between 0 and 1
    band: Band
    corrections: tuple[tuple[str, str], ...] = ()  # words typed that were read as others
    chosen: tuple[Excerpt, ...] = ()  # instead of the best sentences: a whole list, the pages' twins

    @cached_property
    def excerpts(self) -> tuple[Excerpt, ...]:
        """What is quoted: it stops where the question is covered."""
        return self.chosen or extract.short(self.ranked, self.text)

    @property
    def evidence(self) -> Evidence:
        pages: dict[str, RankedPage] = {}
        for hit in self.hits:
            heading = hit.passage.headings[-1] if hit.passage.headings else hit.passage.title
            pages.setdefault(
                hit.passage.document_id, RankedPage(hit.passage.document_id, heading, round(hit.score, 4))
            )
        return Evidence(
            ranked=tuple(pages.values())[:MOST_RANKED],
            full=_joined(extract.full(self.ranked)),
            short=_joined(self.excerpts),
            matched=tuple(sorted(self.hits[0].matched)) if self.hits else (),
        )


def look_up(
    text: str, index: Index, language: Language, *, page: str | None = None, untranslated: bool = False
) -> Finding:
    """Asks the pages of one language, one page alone, or the pages without a twin."""
    query = index.query(editions.without_present(text))
    asked = index.ask(query)
    hits = tuple(index.search(query, language, page=page, untranslated=untranslated))
    hits = tuple(sorted(hits, key=partial(has_only_the_deputy, asked)))  # last, the others in their order
    hits = tuple(hit for hit in hits if not is_of_factories_alone(asked, hit)) or hits
    hits = tuple(hit for hit in hits if not measures_what_lies_there(asked, hit, index)) or hits
    if page is None:
        hits = contact_last(hits, asked, index)
    own_page = page_of_its_own(hits, asked, index) if page is None else None
    if own_page:
        hits = of_its_own_page(hits, own_page, asked, index)
    hits = of_the_way(of_the_whole(of_what_is_measured(hits, asked), asked, index), asked)
    ranked = tuple(extract.candidates(hits, asked))
    if _asks_for_a_figure(query, index):
        ranked = tuple(
            without_districts(editions.newest_first(ranked, query, index.catalogue.place_names), asked, index)
        )
    ranked = tuple(general_first(ranked, query.text))
    sure = confidence(asked, hits)
    if hits and (missing := missing_names(asked, hits[0], index)):
        sure = min(sure, just_below_answer(language) * (1 - coverage(asked.names, missing) / 2))
    elif hits and lacks_all_that_tells(asked, hits[0]):
        sure = min(sure, just_below_clarify(language))
    elif hits and is_doubtful(asked, hits[0], index):
        sure = min(sure, just_below_answer(language))
    elif hits and (
        hits[0].same_question
        or (own_page and asks_for_no_more(asked, hits[0]))
        or asks_for_the_subject(asked, hits[0], index)
        or tells_of_the_place(asked, hits[0])
    ):
        sure = max(sure, THRESHOLD[language].answer)
    finding = Finding(text, language, hits, ranked, round(sure, 4), band(sure, language))
    lacking_it = bool(hits) and lacks_what_is_asked(asked, hits[0], index)
    return _only_near(finding) if lacking_it or _lacks_what_is_counted(query, finding) else finding


def find(text: str, index: Index, language: Language) -> Finding:
    """What the pages say to a question, slips put right: in the reader's language, in the other only where that
    alone is sure.
    """
    typed, changes = index.spelling.corrected(text)
    asked_in = language_of_text(text) or language
    if has_cjk(text) and has_latin(text):
        typed = index.rewording.in_one_language(typed, asked_in, index.catalogue.terms_in(asked_in))
    best = look_up(typed, index, asked_in)
    if asked_in != language:
        best = _in_twin(best, index, language) or max(look_up(typed, index, language), best, key=_sure_first)
    elif best.band != "sure" and index.has_untranslated(language):
        best = max(best, _in_other_language(typed, index, language), key=_sure_first)
    return replace(best, text=typed, corrections=changes)


def _in_twin(found: Finding, index: Index, language: Language) -> Finding | None:
    """The same passages in the reader's language, where the pages have twins that are built alike."""
    if found.band != "sure":
        return None
    excerpts = []
    for excerpt in found.excerpts:
        other = twin_of(excerpt.passage, index, language)
        if not other:
            return None
        excerpts.append(Excerpt(other, other.sentences))
    return replace(found, language=language, chosen=tuple(excerpts))


def twin_of(passage: Passage, index: Index, language: Language) -> Passage | None:
    """The same passage in the other language, where the page has a twin that is built alike."""
    page = index.library.document(passage.document_id, passage.language)
    twin = index.library.document(passage.document_id, language)
    if not page or not twin or twin.language != language or len(twin.passages) != len(page.passages):
        return None
    return twin.passages[passage.position]


def _in_other_language(text: str, index: Index, language: Language) -> Finding:
    """The pages that only the other language has, asked in its words and in the question's own; what the
    vocabulary cannot say lowers the confidence.
    """
    other = other_language(language)
    reworded, known = index.rewording.translated(text, other)
    found = look_up(text, index, other, untranslated=True)
    if known == 0:
        return found
    translated = look_up(reworded, index, other, untranslated=True)
    sure = round(translated.confidence * known, 4)
    return max(found, replace(translated, confidence=sure, band=band(sure, other)), key=_by_confidence)


def of_today(finding: Finding, index: Index) -> Excerpt | None:
    """What the pages found say to how things stand today, under a heading that asks just that of what the question names."""
    telling = index.ask(index.query(editions.without_present(finding.text))).telling.parts
    for hit in finding.hits:
        asks = any(
            editions.asks_for_the_present(heading.text) and telling <= heading.term_set
            for heading in hit.headings
        )
        # “What is Youxi like today” names no project of it.
        if asks and telling - index.catalogue.place_names:
            return extract.whole(hit.passage)
    return None


def _asks_for_a_figure(query: Query, index: Index) -> bool:
    """Whether a number is asked for, or an attribute named, which mostly is one (“GDP”)."""
    return query.kind == "number" or index.catalogue.subjects.names_attribute(query.text)


def _lacks_what_is_counted(query: Query, finding: Finding) -> bool:
    """Whether a number or a certain measure is asked for, and nothing that would be quoted has one (of 413 questions for
    a number of the development sets that were answered, 5 were answered without). A message of several questions is
    not one for a number.
    """
    quoted = {sentence for excerpt in finding.excerpts for sentence in excerpt.sentences}
    cited = [c for c in finding.ranked if c.sentence.text in quoted]
    if not cited:
        return False
    texts = (c.hit.text[c.sentence.number].folded for c in cited)
    headings = (question.folded for c in cited for question in c.hit.headings)
    lacking = (
        query.kind == "number" and not any(c.sentence.signals.fits for c in cited)
    ) or lacks_the_measure(query.whole or query.text, query.chinese, texts, headings)
    return lacking and sum(map(asks, split_questions(finding.text))) <= 1


def asked_by_a_heading(finding: Finding) -> bool:
    """Whether a page has the answer to this very question, as it stands."""
    return bool(finding.hits) and finding.hits[0].same_question


def asks_for_the_kind_of(text: str, finding: Finding, index: Index) -> bool:
    """Whether the heading of what was found asks for what the text does: a time for “how long”. Where the text has no
    other word, any time that stands there would seem to answer it.
    """
    kind = index.query(text).kind
    headings = finding.hits[0].headings if finding.hits else ()
    return kind is not None and (not headings or any(heading.kind == kind for heading in headings))


def no_answer(finding: Finding) -> Finding:
    """The finding, not to be answered from: at most to be asked back about."""
    sure = min(finding.confidence, just_below_answer(finding.language))
    return replace(finding, confidence=sure, band=band(sure, finding.language))


def _only_near(finding: Finding) -> Finding:
    """The finding where it is plain what is asked, so that to ask back would not help: the pages do not tell it."""
    sure = min(finding.confidence, just_below_clarify(finding.language))
    return replace(finding, confidence=sure, band=band(sure, finding.language))


def at_least_sure(finding: Finding) -> Finding:
    """The finding, to be answered from where it would be asked back about: something else speaks for it."""
    if finding.band != "between":
        return finding
    return replace(finding, confidence=THRESHOLD[finding.language].answer, band="sure")


def opening(text: str, index: Index, passage: Passage) -> Finding | None:
    """The passage, which opens a page, as the answer, before what else the page has; None where that is nothing. It need not
    be among the best of the page itself: a question that names only the folder's own subject has many of them.
    """
    found = look_up(text, index, passage.language, page=passage.document_id)
    if not found.hits:
        return None
    first = tuple(sorted(found.hits, key=lambda hit: hit.passage is not passage))
    sure = THRESHOLD[passage.language].answer
    return replace(found, hits=first, confidence=sure, band="sure", chosen=(extract.whole(passage),))


def covers(finding: Finding, text: str, index: Index, about: str = "") -> bool:
    """Whether what would be quoted of the best passage, with its heading, has every word of the text that says what is
    asked, in whatever wording, and the subject that it is about; what says little by itself is not missed, nor what stands
    nearly everywhere beside words that do not. The page's title (“staff, land and tax”) tells neither, unless it stands for a
    heading.
    """
    if not finding.excerpts:
        return False
    query = index.query(text)
    idle = _DATE_NOUNS if query.kind == "date" else frozenset()  # “which year” is told by 2014
    said = [term for term in query.terms if is_content(term) and not (says_little(term) or term in idle)]
    telling = [term for term in said if not index.catalogue.subjects.is_widespread(term)]
    subject = _terms_of_subject(about, finding.language, index) if about else []
    passage, sentences = finding.excerpts[0].passage, finding.excerpts[0].sentences
    title, *told = index.texts.told_by(passage, sentences)
    own = index.headings_of(passage) or (title,)
    return _have_all(telling or said, (*own, *told)) and _have_all(subject, (*own, *told))


def names(finding: Finding, word: str, index: Index) -> bool:
    """Whether the best passage, or its page's title, has the word."""
    told = [term for hit in finding.hits[:1] for text in (hit.title, *hit.text) for term in text.terms]
    return set(_terms_of_subject(word, finding.language, index)) <= set(told)


def _terms_of_subject(about: str, language: Language, index: Index) -> list[str]:
    """A subject may have been named in the other language (“area of Youxi?” – 人口呢)."""
    said = index.rewording.in_one_language(about, language, index.catalogue.terms_in(language))
    return list(filter(is_content, index.query(said).terms))


def on_page(text: str, index: Index, language: Language, page: str, about: str = "") -> Finding | None:
    """What one page says to a question that means it; None where it does not have every word that says what is asked and
    the subject that it is about, or nothing does.
    """
    found = look_up(text, index, language, page=page)
    said = [term for term in index.query(text).terms if is_content(term) and not says_little(term)]
    return at_least_sure(found) if said and covers(found, text, index, about) else None


def _have_all(wanted: Sequence[str], told: Sequence[Sentence | Query]) -> bool:
    """Whether the texts together have every term, or another form of it."""
    terms, text = set(chain.from_iterable(one.terms for one in told)), " ".join(one.folded for one in told)
    return all(term in terms or nearness(term, text) >= ANOTHER_FORM for term in wanted)


def is_about_us(finding: Finding, index: Index) -> bool:
    """Whether the best passage is of a page about the contact or the assistant."""
    passage = finding.hits[0].passage
    page = index.library.document(passage.document_id, passage.language)
    return page is not None and page.section in OWN_SECTIONS


def _sure_first(finding: Finding) -> tuple[bool, float]:
    return finding.band == "sure", finding.confidence


def _by_confidence(finding: Finding) -> float:
    return finding.confidence


def _joined(excerpts: Sequence[Excerpt]) -> str:
    return "\n".join(
        (" " if excerpt.passage.language == "en" else "").join(excerpt.sentences) for excerpt in excerpts
    )
