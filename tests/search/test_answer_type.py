import pytest

from bot.search.answer_type import expected_kind, holds
from bot.search.tokens import folded, terms


@pytest.mark.parametrize("text", ["by when is it paid", "Until when is the quay shut?", "When did it open?"])
def test_when_asks_for_a_date_behind_a_preposition_too(text: str) -> None:
    assert expected_kind(folded(text), chinese=False) == "date"


def test_the_folders_own_subject_is_nobody_who_did_something() -> None:
    question = folded("who was behind it")
    told = "In 2012 the reform of Lanport began, because the fund was short."
    assert holds("person", folded(told), told, question, chinese=False)
    assert not holds("person", folded(told), told, question, False, frozenset(terms("Lanport")))
    told = "In 2012 the reform of Lanport was led by Maria Okafor."
    assert holds("person", folded(told), told, question, False, frozenset(terms("Lanport")))


def test_a_sum_before_a_year_is_no_first_year() -> None:
    told = "电站投资75亿元，年发电量12亿千瓦时"
    assert not holds("date", folded(told), told, folded("电站什么时候发电"), chinese=True)
    told = "电站建于民国元年"
    assert holds("date", folded(told), told, folded("电站什么时候建的"), chinese=True)


@pytest.mark.parametrize(
    ("told", "held"),
    [
        ("Lanport has the two-ticket rule and the one-stop hall.", False),
        ("Lanport has twenty-two clinics.", True),
        ("Lanport has a three-year plan.", True),
        ("Lanport has the two-ticket rule and two clinics.", True),
    ],
)
def test_a_number_that_only_names_a_rule_counts_nothing(told: str, held: bool) -> None:
    question = folded("how many clinics are there?")
    assert holds("number", folded(told), told, question, chinese=False) is held
