"""The figures of a text, in a form that both languages share.

They are numbers of two digits and more, decimals, months, e-mail addresses and links; 万, 亿, million, billion and dates
count as what they mean (`search/numerals.py`). Small numbers are none: languages write them as words.
"""

import re
from decimal import Decimal
from functools import lru_cache

from bot.content.dates import MONTHS
from bot.content.document import Passage
from bot.search.numerals import plain_numbers

SMALLEST = 10
LONGEST_AMOUNT = 5  # digits that count; longer ones are telephone numbers and the like
REMEMBERED = 4096  # texts: when a folder changes, most of it does not
HECTARES = re.compile(r"(?P<mu>\d[\d,.]*) mu(?: of [\w -]+)? \((?:about )?(?P<ha>\d[\d,.]*) ha\)")

_NUMBER = re.compile(r"(?<![\d.])\d[\d,]*(?:\.\d+)?")
_NAMES = "|".join(MONTHS)
_MONTH = re.compile(rf"\b(?P<name>{_NAMES})\b|(?P<number>\d{{1,2}})月")
_MONTH_RANGE = re.compile(r"(\d{1,2})(\s?[—–~-]\s?)(?=\d{1,2}月)")
_WORDS_TOO = ("March", "May")  # months only beside a digit
_ALONE = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://[^\s，。；）)]*[^\s，。；）).,;:]", re.ASCII)
_NAME = re.compile(r"〔\d+〕\d*号?|\b\d+/\d{4}\b|[A-Za-z]+-?\d+(?:-\d+)*|\d+[A-Z]\b")


def figures_in(passage: Passage) -> tuple[str, ...]:
    """The figures of a passage in a form that both languages share, each once."""
    return figures(" ".join(passage.sentences))


@lru_cache(REMEMBERED)
def figures(text: str) -> tuple[str, ...]:
    addresses = _ALONE.findall(text)
    text = plain_numbers(_NAME.sub(" ", _ALONE.sub(" ", text)))
    text = HECTARES.sub(lambda both: f"{both['mu']} mu", text)
    text = _MONTH_RANGE.sub(r"\1月\2", text)
    months = [name for month in _MONTH.finditer(text) if (name := _month_of(month))]
    numbers = (_plain(number) for number in _NUMBER.findall(_MONTH.sub(" ", text)))
    return tuple(
        dict.fromkeys([*addresses, *months, *(n for n in numbers if "." in n or int(n) >= SMALLEST)])
    )


def shown(figure: str) -> str:
    """As people write it: 22,900; 24.43 billion · 244.3亿."""
    if not figure.isdecimal() or int(figure) < 10_000 or len(figure.rstrip("0")) > LONGEST_AMOUNT:
        return figure
    number = Decimal(figure)
    if number < 1_000_000:
        return f"{number:,}"
    en, zh = (("billion", 9), ("亿", 8)) if number >= 10**9 else (("million", 6), ("万", 4))
    return f"{_short(number, en[1])} {en[0]} · {_short(number, zh[1])}{zh[0]}"


def _short(number: Decimal, power: int) -> str:
    return f"{number.scaleb(-power).normalize():,f}"


def _month_of(month: re.Match[str]) -> str | None:
    """“month 3”, so that no count of three is taken for it; None for a word that is no month here."""
    if not month["name"]:
        return f"month {int(month['number'])}"
    beside = month.string[max(0, month.start() - 3) : month.end() + 3]
    if month["name"] in _WORDS_TOO and not re.search(r"\d", beside):
        return None
    return f"month {MONTHS.index(month['name']) + 1}"


def _plain(number: str) -> str:
    number = number.replace(",", "")
    return number.rstrip("0").rstrip(".") if "." in number else str(int(number))
