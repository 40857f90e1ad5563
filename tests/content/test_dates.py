import datetime as dt

import pytest

from bot.content.dates import AsOf, parse_date, wrong_part


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2014-12-20", AsOf(2014, 12, 20)),
        ("2014/12/2", AsOf(2014, 12, 2)),
        ("2014-12", AsOf(2014, 12)),
        ("2014", AsOf(2014)),
        ("2014年", AsOf(2014)),
        ("2014年12月", AsOf(2014, 12)),
        ("2014年12月20日", AsOf(2014, 12, 20)),
        ("20 December 2014", AsOf(2014, 12, 20)),
        ("December 20, 2014", AsOf(2014, 12, 20)),
        ("Dec 2014", AsOf(2014, 12)),
        (" 2014-12 ", AsOf(2014, 12)),
    ],
)
def test_a_date_is_read_in_the_precision_it_is_written_in(text: str, expected: AsOf) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    "text", ["", "soon", "2014-13", "2014-02-30", "0000", "12/20/2014", "Smarch 2014", "14"]
)
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2014-02-30", "day"),
        ("31 June 2014", "day"),
        ("2014-13", "month"),
        ("2014-13-40", "month"),
        ("3 Smarch 2014", None),
        ("2014-02-28", None),
        ("soon", None),
        ("0000", None),
    ],
)
def test_of_a_date_that_does_not_exist_the_wrong_part_is_told(text: str, expected: str | None) -> None:
    assert wrong_part(text) == expected


def test_a_date_prints_as_iso_in_its_precision() -> None:
    assert [str(AsOf(2014)), str(AsOf(2014, 2)), str(AsOf(2014, 2, 3))] == ["2014", "2014-02", "2014-02-03"]


def test_the_latest_day_of_a_month_or_year_is_its_last() -> None:
    assert AsOf(2024, 2).latest_day() == dt.date(2024, 2, 29)
    assert AsOf(2023, 12).latest_day() == dt.date(2023, 12, 31)
    assert AsOf(2023).latest_day() == dt.date(2023, 12, 31)
