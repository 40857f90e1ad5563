"""What makes the bot surer or less sure, on a town that is not Sanming."""

from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.dialogue.confidence import ConfidenceSignals, confidence_signals
from bot.search.index import Index
from tests.pages import write_pages


def signals(index: Index, text: str) -> ConfidenceSignals:
    query = index.query(text)
    return confidence_signals(index.ask(query), index.search(query))


def test_a_heading_that_asks_for_it_speaks_for_the_passage(town: Index) -> None:
    assert signals(town, "so who runs the harbour then").heading == 1.0


def test_a_heading_without_what_is_asked_says_nothing(town: Index) -> None:
    assert signals(town, "which casino pays the harbour pilots").heading == 0.0


def test_a_heading_that_asks_for_another_kind_of_answer_says_nothing(town: Index) -> None:
    assert signals(town, "When was the harbour run?").heading == 0.0


def test_a_passage_without_a_heading_has_none_that_asks(town: Index) -> None:
    assert signals(town, "the ferry to the islands").heading == 0.0


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("港口水深多少", 0.0),
        ("港口游艇", 0.5),
        ("港口游艇酒店", 1.0),
        ("港口水深的标准", 0.0),  # what is asked of it may be said otherwise
    ],
)
def test_things_that_the_passage_lacks_are_counted(town: Index, text: str, lacking: float) -> None:
    assert signals(town, text).lacking == lacking


def test_a_word_and_its_parts_are_one_thing(tmp_path: Path) -> None:
    """博物馆 is indexed as 博物 and 博物馆."""
    pages = {"a.zh.md": "# 港口\n\n港口有十二个泊位。\n", "b.zh.md": "# 集市\n\n集市在周日。\n"}
    index = Index(load_library(write_pages(tmp_path, pages)))
    assert signals(index, "港口有博物馆吗").lacking == 0.5
