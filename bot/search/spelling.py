"""A slip of the keyboard put right from the index's own vocabulary: the only dictionary that knows the pages'
names. A word that some page has is never touched (Damerau 1964: four in five slips are one edit).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, compress, pairwise

from bot.content.pace import gently
from bot.search.cedict import sound_alike
from bot.search.segmenter import is_word
from bot.search.text import has_cjk, to_simplified
from bot.search.texts import Texts
from bot.search.tokens import fold, stem, terms

FEWEST_CHARACTERS = 4
"""Of a Chinese wording; shorter ones have too many neighbours, unless only what sounds alike counts."""
WORD = 3
"""Characters of the pages' own words that are put right; one of two has too many neighbours that may be meant."""
PAIR = 2
"""Characters of the shortest wordings of the vocabulary."""
SHORTEST = 5
"""Letters; shorter words have too many neighbours."""
LONG = 7
"""Letters from which on a word may have lost or gained one, LONGER from which on one may be wrong: a real word
that no page has must not become its neighbour (warship, worship)."""
LONGER = 9
RARE = 2
"""Passages that must have a word before another word is corrected to it by an edit that is not a swap."""


_LATIN = re.compile(r"\b[A-Za-zÀ-ɏ]{4,}\b(?!['’])")


@dataclass(frozen=True)
class Spelling:
    """What a folder's own words put right in a question."""

    texts: Texts
    knows: Callable[[str], bool]  # whether a page has a term
    is_written: Callable[[str], bool]  # whether a page has an n-gram

    def corrected(self, text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The text with slips of the keyboard put right, and each word as typed with what was understood."""
        slips: dict[str, str] = {}
        for typed in dict.fromkeys(_LATIN.findall(text)):
            word = fold(typed.lower())
            known = self.knows(stem(word)) or stem(word) in self._vocabulary_stems
            if not known and (meant := self._english.correct(word)):
                slips[typed] = meant
        understood = _LATIN.sub(lambda match: slips.get(match.group(), match.group()), text)
        if has_cjk(understood):
            for typed, meant in self._chinese.slips_in(to_simplified(understood)):
                if len(typed) == PAIR and meant not in self._names and typed not in terms(understood):
                    continue  # two words, or parts of them: 哪一天起 has nothing to do with 天气
                slips[typed] = meant
                understood = to_simplified(understood).replace(typed, meant)
        return understood, tuple(slips.items())

    def prepare(self) -> None:
        """Builds and reads what the first slip would wait for."""
        self._chinese.wordings_like("", 0)
        sound_alike("", "")

    @cached_property
    def _vocabulary_stems(self) -> frozenset[str]:
        """Of the words that people use and the pages do not: they are no slips (complains)."""
        wordings = filter(str.isascii, chain.from_iterable(self.texts.library.vocabulary.groups))
        return frozenset(chain.from_iterable(map(terms, wordings)))

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
    def _english(self) -> "Speller":
        counts: Counter[str] = Counter()
        for title, sentences in gently(zip(self.texts.titles, self.texts.sentences, strict=True)):
            counts.update(
                set(title.folded.split()).union(*(sentence.folded.split() for sentence in sentences))
            )
        return Speller(counts)


@dataclass(frozen=True, slots=True)
class Speller:
    """Words of the pages, each with the number of passages that have it."""

    frequencies: Mapping[str, int]
    _shapes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for word in gently(self.frequencies):
            if len(word) >= SHORTEST - 1 and word.isascii() and word.isalpha():
                for shape in _with_one_gone(word):
                    self._shapes[shape].append(word)

    def correct(self, word: str) -> str | None:
        """The page word that was meant: unknown as typed, one swap away, else one edit; None where no page word
        is, or where two are about equally likely.
        """
        if word in self.frequencies or len(word) < SHORTEST or not (word.isascii() and word.isalpha()):
            return None
        swapped = [other for other in _swaps(word) if other in self.frequencies]
        return self._likeliest(swapped, 1) or self._likeliest(self._one_edit_away(word), RARE)

    def _one_edit_away(self, word: str) -> Iterator[str]:
        """Two words are one edit apart only if they agree after losing a letter (SymSpell, Garbe 2012)."""
        near = {other for shape in _with_one_gone(word) for other in self._shapes.get(shape, ())}
        return (
            other
            for other in near
            if is_one_edit(word, other) and len(word) >= (LONGER if len(other) == len(word) else LONG)
        )

    def _likeliest(self, words: Iterable[str], least: int) -> str | None:
        ranked = sorted(set(words), key=lambda word: (-self.frequencies[word], word))
        if not ranked or self.frequencies[ranked[0]] < least:
            return None
        unique = len(ranked) == 1 or self.frequencies[ranked[0]] >= 3 * self.frequencies[ranked[1]]
        return ranked[0] if unique else None


_ASKING = frozenset("谁哪几啥何")
"""Characters that ask whatever they stand beside (产业园谁): none was typed for another."""


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


def is_one_edit(a: str, b: str) -> bool:
    """Whether one letter added, lost or replaced makes one word of the other; the first letter holds."""
    if a[:1] != b[:1] or abs(len(a) - len(b)) > 1:
        return False
    same = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[same + 1 :] == b[same + 1 :] or a[same:] == b[same + 1 :] or a[same + 1 :] == b[same:]


def _swaps(word: str) -> Iterator[str]:
    return (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1))


def _with_one_gone(word: str) -> set[str]:
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}
