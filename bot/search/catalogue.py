"""What a folder as a whole has and is about: its terms page by page, its names, places and subjects. Each table is made
when it is first asked for.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property, partial
from itertools import chain

from bot.content.document import LANGUAGES, Language
from bot.content.pace import gently
from bot.search.naming import keys_of
from bot.search.subjects import Page, Subjects
from bot.search.text import has_cjk
from bot.search.texts import Texts, as_compared
from bot.search.tokens import content_terms, is_content, terms

MOST, FEW_PAGES = 0.75, 10
"""What is on that share of more pages than those is the folder's own subject."""

TITLED = 4
"""Times that a title counts."""
FEWEST = 4
"""Times that a term stands at least on the page that is about it."""
CLEARLY_MORE = 1.5
"""Times as often as on any other page a term stands on the page that is about it."""

_CAPITAL_INSIDE = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’-]+")
_CAPITALS = re.compile(r"[A-Z][\w'’-]+(?: (?:of |for )?[A-Z][\w'’-]+)*")
_FIRST_QUESTION = re.compile(r"(?<=[?？])\s*(?=\S)")


class Catalogue:
    """Immutable, like the texts that it is made of."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def terms_of_page(self, page: str, language: Language) -> frozenset[str]:
        """Every term of a page, its title and headings too."""
        return self._page_terms.get((page, language), frozenset())

    def terms_in(self, language: Language) -> frozenset[str]:
        """Every term of the pages of one language."""
        if language not in self._terms_in:
            pages = (words for (_, written_in), words in self._page_terms.items() if written_in == language)
            self._terms_in[language] = frozenset().union(*pages)
        return self._terms_in[language]

    @cached_property
    def _terms_in(self) -> dict[Language, frozenset[str]]:
        return {}

    @cached_property
    def _page_terms(self) -> dict[tuple[str, Language], frozenset[str]]:
        found: dict[tuple[str, Language], set[str]] = {}
        texts = self._texts
        for passage, title, sentences in gently(
            zip(texts.passages, texts.titles, texts.sentences, strict=True)
        ):
            words = found.setdefault((passage.document_id, passage.language), set())
            words.update(title.terms, *(sentence.terms for sentence in sentences))
        return {key: frozenset(words) for key, words in found.items()}

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

    def own_name(self, language: Language) -> str | None:
        """What the folder as a whole is about, by name; None where the vocabulary has no name for it."""
        return self._own_names[language]

    @cached_property
    def _own_names(self) -> dict[Language, str | None]:
        return {name: self._texts.rewording.name_among(self.on_most_pages, name) for name in LANGUAGES}

    @cached_property
    def english_names(self) -> frozenset[str]:
        """English terms that the pages mostly write with a capital letter inside a sentence, and once at least by
        themselves: in “Department of Commerce” the department is any one.
        """
        written, capital, all_times = Counter[str](), Counter[str](), Counter[str]()
        alone: set[str] = set()
        for sentence in gently(chain.from_iterable(self._texts.sentences)):
            all_times.update(sentence.terms)
            written.update(_CAPITAL_INSIDE.findall(sentence.raw))
            alone.update(chain.from_iterable(map(terms, _by_themselves(sentence.raw))))
        for word, times in written.items():
            capital.update(dict.fromkeys(terms(word), times))
        return frozenset(
            t for t, times in capital.items() if 2 * times > all_times[t] and t in alone and is_content(t)
        )

    @cached_property
    def places(self) -> dict[tuple[str, Language], str]:
        """The pages whose title is nothing but a name of the vocabulary, as each district of a city has one; with it."""
        texts = self._texts
        names = texts.rewording.chinese_names | texts.rewording.english_names
        titles = self._titles
        # “Yong’an” is three terms: each of its halves that is a word, and both together.
        return {
            page: max(title, key=len) for page, title in titles.items() if title and names.issuperset(title)
        }

    @cached_property
    def _titles(self) -> dict[tuple[str, Language], Counter[str]]:
        """The content terms of each page's title."""
        texts = self._texts
        return {
            (page.id, page.language): Counter(content_terms(texts.said(page.title)))
            for page in texts.library.documents
        }

    @cached_property
    def place_names(self) -> frozenset[str]:
        return frozenset(self.places.values())

    def districts_in(self, words: Iterable[str]) -> list[str]:
        """Those of the words that name a district, or another place that has a page of its own."""
        return [word for word in words if keys_of(word) <= self.place_names]

    @cached_property
    def subjects(self) -> Subjects:
        texts = self._texts
        pages = [
            Page(d.language, d.title, d.section == "news", self._counts.get((d.id, d.language), Counter()))
            for d in texts.library.documents
        ]
        names = self.english_names | texts.rewording.english_names | texts.rewording.chinese_names
        return Subjects(pages, partial(as_compared, texts.rewording), names, self.on_most_pages)

    @cached_property
    def _counts(self) -> dict[tuple[str, Language], Counter[str]]:
        """How often each page has each term."""
        texts, counts = self._texts, dict[tuple[str, Language], Counter[str]]()
        for passage, sentences in gently(zip(texts.passages, texts.sentences, strict=True)):
            page = counts.setdefault((passage.document_id, passage.language), Counter())
            # Other wordings of a heading's question are for finding it; what they name, the page need not be about.
            page.update(
                terms(texts.said(_FIRST_QUESTION.split("".join(passage.headings[-1:]), maxsplit=1)[0]))
            )
            page.update(chain.from_iterable(sentence.terms for sentence in sentences))
        return counts

    def page_about(self, term: str, language: Language) -> str | None:
        """The page, no news, that has the term far more often than any other; what titles it counts as if it stood there a
        few times more.
        """
        times: dict[str, int] = {}
        for page in self._texts.library.documents:
            if page.language == language and page.section != "news":
                title = self._titles[page.id, language]
                counts = self._counts.get((page.id, language), title)
                times[page.id] = _as_head(term, counts) + TITLED * (_as_head(term, title) > 0)
        first, second = (*sorted(times.values(), reverse=True), 0, 0)[:2]
        least = max(CLEARLY_MORE * second, FEWEST)
        return max(times, key=lambda page: times[page]) if first >= least else None


def _as_head(term: str, counts: Mapping[str, int]) -> int:
    """How often it stands there, but for Chinese words that it only begins: 气候投融资 is finance, 兴泉铁路 is a railway. One
    character is no term of a longer word.
    """
    if not has_cjk(term) or len(term) == 1:
        return counts.get(term, 0)
    begun = sum(times for longer, times in counts.items() if longer != term and longer.startswith(term))
    return max(0, counts.get(term, 0) - begun)


def _by_themselves(text: str) -> list[str]:
    """The capitalised words of a text that are no part of a longer name."""
    return [name for name in _CAPITALS.findall(text) if " " not in name]
