"""Cuts Chinese into words, by jieba and its dictionary as `lexicon.py` keeps it."""

import threading
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

import jieba

from bot.search import lexicon
from bot.search.lexicon import Kind, Words

_LONGEST = 16
"""Characters of the longest word of the dictionary."""
REMEMBERED = 64  # texts
_LOADING = threading.Lock()


class _Frequencies:
    """Stands where jieba has its dict: the frequencies of the dictionary's words, and of those that were added."""

    def __init__(self, words: Words) -> None:
        self._words = words
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
        frequency = self._words.get(word)
        return default if frequency is None else frequency

    def ends(self, text: str, start: int) -> Iterator[int]:
        """The last position of every word that begins there."""
        for word in self._words.trie.prefixes(text[start : start + _LONGEST]):
            yield start + len(word) - 1
        if text[start] in self.beginnings:
            for end in range(start, min(len(text), start + self.longest)):
                if text[start : end + 1] in self.added:
                    yield end


class _Segmenter(jieba.Tokenizer):  # type: ignore[misc]  # jieba ships no types
    """jieba's tokenizer on the trie. One of our own: no other user of jieba in the process changes our words."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self.FREQ = _Frequencies(words)
        self.total = words.total
        self.initialized = True

    @cached_property
    def plain(self) -> "_Segmenter":
        """One that was taught nothing."""
        return _Segmenter(self.words)

    def get_DAG(self, sentence: str) -> dict[int, list[int]]:  # noqa: N802  # jieba's own name for it
        return {
            start: sorted({*self.FREQ.ends(sentence, start)}) or [start] for start in range(len(sentence))
        }


_segmenter: _Segmenter | None = None


@lru_cache(maxsize=REMEMBERED)
def cut(text: str) -> tuple[str, ...]:
    """The words of a Chinese text."""
    return tuple(_loaded().cut(text))


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
    words = _loaded().words
    return any(
        text[a:b] in words
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
    if new:
        cut.cache_clear()
    return bool(new)


def is_word(text: str) -> bool:
    """Whether the dictionary has it."""
    return text in _loaded().words


@lru_cache(maxsize=8192)
def is_a(kind: Kind, word: str) -> bool:
    """Whether the dictionary says so: a proper noun (a place, a person, a firm); a verb, adverb or pronoun; a word
    for how (an adjective, adverb, set phrase or particle); one that points (a pronoun, a numeral or measure word, a time,
    a direction).
    """
    return lexicon.loaded().is_a(kind, word)


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
                _segmenter = _Segmenter(lexicon.loaded().chinese)
    return _segmenter
