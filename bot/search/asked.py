"""A question weighed by an index: what it asks for, each part with its idf."""

import re
from collections.abc import Callable, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bot.content.document import Language
from bot.search.answer_type import Kind, expected_kind
from bot.search.everyday import LIGHT, is_everyday
from bot.search.okapi import Postings, Weights
from bot.search.segmenter import is_a
from bot.search.text import has_cjk, normalise
from bot.search.tokens import folded, grams, is_content, terms

_WORD = re.compile(r"[\w'’-]+|[^\w\s]")
# Not the first word of a sentence, which any may be, unless it is an acronym; Chinese may stand right before and behind it.
_NAME = re.compile(
    r"(?<![A-Za-z0-9])(?:(?<!^)(?<![a-z0-9]{2}[.!?] )[A-Z][A-Za-zÀ-ɏ0-9'’-]+|[A-Z][A-Z0-9]+(?![a-z'’-]))|\d[\d,.]*"
)
_SMALL_PART = re.compile(r"-[a-z].*")
"""Of “Taiwanese-funded” only the first is a name."""
_WAY = re.compile(
    r"\bhow\b.{2,30}\b(?:get|go|come|travel|reach) |(?<!步)(?<!步 )怎 ?么 ?(?:去|到|走|来(?! ?的))|如 ?何 ?(?:去|到|前 ?往)"
)
"""The way to a place, of which nothing is left but the place."""
_ASKED_KIND = re.compile(r"(?:哪一?[个座种家位项款类所条支部]?|[什甚]么|何种)([\u4e00-\u9fff]{2,4})")


def _may_be_of_a_term(term: str) -> bool:
    return term.isalpha() and term.isascii() and is_content(term) and not is_everyday(term)


@dataclass(frozen=True)
class Query:
    """A question as terms and n-grams, each once, in the order of the question."""

    text: str
    sequence: tuple[str, ...]  # its terms as they follow each other
    grams: tuple[str, ...]
    whole: str = ""  # with the words that are not asked for, since “how high” tells the kind of answer

    @classmethod
    def of(cls, text: str, whole: str = "") -> "Query":
        return cls(text, terms(text), tuple(dict.fromkeys(grams(folded(text)))), whole)

    @cached_property
    def terms(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.sequence))

    @cached_property
    def term_set(self) -> frozenset[str]:
        return frozenset(self.sequence)

    @cached_property
    def compounds(self) -> frozenset[tuple[str, str]]:
        """Two English words with nothing between them, which may be one term: “time zone”, but not “depth of the harbour”."""
        pairs = pairwise(next(iter(terms(word)), "") for word in _WORD.findall(self.text))
        return frozenset((a, b) for a, b in pairs if a != b and _may_be_of_a_term(a) and _may_be_of_a_term(b))

    @cached_property
    def folded(self) -> str:
        return folded(self.text)

    @cached_property
    def chinese(self) -> bool:
        return has_cjk(self.text)

    @cached_property
    def language(self) -> Language:
        return "zh" if self.chinese else "en"

    @cached_property
    def whole_folded(self) -> str:
        return folded(self.whole) if self.whole else self.folded

    @cached_property
    def kind(self) -> Kind | None:
        return expected_kind(self.whole_folded, self.chinese)

    @cached_property
    def asks_the_way(self) -> bool:
        """Whether it asks how to get to a place."""
        return bool(_WAY.search(self.whole_folded))

    @cached_property
    def names(self) -> frozenset[str]:
        """Terms written like a name or a number: capitalised inside the question, or digits. Words of everyday talk are none:
        in a reading of a question, what it begins with stands behind its topic (“the ferry Since when?”).
        """
        found = (
            term
            for name in _NAME.finditer(self.text)
            for term in terms(_SMALL_PART.sub(" ", name.group()))
            if is_content(term) and not is_everyday(term)
        )
        return frozenset(found) & self.term_set

    @cached_property
    def asked_kinds(self) -> frozenset[str]:
        """The Chinese nouns that stand behind “which” (哪个城市): what is asked for, and no name."""
        return frozenset(
            noun[:length] for noun in _ASKED_KIND.findall(normalise(self.text)) for length in range(2, 5)
        )


@dataclass(frozen=True)
class Asked:
    """A query with the weights that one index gives its parts."""

    query: Query
    content: Weights[str]  # the terms that say something about the subject
    telling: Weights[str]  # those that tell a page from another; everyday words count little
    grams: Weights[str]
    pairs: Weights[tuple[str, str]]  # neighbouring terms
    names: Weights[str]  # terms of names and numbers
    own_subject: Set[str]  # what the folder as a whole is about, which tells nothing apart

    @classmethod
    def by(
        cls,
        query: Query,
        words: Postings,
        grams: Postings,
        is_name: Callable[[str], bool],
        on_most_pages: Set[str],
    ) -> "Asked":
        """`is_name` tells words that are names even where the question does not write them like one; what is on most
        pages is no name that must be found.
        """
        content = [term for term in query.terms if is_content(term)] or query.terms
        pairs = pairwise(query.sequence)
        names = query.names.union(set(filter(is_name, content)) - query.asked_kinds)
        weighed = words.weigh(content)
        return cls(
            query,
            weighed,
            Weights(
                (term, idf * (LIGHT if is_everyday(term) or is_a("pointing", term) else 1.0))
                for term, idf in weighed.items()
                if term not in on_most_pages
            ),
            grams.weigh(query.grams),
            Weights(((a, b), words.idf_of(a) + words.idf_of(b)) for a, b in pairs if a != b),
            words.weigh(names - on_most_pages),
            on_most_pages,
        )
