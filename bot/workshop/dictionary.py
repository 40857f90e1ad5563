"""English words for Chinese ones, rough: to see that two questions are about one subject, never to translate for a reader."""

import re
from functools import cache

from bot.search import cedict
from bot.search.tokens import content_terms

MOST_SENSES = 4
MOST_TERMS = 3
"""A sense of more content words is an explanation, not a word."""

_NO_SENSE = re.compile(r"\[|^CL:|^surname ")
_BRACKETS = re.compile(r"\([^)]*\)")


def senses(word: str) -> tuple[tuple[str, ...], ...]:
    """The stems of each English sense of a Simplified Chinese word, the first ones; empty where it is not listed."""
    found: list[tuple[str, ...]] = []
    for sense in re.split("[/;]", _entries().get(word, "")):
        terms = () if _NO_SENSE.search(sense.strip()) else content_terms(_BRACKETS.sub(" ", sense))
        if 0 < len(terms) <= MOST_TERMS:
            found.append(terms)
    return tuple(found[:MOST_SENSES])


@cache
def _entries() -> dict[str, str]:
    """Each Simplified word with its senses, those of all its readings, between strokes."""
    found: dict[str, str] = {}
    for word, _, senses_of_one in cedict.entries():
        known = found.get(word)
        found[word] = f"{known}/{senses_of_one}" if known else senses_of_one
    return found
