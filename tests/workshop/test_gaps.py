"""Unanswered questions in groups, and a group into a page that answers them."""

import datetime as dt
import re
from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.dialogue.messages import Question
from bot.records.turns import RecordedTurn
from bot.search.index import Index
from bot.workshop.gaps import gaps, is_open, report
from tests.channels.telegram_bot import desk_in
from tests.command_line import bot, folder_with_pages

SEEDED = Path(__file__).parent / "unanswered"
SHIPPED = Path(__file__).parents[2] / "knowledge"
NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)


def turn(number: int, text: str, kind: str = "handoff", helpful: bool | None = None) -> RecordedTurn:
    at = NOON + dt.timedelta(minutes=number)
    return RecordedTurn(
        str(number), "telegram:1:0:1", at, "en", text, None, kind, "", (), 0.1, "", 1.0, helpful, False
    )


def seeded(name: str) -> dict[str, str]:
    """Each question with its subject, as the file has them."""
    found, subject = {}, ""
    for line in (SEEDED / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            subject = line[2:]
        elif line.strip():
            found[line] = subject
    return found


@pytest.fixture(scope="module")
def shipped() -> Index:
    return Index(load_library(SHIPPED))


@pytest.mark.parametrize("name", ["first", "second", "third"])
def test_fifty_questions_of_eight_subjects_give_few_groups_and_none_mixes_two(
    name: str, shipped: Index
) -> None:
    subjects = seeded(name)
    assert (len(subjects), len(set(subjects.values()))) == (50, 8)
    found = gaps((turn(number, text) for number, text in enumerate(subjects)), shipped)
    assert sum(len(gap.turns) for gap in found) == 50
    assert [gap.wordings for gap in found if len({subjects[text] for text in gap.wordings}) > 1] == []
    assert len(found) <= 12


def test_groups_are_counted_and_show_their_newest_wording_first(shipped: Index) -> None:
    asked = [
        "Is there an ice rink?",
        "is there an ice rink",
        "Where is the ice rink?",
        "三明最低工资是多少？",
    ]
    found = gaps([turn(number, text) for number, text in enumerate(asked)], shipped)
    assert [(len(gap.turns), gap.wordings[0]) for gap in found] == [
        (3, "Where is the ice rink?"),
        (1, "三明最低工资是多少？"),
    ]
    lines = list(report(found, 30))
    assert lines[0] == "1. 3 × (2026-11-20) Where is the ice rink?"
    assert any("nobody knows 没有人知道: wages and social insurance rates" in line for line in lines)
    assert lines[-1].startswith("4 questions of the last 30 days are open, in 2 groups.")


@pytest.mark.parametrize(
    ("kind", "helpful", "expected"),
    [("handoff", None, True), ("answer", False, True), ("answer", True, False), ("answer", None, False)],
)
def test_open_is_what_was_handed_off_or_did_not_help(kind: str, helpful: bool | None, expected: bool) -> None:
    assert is_open(turn(1, "Is there an ice rink?", kind, helpful)) is expected
    assert not is_open(turn(1, "  ", kind, helpful))


def test_without_open_questions_there_are_no_groups(shipped: Index) -> None:
    assert gaps([], shipped) == ()


def test_a_gap_becomes_a_page_that_answers_the_questions(tmp_path: Path) -> None:
    """The loop closed: asked, not answered, drafted, filled in, moved into service, answered."""
    folder = folder_with_pages(tmp_path, DATABASE_URL=f"sqlite:///{tmp_path / 'bot.db'}")
    english, chinese = "Where can I rent an ice rink in Lanport?", "兰港哪里可以租溜冰场？"
    with desk_in(tmp_path) as desk:
        for text in (english, "Can we rent the ice rink?", chinese):
            asked_at = dt.datetime.now(dt.UTC)
            reply = desk.ask(Question(text, "telegram:7:0:7", asked_at), lambda reply, turn: ()).reply
            assert reply.kind == "handoff"
    listed = bot(folder, "gaps").stdout
    number = re.findall(r"^(\d+)\. .*ice rink", listed, re.M)[0]
    drafts = [Path(line) for line in bot(folder, "gaps", "--write", number).stdout.splitlines()]
    assert [path.name.split(".", 1)[1] for path in drafts] == ["en.md", "zh.md"]
    assert english in (folder / drafts[0]).read_text(encoding="utf-8")
    again = bot(folder, "gaps", "--write", number).stdout.splitlines()
    assert not set(again) & set(map(str, drafts))  # nothing is overwritten

    served = folder / "pages" / drafts[0].name
    (folder / drafts[0]).rename(served)
    assert "has no text; write some or remove the file" in bot(folder, "check").stdout  # not filled in yet
    assert "ice rink is" not in bot(folder, "ask", english).stdout
    with served.open("a", encoding="utf-8") as file:
        file.write(
            "\nThe ice rink of Lanport is rented out by the town hall.\n\nSource: Lanport Gazette, 2026\n"
        )
    for text in (english, "Can we rent the ice rink?"):
        assert "The ice rink of Lanport is rented out by the town hall." in bot(folder, "ask", text).stdout


def test_a_group_that_is_not_there_is_named(tmp_path: Path) -> None:
    folder = folder_with_pages(tmp_path)
    done = bot(folder, "gaps", "--write", "3")
    assert (done.returncode, done.stderr) == (
        2,
        "sanming-bot: gaps: there is no group 3; `sanming-bot gaps` shows 0.\n",
    )
