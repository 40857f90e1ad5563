"""Which words name a subject, and which only an attribute of one: “the bamboo forests” against “cost”, “how many”.

A message that names no subject (“what does it cost?”) means that of the message before it.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.content.document import LANGUAGES, Language
from bot.content.pace import gently
from bot.search.naming import (
    is_attribute,
    is_of_a_place,
    is_talk,
    is_vague,
    keys_of,
    qualifies_people,
    says_little,
)
from bot.search.segmenter import is_a
from bot.search.text import has_cjk
from bot.search.tokens import (
    content_words,
    is_content,
    stem,
    terms,
)

BURSTY = 1.0
"""Residual idf in bits from which on a word is what a page is about, and does not just occur (measured: bamboo 1.8,
visa 2.5, 石墨 2.2; capacity 0.0, time 0.1, 产能 0.0, 规模 0.3)."""
_DOING = frozenset(
    map(
        stem,
        "need say help ask answer accept add replace apply use get put pay buy sell make build grow lead run hold take give "
        "send spend win choose work live file share open close join bring come go move start begin complete finish".split(),
    )
) | frozenset("启动 开始 完工".split())
"""What one does with things; such verbs come in bursts, too."""
_HAPPENING = frozenset(
    map(stem, "begin began start complete finish open close run lead".split())
) | frozenset("启动 开始 完工".split())
"""What is asked of anything: “when did it start”, “who runs it”."""
_OF_A_YEAR = frozenset("年 年度 年底 年末 year end".split())
"""Words beside a number that make it a year."""
WIDESPREAD = 0.25
"""Share of the pages from which on a word names none of them."""

REMEMBERED = 32
SHARED = 0.05
"""Share of the titles up to which a word tells a page from its siblings."""
_ASKED_FOR = re.compile(r"\b(?:which|what) (\w+)|(?:哪[一几]?[个座家种位项]?|什么)([一-鿿]{1,3})")
FEW = 0.025
"""Share of all pages, of both languages, up to which a word may be a subject without being one for sure."""


@dataclass(frozen=True)
class Page:
    """The words of one page as the index compares them."""

    language: Language
    title: str
    report: bool  # news: its title is a sentence
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Subjects:
    """Tells the words that name what the pages are about."""

    pages: Sequence[Page]
    said: Callable[[str], str]  # a text in the pages' own words
    names: Set[str]  # terms that the pages write like names, or the vocabulary
    on_most_pages: Set[str]  # the folder's own subject, which tells nothing apart

    def words(self, text: str) -> list[str]:
        """The content words of a text that the pages know, in the pages' wording, each once."""
        return list(filter(self._is_known, self._content_words(text)))

    @cached_property
    def _content_words(self) -> Callable[[str], tuple[str, ...]]:
        """With the last few texts remembered: one question is looked at several times."""
        said = self.said  # and not `self`, which would keep itself alive
        return lru_cache(maxsize=REMEMBERED)(lambda text: content_words(said(text)))

    def named_in(self, text: str) -> list[str]:
        """Those of its words that name a subject."""
        return [word for word in self.words(text) if self.is_subject(word)]

    def all_of_them_in(self, text: str) -> list[str]:
        """Those of its words that stand for the folder's own subject, which is no subject among others."""
        return [word for word in self.words(text) if keys_of(word) <= self.on_most_pages]

    def without_attributes(self, text: str) -> list[str]:
        """Those of its words that are no attribute and not what is asked for (“which county”, 哪个县)."""
        asked = self._asked_for(text)
        return [w for w in self.words(text) if not is_attribute(w) and w.lower() not in asked]

    def only_asks_which(self, text: str) -> bool:
        """Whether it names nothing but what is asked for (“which county has the most”)."""
        named = {word.lower() for word in self.words(text)}
        return bool(named) and named <= self._asked_for(text)

    def _asked_for(self, text: str) -> set[str]:
        return {noun for nouns in _ASKED_FOR.findall(self.said(text).lower()) for noun in nouns}

    def topical_in(self, text: str) -> list[str]:
        """Those of its words that may be a subject."""
        others = self.without_attributes(text)
        return [w for w in self.words(text) if self.is_subject(w) or (w in others and self.is_topical(w))]

    def is_widespread(self, word: str) -> bool:
        """Whether it stands on so many pages that it is not missed; an attribute always is."""
        keys = keys_of(word)
        often = any(self.pages_with(key) > WIDESPREAD / 2 * len(self.pages) for key in keys)
        return often and not is_attribute(word)

    def names_unknown(self, text: str) -> bool:
        """Whether it names a thing that no page knows (“bitcoin?”): a subject of its own, not one of the topic's."""
        return bool(self.unknown_in(text))

    def unknown_in(self, text: str) -> list[str]:
        """Those of its words that name what no page knows."""
        return [
            word
            for word in self._content_words(text)
            if not self._is_known(word)
            and not (says_little(word) or (has_cjk(word) and len(word) == 1))
            and not is_attribute(word)
            and not is_a("verb", word)
            and not is_a("manner", word)
        ]

    def elsewhere_in(self, words: Iterable[str], places: Set[str]) -> str | None:
        """Of a topic, the place or whatever else has a name that is none of the folder's."""
        return next((word for word in words if self._is_elsewhere(word, places)), None)

    def _is_elsewhere(self, word: str, places: Set[str]) -> bool:
        named = self.is_name(word) or not self._is_known(word)
        ours = keys_of(word) <= self.on_most_pages or bool(keys_of(word) & places)
        return named and not ours and not is_attribute(word)

    def only_attributes(self, text: str) -> bool:
        """Whether a text names attributes, years, what happens to things and everyday talk alone, or nothing: nothing that it
        may be of.
        """
        return all(
            word[0].isdigit()
            or is_attribute(word)
            or is_talk(word)
            or says_little(word)
            or is_a("manner", word)
            or keys_of(word) <= _HAPPENING
            for word in self._content_words(text)
        )

    def asked_of_the_place(self, text: str, *, spoken_of: bool = True) -> list[str]:
        """The attributes that a text asks for, where one is of places alone and it names nothing else: they are asked of the
        place that the pages are about. `spoken_of`: something was before, which has an area and a location of its own.
        “Figure” and the like say nothing beside them, nor does the year of which they are asked.
        """
        words = self._content_words(text)
        idle = _OF_A_YEAR if any(word[0].isdigit() for word in words) else frozenset()
        named = [
            word
            for word in words
            if not (is_talk(word) or qualifies_people(word) or word[0].isdigit() or word.lower() in idle)
        ]
        certain = [word for word in named if not any(map(is_vague, keys_of(word)))]
        of_places = any(is_of_a_place(w, or_of_what_lies_there=not spoken_of) for w in certain)
        return certain if of_places and all(map(is_attribute, certain)) else []

    def asks_of_what_was_named(self, text: str) -> bool:
        """Whether all that it names are attributes that not only places have: of what, it does not say (“since when?”)."""
        return self.only_attributes(text) and not any(map(is_of_a_place, self._content_words(text)))

    def names_attribute(self, text: str) -> bool:
        return any(map(is_attribute, self._content_words(text)))

    def tells_something(self, text: str) -> bool:
        """Whether it names a thing that pages speak of, or an attribute; names of elsewhere aside."""
        return any(
            not (says_little(word) or is_a("verb", word) or is_a("manner", word)) for word in self.words(text)
        )

    def names_anything(self, text: str) -> bool:
        """Whether it names a thing, that pages speak of or that none knows."""
        return self.tells_something(text) or self.names_unknown(text)

    def is_subject(self, word: str) -> bool:
        """Whether pages are about it, or it is a name."""
        keys = self._telling(word)
        return bool(keys & self._carried) or any(self._is_name(key) for key in keys)

    def is_name(self, word: str) -> bool:
        """Whether it is a proper noun."""
        return any(map(self._is_name, keys_of(word)))

    def is_in_a_title(self, word: str) -> bool:
        """Whether a page is about it, or it is a name: its title has it, as few others do."""
        return bool(self._telling(word) & self._titled) or self.is_name(word)

    def is_topical(self, word: str) -> bool:
        """Whether it may be a subject: it is one, or few pages speak of it."""
        keys = self._telling(word)
        rare = (key for key in keys if not is_a("verb", key) and 0 < self.pages_with(key) <= self._few)
        return self.is_subject(word) or any(rare)

    def most_telling(self, words: Iterable[str]) -> str | None:
        """The subject that the fewest pages speak of, else the word that may be one."""
        topical = [word for word in words if self.is_topical(word)]
        named = [word for word in topical if self.is_subject(word)] or topical
        return min(named, key=lambda word: min(map(self.pages_with, keys_of(word))) or 1, default=None)

    def pages_with(self, term: str) -> int:
        return self._pages_with[term]

    def _telling(self, word: str) -> frozenset[str]:
        """What stands for the word where it can name a subject at all; else nothing."""
        keys = keys_of(word) - self.on_most_pages
        weak = not is_content(word.lower()) or word[0].isdigit() or is_attribute(word) or is_talk(word)
        return frozenset() if weak else keys

    @cached_property
    def _few(self) -> float:
        return max(1.0, FEW * len(self.pages))

    def _is_name(self, key: str) -> bool:
        return key in self.names or (has_cjk(key) and is_a("name", key))

    def _is_known(self, word: str) -> bool:
        return any(term in self._pages_with for term in terms(word) if is_content(term))

    @cached_property
    def _pages_with(self) -> Counter[str]:
        return Counter(term for page in self.pages for term in page.counts)

    @cached_property
    def _titled(self) -> frozenset[str]:
        return frozenset(
            title
            for language in LANGUAGES
            for title in _telling_titles([p for p in self.pages if p.language == language], self.said)
        )

    @cached_property
    def _carried(self) -> frozenset[str]:
        found: set[str] = set()
        for language in LANGUAGES:
            pages = [page for page in self.pages if page.language == language]
            found |= _carried([page.counts for page in pages], _telling_titles(pages, self.said))
        return frozenset(found)


def _telling_titles(pages: Sequence[Page], said: Callable[[str], str]) -> frozenset[str]:
    """The words of titles, but for those that many share: they name a kind of page (“district”)."""
    titles = [said(page.title) for page in pages if not page.report]
    shared = Counter(
        key for title in titles for key in {k for word in content_words(title) for k in keys_of(word)}
    )
    return frozenset(key for key, times in shared.items() if times <= max(1.0, SHARED * len(pages)))


def _carried(pages: Sequence[Mapping[str, int]], titles: Set[str]) -> set[str]:
    """The words of titles and those that are bursty, unless they stand on a good part of the pages."""
    found_in = Counter(term for counts in gently(pages) for term in counts)
    occurrences: Counter[str] = Counter()
    for counts in gently(pages):
        occurrences.update(counts)
    most = max(1.0, WIDESPREAD * len(pages))
    return {
        term
        for term, number in gently(found_in.items())
        if number <= most
        and term not in _DOING
        and (
            term in titles
            or (not is_a("verb", term) and residual_idf(number, occurrences[term], len(pages)) >= BURSTY)
        )
    }


def residual_idf(pages_with: int, occurrences: int, pages: int) -> float:
    """How much rarer, in bits, a word's pages are than if its occurrences were spread by chance: what a text is
    about comes in bursts (Church and Gale 1995, “Inverse document frequency: a measure of deviations from Poisson”).
    """
    by_chance = 1 - math.exp(-occurrences / pages)
    return math.log2(by_chance * pages / pages_with)
