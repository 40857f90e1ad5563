import pytest

from bot.search.naming import is_attribute


@pytest.mark.parametrize("word", ["时间", "多长时间", "多久", "cost", "prices"])
def test_a_span_of_time_or_a_price_is_always_of_something(word: str) -> None:
    assert is_attribute(word)


@pytest.mark.parametrize("word", ["港口", "ferry"])
def test_a_thing_is_no_attribute(word: str) -> None:
    assert not is_attribute(word)
