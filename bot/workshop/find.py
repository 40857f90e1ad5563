"""`sanming-bot find`: every line of the pages that says something, whatever form its figures have. It is how a wrong
figure is corrected everywhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.content.dates import MONTHS
from bot.content.document import Language
from bot.content.encoding import decode
from bot.content.files import find_pages
from bot.search.numerals import plain_numbers
from bot.search.text import language_of_text, normalise
from bot.workshop.figures import figures

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
_ONLY_A_FIGURE = re.compile(r"[\d.%年月日]+")


@dataclass(frozen=True, slots=True)
class Line:
    path: str  # relative to the knowledge folder
    number: int
    text: str


@dataclass(frozen=True)
class Wanted:
    """What is looked for. Of a text with words and figures (“233 mu”) the pages of the other language are asked for the
    figures alone, since words cannot be compared there.
    """

    text: str

    def is_in(self, line: str, language: Language) -> bool:
        compared = comparable(line)
        if self._form.search(compared):
            return True
        return bool(self._figures) and language != self._language and self._figures <= set(figures(line))

    @cached_property
    def _form(self) -> re.Pattern[str]:
        """A figure as a whole only: 12 is not found in 2012 or 12.5."""
        wanted = comparable(self.text)
        before = r"(?<!\d)(?<!\d\.)" if wanted[:1].isdigit() else ""
        after = r"(?!\d|\.\d)" if wanted[-1:].isdigit() else ""
        return re.compile(before + re.escape(wanted) + after)

    @cached_property
    def _figures(self) -> frozenset[str]:
        """Of a text that is more than a figure."""
        only_a_figure = _ONLY_A_FIGURE.fullmatch(comparable(self.text))
        return frozenset() if only_a_figure else frozenset(figures(self.text))

    @cached_property
    def _language(self) -> Language:
        return language_of_text(self.text) or "en"


def found(folder: Path, text: str) -> Iterator[Line]:
    """The lines that have the text, page by page; also of pages that cannot be served.

    Raises:
        KnowledgeError: the folder itself cannot be read.
    """
    wanted = Wanted(text)
    for file in find_pages(folder).files:
        try:
            lines = decode(file.path.read_bytes())[0].splitlines()
        except (OSError, UnicodeDecodeError):  # `check` names these
            continue
        for number, line in enumerate(lines, 1):
            if wanted.is_in(line, file.language):
                yield Line(file.relative, number, line.strip())


def comparable(text: str) -> str:
    """The text in the one form in which a figure, a date and a share have the same characters in both languages."""
    text = plain_numbers(normalise(text), "zh").lower()
    for form in _DAYS:
        text = form.sub(lambda date: f"{_NAMES.index(date['month']) + 1}月{int(date['day'])}日", text)
    text = _PER_CENT.sub("%", _CHINESE_PER_CENT.sub(r"\g<number>%", _THOUSANDS.sub("", text)))
    text = _ENDING_ZEROS.sub(lambda match: match["number"].rstrip("."), text)
    return "".join(text.split())
