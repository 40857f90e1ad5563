import pytest

from bot.dialogue.facts import Fact


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Norbury county lies in the south of Lanport.", "Alder county lies in the south of Lanport.", False),
        ("诺堡县位于兰港南部山区。", "赤杨县位于兰港南部山区。", False),
        ("The ferry opened on 20 December 2014.", "On 20 December 2014 the ferry opened.", True),
        ("The harbour has twelve deep berths.", "The harbour has twelve deep berths for ships.", True),
        ("The harbour has 12 berths.", "The harbour has 14 berths.", False),
    ],
)
def test_two_sentences_state_one_fact_if_they_say_the_same_of_the_same(
    one: str, other: str, same: bool
) -> None:
    assert Fact(one).is_told_by(Fact(other)) is same
    assert Fact(other).is_told_by(Fact(one)) is same
