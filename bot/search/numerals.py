"""Numbers and dates in one form, so that 2.29万 finds 22,900 and 2014-12-20 finds 20 December 2014. For indexing and
asking only, on both sides alike: what is quoted is what the page says, and nothing is converted between units.

Not read: fractions, Chinese numerals above 99 except years (二〇一四年), English ones of more than one word.
"""

import re
from decimal import Decimal

from bot.content.dates import MONTHS
from bot.content.document import Language
from bot.search.text import is_mostly_chinese

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "千": 10**3,
    "万": 10**4,
    "萬": 10**4,
    "百万": 10**6,
    "百萬": 10**6,
    "千万": 10**7,
    "千萬": 10**7,
    "亿": 10**8,
    "億": 10**8,
    "万亿": 10**12,
    "兆": 10**12,
}
_SCALE = "|".join(
    scale + (r"\b" if scale.isascii() else "") for scale in sorted(_SCALES, key=len, reverse=True)
)
_DIGITS = r"\d[\d,]*(?:\.\d+)?"
_SCALED = re.compile(rf"(?<![\d.,])(?P<digits>{_DIGITS})\s?(?P<scale>{_SCALE})", re.IGNORECASE)
_SCALED_RANGE = re.compile(
    rf"(?<![\d.,])(?P<digits>{_DIGITS})(?P<to>\s?[–—~-]\s?)(?={_DIGITS}\s?(?P<scale>{_SCALE}))",
    re.IGNORECASE,
)
_MONTH_NUMBER = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_MONTH = r"(?P<month>(?:" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + r"|Sept))\b\.?"
_DATES = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH},? (?P<year>\d{{4}})(?!\d)",
        rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})(?!\d)",
        rf"\b{_MONTH},? (?P<year>\d{{4}})(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?年\s?(?P<month>\d{1,2})\s?月(?:\s?(?P<day>\d{1,2})\s?[日号號])?",
        r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?![\d/.-])",
    )
)
_CHINESE_DIGITS = {digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")} | {"零": "0"}
_CHINESE_YEAR = re.compile("[一二][〇零一二三四五六七八九]{3}(?=年)")
_CHINESE_TENS = re.compile(
    "(?<![一二三四五六七八九十百千万第])(?P<tens>[一二三四五六七八九]?)十(?P<ones>[一二三四五六七八九]?)"
    "(?=[个個家座县縣区區年月日人种種项項公万萬亿億多余餘台间间艘辆吨米岁天小次条倍])"
)
_CHINESE_ORDINAL = re.compile(
    "(?<=第)(?P<tens>[一二三四五六七八九]?)十(?P<ones>[一二三四五六七八九]?)(?=[届屆期批])"
)
_ENGLISH_WORDS = {
    word: str(value)
    for value, word in enumerate(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 10
    )
} | {
    word: str(value)
    for value, word in zip(
        range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True
    )
}
_ENGLISH_NUMBER = re.compile(rf"\b(?:{'|'.join(_ENGLISH_WORDS)})\b(?!-)", re.IGNORECASE)
_HAS_NUMBER = re.compile(rf"\d|[〇一二三四五六七八九十]|{_ENGLISH_NUMBER.pattern}", re.IGNORECASE)


def plain_numbers(text: str, dates: Language | None = None) -> str:
    """The text with scaled numbers written out in digits and dates in the one form of its language, or of another. A
    Chinese word in brackets does not make an English sentence Chinese.
    """
    if not _HAS_NUMBER.search(text):
        return text
    text = _CHINESE_YEAR.sub(lambda year: "".join(_CHINESE_DIGITS[digit] for digit in year.group()), text)
    text = _CHINESE_ORDINAL.sub(_tens, _CHINESE_TENS.sub(_tens, text))
    text = _ENGLISH_NUMBER.sub(lambda word: _ENGLISH_WORDS[word.group().lower()], text)
    text = _SCALED_RANGE.sub(lambda number: _written_out(number) + number["to"], text)
    text = _SCALED.sub(_written_out, text)
    chinese = dates == "zh" if dates else is_mostly_chinese(text)
    write = _chinese_date if chinese else _english_date
    for form in _DATES:
        text = form.sub(lambda date: write(date.groupdict()) or date.group(), text)
    return text


def _written_out(number: re.Match[str]) -> str:
    value = Decimal(number["digits"].replace(",", "")) * _SCALES[number["scale"].lower()]
    digits = f"{value:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _tens(number: re.Match[str]) -> str:
    tens, ones = (_CHINESE_DIGITS.get(number[part], "") for part in ("tens", "ones"))
    return (tens or "1") + (ones or "0")


def _month_of(date: dict[str, str | None]) -> int | None:
    """1 to 12, or None where the date cannot be one."""
    month, day = date["month"] or "", int(date.get("day") or 1)
    number = _MONTH_NUMBER.get(month[:3].lower()) or (int(month) if month.isdecimal() else 0)
    return number if 1 <= number <= 12 and 1 <= day <= 31 else None


def _english_date(date: dict[str, str | None]) -> str | None:
    if not (month := _month_of(date)):
        return None
    day = date.get("day")
    return f"{f'{int(day)} ' if day else ''}{MONTHS[month - 1]} {date['year']}"


def _chinese_date(date: dict[str, str | None]) -> str | None:
    if not (month := _month_of(date)):
        return None
    day = date.get("day")
    return f"{date['year']}年{month}月" + (f"{int(day)}日" if day else "")
