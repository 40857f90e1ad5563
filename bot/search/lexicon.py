"""The words of two languages, each with how often it is written: jieba's dictionary and pyspellchecker's list of English
words. Both packages keep them in a Python dict (64 and 28 MB, half a second of every start). Here they stand in tries
(marisa-trie; Yata 2011), which take 4 MB and are kept on disk once they are built.
"""

import gzip
import hashlib
import logging
import re
import threading
import zipfile
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
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
_ENGLISH_FILE = "resources/en.json.gz"
_ENGLISH_ENTRY = re.compile(r'"([^"\\]+)":\s*(\d+)')
_CHARACTERS_AT_ONCE = 1 << 16
_LOADING = threading.Lock()


@dataclass(frozen=True, slots=True)
class Words:
    """Words, and by the trie's number of each its frequency."""

    trie: marisa_trie.Trie
    frequencies: "array[int]"
    total: int

    @classmethod
    def of_parts(cls, trie: marisa_trie.Trie, frequencies: "array[int]") -> "Words":
        return cls(trie, frequencies, sum(frequencies))

    @classmethod
    def of(cls, found: Mapping[str, int]) -> "Words":
        trie = marisa_trie.Trie(found)
        frequencies = array("I", bytes(4 * len(trie)))
        for word, frequency in found.items():
            frequencies[trie[word]] = frequency
        return cls.of_parts(trie, frequencies)

    def __contains__(self, word: str) -> bool:
        return word in self.trie

    def get(self, word: str) -> int | None:
        number = self.trie.get(word)
        return None if number is None else self.frequencies[number]

    def likelihood(self, word: str) -> float:
        """Share of all words as they are written that are this one; 0 for one that is not known."""
        return (self.get(word) or 0) / self.total


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The Chinese words, by their trie's numbers the bits of their kinds, and the English words."""

    chinese: Words
    kinds: bytes
    english: Words

    def is_a(self, kind: Kind, word: str) -> bool:
        """Whether a Chinese word is of that kind."""
        number = self.chinese.trie.get(word)
        return number is not None and bool(self.kinds[number] & _KINDS[kind][0])


_lexicon: Lexicon | None = None


def use(file: Path) -> None:
    """Reads the words from a file, where it is not read yet; one that is missing or cannot be used is written, if
    its folder is there.
    """
    global _lexicon
    with _LOADING:
        if _lexicon is None:
            _lexicon = _read(file) or _kept(_built(), file)


def loaded() -> Lexicon:
    global _lexicon
    if _lexicon is None:
        with _LOADING:
            if _lexicon is None:
                _lexicon = _built()
    return _lexicon


def _built() -> Lexicon:
    """From the packages' own files."""
    bits: defaultdict[bytes, int] = defaultdict(int)
    for bit, tags in _KINDS.values():
        for tag in tags.split():
            bits[tag.encode()] |= bit
    found: dict[str, int] = {}
    kind_of: dict[str, int] = {}
    with jieba.Tokenizer().get_dict_file() as file:
        for line in file:  # not all at once: that memory would stay ours
            word, frequency, tag = line.split()
            text = word.decode("utf-8")
            found[text], kind_of[text] = int(frequency), bits[tag]
    chinese = Words.of(found)
    kinds = bytearray(len(chinese.trie))
    for text, kind in kind_of.items():
        kinds[chinese.trie[text]] = kind
    return Lexicon(chinese, bytes(kinds), Words.of(dict(_english())))


def _english() -> Iterator[tuple[str, int]]:
    packed = (resources.files("spellchecker") / _ENGLISH_FILE).open("rb")
    with packed, gzip.open(packed, "rt", encoding="utf-8") as text:
        rest = ""
        while piece := text.read(_CHARACTERS_AT_ONCE):  # not all at once, either
            rest += piece
            end = rest.rfind(",") + 1
            yield from ((word, int(n)) for word, n in _ENGLISH_ENTRY.findall(rest[:end]))
            rest = rest[end:]
        yield from ((word, int(n)) for word, n in _ENGLISH_ENTRY.findall(rest))


def _rules() -> str:
    ours = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    packages = ("jieba", "marisa-trie", "pyspellchecker")
    return " ".join((ours, *(f"{package} {version(package)}" for package in packages)))


def _read(file: Path) -> Lexicon | None:
    try:
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as found:
            if str(found["rules"]) != _rules():
                return None
            chinese, english = (
                Words.of_parts(
                    marisa_trie.Trie().frombytes(found[f"{language}_trie"].tobytes()),
                    array("I", found[f"{language}_frequencies"].tobytes()),
                )
                for language in ("chinese", "english")
            )
            return Lexicon(chinese, found["kinds"].tobytes(), english)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, EOFError, RuntimeError, zipfile.BadZipFile) as trouble:
        logger.warning("%s cannot be used (%s); the words are read anew", file, trouble)
        return None


def _kept(lexicon: Lexicon, file: Path) -> Lexicon:
    if not file.parent.is_dir():
        return lexicon
    chinese, english = lexicon.chinese, lexicon.english
    try:
        with replaced(file) as half, half.open("wb") as opened:
            np.savez(
                opened,
                rules=np.array(_rules()),
                chinese_trie=np.frombuffer(chinese.trie.tobytes(), np.uint8),
                chinese_frequencies=np.array(chinese.frequencies),
                kinds=np.frombuffer(lexicon.kinds, np.uint8),
                english_trie=np.frombuffer(english.trie.tobytes(), np.uint8),
                english_frequencies=np.array(english.frequencies),
            )
    except OSError as trouble:
        logger.warning("%s cannot be written (%s); the next start takes longer", file, trouble.strerror)
    return lexicon
