"""A slip of the keyboard put right from the index's own vocabulary, which alone knows the pages' names, and from the words
of the language. A word that some page has, or that there is, is never touched (Damerau 1964: four in five slips are one edit).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain, compress, pairwise
from typing import Literal

from bot.content.pace import gently
from bot.search import lexicon
from bot.search.cedict import sound_alike
from bot.search.everyday import is_everyday
from bot.search.homophones import Homophones
from bot.search.memory import remembered
from bot.search.segmenter import is_word
from bot.search.text import has_cjk, to_simplified
from bot.search.texts import Texts
from bot.search.tokens import americanised, fold, stem, terms

REMEMBERED = 64  # texts
FEWEST_CHARACTERS = 4
"""Of a Chinese wording; shorter ones have too many neighbours, unless only what sounds alike counts."""
WORD = 3
"""Characters of the pages' own words that are put right; one of two has too many neighbours that may be meant."""
PAIR = 2
"""Characters of the shortest wordings of the vocabulary."""
SHORTEST = 4
"""Letters; shorter words have too many neighbours."""
LONG = 7
"""Letters from which on a name may have lost or gained one, LONGER from which on one may be wrong: a name that no page
has must not become its neighbour (Dalian, Datian)."""
LONGER = 9
OWN, FEWEST, OWN_NAME = 0.5, 20, 5
"""Share of the passages that the commonest word has, and their number, from which on a name is that of what the folder is about,
and the letters from which on any slip in it is put right: everybody types it, and hardly ever means a neighbour of it."""
RARE = 2
"""Passages that must have a name before a word is corrected to it by a slip that is not a swap."""


_LAUGHTER = re.compile(r"([a-z]{1,2})\1+[a-z]?")
_LATIN = re.compile(r"\b[A-Za-zÀ-ɏ]{4,}\b(?!['’])")


@dataclass(frozen=True)
class Spelling:
    """What a folder's own words put right in a question."""

    texts: Texts
    knows: Callable[[str], bool]  # whether a page has a term
    is_written: Callable[[str], bool]  # whether a page has an n-gram
    _lately: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = field(default_factory=dict)

    def corrected(self, text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The text with slips of the keyboard put right, and each word as typed with what was understood."""
        return remembered(self._lately, text, self._corrected, REMEMBERED)

    def _corrected(self, text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        understood, in_english = self.corrected_in_english(text)
        slips = dict(in_english)
        if has_cjk(understood):
            for typed, meant in self._chinese.slips_in(to_simplified(understood)):
                if len(typed) == PAIR and meant not in self._names and typed not in terms(understood):
                    continue  # two words, or parts of them: 哪一天起 has nothing to do with 天气
                slips[typed] = meant
                understood = to_simplified(understood).replace(typed, meant)
            for typed, meant in self._homophones.slips_in(to_simplified(understood)):
                slips[typed] = meant
                understood = to_simplified(understood).replace(typed, meant)
        return understood, tuple(slips.items())

    def corrected_in_english(self, text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The same, of words in Latin letters alone."""
        slips = {
            typed.group(): meant
            for typed in _LATIN.finditer(text)
            if (meant := self._meant_by(typed.group(), is_first=not text[: typed.start()].strip()))
        }
        return _LATIN.sub(lambda match: slips.get(match.group(), match.group()), text), tuple(slips.items())

    def _meant_by(self, typed: str, *, is_first: bool) -> str | None:
        word = fold(typed.lower())
        if (
            typed.isupper()
            or _LAUGHTER.fullmatch(word)
            or self.knows(stem(word))
            or stem(word) in self._vocabulary_stems
        ):
            return None
        is_name = typed[0].isupper() and not is_first
        return self._english.of_a_name(word) if is_name else self._english.correct(word)

    def prepare(self) -> None:
        """Builds and reads what the first slip would wait for."""
        self._english.correct("")
        self._chinese.wordings_like("", 0)
        self._homophones.prepare()

    @cached_property
    def _vocabulary_stems(self) -> frozenset[str]:
        """Of the words that people use and the pages do not: they are no slips (complains)."""
        wordings = filter(str.isascii, chain.from_iterable(self.texts.library.vocabulary.groups))
        return frozenset(chain.from_iterable(map(terms, gently(wordings))))

    @cached_property
    def _names(self) -> frozenset[str]:
        return self.texts.rewording.chinese_names

    @cached_property
    def _chinese(self) -> "ChineseSpeller":
        wordings = tuple(self.texts.library.vocabulary.chinese())
        terms = {term for texts in gently(self.texts.sentences) for text in texts for term in text.terms}
        words = (term for term in sorted(terms) if len(term) == WORD and has_cjk(term))
        pairs = (wording for wording in wordings if len(wording) == PAIR and is_word(wording))
        return ChineseSpeller(wordings, self.is_written, (*sorted(self._names), *words, *pairs))

    @cached_property
    def _homophones(self) -> Homophones:
        texts = [text for passage in gently(self.texts.sentences) for text in passage]
        texts += self.texts.titles
        words = {term for text in gently(texts) for term in text.terms if has_cjk(term)}
        written = "\n".join(text.folded for text in texts if has_cjk(text.folded))
        return Homophones(
            sorted(words),
            self.is_written,
            written.__contains__,
            frozenset(self.texts.library.vocabulary.chinese()),
        )

    @cached_property
    def _english(self) -> "Speller":
        counts: Counter[str] = Counter()
        for title, sentences in gently(zip(self.texts.titles, self.texts.sentences, strict=True)):
            counts.update(
                set(title.folded.split()).union(*(sentence.folded.split() for sentence in sentences))
            )
        return Speller(counts)


@dataclass(frozen=True)
class Speller:
    """Puts right an English word that there is none: a page's word or one of everyday use that a single slip makes of it.

    The likelier one by a noisy channel (Kernighan, Church and Gale 1990): how often people write the word, in general and
    on the pages, times how often the slip happens.
    """

    frequencies: Mapping[str, int]
    """The words of the pages, each with the number of passages that have it."""

    def correct(self, word: str) -> str | None:
        """The word that was meant; None where it is one as typed, where no slip leads to one, or where two are about equally
        likely. What is no English word, such as a name, is meant only by a long word or a swap.
        """
        if not (len(word) >= SHORTEST and word.isascii() and word.isalpha()) or self._is_word(word):
            return None
        likely: dict[str, float] = {}
        for slip, meant in one_slip_away(word):
            if self._may_be_meant(meant, slip, word):
                likely[meant] = max(likely.get(meant, 0.0), SLIPS[slip] * self._likelihood(meant))
        first, second, *_ = (*sorted(likely, key=lambda meant: (-likely[meant], meant)), None, None)
        sure = first and not (second and likely[first] < SURE * likely[second])
        return first if sure else None

    def of_a_name(self, word: str) -> str | None:
        """The page's word that was meant by one that is written as a name."""
        meant = self.correct(word)
        return meant if meant and meant in self.frequencies and self._is_close(word, meant) else None

    def _is_word(self, word: str) -> bool:
        english = lexicon.loaded().english
        # “Bruh” and “innit” stand in no dictionary, and are no slips either.
        return (
            word in self.frequencies
            or word in english
            or americanised(word) in english
            or is_everyday(stem(word))
        )

    def _may_be_meant(self, meant: str, slip: "Slip", typed: str) -> bool:
        if meant in lexicon.loaded().english:
            return True
        return self.frequencies.get(meant, 0) >= (1 if slip == "swapped" else RARE) and self._is_close(
            typed, meant
        )

    def _is_close(self, typed: str, meant: str) -> bool:
        if sorted(typed) == sorted(meant) or (len(typed) >= OWN_NAME and self._is_our_own(meant)):
            return True
        return len(typed) >= (LONGER if len(meant) == len(typed) else LONG)

    def _is_our_own(self, name: str) -> bool:
        return self.frequencies.get(name, 0) >= max(OWN * self._most, FEWEST)

    @cached_property
    def _most(self) -> int:
        return max(self.frequencies.values(), default=1)

    def _likelihood(self, word: str) -> float:
        on_pages = self.frequencies.get(word, 0) / self._written
        return (on_pages + lexicon.loaded().english.likelihood(word)) / 2

    @cached_property
    def _written(self) -> int:
        return sum(self.frequencies.values()) or 1  # a folder without a word


Slip = Literal["swapped", "lost", "doubled", "near", "added", "wrong"]
SLIPS: Mapping[Slip, float] = {
    "swapped": 13.0,
    "lost": 34.0,
    "doubled": 10.0,
    "near": 3.0,
    "added": 0.8,
    "wrong": 0.5,
}
"""How likely each slip is for one word that it leads to. Of a hundred single ones some 13 swap two letters, 34 lose one, 20
add one and the others have a wrong one (after Peterson 1986, “A note on undetected typing errors”). That half of those added
repeat the one beside, and most of the wrong ones lie near on the keyboard or are a vowel for a vowel, is our estimate.
"""
SURE = 2.0
"""How many times as likely as the next one a word must be."""
_VOWELS = "aeiouy"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


@cache
def _near() -> Mapping[str, frozenset[str]]:
    """Letters beside each other on a keyboard, or vowels."""
    places = {
        letter: (row, place + row / 2) for row, keys in enumerate(_ROWS) for place, letter in enumerate(keys)
    }
    return {
        one: frozenset(
            other
            for other, (row, place) in places.items()
            if other != one
            and (
                (abs(row - places[one][0]) <= 1 and abs(place - places[one][1]) <= 1)
                or (one in _VOWELS and other in _VOWELS)
            )
        )
        for one in places
    }


def one_slip_away(typed: str) -> Iterator[tuple[Slip, str]]:
    """Every word that one slip makes this one of (Damerau 1964), with the slip; the first letter holds, save in a swap."""
    near = _near()
    for i in range(len(typed)):
        before, here, after = typed[:i], typed[i], typed[i + 1 :]
        if after:
            yield "swapped", f"{before}{after[0]}{here}{after[1:]}"
        for letter in _LETTERS:
            yield "lost", f"{before}{here}{letter}{after}"
        if not before:
            continue
        yield "doubled" if here == before[-1] else "added", before + after
        for letter in _LETTERS:
            if letter != here:
                yield "near" if letter in near[here] else "wrong", f"{before}{letter}{after}"


_ASKING = frozenset("谁哪几啥何吗呢吧跟和与及或")
"""Characters that ask, or join, whatever they stand beside (产业园谁, 产业园跟): none was typed for another."""


@dataclass(frozen=True)
class ChineseSpeller:
    """Terms of the vocabulary, put right where one of their characters is another: a keyboard for pinyin offers what
    sounds alike (优慧政策 for 优惠政策). Names (勇安 for 永安), short wordings (环平 for 环评) and the pages' words of three
    characters (增直税 for 增值税) only where it does sound alike.
    """

    wordings: Iterable[str]
    is_written: Callable[[str], bool]  # whether the pages have a pair of characters
    short: Iterable[str] = ()

    @cached_property
    def _with_one_open(self) -> dict[tuple[int, str], list[str]]:
        """Each wording by what is left of it without the character at a place."""
        long = (wording for wording in self.wordings if len(wording) >= FEWEST_CHARACTERS)
        short = (wording for wording in self.short if len(wording) < FEWEST_CHARACTERS)
        found: dict[tuple[int, str], list[str]] = {}
        for wording in dict.fromkeys(chain(long, short)):
            for i in range(len(wording)):
                found.setdefault((i, wording[:i] + wording[i + 1 :]), []).append(wording)
        return found

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(rest) + 1 for _, rest in self._with_one_open}, reverse=True))

    def slips_in(self, text: str) -> Iterator[tuple[str, str]]:
        """Each wrong wording of a Simplified text, with what was meant."""
        pairs = (text[place : place + 2] for place in range(len(text) - 1))
        unwritten = [not (self.is_written(pair) or is_word(pair)) for pair in pairs]
        odd = (left and right for left, right in pairwise([True, *unwritten, True]))
        for place in compress(range(len(text)), odd):
            if not has_cjk(text[place]):  # class A is no slip
                continue
            starts = range(max(0, place - 2), min(place, len(text) - 3) + 1)
            longer = (text[start : start + 3] for start in starts)
            if not any(map(is_word, longer)) and (slip := self._slip_at(place, text)):
                yield slip

    def _slip_at(self, place: int, text: str) -> tuple[str, str] | None:
        for length in self._lengths:
            for start in range(max(0, place - length + 1), min(place, len(text) - length) + 1):
                typed = text[start : start + length]
                meant = self.wordings_like(typed, place - start)
                if len(meant) == 1 and typed not in meant and text[place] not in _ASKING:
                    return typed, meant[0]
        return None

    def wordings_like(self, typed: str, open_at: int) -> list[str]:
        """Those that may be meant where the character at that place is a wrong one."""
        return [
            wording
            for wording in self._with_one_open.get((open_at, typed[:open_at] + typed[open_at + 1 :]), ())
            if len(wording) >= FEWEST_CHARACTERS or sound_alike(wording[open_at], typed[open_at])
        ]
