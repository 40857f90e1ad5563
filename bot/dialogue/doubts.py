"""What speaks against an answer, however well the rest of the question fits: a name that is not there, a term of two words
whose words only happen to be there.
"""

from collections.abc import Sequence

from bot.search.asked import Asked
from bot.search.index import Hit, Index
from bot.search.signals import nearness
from bot.search.text import has_cjk

NEARLY = 0.5
"""Share of its n-grams from which on a name counts as there: another ending, a slip of the keyboard."""
SHORTEST_STEM = 3
"""Letters that two forms of a name share at least."""
FEW_WORDS = 2
"""Telling words up to which a term of two words is all that a question names."""
NEAR = 7
"""Words that may lie between the two of a term: “time zone”, “the zone of that time”."""


def missing_names(asked: Asked, hit: Hit, index: Index) -> frozenset[str]:
    """Names in the question that the passage does not have, not even nearly so: the GDP of another city is not
    answered from ours. Numbers do not count: a page may write them in another way.
    """
    text = " ".join(sentence.folded for sentence in (hit.title, *hit.text))
    absent = (name for name in asked.names.keys() - hit.matched if not name[0].isdigit())
    return frozenset(name for name in absent if not _nearly_there(name, text, index))


def _nearly_there(name: str, folded_text: str, index: Index) -> bool:
    """An unknown name may be a slip or another ending. One that other pages have is another name, however alike
    (Norbury, Norburg), unless it only ends otherwise than a word that is here (Canada, Canadian).
    """
    if any(_ends_otherwise(name, word) for word in folded_text.split()):
        return True
    return nearness(name, folded_text) >= NEARLY and (has_cjk(name) or not index.knows(name))


def _ends_otherwise(name: str, word: str) -> bool:
    short, long = sorted((name, word), key=len)
    return SHORTEST_STEM < len(short) < len(long) and long.startswith(short[:-1])


def is_torn_apart(asked: Asked, hit: Hit) -> bool:
    """Whether a term of two words is all that the question names, and the passage has its words only far from each other,
    each as part of something else: a “zone” and “the first time” do not tell the time zone.
    """
    if len(asked.telling) > FEW_WORDS:
        return False
    return any(
        hit.matched.issuperset(term)
        and not any(_near_in(text.terms, *term) for text in (hit.title, *hit.text))
        for term in asked.query.compounds
    )


def _near_in(terms: Sequence[str], first: str, second: str) -> bool:
    places = [number for number, term in enumerate(terms) if term == second]
    return any(
        abs(place - number) <= NEAR for number, term in enumerate(terms) if term == first for place in places
    )
