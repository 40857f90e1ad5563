"""`sanming-bot find`: every line of the pages that says something, whatever form its figures have. It is how a wrong
figure is corrected everywhere.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

from bot.content.dates import MONTHS
from bot.content.document import Language
from bot.content.encoding import decode
from bot.content.files import PageFile, find_pages
from bot.content.sentences import split_sentences
from bot.search.numerals import plain_numbers
from bot.search.text import has_cjk, normalise
from bot.search.tokens import content_terms
from bot.workshop.dictionary import senses
from bot.workshop.units import Unit, unit_at

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_CHINESE_PER_CENT = re.compile(r"百分之(?=\d)(?P<number>[\d.]*\d)")
_PER_CENT = re.compile(r"(?<=\d) ?(?:per ?cent\b|个百分点)")
_ENDING_ZEROS = re.compile(r"(?P<number>\d\.\d*?)0+(?!\d)")
_NAMES = [name.lower() for name in MONTHS]
_MONTH = rf"(?P<month>{'|'.join(_NAMES)})"
_DAYS = (  # without the year, which `plain_numbers` wants
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH}\b"),
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"),
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_ONLY_A_FIGURE = re.compile(r"[\d.%年月日]+")


@dataclass(frozen=True, slots=True)
class Line:
    path: str  # relative to the knowledge folder
    number: int
    text: str


@dataclass(frozen=True)
class Wanted:
    """What is looked for: a text; a number, whatever its unit; or figures with words (“233 beds”, “160家”), which stand
    together in a sentence of either language.
    """

    text: str
    scaled: frozenset[str] = frozenset()
    """Of a bare number what it is with the scales that it has on the pages: 2.29万 is 22900."""

    def is_in(self, line: str, language: Language) -> bool:
        if self._form.search(comparable(line)):
            return True
        if is_bare(self.text):
            return bool(self._number.search(_folded(normalise(line))) or self._number.search(spaced(line)))
        return bool(self._words or self._units) and any(
            self._stands_in(sentence, language) for sentence in split_sentences(line)
        )

    @cached_property
    def _form(self) -> re.Pattern[str]:
        return _whole(comparable(self.text))

    @cached_property
    def _number(self) -> re.Pattern[str]:
        return _whole(*(_folded(normalise(self.text)), *self.scaled))

    @cached_property
    def _parts(self) -> tuple[Mapping[str, Unit | None], str]:
        """The numbers with their units, where they have one, and what else is asked for."""
        if _ONLY_A_FIGURE.fullmatch(comparable(self.text)):
            return {}, ""
        numbers: dict[str, Unit | None] = {}
        before, rest = "", spaced(self.text)
        while number := _NUMBER.search(rest):
            unit = unit_at(rest[number.end() :])
            numbers[number.group()] = unit[0] if unit else None
            before, rest = f"{before} {rest[: number.start()]}", unit[1] if unit else rest[number.end() :]
        return numbers, f"{before} {rest}" if numbers else ""

    @cached_property
    def _units(self) -> Mapping[str, Unit]:
        return {number: unit for number, unit in self._parts[0].items() if unit}

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(content_terms(self._parts[1]))

    def _stands_in(self, sentence: str, language: Language) -> bool:
        text = spaced(sentence)
        for number, unit in self._parts[0].items():
            places = _whole(number).finditer(text)
            if not any(unit is None or unit.counts(text[place.end() :], language) for place in places):
                return False
        said = frozenset(content_terms(sentence))
        return all(word in said or has_in_other_words(word, said) for word in self._words)


def is_bare(text: str) -> bool:
    """Whether it is a number and nothing else."""
    return bool(_NUMBER.fullmatch(_folded(normalise(text)).strip()))


def has_in_other_words(word: str, said: Iterable[str]) -> bool:
    """Whether one of the words said in the other language has the meaning."""
    if has_cjk(word):
        return any(set(sense) <= set(said) for sense in _senses(word))
    return any(word in sense for term in said if has_cjk(term) for sense in _senses(term))


def _senses(word: str) -> Iterable[tuple[str, ...]]:
    """Of a word that is in no dictionary (张床) those of its characters."""
    return senses(word) or [sense for character in word for sense in senses(character)]


def _whole(*forms: str) -> re.Pattern[str]:
    """Figures as a whole only: 12 is not found in 2012 or 12.5."""

    def bounded(form: str) -> str:
        before = r"(?<!\d)(?<!\d\.)" if form[:1].isdigit() else ""
        after = r"(?!\d|\.\d)" if form[-1:].isdigit() else ""
        return before + re.escape(form) + after

    return re.compile("|".join(map(bounded, forms)))


def found(folder: Path, text: str) -> Iterator[Line]:
    """The lines that have the text, page by page; also of pages that cannot be served.

    Raises:
        KnowledgeError: the folder itself cannot be read.
    """
    pages = [(file, lines) for file in find_pages(folder).files for lines in _lines(file)]
    wanted = Wanted(text, _with_scales(text, chain.from_iterable(lines for _, lines in pages)))
    for file, lines in pages:
        for number, line in enumerate(lines, 1):
            if wanted.is_in(line, file.language):
                yield Line(file.relative, number, line.strip())


def _lines(file: PageFile) -> Iterator[Sequence[str]]:
    try:
        yield decode(file.path.read_bytes())[0].splitlines()
    except (OSError, UnicodeDecodeError):  # `check` names these
        return


def _with_scales(text: str, lines: Iterable[str]) -> frozenset[str]:
    """What a bare number is with the scales behind it: of 2.29, as in 2.29万, 22900, so that “22,900” is found, too."""
    if not is_bare(text):
        return frozenset()
    scaled = re.compile(_whole(_folded(normalise(text))).pattern + r" ?[a-z\u4e00-\u9fff]{1,8}")
    found = (match.group() for line in lines for match in scaled.finditer(_folded(normalise(line))))
    values = (_NUMBER.match(spaced(number)) for number in found)
    return frozenset(value.group() for value in values if value)


def comparable(text: str) -> str:
    """The text in the one form in which a figure, a date and a share have the same characters in both languages."""
    return "".join(spaced(text).split())


def spaced(text: str) -> str:
    """The same with its blanks."""
    return _folded(plain_numbers(normalise(text), "zh"))


def _folded(text: str) -> str:
    """Figures as they are written, without what two writers write differently."""
    text = text.lower()
    for form in _DAYS:
        text = form.sub(lambda date: f"{_NAMES.index(date['month']) + 1}月{int(date['day'])}日", text)
    text = _PER_CENT.sub("%", _CHINESE_PER_CENT.sub(r"\g<number>%", _THOUSANDS.sub("", text)))
    return _ENDING_ZEROS.sub(lambda match: match["number"].rstrip("."), text)
