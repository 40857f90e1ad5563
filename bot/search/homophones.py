"""Words that a keyboard for pinyin wrote in the place of others that sound alike: 徐可证 for 许可证, 高薪企业 for 高新企业."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise, product

from bot.content.pace import gently
from bot.search import segmenter
from bot.search.cedict import sounds
from bot.search.text import has_cjk

SHORTEST, LONGEST = 2, 4
"""Characters of a word that is put right."""
BESIDE = 2
"""Characters beside a word of two that must stand there on the pages, too: alone it has too many that sound like it."""
MOST_READINGS = 8
"""Of one word, whose characters may have several each."""


@dataclass(frozen=True)
class Homophones:
    """The pages' words by their sound."""

    words: Iterable[str]
    is_written: Callable[[str], bool]  # whether the pages have a pair of characters
    stands: Callable[[str], bool]  # whether a longer text stands on some page
    wordings: Set[str] = frozenset()  # of the vocabulary: how people say what the pages say otherwise

    def prepare(self) -> None:
        """Builds what the first slip would wait for."""
        _ = self._by_sound

    def slips_in(self, text: str) -> Iterator[tuple[str, str]]:
        """Each word of a Simplified text that no page has, with the one that sounds alike and fits where it stands."""
        cuts = [0]
        for word in segmenter.cut(text):
            cuts.append(cuts[-1] + len(word))
        done = 0
        for first, start in enumerate(cuts):
            for last in range(len(cuts) - 1, first, -1) if start >= done else ():
                end = cuts[last]
                if SHORTEST <= end - start <= LONGEST and (
                    meant := self._meant_by(text, cuts[first : last + 1])
                ):
                    yield text[start:end], meant
                    done = end
                    break

    def _meant_by(self, text: str, cuts: Sequence[int]) -> str | None:
        start, end = cuts[0], cuts[-1]
        typed = text[start:end]
        if not all(map(has_cjk, typed)) or self._is_known(typed) or typed in self.wordings:
            return None
        if self._ends_a_word(text, start):
            return None
        words = [text[a:b] for a, b in pairwise(cuts)]
        if len(words) > 1 and any(len(word) > 1 and self._is_known(word) for word in words):
            return None  # 帮公司 is a word before another, and no 办公室
        if len(words) > 1 and all(map(_is_of_grammar, words)):
            return None  # 土地是用租的 says how, and no 使用
        if segmenter.is_a("pointing", typed) or (len(typed) > SHORTEST and segmenter.is_word(typed)):
            return None
        alike = {
            word for sound in _sounds_of(typed) for word in self._by_sound.get(sound, ()) if word != typed
        }
        if len(typed) == SHORTEST:
            before, behind = text[max(0, start - BESIDE) : start], text[end : end + BESIDE]
            alike = {word for word in alike if self._fits(before + word) or self._fits(word + behind)}
        return alike.pop() if len(alike) == 1 else None

    def _ends_a_word(self, text: str, place: int) -> bool:
        """Whether the character there is the last one of a name of the pages that was cut in two: of 利博港 in 利博港务多大."""
        before = text[max(0, place - BESIDE) : place]
        whole = len(before) == BESIDE and not segmenter.is_word(before)
        return whole and self.stands(text[place - BESIDE : place + 1])

    def _is_known(self, word: str) -> bool:
        return all(self.is_written(a + b) for a, b in pairwise(word))

    def _fits(self, text: str) -> bool:
        return len(text) == SHORTEST + BESIDE and all(map(has_cjk, text)) and self.stands(text)

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in gently(self.words):
            if SHORTEST <= len(word) <= LONGEST and all(map(has_cjk, word)):
                for sound in _sounds_of(word):
                    found.setdefault(sound, []).append(word)
        return found


def _is_of_grammar(word: str) -> bool:
    return segmenter.is_a("verb", word) or segmenter.is_a("manner", word) or segmenter.is_a("pointing", word)


def _sounds_of(word: str) -> Iterator[str]:
    readings = product(*(sorted(sounds(character)) for character in word))
    return (" ".join(reading) for reading in islice(readings, MOST_READINGS))
