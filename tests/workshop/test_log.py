"""To whom a sentence was said, from a record that the bot wrote itself."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.records import inbox, outbox, turns
from bot.records.database import open_database
from bot.records.inbox import Key, Received
from bot.records.rows import turn_row
from bot.records.turns import RecordedQuotation, RecordedTurn
from bot.workshop.log import lines, saying, wrapped
from tests.command_line import bot, folder_with_pages
from tests.pages import PHONE
from tests.records.test_records import turn

SAID = "The depth of the harbour is 14 metres."
RUN_BY = "The harbour is run by the Lanport Port Group"


def asked_at(when: dt.datetime) -> RecordedTurn:
    return RecordedTurn(
        "0", "telegram:1:0:1", when, "en", "How deep is it?", None, "answer", "Deep.", (), 0.9, "sure", 1.0, None, False
    )  # fmt: skip


def quoting(page: str, sentence: str) -> RecordedTurn:
    quotation = RecordedQuotation(page, "en", None, None, (sentence,))
    return replace(asked_at(dt.datetime(2026, 1, 1, tzinfo=dt.UTC)), reply=sentence, quotations=(quotation,))


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


@pytest.mark.parametrize(
    ("page", "questions"),
    [
        ("harbour.en", ["What is the depth of the harbour?", "Who runs the harbour?"]),
        ("harbour.zh.md", ["港口水深多少？", "港口水深多少米，請問？"]),
        ("introduction/Harbour.en.md", ["What is the depth of the harbour?", "Who runs the harbour?"]),
        ("harbour", ["What is the depth of the harbour?", "Who runs the harbour?", "港口水深多少？", "港口水深多少米，請問？"]),
        ("harbour.fr", []),
        ("harbour is run", ["Who runs the harbour?"]),
    ],
)  # fmt: skip
def test_a_page_is_found_by_its_name_and_any_other_word_as_words(
    folder: Path, page: str, questions: list[str]
) -> None:
    assert heard(folder, page) == questions


def test_of_a_page_the_answers_count_that_quote_it_and_not_those_that_have_its_name(folder: Path) -> None:
    """“Contact” stands in the bot's own greeting, as well."""
    total = bot(folder, "log", "--quoted", "harbour").stdout.splitlines()[-1]
    assert (
        total == "Replies that quote this page: 4, conversations: 1. 引用这个页面的回答 4 条，涉及对话 1 个。"
    )
    unknown = bot(folder, "log", "--quoted", "nosuch.en").stdout.splitlines()
    assert unknown[0].startswith("Replies that quote this page: 0")
    assert "A page is named as its file" in unknown[1]
    said = [quoting("licence", "The licence is free of the harbour."), quoting("harbour", "It is deep.")]
    assert saying("harbour", said).turns == said[1:]
    assert saying("licences of", said).turns == []


def test_what_a_follow_up_was_read_as_is_shown_and_preview_answers_that(tmp_path: Path) -> None:
    folder = folder_with_pages(tmp_path)
    asked = "Is there a harbour?\nAnd who runs it?\nmore\n/quit\n"
    assert bot(folder, "chat", stdin=asked).returncode == 0
    shown = bot(folder, "log").stdout.splitlines()
    (read_as,) = [line.removeprefix("  read as: ") for line in shown if line.startswith("  read as: ")]
    assert shown[shown.index(f"  read as: {read_as}") - 1] == "  asked: And who runs it?"
    assert RUN_BY not in bot(folder, "preview", "And who runs it?").stdout
    assert RUN_BY in bot(folder, "preview", read_as).stdout


@pytest.mark.parametrize(
    ("typed", "understood", "shown"),
    [
        ("Hello, how deep is it?", ("how deep is it?",), []),
        ("HOW deep is it", ("how deep is it?",), []),
        ("這個港口多深", ("这个港口多深？",), []),
        ("Hwo deep?", ("How deep?",), ["How deep?"]),
        ("Who runs it? And how deep?", ("harbour Who runs it?", "And how deep?"), ["harbour Who runs it?"]),
        ("", ("The harbour of Lanport",), []),
    ],
)
def test_a_reading_is_shown_where_it_is_not_what_was_typed(
    typed: str, understood: tuple[str, ...], shown: list[str]
) -> None:
    asked = replace(asked_at(dt.datetime(2026, 1, 1, tzinfo=dt.UTC)), question=typed, understood=understood)
    read_as = "  read as: "
    assert [line.removeprefix(read_as) for line in lines(asked) if line.startswith(read_as)] == shown


def test_nothing_to_look_for_is_told_so(folder: Path) -> None:
    done = bot(folder, "log", "--quoted", " ")
    assert (done.returncode, done.stderr.startswith("sanming-bot: --quoted: ")) == (2, True)


LONG = "Who is " + "very " * 100 + "John Smithfield?"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Two conversations, each with a row in every table."""
    folder = folder_with_pages(tmp_path)
    database = open_database(f"sqlite:///{folder / 'data/sanming-bot.db'}")
    with database.begin() as transaction:
        for user in (7, 8):
            name = f"telegram:5:0:{user}"
            old = turn(f"{user:016}", name, asked_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
            row = turn_row(
                replace(old, question=replace(old.question, text=LONG)), f"One. Two. Said to {user}."
            )
            turns.save_turn(transaction, row)
            turns.save_state(transaction, name, f"state of {user}", old.question.asked_at)
            sent, failed = outbox.save_messages(
                transaction, name, [f'{{"plain": "{text} {user}"}}' for text in "ab"], turn_id=old.id
            )
            outbox.settle(transaction, sent.id, "sent", "77")
            outbox.settle(transaction, failed.id, "failed", "blocked")
            update = Received(Key(1, user), name, f"words of {user}", old.question.asked_at)
            inbox.store(transaction, [update])
    database.dispose()
    return folder


def test_a_conversation_is_shown_whole_and_each_reply_once(kept: Path) -> None:
    shown = bot(kept, "log", "--conversation", "telegram:5:0:7")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.splitlines() == [
        "2026-01-01 00:00 UTC · telegram:5:0:7 · answer 0.50 · en · 2 ms · trial",
        f"  asked: {LONG}",
        "  reply: One. Two. Said to 7.",
        "  quoted: harbour.en (Gazette, 2014-12)",
        "  why: why",
        "",
        "not answered yet: a message that came 2026-01-01 00:00 UTC",
        "not sent: 1 × failed (blocked)",
        "Kept besides: where the conversation stands, messages that came in (1) and that went out (2); "
        "--json prints everything as it is kept.",
    ]
    nobody = bot(kept, "log", "--conversation", "telegram:5:0:9")
    assert (nobody.returncode, nobody.stdout) == (1, "")
    assert nobody.stderr.startswith("Nothing is recorded of telegram:5:0:9; ")


def test_who_asks_for_their_data_gets_every_row(kept: Path) -> None:
    shown = bot(kept, "log", "--conversation", "telegram:5:0:7", "--json")
    assert (shown.returncode, shown.stderr) == (0, "")
    rows = [json.loads(line) for line in shown.stdout.splitlines()]
    tables = [row["table"] for row in rows]
    assert tables == ["turns", "conversations", "updates", "messages", "messages"]
    assert (rows[0]["question"], rows[0]["asked_at"]) == (LONG, "2026-01-01 00:00:00+00:00")
    assert [rows[1]["state"], rows[2]["body"]] == ["state of 7", "words of 7"]
    assert [json.loads(row["body"])["plain"] for row in rows[3:]] == ["a 7", "b 7"]
    assert "of 8" not in shown.stdout
    assert bot(kept, "log", "--conversation", "telegram:5:0:9", "--json").returncode == 1
    alone = bot(kept, "log", "--json")
    assert (alone.returncode, alone.stderr.startswith("sanming-bot: --json: ")) == (2, True)


def test_what_was_asked_in_the_last_days_and_who_asked_for_a_person(folder: Path) -> None:
    assert bot(folder, "log", "--days", "1").stdout.count("asked: ") == 6
    assert bot(folder, "log", "--days", "1", "--last", "2").stdout.count("asked: ") == 2
    assert bot(folder, "log", "--disliked").stdout == "No reply was marked 👎.\n"
    assert bot(folder, "log", "--person").stdout == "Nobody asked for a person.\n"
    assert bot(folder, "chat", stdin="Please call me back at +49 170 1234567\n").returncode == 0
    asked = bot(folder, "log", "--person", "--days", "1").stdout
    assert asked.count("asked: ") == 1
    assert "asked: Please call me back" in asked


def test_a_reply_is_shown_whole_with_its_sources() -> None:
    reply = (
        f"{'The harbour is deep. ' * 40}\nSource: Harbour, Lanport Gazette, https://lanport.example/harbour"
    )
    shown = list(lines(replace(asked_at(dt.datetime.now(dt.UTC)), reply=reply)))
    assert shown[2] == f"  reply: {'The harbour is deep. ' * 40}".rstrip()
    assert shown[3:5] == [
        "    Source: Harbour, Lanport Gazette, https://lanport.example/harbour",
        "  why: sure",
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("  asked: How deep is it?", ["  asked: How deep", "    is it?"]),
        ("  asked: 港口水深多少米？", ["  asked: 港口水深", "    多少米？"]),
        ("https://lanport.example/harbour is long", ["https://lanport.example/harbour", "    is long"]),
        ("short", ["short"]),
        ("", [""]),
    ],
)
def test_a_line_is_wrapped_to_the_terminal_where_chinese_takes_two_columns(
    line: str, expected: list[str]
) -> None:
    assert list(wrapped(line, 17)) == expected


@given(st.text(alphabet="ab 港口，。"), st.integers(10, 40))
def test_wrapping_loses_nothing(line: str, width: int) -> None:
    assert "".join("".join(wrapped(line, width)).split()) == "".join(line.split())
