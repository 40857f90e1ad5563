"""The passages of a library, ranked for a question, with their sentences rated."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, MutableMapping, Sequence
from functools import cached_property, partial
from itertools import chain
from typing import TypeVar, get_args

import numpy as np

from bot.content.document import Language, Passage
from bot.content.library import Library
from bot.content.pace import gently
from bot.search.acronyms import apart
from bot.search.asked import Asked, Query
from bot.search.attribution import without_attribution
from bot.search.everyday import is_everyday, without_emphasis
from bot.search.handoff import HandoffSubjects
from bot.search.headings import ALIKE, Headings
from bot.search.hits import Hit, rated, weighed
from bot.search.irregular import in_the_present
from bot.search.numerals import plain_numbers
from bot.search.okapi import K1, Postings, Scores, Weights
from bot.search.rewording import Rewording
from bot.search.segmenter import is_a
from bot.search.signals import (
    PassageSignals,
    Sentence,
    heading_asked,
    names_found,
    title_asked_for,
)
from bot.search.spelling import ChineseSpeller, Speller
from bot.search.subjects import Page, Subjects
from bot.search.text import has_cjk, to_simplified
from bot.search.tokens import (
    content_terms,
    fold,
    folded,
    grams,
    is_content,
    keep_together,
    stem,
    terms,
)
from bot.search.weights import PASSAGE

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_WORD = re.compile(r"\b[A-Za-z][\w'’]*")
_LATIN = re.compile(r"\b[A-Za-zÀ-ɏ]{4,}\b(?!['’])")

_CAPITAL_INSIDE = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’-]+")
_CAPITALS = re.compile(r"[A-Z][\w'’-]+(?: (?:of |for )?[A-Z][\w'’-]+)*")

TITLE_WEIGHT = 2
"""How often title and headings count in a passage's terms; measured: two or three times helps most."""
CANDIDATES, RATED = 20, 12
"""Of so many passages, the best by words and n-grams together, so many are looked at sentence by sentence, and those whose
heading is like the question; to look at all twenty makes no share of right pages or of answers, of SQuAD, CMRC, DRCD and
our own set, more than 0.3 points better.
"""
REMEMBERED = 256  # questions
_PARTICLE = re.compile("(?<=[一-鿿])[呢啊呀吧嘛哦啦]+(?=[?？。!！\\s]*$)")
"""What a Chinese sentence ends in without saying anything by it."""
MOST, FEW_PAGES = 0.75, 10
"""What is on that share of more pages than those is the folder's own subject."""


class Index:
    """Immutable; built from a library as a whole and replaced as a whole."""

    def __init__(
        self,
        library: Library,
        remembered: MutableMapping[str, Sentence] | None = None,
        postings: tuple[Postings, Postings] | None = None,
    ) -> None:
        """Texts that are remembered from an earlier index are not taken apart again; new ones are added. The
        postings of words and n-grams, where they are known, are those of this very library (`search/store.py`).
        """
        memory = {} if remembered is None else remembered
        self.library = library
        keep_together(library.vocabulary.chinese())
        self.passages = tuple(passage for document in library.documents for passage in document.passages)
        self._of_language: dict[Language, Scores] = {
            language: np.array([float(p.language == language) for p in self.passages])
            for language in get_args(Language)
        }
        self._titles = [self._sentence(_title_of(passage), memory) for passage in gently(self.passages)]
        self._sentences = [
            tuple(self._sentence(text, memory) for text in passage.sentences)
            for passage in gently(self.passages)
        ]
        self.words, self.grams = postings or self._count()
        self._title_weights: dict[int, Weights[str]] = {}  # of those that were compared so far, or prepared
        self._queries: dict[
            str, Query
        ] = {}  # one question, and what answers it, is looked at from many sides
        self._asked: dict[Query, Asked] = {}
        self._headings = Headings(partial(_as_compared, self.rewording), self.words, self.grams)

    def _count(self) -> tuple[Postings, Postings]:
        parts = list(zip(self._titles, self._sentences, strict=True))
        return (
            Postings([_word_bag(title, sentences) for title, sentences in gently(parts)]),
            Postings([_gram_bag(title, sentences) for title, sentences in gently(parts)]),
        )

    def texts(self) -> Iterator[tuple[str, ...]]:
        """Of each passage the texts that it is made of: title with headings, sentences."""
        for title, passage in zip(self._titles, self.passages, strict=True):
            yield title.raw, *passage.sentences

    def prepare(self) -> None:
        """Weighs all titles and headings, for which the first questions that come near them would wait."""
        for position in gently(range(len(self.passages))):
            self._weighed_title(position)
            for heading in self.passages[position].headings[-1:]:
                self._headings.grams_of(heading)

    def knows(self, term: str) -> bool:
        return term in self.words

    def corrected(self, text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The text with slips of the keyboard put right, and each word as typed with what was understood."""
        slips: dict[str, str] = {}
        for typed in dict.fromkeys(_LATIN.findall(text)):
            word = fold(typed.lower())
            known = stem(word) in self.words or stem(word) in self._vocabulary_stems
            if not known and (meant := self._speller.correct(word)):
                slips[typed] = meant
        understood = _LATIN.sub(lambda match: slips.get(match.group(), match.group()), text)
        if has_cjk(understood):
            for typed, meant in self._chinese_speller.slips_in(to_simplified(understood)):
                slips[typed] = meant
                understood = to_simplified(understood).replace(typed, meant)
        return understood, tuple(slips.items())

    @cached_property
    def _vocabulary_stems(self) -> frozenset[str]:
        """Of the words that people use and the pages do not: they are no slips (complains)."""
        wordings = filter(str.isascii, chain.from_iterable(self.library.vocabulary.groups))
        return frozenset(chain.from_iterable(map(terms, wordings)))

    @cached_property
    def _chinese_speller(self) -> ChineseSpeller:
        return ChineseSpeller(tuple(self.library.vocabulary.chinese()), self.grams.__contains__)

    @cached_property
    def _speller(self) -> Speller:
        counts: Counter[str] = Counter()
        for title, sentences in gently(zip(self._titles, self._sentences, strict=True)):
            counts.update(
                set(title.folded.split()).union(*(sentence.folded.split() for sentence in sentences))
            )
        return Speller(counts)

    def ask(self, query: Query) -> Asked:
        return _remembered(self._asked, query, self._ask)

    def _ask(self, query: Query) -> Asked:
        is_name = self._is_chinese_name if query.chinese else self._names.__contains__
        return Asked.by(query, self.words, self.grams, is_name, self.on_most_pages)

    def _is_chinese_name(self, word: str) -> bool:
        """Whether the dictionary says so, or the vocabulary calls it by a name in English (Youxi, 尤溪)."""
        return is_a("name", word) or word in self.rewording.chinese_names

    @cached_property
    def on_most_pages(self) -> frozenset[str]:
        """What the folder as a whole is about: a passage need not name it, so it tells no page from another."""
        pages = Counter[Language](language for _, language in self._page_terms)
        found: Counter[tuple[Language, str]] = Counter()
        for (_, language), words in gently(self._page_terms.items()):
            found.update((language, word) for word in words)
        return frozenset(
            word
            for (language, word), times in found.items()
            if times >= MOST * pages[language] and pages[language] > FEW_PAGES and not word[0].isdigit()
        )

    @cached_property
    def _names(self) -> frozenset[str]:
        """English terms that the pages mostly write with a capital letter inside a sentence, and once at least by
        themselves: in “Department of Commerce” the department is any one.
        """
        written, capital, all_times = Counter[str](), Counter[str](), Counter[str]()
        alone: set[str] = set()
        for sentence in chain.from_iterable(self._sentences):
            all_times.update(sentence.terms)
            written.update(_CAPITAL_INSIDE.findall(sentence.raw))
            alone.update(chain.from_iterable(map(terms, _by_themselves(sentence.raw))))
        for word, times in written.items():
            capital.update(dict.fromkeys(terms(word), times))
        return frozenset(
            t for t, times in capital.items() if 2 * times > all_times[t] and t in alone and is_content(t)
        )

    def search(
        self,
        query: Query,
        language: Language | None = None,
        *,
        page: str | None = None,
        untranslated: bool = False,
    ) -> list[Hit]:
        """The best passages, best first; of one language, one page, or the pages that have no twin in the other
        language, where asked for. None that shares no term or n-gram with the question.
        """
        asked = self.ask(query)
        among = self._among(language, page, untranslated)
        words = relative(self.words.scores(query.terms) * among)
        shapes = self.grams.scores(query.grams) * among
        reached = shapes / (K1 + 1) / (asked.grams.total or 1.0)
        shapes = relative(shapes)
        hits = [
            self._hit(asked, i, heading, float(words[i]), float(shapes[i]), float(reached[i]))
            for rank, i in enumerate(best_of(words + shapes, CANDIDATES))
            if (heading := self._heading_asked(asked, i)) >= ALIKE or rank < RATED
        ]
        # Stable: earlier candidates first. What staff wrote as the answer to this very question goes ahead of all.
        hits.sort(key=lambda hit: (hit.same_question, hit.score), reverse=True)
        return hits

    def _among(self, language: Language | None, page: str | None, untranslated: bool) -> Scores:
        """1 for each passage that may be found, 0 for the others."""
        among = self._of_language[language].copy() if language else np.ones(len(self.passages))
        if page is not None:
            among[[p.document_id != page for p in self.passages]] = 0.0
        return among * self._untranslated if untranslated else among

    def terms_of_page(self, page: str, language: Language) -> frozenset[str]:
        """Every term of a page, its title and headings too."""
        return self._page_terms.get((page, language), frozenset())

    @cached_property
    def _page_terms(self) -> dict[tuple[str, Language], frozenset[str]]:
        found: dict[tuple[str, Language], set[str]] = {}
        for passage, title, sentences in gently(
            zip(self.passages, self._titles, self._sentences, strict=True)
        ):
            words = found.setdefault((passage.document_id, passage.language), set())
            words.update(title.terms, *(sentence.terms for sentence in sentences))
        return {key: frozenset(words) for key, words in found.items()}

    def query(self, text: str) -> Query:
        """A question in the pages' own words, without those for how and those of everyday talk that no page has: they
        cannot be answered, and name nothing.
        """
        return _remembered(self._queries, text, self._query)

    def _query(self, text: str) -> Query:
        said = whole = _PARTICLE.sub("", self._said(without_emphasis(text)))
        query = Query.of(said)
        idle = {term for term in query.terms if term not in self.words and _names_nothing(term)}
        for term in filter(partial(is_a, "manner"), idle):
            said = said.replace(term, " ")
        said = _WORD.sub(lambda word: " " if idle.intersection(terms(word.group())) else word.group(), said)
        return Query.of(said, whole) if idle and content_terms(said) else query

    def _sentence(self, text: str, memory: MutableMapping[str, Sentence]) -> Sentence:
        """Without the clause that names its source: that is no part of what it says."""
        if text not in memory:
            said = self._said(without_attribution(text))
            memory[text] = Sentence(text, terms(said), folded(said))
        return memory[text]

    def _said(self, text: str) -> str:
        return _as_compared(self.rewording, text)

    def terms_in(self, language: Language) -> frozenset[str]:
        """Every term of the pages of one language."""
        if language not in self._terms_in:
            pages = (words for (_, written_in), words in self._page_terms.items() if written_in == language)
            self._terms_in[language] = frozenset().union(*pages)
        return self._terms_in[language]

    @cached_property
    def _terms_in(self) -> dict[Language, frozenset[str]]:
        return {}

    def has_untranslated(self, language: Language) -> bool:
        """Whether the other language has pages that this one lacks."""
        return bool(((1 - self._of_language[language]) * self._untranslated).any())

    @cached_property
    def _untranslated(self) -> Scores:
        languages: dict[str, set[Language]] = {}
        for document in self.library.documents:
            languages.setdefault(document.id, set()).add(document.language)
        return np.array([float(len(languages[p.document_id]) == 1) for p in self.passages])

    @cached_property
    def subjects(self) -> Subjects:
        counts: dict[tuple[str, Language], Counter[str]] = {}
        for passage, sentences in gently(zip(self.passages, self._sentences, strict=True)):
            page = counts.setdefault((passage.document_id, passage.language), Counter())
            page.update(terms(self._said(" ".join(passage.headings[-1:]))))
            page.update(chain.from_iterable(sentence.terms for sentence in sentences))
        pages = [
            Page(d.language, d.title, d.section == "news", counts.get((d.id, d.language), Counter()))
            for d in self.library.documents
        ]
        names = self._names | self.rewording.english_names | self.rewording.chinese_names
        # Not self._said: an index that refers to itself stays in memory when the next one takes its place.
        return Subjects(pages, partial(_as_compared, self.rewording), names, self.on_most_pages)

    @cached_property
    def places(self) -> dict[tuple[str, Language], str]:
        """The pages whose title is nothing but a name of the vocabulary, as each district of a city has one; with it."""
        names = self.rewording.chinese_names | self.rewording.english_names
        titles = {(d.id, d.language): content_terms(self._said(d.title)) for d in self.library.documents}
        return {page: title[0] for page, title in titles.items() if len(title) == 1 and title[0] in names}

    @cached_property
    def place_names(self) -> frozenset[str]:
        return frozenset(self.places.values())

    def own_name(self, language: Language) -> str | None:
        """What the folder as a whole is about, by name; None where the vocabulary has no name for it."""
        return self.rewording.name_among(self.on_most_pages, language)

    @cached_property
    def handoff(self) -> HandoffSubjects:
        return HandoffSubjects(self.rewording)

    @cached_property
    def rewording(self) -> Rewording:
        return Rewording(self.library.vocabulary)

    def _hit(
        self, asked: Asked, position: int, heading: float, words: float, shapes: float, reach: float
    ) -> Hit:
        passage, title = self.passages[position], self._titles[position]
        language: Language = "zh" if asked.query.chinese else "en"
        sentences, matched = rated(asked, language, title, self._sentences[position])
        signals = PassageSignals(
            words=words,
            grams=shapes,
            title=title_asked_for(asked, self._weighed_title(position)),
            heading=heading,
            names=names_found(asked, matched),
            best_sentence=max((sentence.score for sentence in sentences), default=0.0),
        )
        own = passage.headings[-1:]
        return Hit(
            passage,
            weighed(signals, PASSAGE[language]),
            signals,
            sentences,
            matched,
            reach,
            title,
            self._sentences[position],
            heading >= ALIKE and self._headings.ask_the_same(asked, own[0], self.on_most_pages),
            tuple(chain.from_iterable(map(self._headings.questions_of, own))),
        )

    def _heading_asked(self, asked: Asked, position: int) -> float:
        own = self.passages[position].headings[-1:]
        return max((heading_asked(asked, self._headings.grams_of(heading)) for heading in own), default=0.0)

    def _weighed_title(self, position: int) -> Weights[str]:
        if position not in self._title_weights:
            self._title_weights[position] = self.words.weigh(self._titles[position].terms)
        return self._title_weights[position]


def _remembered(memory: dict[K, V], key: K, make: Callable[[K], V]) -> V:
    """What was made of the key, now or lately. No `lru_cache`: in it, the index would refer to itself, and stay in memory
    when the next one takes its place.
    """
    found = memory.get(key)
    if found is None:
        if len(memory) >= REMEMBERED:
            memory.clear()
        found = memory[key] = make(key)
    return found


def _as_compared(rewording: Rewording, text: str) -> str:
    """One wording for a meaning, one form for a number and for a verb."""
    return plain_numbers(rewording.canonical(in_the_present(apart(text))))


def _by_themselves(text: str) -> list[str]:
    """The capitalised words of a text that are no part of a longer name."""
    return [name for name in _CAPITALS.findall(text) if " " not in name]


def _names_nothing(term: str) -> bool:
    return is_a("manner", term) or is_everyday(term)


def relative(scores: Scores) -> Scores:
    """Each score over the best one of the question; all 0 where nothing matched."""
    best = scores.max(initial=0.0)
    return scores / best if best > 0 else scores


def best_of(scores: Scores, count: int) -> list[int]:
    """Positions of the highest scores above 0, highest first; of equal ones the earlier first."""
    if len(scores) > count:
        floor = np.partition(scores, -count)[-count]
        found = np.flatnonzero((scores >= floor) & (scores > 0))
    else:
        found = np.flatnonzero(scores > 0)
    ordered: list[int] = found[np.argsort(-scores[found], kind="stable")][:count].tolist()
    return ordered


def _title_of(passage: Passage) -> str:
    return " ".join((passage.title, *passage.headings))


def _word_bag(title: Sentence, sentences: Sequence[Sentence]) -> list[str]:
    return [*title.terms * TITLE_WEIGHT, *(term for sentence in sentences for term in sentence.terms)]


def _gram_bag(title: Sentence, sentences: Sequence[Sentence]) -> list[str]:
    return [*list(grams(title.folded)) * TITLE_WEIGHT, *(g for s in sentences for g in grams(s.folded))]
