"""Cuts Chinese into words, by jieba and its dictionary. The only user of jieba.

jieba keeps its 350,000 words and their beginnings in a Python dict, which takes 64 MB and half a second of every start.
Here they stand in a trie (marisa-trie; Yata 2011), which takes 3 MB and is kept on disk once it is built.
"""

import hashlib
import logging
import threading
import zipfile
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Literal

import jieba
import marisa_trie
import numpy as np

from bot.replacing import replaced

logger = logging.getLogger(__name__)

Kind = Literal["name", "verb", "manner", "pointing"]

# What the tags of jieba's dictionary mean here (ICTCLAS part-of-speech tags), and the bit that stands for it.
_KINDS: dict[Kind, tuple[int, str]] = {
    "name": (1, "nr nrt nrfg ns nt nz"),
    "verb": (2, "v d r"),  # adverbs and pronouns, too
    "manner": (4, "a ad d z l i c p u y e o"),
    "pointing": (8, "r m q mq t f uj ul k zg"),
}
_LONGEST = 16
"""Characters of the longest word of the dictionary."""
_LOADING = threading.Lock()


@dataclass(frozen=True, slots=True)
class _Dictionary:
    """Words, and by the trie's number of each its frequency and the bits of its kinds."""

    trie: marisa_trie.Trie
    frequencies: "array[int]"
    kinds: bytes


class _Frequencies:
    """Stands where jieba has its dict: the frequencies of the dictionary's words, and of those that were added."""

    def __init__(self, dictionary: _Dictionary) -> None:
        self._dictionary = dictionary
        self.added: dict[str, int] = {}
        self.beginnings: frozenset[str] = frozenset()  # the first characters of what was added
        self.longest = 0

    def __contains__(self, word: str) -> bool:
        return self.get(word) is not None

    def __setitem__(self, word: str, frequency: int) -> None:
        if frequency:  # jieba also notes the beginnings of a word, with none
            self.added[word] = frequency
            self.beginnings |= {word[0]}
            self.longest = max(self.longest, len(word))

    def get(self, word: str, default: int | None = None) -> int | None:
        if (frequency := self.added.get(word)) is not None:
            return frequency
        number = self._dictionary.trie.get(word)
        return default if number is None else self._dictionary.frequencies[number]

    def ends(self, text: str, start: int) -> Iterator[int]:
        """The last position of every word that begins there."""
        for word in self._dictionary.trie.prefixes(text[start : start + _LONGEST]):
            yield start + len(word) - 1
        if text[start] in self.beginnings:
            for end in range(start, min(len(text), start + self.longest)):
                if text[start : end + 1] in self.added:
                    yield end


class _Segmenter(jieba.Tokenizer):  # type: ignore[misc]  # jieba ships no types
    """jieba's tokenizer on the trie. One of our own: no other user of jieba in the process changes our words."""

    def __init__(self, dictionary: _Dictionary) -> None:
        super().__init__()
        self.dictionary = dictionary
        self.FREQ = _Frequencies(dictionary)
        self.total = sum(dictionary.frequencies)
        self.initialized = True

    @cached_property
    def plain(self) -> "_Segmenter":
        """One that was taught nothing."""
        return _Segmenter(self.dictionary)

    def get_DAG(self, sentence: str) -> dict[int, list[int]]:  # noqa: N802  # jieba's own name for it
        return {
            start: sorted({*self.FREQ.ends(sentence, start)}) or [start] for start in range(len(sentence))
        }


_segmenter: _Segmenter | None = None


def use(file: Path) -> None:
    """Reads the dictionary from a file, where it is not read yet; one that is missing or cannot be used is written, if
    its folder is there.
    """
    global _segmenter
    with _LOADING:
        if _segmenter is None:
            _segmenter = _Segmenter(_read(file) or _kept(_built(), file))


def cut(text: str) -> list[str]:
    """The words of a Chinese text."""
    return list(_loaded().cut(text))


def cut_for_search(text: str) -> list[str]:
    """The words of a Chinese text, and the words inside them."""
    return list(_loaded().cut_for_search(text))


def cuts_through_words(text: str, start: int, end: int) -> bool:
    """Whether that part of a Chinese text is none of its own: the likeliest words, by the dictionary alone, reach into it
    and beyond. 年报 in 2020年报道 is the end of a year and the beginning of a report.
    """
    if not (_word_across(text, start, end, start) or _word_across(text, start, end, end)):
        return False
    first, last = max(0, start - _AROUND), end + _AROUND
    place = first
    for word in _loaded().plain.cut(text[first:last], HMM=False):
        behind = place + len(word)
        if place < start < behind < end or start < place < end < behind:
            return True
        place = behind
    return False


_AROUND = 4
"""Characters beside a part of a text that tell which words it is cut into."""


def _word_across(text: str, start: int, end: int, border: int) -> bool:
    """Whether the dictionary has a word that begins on one side of the border and ends on the other, and is not all of the
    part, or more.
    """
    trie = _loaded().dictionary.trie
    return any(
        text[a:b] in trie
        for a in range(max(0, border - 3), border)
        for b in range(border + 1, min(len(text), border + 3) + 1)
        if not (a <= start and end <= b)
    )


def join(words: Iterable[str]) -> bool:
    """Teaches it words that it must not cut apart or join to their neighbours; False where it knew them all."""
    segmenter = _loaded()
    new = [word for word in words if word not in segmenter.FREQ.added]
    for word in new:
        segmenter.add_word(word)
    return bool(new)


def is_word(text: str) -> bool:
    """Whether the dictionary has it."""
    return text in _loaded().dictionary.trie


@lru_cache(maxsize=8192)
def is_a(kind: Kind, word: str) -> bool:
    """Whether the dictionary says so: a proper noun (a place, a person, a firm); a verb, adverb or pronoun; a word
    for how (an adjective, adverb, set phrase or particle); one that points (a pronoun, a numeral or measure word, a time,
    a direction).
    """
    dictionary = _loaded().dictionary
    number = dictionary.trie.get(word)
    return number is not None and bool(dictionary.kinds[number] & _KINDS[kind][0])


def pieces_of_a_guess(word: str) -> list[str]:
    """What a word is made of that jieba guessed from how characters follow each other (那碳汇); empty for one that the
    dictionary has, or that was taught.
    """
    segmenter = _loaded()
    return [] if word in segmenter.FREQ else list(segmenter.cut(word, HMM=False))


def _loaded() -> _Segmenter:
    global _segmenter
    if _segmenter is None:
        with _LOADING:
            if _segmenter is None:
                _segmenter = _Segmenter(_built())
    return _segmenter


def _built() -> _Dictionary:
    """From jieba's own file."""
    bits: defaultdict[bytes, int] = defaultdict(int)
    for bit, tags in _KINDS.values():
        for tag in tags.split():
            bits[tag.encode()] |= bit
    found: dict[str, tuple[int, int]] = {}
    with jieba.Tokenizer().get_dict_file() as file:
        for line in file:  # not all at once: that memory would stay ours
            word, frequency, tag = line.split()
            found[word.decode("utf-8")] = int(frequency), bits[tag]
    trie = marisa_trie.Trie(found)
    frequencies, kinds = array("I", bytes(4 * len(trie))), bytearray(len(trie))
    for word, (frequency, kind) in found.items():
        number = trie[word]
        frequencies[number], kinds[number] = frequency, kind
    return _Dictionary(trie, frequencies, bytes(kinds))


def _rules() -> str:
    ours = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    return f"{ours} jieba {version('jieba')} marisa-trie {version('marisa-trie')}"


def _read(file: Path) -> _Dictionary | None:
    try:
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as found:
            if str(found["rules"]) != _rules():
                return None
            trie = marisa_trie.Trie().frombytes(found["trie"].tobytes())
            return _Dictionary(trie, array("I", found["frequencies"].tobytes()), found["kinds"].tobytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, EOFError, RuntimeError, zipfile.BadZipFile) as trouble:
        logger.warning("%s cannot be used (%s); the words are read anew", file, trouble)
        return None


def _kept(dictionary: _Dictionary, file: Path) -> _Dictionary:
    if not file.parent.is_dir():
        return dictionary
    try:
        with replaced(file) as half, half.open("wb") as opened:
            np.savez(
                opened,
                rules=np.array(_rules()),
                trie=np.frombuffer(dictionary.trie.tobytes(), np.uint8),
                frequencies=np.array(dictionary.frequencies),
                kinds=np.frombuffer(dictionary.kinds, np.uint8),
            )
    except OSError as trouble:
        logger.warning("%s cannot be written (%s); the next start takes longer", file, trouble.strerror)
    return dictionary
