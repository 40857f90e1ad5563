"""What staff say means the same (`_bot/vocabulary.yaml`), put to use: one wording for all of a meaning within a
language, and a question in the words of the other language.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from bot.content.document import Language
from bot.content.vocabulary import Group, Vocabulary, first_in, language_of_wording
from bot.search.segmenter import cuts_through_words, is_word
from bot.search.text import has_cjk, normalise, to_simplified
from bot.search.tokens import content_terms, terms

REMEMBERED = 32
_ENGLISH_NAME = re.compile(r"[A-Z][a-z'’]+")
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_LATIN_RUN = re.compile(r"[A-Za-z0-9.,%-]+")


@dataclass(frozen=True, slots=True)
class _Wording:
    """A wording of the vocabulary as it is looked for, with its group."""

    text: str  # in normal form
    group: Group

    def found_in(self, text: str) -> Iterator[re.Match[str]]:
        """English as whole words, with an ending; Chinese anywhere."""
        if self.text not in text:  # none is compiled for that
            return iter(())
        word = re.escape(self.text)
        if language_of_wording(self.text) == "zh":
            return re.finditer(word, text)
        return re.finditer(rf"(?<![a-z0-9]){word}(?:'s|es|s)?(?![a-z0-9])", text)


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds wordings in a text, English ones as whole words. A pattern of a thousand of them would try many at each
    place, and take a tenth of a second to compile.
    """

    meaning: Mapping[str, str]  # of each wording, in bare form
    lengths: Mapping[str, Sequence[int]]  # of those that begin with two characters, or are one, longest first
    lengths_inside: Mapping[str, Sequence[int]]  # of those that may begin inside an English word

    @classmethod
    def of(cls, meaning: Mapping[str, str]) -> "_Finder":
        chinese = [wording for wording in meaning if language_of_wording(wording) == "zh"]
        return cls(meaning, _lengths(meaning), _lengths(chinese))

    def found_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Begin, end and meaning of each, none overlapping another; of two the longer one, so that 三明沙县机场 is not
        taken for 三明.
        """
        lowered = text.lower()
        if len(lowered) != len(text):
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        end = 0
        for start, character in enumerate(lowered):
            if start < end:
                continue
            inside = start > 0 and lowered[start - 1] in _LATIN
            lengths = self.lengths_inside if inside else self.lengths
            longer, single = lengths.get(lowered[start : start + 2]), lengths.get(character)
            if longer is None and single is None:  # nothing begins at most places
                continue
            for length in (*(longer or ()), *(single or ())):
                wording = lowered[start : start + length]
                behind = lowered[start + length : start + length + 1]
                if (
                    wording in self.meaning
                    and self._ends(wording, behind)
                    and not (has_cjk(character) and cuts_through_words(lowered, start, start + length))
                ):
                    end = start + length
                    yield start, end, self.meaning[wording]
                    break

    def _ends(self, wording: str, behind: str) -> bool:
        if language_of_wording(wording) != "zh":
            return not behind or behind not in _LATIN
        return not self._cuts_a_word(wording, behind)

    def _cuts_a_word(self, wording: str, behind: str) -> bool:
        """三明市长 is the mayor (市长) of 三明, whose longer name 三明市 ends within him."""
        shorter = self.meaning.get(wording[:-1])
        return shorter == self.meaning[wording] and bool(behind) and is_word(wording[-1] + behind)


def _lengths(wordings: Iterable[str]) -> dict[str, Sequence[int]]:
    found: dict[str, set[int]] = {}
    for wording in wordings:
        found.setdefault(wording[:2], set()).add(len(wording))
    return {character: sorted(lengths, reverse=True) for character, lengths in found.items()}


@dataclass(frozen=True)
class Rewording:
    vocabulary: Vocabulary

    @cached_property
    def _wordings(self) -> tuple[_Wording, ...]:
        """Longest first, so that 三明沙县机场 is not taken for 三明."""
        found = [
            _Wording(text, group)
            for group in self.vocabulary.groups
            for wording in group
            if (text := normalise(wording))
        ]
        return tuple(sorted(found, key=lambda wording: -len(wording.text)))

    @cached_property
    def _beginning_with(self) -> dict[str, list[int]]:
        """The places of the wordings that begin with two characters, or are one: of a thousand few need be looked for."""
        found: dict[str, list[int]] = {}
        for number, wording in enumerate(self._wordings):
            found.setdefault(wording.text[:2], []).append(number)
        return found

    def canonical(self, text: str) -> str:
        """The text with every wording replaced by the first one of its group in the same language, so that pages and
        questions that mean the same say the same. For indexing and asking only, never for quoting.
        """
        return self._canonical(text)

    @cached_property
    def _canonical(self) -> Callable[[str], str]:
        """With the last few texts remembered: the parts of one reply ask for the same ones."""
        if not self._first:
            return lambda text: text
        wordings = self._finder  # and not `self`, which would keep itself alive

        # A dot where what follows would make another wording of it: 三明市市长 is said as 三明·市长, not as 三明市·长, or
        # another word of its end: 大田县产茶 as 大田·产茶, not as 大·田产·茶.
        def canonical(text: str) -> str:
            text = to_simplified(unicodedata.normalize("NFKC", text))
            parts, position = [], 0
            for start, end, meaning in wordings.found_in(text):
                follows = text[end : end + 1]
                goes_on = bool(follows) and (
                    f"{meaning}{follows}" in wordings.meaning
                    or (has_cjk(meaning) and text[start:end] != meaning and is_word(meaning[-1] + follows))
                )
                parts += [text[position:start], f"{meaning}·" if goes_on else meaning]
                position = end
            return "".join((*parts, text[position:]))

        return lru_cache(maxsize=REMEMBERED)(canonical)

    def replaced(self, text: str) -> tuple[tuple[str, str], ...]:
        """Each wording of the text that `canonical` replaces by another, with that one."""
        if not self._first:
            return ()
        text = to_simplified(unicodedata.normalize("NFKC", text))
        said = {text[start:end]: meaning for start, end, meaning in self._finder.found_in(text)}
        return tuple((w, meaning) for w, meaning in said.items() if _bare(meaning) != _bare(w))

    @cached_property
    def _first(self) -> dict[str, str]:
        """Each wording in bare form with the first one of its group in its language."""
        found: dict[str, str] = {}
        for group in self.vocabulary.groups:
            for wording in group:
                language = language_of_wording(wording)
                first = first_in(group, language)
                found.setdefault(_bare(wording), first)
        return found

    @cached_property
    def _finder(self) -> _Finder:
        return _Finder.of(self._first)

    @cached_property
    def chinese_names(self) -> frozenset[str]:
        """The Chinese of the meanings that are written with a capital letter in English, and in one word."""
        return frozenset(
            wording
            for group in self.vocabulary.groups
            if _ENGLISH_NAME.fullmatch(first_in(group, "en"))
            for wording in group
            if language_of_wording(wording) == "zh"
        )

    @cached_property
    def english_names(self) -> frozenset[str]:
        """The terms of the English wordings that are names in one word, however a page or a question writes them."""
        names = (first_in(group, "en") for group in self.vocabulary.groups)
        return frozenset(t for name in names if _ENGLISH_NAME.fullmatch(name) for t in content_terms(name))

    def wordings_in(self, text: str) -> list[str]:
        """Those of the vocabulary that stand in a text in normal form, in its order."""
        return [text[start:end] for _, start, end in self._matches(text)]

    def name_among(self, among: Set[str], language: Language) -> str | None:
        """The first name of the vocabulary, in that language, that has no other terms than these."""
        for group in self.vocabulary.groups:
            name = first_in(group, language)
            if _ENGLISH_NAME.fullmatch(first_in(group, "en")) and set(content_terms(name)) <= among:
                return name
        return None

    def in_one_language(self, text: str, language: Language, known: frozenset[str] = frozenset()) -> str:
        """The text with what it says in the other language said in this one: “Youxi 的 taobao” in Chinese; but for the
        Latin terms that the pages of this one write like that, too (GDP). English pages have Chinese names only in brackets.
        """
        parts, position = [], 0
        for wording, start, end in self._matches(folded_text := normalise(text)):
            as_it_is = not has_cjk(wording.text) and known.issuperset(terms(wording.text))
            if language_of_wording(wording.text) == language or as_it_is:
                continue
            if said := _of_language(wording.group, language):
                parts += [folded_text[position:start], f" {said} "]
                position = end
        return "".join((*parts, folded_text[position:])) if parts else text

    def translated(self, text: str, language: Language) -> tuple[str, float]:
        """The question in the words of the other language, and the share of its content terms that this keeps."""
        text = normalise(text)
        words: list[str] = []
        rest: list[str] = []  # what has no translation
        position = 0
        for wording, start, end in self._matches(text):
            if target := _of_language(wording.group, language):
                rest.append(text[position:start])
                words += [_kept(rest[-1]), target]
                position = end
        rest.append(text[position:])
        words.append(_kept(rest[-1]))
        lost = set(content_terms(_LATIN_RUN.sub(" ", " ".join(rest)) if language == "en" else " ".join(rest)))
        total = set(content_terms(text))
        return " ".join(word for word in words if word), 1 - len(lost & total) / len(total) if total else 0.0

    def _matches(self, text: str) -> list[tuple[_Wording, int, int]]:
        """Wordings that occur, in the order of the text; none overlaps another."""
        taken: list[tuple[_Wording, int, int]] = []
        beginnings = {text[place : place + length] for place in range(len(text)) for length in (1, 2)}
        numbers = chain.from_iterable(self._beginning_with.get(two, ()) for two in beginnings)
        for wording in map(self._wordings.__getitem__, sorted(numbers)):
            for match in wording.found_in(text):
                if all(match.end() <= start or end <= match.start() for _, start, end in taken):
                    taken.append((wording, match.start(), match.end()))
        return sorted(taken, key=lambda found: found[1])


def _of_language(group: Group, language: Language) -> str | None:
    return next((wording for wording in group if language_of_wording(wording) == language), None)


def _bare(wording: str) -> str:
    return to_simplified(unicodedata.normalize("NFKC", wording)).lower()


def _kept(text: str) -> str:
    """Of the words between, numbers and Latin letters: names that both languages may write alike."""
    return " ".join(re.findall(r"[a-z0-9][a-z0-9.,%-]*", text))
