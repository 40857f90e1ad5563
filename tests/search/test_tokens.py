import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.answer_type import holds
from bot.search.tokens import stem, terms


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


@pytest.mark.parametrize(
    ("question", "sentence", "held"),
    [
        ("码头有多少泊位", "2025年12月，码头投入使用。", False),
        ("码头有多少泊位", "2025年，码头有12个泊位。", True),
        ("码头可以租几年", "码头于2016年建成。", False),
        ("码头可以租几年", "码头最长可租20年。", True),
        ("how many berths are there", "the pier opened in may 2019.", False),
        ("how many berths are there", "in may 2019 the pier had 12 berths.", True),
    ],
)
def test_a_date_is_no_number_of_what_is_asked_for(question: str, sentence: str, held: bool) -> None:
    chinese = question[0] > "⺀"
    assert holds("number", sentence, sentence, question, chinese) is held


def test_words_are_stemmed_alike_by_many_threads_at_once() -> None:
    """The stemmer keeps the word that it works on in itself."""
    words = [
        f"{first}{second}ings" for first in "bcdfghjklm" for second in ("ann", "end", "ill", "oott", "urr")
    ]
    expected = [stem.__wrapped__(word) for word in words]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as threads:
            found = list(threads.map(lambda _: [stem.__wrapped__(word) for word in words], range(40)))
    finally:
        sys.setswitchinterval(interval)
    assert found == [expected] * 40
