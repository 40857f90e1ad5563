"""What is said back of a message stands as it was typed."""

import pytest

from bot.dialogue.echo import as_typed
from bot.dialogue.plain import plain_text
from bot.search.index import Index
from tests.dialogue.chats import say


@pytest.mark.parametrize(
    ("piece", "read", "typed", "found"),
    [
        ("do you have a zoo?", "hi. do you have a zoo?", "hi. do u have a zoo?", "do u have a zoo?"),
        ("青心大没有", "茶是青心大没有吗", "茶是青心大冇吗", "青心大冇"),
        ("a zoo", "a zoo", "a zoo", "a zoo"),
        ("办下来几天", "办下来大概几天，谁帮办", "办下来大概几天，谁帮办", "办下来大概几天"),
        ("白桦的面积", "白桦的人口、GDP和面积", "白桦的人口、GDP和面积", "白桦的面积"),
        ("nothing of it", "a zoo", "a zoo", "nothing of it"),
    ],
)
def test_a_piece_is_found_in_what_was_typed(piece: str, read: str, typed: str, found: str) -> None:
    assert as_typed(piece, read, typed) == found


def test_open_questions_are_named_as_typed(town: Index) -> None:
    told = plain_text(say(town, "how deep is the harbour? do u have a zoo 4 kids? is there a cinema"))
    assert "do u have a zoo" in told
    assert "do you have" not in told


def test_a_traditional_question_keeps_its_own_characters(town: Index) -> None:
    told = plain_text(say(town, "港口水深多少？台東有冇動物園？"))
    assert "台東有冇動物園" in told
