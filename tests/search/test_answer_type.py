import pytest

from bot.search.answer_type import expected_kind
from bot.search.tokens import folded


@pytest.mark.parametrize("text", ["by when is it paid", "Until when is the quay shut?", "When did it open?"])
def test_when_asks_for_a_date_behind_a_preposition_too(text: str) -> None:
    assert expected_kind(folded(text), chinese=False) == "date"
