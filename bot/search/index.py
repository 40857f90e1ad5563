"""The passages of a library, ranked for a question, with their sentences rated."""

import re
from collections.abc import MutableMapping, Sequence
from copy import copy
from functools import cached_property, partial
from itertools import chain
from typing import NamedTuple

import numpy as np

from bot.content.document import LANGUAGES, Language, Passage
from bot.content.library import Library
from bot.content.pace import gently
from bot.search.asked import Asked, Query
from bot.search.catalogue import Catalogue
from bot.search.everyday import is_everyday, without_emphasis
from bot.search.handoff import HandoffSubjects
from bot.search.headings import ALIKE, Headings
from bot.search.hits import Hit, rated, weighed
from bot.search.memory import remembered
from bot.search.naming import without_size_of_an_attribute
from bot.search.okapi import K1, Postings, Scores, Weights
from bot.search.rewording import Rewording
from bot.search.segmenter import is_a, pieces_of_a_guess
from bot.search.signals import (
    PassageSignals,
    Sentence,
    names_found,
    title_asked_for,
)
from bot.search.spelling import Spelling
from bot.search.text import has_cjk, to_simplified
from bot.search.texts import Texts, as_compared
from bot.search.tokens import CHINESE_STOP_WORDS, content_terms, grams, terms
from bot.search.weights import PASSAGE

_WORD = re.compile(r"\b[A-Za-z][\w'’]*")

TITLE_WEIGHT = 2
"""How often title and headings count in a passage's terms; measured: two or three times helps most."""
CANDIDATES, RATED = 12, 6
"""Of so many passages, the best by words and n-grams together, so many are looked at sentence by sentence, and those whose
heading is like the question; to look at eight of sixteen makes no share of right pages or of answers, of SQuAD, CMRC and DRCD,
more than 0.3 points better, and of our own five sets none at all.
"""
REMEMBERED, REMEMBERED_FOUND = 256, 16
"""Questions; those whose hits are remembered, which take more room, are the readings of one message."""
_PARTICLE = re.compile("(?<=[一-鿿])[呢啊呀吧嘛哦啦阿]+(?=[?？。!！\\s]*$)")
"""What a Chinese sentence ends in without saying anything by it."""


_HOW_LARGE = re.compile(r"(?P<place>[一-鿿]{2,6}?)(?:到底|究竟|大概)?有?多大[呢啊呀]?\W*")
_KINDS_OF_PLACE = frozenset("县 市 区 县城 全县 全市 地方".split())
_OF_WHICH = "的|有|是|在|位于|面积|人口|常住|生产总值|gdp|多|几|[?？]|$"
"""What is said of a town behind its name; 三明市委 and 三明市区 are something else."""
_APART = "，"
"""Between Chinese words that must not be read as one; a blank there means nothing."""


class _Wanted(NamedTuple):
    """What is searched for, and among which passages."""

    query: Query
    language: Language | None
    page: str | None
    untranslated: bool


class Index:
    """Immutable; built from a library as a whole and replaced as a whole."""

    def __init__(
        self,
        library: Library,
        remembered: MutableMapping[str, Sentence] | None = None,
        postings: tuple[Postings, Postings] | None = None,
        before: "Index | None" = None,
    ) -> None:
        """Texts that are remembered from an earlier index are not taken apart again; new ones are added. The
        postings of words and n-grams, where they are known, are those of this very library (`search/store.py`). `before`
        is the index that this one takes the place of, if it had the same wordings.
        """
        self.library = library
        same = before if before and before.library.vocabulary == library.vocabulary else None
        self.rewording: Rewording = same.rewording if same else Rewording(library.vocabulary)
        self.handoff: HandoffSubjects = same.handoff if same else HandoffSubjects(self.rewording)
        self.texts = Texts.of(library, {} if remembered is None else remembered, self.rewording)
        self.passages = self.texts.passages
        self.catalogue = Catalogue(self.texts)
        self._of_language: dict[Language, Scores] = {
            language: np.array([float(p.language == language) for p in self.passages])
            for language in LANGUAGES
        }
        self.words, self.grams = postings or self._count()
        self.spelling = Spelling(self.texts, self.words.__contains__, self.grams.__contains__)
        # One question, and what answers it, is looked at from many sides.
        self._queries: dict[str, Query] = {}
        self._asked: dict[Query, Asked] = {}
        self._found: dict[_Wanted, tuple[Hit, ...]] = {}
        self._refused = ""
        self._title_weights: dict[int, Weights[str]] = {}  # of those that were compared so far, or prepared
        headings = before._headings.in_hand() if before else {}
        self._headings: Headings = Headings(
            partial(as_compared, self.rewording), self.words, self.grams, headings
        )

    def _count(self) -> tuple[Postings, Postings]:
        parts = list(zip(self.texts.titles, self.texts.sentences, strict=True))
        return (
            Postings([_word_bag(title, sentences) for title, sentences in gently(parts)]),
            Postings([_gram_bag(title, sentences) for title, sentences in gently(parts)]),
        )

    def prepare(self) -> None:
        """Weighs all titles and headings, and reads what slips are put right by: the first questions would wait for it."""
        self.spelling.prepare()
        for position in gently(range(len(self.passages))):
            self._weighed_title(position)
            for heading in self.passages[position].headings[-1:]:
                self._headings.prepare(heading)
        self._headings.earlier.clear()

    def let_go(self) -> None:
        """Forgets bit by bit what is remembered, when another index has taken its place: all at once, whoever is answered
        meanwhile would wait for it. Who still asks this one has an answer all the same.
        """
        for position in gently(list(self._title_weights)):
            self._title_weights.pop(position, None)
        self._headings.let_go()

    def without(self, sentence: str) -> "Index":
        """The same index, but that it does not find the passages that have a sentence: it was told, and is not what was asked. Of
        two such sentences only the last one counts.
        """
        other = copy(self)
        other._refused = sentence
        return other

    def knows(self, term: str) -> bool:
        return term in self.words

    def ask(self, query: Query) -> Asked:
        return remembered(self._asked, query, self._ask, REMEMBERED)

    def _ask(self, query: Query) -> Asked:
        is_name = self._is_chinese_name if query.chinese else self.catalogue.english_names.__contains__
        return Asked.by(query, self.words, self.grams, is_name, self.catalogue.on_most_pages)

    def _is_chinese_name(self, word: str) -> bool:
        """Whether the dictionary says so, or the vocabulary calls it by a name in English (Youxi, 尤溪)."""
        return is_a("name", word) or word in self.rewording.chinese_names

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
        wanted = _Wanted(query, language, page, untranslated)
        found = remembered(self._found, wanted, self._search, REMEMBERED_FOUND)
        return (
            [hit for hit in found if self._refused not in hit.passage.sentences]
            if self._refused
            else list(found)
        )

    def _search(self, wanted: _Wanted) -> tuple[Hit, ...]:
        asked = self.ask(wanted.query)
        among = self._among(wanted.language, wanted.page, wanted.untranslated)
        words = relative(self.words.scores(wanted.query.terms) * among)
        shapes = self.grams.scores(wanted.query.grams) * among
        reached = shapes / (K1 + 1) / (asked.grams.total or 1.0)
        shapes = relative(shapes)
        hits = [
            self._hit(asked, i, heading, float(words[i]), float(shapes[i]), float(reached[i]))
            for rank, i in enumerate(best_of(words + shapes, CANDIDATES))
            if (heading := self._heading_asked(asked, i, 0.0 if rank < RATED else ALIKE)) >= ALIKE
            or rank < RATED
        ]
        # Stable: earlier candidates first. What staff wrote as the answer to this very question goes ahead of all.
        return tuple(sorted(hits, key=lambda hit: (hit.same_question, hit.score), reverse=True))

    def _among(self, language: Language | None, page: str | None, untranslated: bool) -> Scores:
        """1 for each passage that may be found, 0 for the others."""
        among = self._of_language[language].copy() if language else np.ones(len(self.passages))
        if page is not None:
            among[[p.document_id != page for p in self.passages]] = 0.0
        return among * self._untranslated if untranslated else among

    def query(self, text: str) -> Query:
        """A question in the pages' own words, without those for how and those of everyday talk that no page has: they
        cannot be answered, and name nothing.
        """
        return remembered(self._queries, text, self._query, REMEMBERED)

    def _query(self, text: str) -> Query:
        text = self._with_area(text)
        whole = self._plain(text)
        asked = without_size_of_an_attribute(text)
        said = self._with_guesses_apart(whole if asked == text else self._plain(asked))
        query = Query.of(said, whole if said != whole else "")
        idle = {term for term in query.terms if term not in self.words and _names_nothing(term)}
        for term in sorted(filter(has_cjk, idle), key=lambda term: (-len(term), term)):
            said = said.replace(term, _APART)
        said = _WORD.sub(lambda word: " " if idle.intersection(terms(word.group())) else word.group(), said)
        return Query.of(said, whole) if idle and content_terms(said) else query

    def _plain(self, text: str) -> str:
        """In the pages' own wording, without what says nothing."""
        return self._by_its_name_alone(_PARTICLE.sub("", self.texts.said(without_emphasis(text))))

    def _with_area(self, text: str) -> str:
        """尤溪多大 asks for an area, as it does of nothing but a place; 纺织产业多大 does not."""
        sized = _HOW_LARGE.fullmatch(to_simplified(text).strip()) if has_cjk(text) else None
        if not sized:
            return text
        places = self.catalogue.place_names | self.catalogue.on_most_pages | _KINDS_OF_PLACE
        named = content_terms(self.texts.said(sized["place"]))
        return f"{sized['place']}面积多大" if named and places.issuperset(named) else text

    def _by_its_name_alone(self, said: str) -> str:
        """What the folder is about without what kind of place it is: 三明市 is 三明. Else 市 would tell towns apart."""
        name = self.catalogue.own_name("zh") if has_cjk(said) else None
        return re.sub(f"{re.escape(name)}·?[市县区镇](?={_OF_WHICH})", name, said) if name else said

    def _with_guesses_apart(self, said: str) -> str:
        """Chinese words that are only guessed, no page has, and hold one that a page has or that says nothing, in their
        pieces: 那碳汇 is 那 and 碳汇. Others may be names.
        """
        for term in sorted(
            {term for term in terms(said) if term not in self.words}, key=lambda term: (-len(term), term)
        ):
            pieces = self._pieces_of_a_guess(term) if has_cjk(term) else []
            if any(
                piece in CHINESE_STOP_WORDS or (len(piece) > 1 and piece in self.words) for piece in pieces
            ):
                said = said.replace(term, f"{_APART}{_APART.join(pieces)}{_APART}")
        return said

    def _pieces_of_a_guess(self, term: str) -> list[str]:
        """Those of the dictionary, with a word of the pages that it lacks (碳汇) in one."""
        pieces = pieces_of_a_guess(term)
        first = next((n for n, piece in enumerate(pieces) if piece not in CHINESE_STOP_WORDS), len(pieces))
        rest = "".join(pieces[first:])
        return [*pieces[:first], rest] if rest in self.words else pieces

    def has_untranslated(self, language: Language) -> bool:
        """Whether the other language has pages that this one lacks."""
        return bool(((1 - self._of_language[language]) * self._untranslated).any())

    @cached_property
    def _untranslated(self) -> Scores:
        languages: dict[str, set[Language]] = {}
        for document in self.library.documents:
            languages.setdefault(document.id, set()).add(document.language)
        return np.array([float(len(languages[p.document_id]) == 1) for p in self.passages])

    def _hit(
        self, asked: Asked, position: int, heading: float, words: float, shapes: float, reach: float
    ) -> Hit:
        passage, title = self.passages[position], self.texts.titles[position]
        language = asked.query.language
        sentences, matched = rated(asked, language, title, self.texts.sentences[position])
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
            self.texts.sentences[position],
            heading >= ALIKE
            and self._headings.ask_the_same(
                asked, own[0], self.catalogue.on_most_pages, self.catalogue.place_names
            ),
            self.headings_of(passage),
        )

    def headings_of(self, passage: Passage) -> tuple[Query, ...]:
        """The questions that the passage's own heading asks; none where it has no heading."""
        return tuple(chain.from_iterable(map(self._headings.questions_of, passage.headings[-1:])))

    def _heading_asked(self, asked: Asked, position: int, least: float) -> float:
        """0 where the passage has no heading of its own, or one that is less alike than what is of use."""
        own = self.passages[position].headings[-1:]
        return max((self._headings.likeness(asked, heading, least) for heading in own), default=0.0)

    def _weighed_title(self, position: int) -> Weights[str]:
        found = self._title_weights.get(position)
        if found is None:
            found = self._title_weights[position] = self.words.weigh(self.texts.titles[position].terms)
        return found


def _names_nothing(term: str) -> bool:
    return is_a("manner", term) or is_a("pointing", term) or is_everyday(term)


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


def _word_bag(title: Sentence, sentences: Sequence[Sentence]) -> list[str]:
    return [*title.terms * TITLE_WEIGHT, *(term for sentence in sentences for term in sentence.terms)]


def _gram_bag(title: Sentence, sentences: Sequence[Sentence]) -> list[str]:
    return [*list(grams(title.folded)) * TITLE_WEIGHT, *(g for s in sentences for g in grams(s.folded))]
