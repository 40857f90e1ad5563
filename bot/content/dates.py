"""Dates as pages give them: a day, a month or only a year, written in either language."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

MONTHS = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip
_MONTH_NUMBER = {name.lower(): number for number, name in enumerate(MONTHS, 1)} | {
    name[:3].lower(): number for number, name in enumerate(MONTHS, 1)
}
_MISSPELT = 100  # no month that digits can write
_MONTH_NAME = "(?P<name>[A-Za-z]{3,9})\\.?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})",
        r"(?P<year>\d{4})年?",
        r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月(?:\s*(?P<day>\d{1,2})\s*[日号號])?",
        rf"(?P<day>\d{{1,2}})\s+{_MONTH_NAME},?\s+(?P<year>\d{{4}})",
        rf"{_MONTH_NAME}\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})",
        rf"{_MONTH_NAME},?\s+(?P<year>\d{{4}})",
    )
)


@dataclass(frozen=True, slots=True, order=True)
class AsOf:
    """A date in the precision in which it is known; month and day are 0 where unknown."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """ISO 8601 in reduced precision: 2014, 2014-12 or 2014-12-20."""
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    def earliest_day(self) -> dt.date:
        """The first calendar day that this date can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    def latest_day(self) -> dt.date:
        """The last calendar day that this date can mean."""
        if self.day:
            return dt.date(self.year, self.month, self.day)
        year, month = (self.year, self.month + 1) if 0 < self.month < 12 else (self.year + 1, 1)
        return dt.date(year, month, 1) - dt.timedelta(days=1)


def parse_date(text: str) -> AsOf | None:
    """Reads 2014-12-20, 2014/12, 2014, 20 December 2014, December 2014, 2014年12月20日; None for anything else."""
    date = _as_written(text)
    return date if date and _exists(date) else None


def wrong_part(text: str) -> Literal["day", "month"] | None:
    """What no calendar has in a text that is written as a date is: the day of 2026-02-31, the month of 2026-13."""
    date = _as_written(text)
    if not date or _exists(date) or date.month == _MISSPELT:
        return None
    if date.month > 12:
        return "month"
    return "day" if date.day else None


def _as_written(text: str) -> AsOf | None:
    text = text.strip()
    for form in _FORMS:
        if match := form.fullmatch(text):
            parts = match.groupdict()
            month = parts.get("month")
            if name := parts.get("name"):
                month = str(_MONTH_NUMBER.get(name.lower(), _MISSPELT))
            return AsOf(int(parts["year"]), int(month or 0), int(parts.get("day") or 0))
    return None


def _exists(date: AsOf) -> bool:
    try:
        dt.date(date.year, date.month or 1, date.day or 1)
    except ValueError:
        return False
    return 1 <= date.year <= 9998
