"""Whether the two languages of a page say the same figures. A wrong digit in one of them is the worst fault of a bot that
speaks about a city.

Compared are numbers of two digits and more, decimals, e-mail addresses and links, passage by passage where the pages are
built alike; 万, 亿, million, billion and dates count as what they mean (`search/numerals.py`). Hectares that stand beside
mu are recomputed (1 mu is a fifteenth of a hectare, as the Chinese measure law has it) and not looked for in Chinese.
Small numbers are not compared: languages write them as words.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from bot.content.dates import MONTHS
from bot.content.document import Document, Passage
from bot.content.library import Library
from bot.content.pace import gently
from bot.content.problems import Problem, note
from bot.search.numerals import plain_numbers

SMALLEST = 10
LONGEST_AMOUNT = 5  # digits that count; longer ones are telephone numbers and the like
MU_IN_A_HECTARE = 15
REMEMBERED = 4096  # texts: when a folder changes, most of it does not

_NUMBER = re.compile(r"(?<![\d.])\d[\d,]*(?:\.\d+)?")
_NAMES = "|".join(MONTHS)
_MONTH = re.compile(rf"\b(?P<name>{_NAMES})\b|(?P<number>\d{{1,2}})月")
_MONTH_RANGE = re.compile(r"(\d{1,2})(\s?[—–~-]\s?)(?=\d{1,2}月)")
_WORDS_TOO = ("March", "May")  # months only beside a digit
_HECTARES = re.compile(r"(?P<mu>\d[\d,.]*) mu(?: of [\w -]+)? \((?:about )?(?P<ha>\d[\d,.]*) ha\)")
_ALONE = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://[^\s，。；）)]*[^\s，。；）).,;:]", re.ASCII)
_NAME = re.compile(r"〔\d+〕\d*号?|\b\d+/\d{4}\b|[A-Za-z]+-?\d+(?:-\d+)*|\d+[A-Z]\b")


def differences(library: Library) -> Iterator[Problem]:
    """What stands in one language and not in the other, with both places."""
    for document in gently(library.documents):
        if document.language != "en":
            continue
        twin = library.document(document.id, "zh")
        if not twin or twin.language != "zh":
            continue
        yield from _wrong_hectares(document)
        for ours, theirs in _matched(document, twin):
            yield from _missing(document, ours, twin, theirs)
            yield from _missing(twin, theirs, document, ours)


def _matched(document: Document, twin: Document) -> Iterator[tuple[tuple[Passage, ...], tuple[Passage, ...]]]:
    """Passage by passage, or page by page where the two are not built alike."""
    if len(document.passages) == len(twin.passages):
        yield from (((a,), (b,)) for a, b in zip(document.passages, twin.passages, strict=True))
    else:
        yield document.passages, twin.passages


def _missing(
    document: Document, ours: tuple[Passage, ...], twin: Document, theirs: tuple[Passage, ...]
) -> Iterator[Problem]:
    known = {figure for passage in theirs for figure in figures_of(passage)}
    for passage in ours:
        lacking = [figure for figure in figures_of(passage) if figure not in known]
        if lacking:
            yield _differs(document, passage, twin, theirs[0], ", ".join(map(shown, lacking)))


def figures_of(passage: Passage) -> tuple[str, ...]:
    """The figures of a passage in a form that both languages share, each once."""
    return figures(" ".join(passage.sentences))


@lru_cache(REMEMBERED)
def figures(text: str) -> tuple[str, ...]:
    addresses = _ALONE.findall(text)
    text = plain_numbers(_NAME.sub(" ", _ALONE.sub(" ", text)))
    text = _HECTARES.sub(lambda both: f"{both['mu']} mu", text)
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


def _wrong_hectares(document: Document) -> Iterator[Problem]:
    for passage in document.passages:
        for found in _HECTARES.finditer(plain_numbers(" ".join(passage.sentences))):
            mu, shown = (Decimal(found[name].replace(",", "").rstrip(".")) for name in ("mu", "ha"))
            exact = mu / MU_IN_A_HECTARE
            if abs(exact - shown) > _last_digit(shown) / 2:
                yield note(
                    "hectares",
                    document.path,
                    passage.line,
                    f"{mu} mu are {exact:.2f} hectares, not {shown}.",
                    f"{mu} 亩等于 {exact:.2f} 公顷，不是 {shown} 公顷。",
                )


def _last_digit(number: Decimal) -> Decimal:
    """What the last digit that counts is worth: 0.1 of 15.5, 100 of 63,900."""
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(int((number.normalize() if exponent == 0 else number).as_tuple().exponent))


def _differs(document: Document, passage: Passage, twin: Document, other: Passage, lacking: str) -> Problem:
    return note(
        "pair",
        document.path,
        passage.line,
        f"has {lacking}, which {twin.path} (line {other.line}) has not; correct the one that is wrong.",
        f"这里有 {lacking}，而 {twin.path}（第 {other.line} 行）没有；请改正其中错误的一处。",
        None,
    )
