"""Small talk that no form foresees, and what only looks like it."""

import pytest

from bot.dialogue.intents import detect


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("great, that was very helpful", "acknowledgement"),
        ("ok let me discuss it with my boss first", "acknowledgement"),
        ("sorry, wrong person", "acknowledgement"),
        ("lovely, thank you for the quick answers today", "thanks"),
        ("alright, will come back to you next week", "goodbye"),
        ("hello everyone from Lanport", "greeting"),
        ("好的，我再跟老板商量一下", "acknowledgement"),
        ("非常感谢您耐心的解答", "thanks"),
        ("好滴 改天再聊", "goodbye"),
        ("太棒了，有用", "acknowledgement"),
        ("testing 123", "acknowledgement"),
    ],
)
def test_thanks_leave_and_excuses_are_small_talk_in_whatever_words(said: str, expected: str) -> None:
    found = detect(said)
    assert found
    assert found.name == expected


@pytest.mark.parametrize(
    "said",
    [
        "great tea",
        "is that a good time",
        "thanks, what about the harbour",
        "tell me more about it later",
        "not a good harbour",
        "好茶",
        "对台合作",
        "可以吗",
        "还有什么好的",
        "有电话吗",
        "soil test",
        "working time",
    ],
)
def test_what_names_a_subject_or_asks_is_no_small_talk(said: str) -> None:
    found = detect(said)
    assert found is None or found.name not in ("greeting", "thanks", "goodbye", "acknowledgement")
