import pytest

from bot.search.naming import is_attribute, says_little, without_size_of_an_attribute
from bot.search.tokens import content_terms


@pytest.mark.parametrize("word", ["时间", "多长时间", "多久", "cost", "prices"])
def test_a_span_of_time_or_a_price_is_always_of_something(word: str) -> None:
    assert is_attribute(word)


@pytest.mark.parametrize("word", ["港口", "ferry"])
def test_a_thing_is_no_attribute(word: str) -> None:
    assert not is_attribute(word)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("How big is the population of Norbury?", {"popul", "norburi"}),
        ("How large is Norbury?", {"larg", "norburi"}),
        ("诺镇的人口有多大？", {"人口", "诺镇"}),
    ],
)
def test_how_large_an_attribute_is_asks_for_no_area(asked: str, meant: set[str]) -> None:
    assert meant == set(content_terms(without_size_of_an_attribute(asked)))


def test_talk_says_little_as_written_and_as_a_term() -> None:
    assert says_little("exactly")
    assert says_little("exact")
    assert not says_little("harbour")
