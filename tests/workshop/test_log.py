"""To whom a sentence was said, from a record that the bot wrote itself."""

from pathlib import Path

import pytest

from tests.command_line import bot, folder_with_pages
from tests.pages import PHONE

SAID = "The depth of the harbour is 14 metres."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bot that was asked in both languages and both scripts."""
    folder = folder_with_pages(tmp_path_factory.mktemp("town"))
    asked = "What is the depth of the harbour?\nWho runs the harbour?\n港口水深多少？\n港口水深多少米，請問？\nbitcoin\n/quit\n"
    assert bot(folder, "chat", stdin=asked).returncode == 0
    return folder


def heard(folder: Path, text: str) -> list[str]:
    """The questions to which it was said."""
    lines = bot(folder, "log", "--quoted", text).stdout.splitlines()
    return [line.partition("asked: ")[2] for line in lines[:-1]]


def test_each_conversation_is_listed_with_time_and_question(folder: Path) -> None:
    done = bot(folder, "log", "--quoted", SAID)
    assert done.returncode == 0
    line, total = done.stdout.splitlines()
    assert line.endswith(" UTC · terminal:0:0:0 · asked: What is the depth of the harbour?")
    assert total == "Replies with it: 1, conversations: 1. 含有这段话的回答 1 条，涉及对话 1 个。"


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("depth of the harbour is 14", ["What is the depth of the harbour?"]),
        (f"{SAID} It was dredged last year.", ["What is the depth of the harbour?"]),
        ("港口水深14米。", ["港口水深多少？", "港口水深多少米，請問？"]),
        ("港口水深１４米。", ["港口水深多少？", "港口水深多少米，請問？"]),
        ("港口水深 14 米", ["港口水深多少？", "港口水深多少米，請問？"]),
        ("航程四十分鐘", []),
        (PHONE, ["bitcoin"]),
    ],
)
def test_a_part_another_script_width_or_blank_is_found_too(
    folder: Path, text: str, questions: list[str]
) -> None:
    assert heard(folder, text) == questions


def test_nothing_to_look_for_is_told_so(folder: Path) -> None:
    done = bot(folder, "log", "--quoted", " ")
    assert (done.returncode, done.stderr.startswith("sanming-bot: --quoted: ")) == (2, True)
