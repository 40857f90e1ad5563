import pytest

from bot.workshop.figures import figures, shown


def test_what_languages_rightly_say_in_different_ways_is_no_difference() -> None:
    assert figures("one of three to five parks on the G72, circular 13/2015, rule 〔2015〕13号") == ()
    assert figures("The 1st of 9 looms") == ()
    assert figures("on the Long March, which may last") == ()
    assert figures("January–September 2023") == figures("2023年1—9月")
    assert figures("6 to 9 November 2023") == figures("2023年11月6日至9日")


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("15", "15"),
        ("1400", "1400"),
        ("22900", "22,900"),
        ("77.12", "77.12"),
        ("2480000", "2.48 million · 248万"),
        ("24430000000", "24.43 billion · 244.3亿"),
        ("87654321", "87654321"),
        ("a@x.example", "a@x.example"),
    ],
)
def test_a_figure_is_shown_as_people_write_it(figure: str, expected: str) -> None:
    assert shown(figure) == expected
