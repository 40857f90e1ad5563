import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.tokens import terms


@given(st.text())
def test_tokenising_never_raises(text: str) -> None:
    assert all(terms(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("investing", "invested"),
        ("E-commerce", "ecommerce"),
        ("10,000", "10000"),
        ("專案", "专案"),
        ("ＧＤＰ", "gdp"),
        ("city's", "cities"),
    ],
)
def test_forms_of_a_word_share_a_term(one: str, other: str) -> None:
    assert set(terms(one)) & set(terms(other))


def test_question_words_are_no_terms() -> None:
    assert terms("What is the …?") == terms("请问是什么呢？") == ()


def test_chinese_is_cut_into_words_and_the_words_inside_them() -> None:
    assert {"农村", "淘宝", "三明"} <= set(terms("三明农村淘宝"))
