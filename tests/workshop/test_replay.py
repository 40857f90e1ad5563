"""Recorded questions asked again of a changed folder: a real database, written by the desk itself."""

import datetime as dt
import sqlite3
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.answering.answerer import Answerer
from bot.content.folder import load_library
from bot.desk import Desk
from bot.dialogue import wording
from bot.dialogue.messages import Locale, Question
from bot.notices import Notices
from bot.records import turns
from bot.records.database import open_database
from bot.records.ledger import Ledger
from bot.records.turns import RecordedTurn
from bot.search.index import Index
from bot.workshop.replay import Comparison, replay, report
from tests.command_line import bot, folder_with_pages
from tests.pages import TOWN, write_pages

NOW = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)
Said = str | tuple[str]
"""A question; in a tuple, what was pressed."""

KINDERGARTEN = """---
title: Kindergartens of Lanport
section: introduction
date: 2026
---

## Is there a kindergarten in Lanport?

Lanport has three kindergartens.

## What does a kindergarten place cost?

A kindergarten place in Lanport costs 40 marks a month.
"""


def ask(folder: Path, said: list[Said], pages: Path, begin: dt.datetime = NOW, name: str = "1") -> None:
    """Has a conversation with the desk, a minute between turns, and records it."""
    database = open_database(f"sqlite:///{folder / 'data/sanming-bot.db'}")
    ledger = Ledger(database)
    desk = Desk(Answerer(Index(load_library(pages)), 180), ledger, Notices(ledger, lambda text: ()), 180)
    for number, what in enumerate(said):
        text, choice = (what, None) if isinstance(what, str) else ("", what[0])
        at = begin + dt.timedelta(minutes=number)
        question = Question(text, f"terminal:{name}:0:0", at, choice, trial=True)
        desk.ask(question, lambda reply, turn: ()).result()
    ledger.close(5)
    database.dispose()


def recorded(folder: Path) -> list[RecordedTurn]:
    database = open_database(f"sqlite:///{folder / 'data/sanming-bot.db'}")
    with database.begin() as transaction:
        found = turns.last_turns(transaction, since=NOW - dt.timedelta(days=1))
    database.dispose()
    return list(found)


def replayed(tmp_path: Path, said: list[Said], changes: Mapping[str, str | None]) -> list[Comparison]:
    """The conversation with the town's pages, asked again of a copy with the changes; None deletes a page."""
    ask(tmp_path, said, write_pages(tmp_path / "before"))
    pages = {name: text for name, text in {**TOWN, **changes}.items() if text is not None}
    after = Index(load_library(write_pages(tmp_path / "after", pages)))
    return replay(recorded(tmp_path), after, 180, lambda done, total: None)


def verdicts(found: list[Comparison]) -> list[tuple[str, str]]:
    return [(comparison.turn.question or str(comparison.turn.choice), comparison.verdict) for comparison in found]  # fmt: skip


def test_a_link_in_another_language_is_replayed_in_that(tmp_path: Path) -> None:
    write_pages(tmp_path / "pages")
    database = open_database(f"sqlite:///{tmp_path / 'data/sanming-bot.db'}")
    ledger = Ledger(database)
    index = Index(load_library(tmp_path / "pages"))
    desk = Desk(Answerer(index, 180), ledger, Notices(ledger, lambda text: ()), 180)
    pressed: list[tuple[str, Locale | None]] = [("lang:en", None), ("contact", "zh-Hans")]
    for minutes, (choice, locale) in enumerate(pressed):
        at = NOW + dt.timedelta(minutes=minutes)
        desk.ask(Question("", "terminal:1:0:0", at, choice, forced=locale), lambda reply, turn: ()).result()
    ledger.close(5)
    database.dispose()
    found = replay(recorded(tmp_path), index, 180, lambda done, total: None)
    assert verdicts(found)[-1] == ("contact", "same")


def test_an_unchanged_folder_changes_nothing(tmp_path: Path) -> None:
    said: list[Said] = [
        "hello", "Who runs the harbour?", "and how deep is it?", "more", "source?", "latest news", "港口由誰經營？", "bitcoin",
        "How can I contact you?", "Who runs the harbour? Who is the CEO of Tencent?", "speak Chinese please", ("start",),
        ("section:introduction",), ("news",), ("nonsense",), ("lang:zh-Hant",), ("contact",), "Quiero invertir en la ciudad",
    ]  # fmt: skip
    found = replayed(tmp_path, said, {})
    assert {verdict for _, verdict in verdicts(found)} == {"same"}
    assert len(found) == len(said)


def test_a_new_page_answers_what_was_handed_off(tmp_path: Path) -> None:
    said: list[Said] = ["Is there a kindergarten in Lanport?", "Who runs the harbour?"]
    found = replayed(tmp_path, said, {"kindergarten.en.md": KINDERGARTEN})
    assert verdicts(found) == [("Is there a kindergarten in Lanport?", "gained"), ("Who runs the harbour?", "same")]  # fmt: skip
    lines = list(report(found, 30))
    assert lines[:5] == [
        "Newly answered · 新增回答 (1)",
        "",
        "  Is there a kindergarten in Lanport?",
        f"    was · 原来 [handed off · 转人工]: {wording.HANDOFF_OR_NEAR('en')}",
        "    now · 现在 [answered · 回答]: Lanport has three kindergartens. (2026)",
    ]
    assert lines[-2:] == [
        "Asked again of the last 30 days: 2. Newly answered 1, no longer answered 0, different 0, unchanged 1.",
        "重新提问 2 次（最近 30 天）。新增回答 1，不再回答 0，回答不同 0，不变 1。",
    ]


def test_a_page_that_is_gone_loses_its_answers(tmp_path: Path) -> None:
    gone = {"news/bridge.en.md": None, "licence.en.md": None}
    found = replayed(tmp_path, ["Does Lanport plan a bridge over the strait?"], gone)
    assert verdicts(found) == [("Does Lanport plan a bridge over the strait?", "lost")]
    assert "    was · 原来 [answered · 回答]: Lanport plans a bridge over the strait, as the council said on 3 November 2025. (2025-11-03)" in report(found, 30)  # fmt: skip


def test_other_words_or_another_source_are_a_different_answer(tmp_path: Path) -> None:
    harbour = TOWN["harbour.en.md"]
    said: list[Said] = ["What is the depth of the harbour?", "Who runs the harbour?"]
    changed = {
        "harbour.en.md": harbour.replace("14 metres", "15 metres").replace("Lanport Gazette", "Port Gazette")
    }
    found = replayed(tmp_path, said, changed)
    assert [verdict for _, verdict in verdicts(found)] == ["different", "different"]
    shown = "\n".join(report(found, 30))
    assert "[answered · 回答]: The depth of the harbour is 14 metres. (2026-03-01)" in shown
    assert "[answered · 回答]: The depth of the harbour is 15 metres. (2026-03-01)" in shown
    assert "since 2021. (Lanport Gazette, 2026-05-05)" in shown
    assert "since 2021. (Port Gazette, 2026-05-05)" in shown


def test_a_page_under_another_name_that_says_the_same_changes_nothing(tmp_path: Path) -> None:
    renamed = {"harbour.en.md": None, "harbour.zh.md": None, "port.en.md": TOWN["harbour.en.md"], "port.zh.md": TOWN["harbour.zh.md"]}  # fmt: skip
    found = replayed(tmp_path, ["Who runs the harbour?", "港口由谁经营？"], renamed)
    assert [verdict for _, verdict in verdicts(found)] == ["same", "same"]


def test_a_news_item_makes_the_list_of_news_different(tmp_path: Path) -> None:
    item = TOWN["news/bridge.en.md"].replace("2025-11-03", "2026-11-03").replace("Bridge", "Tunnel")
    found = replayed(tmp_path, ["latest news"], {"news/tunnel.en.md": item})
    assert verdicts(found) == [("latest news", "different")]
    assert "now · 现在 [news · 消息]: • 3 November 2026: Tunnel over the strait is planned" in "\n".join(
        report(found, 30)
    )


def test_a_follow_up_is_asked_in_its_conversation(tmp_path: Path) -> None:
    said: list[Said] = ["Is there a kindergarten in Lanport?", "and what does it cost?"]
    found = replayed(tmp_path, said, {"kindergarten.en.md": KINDERGARTEN})
    assert [verdict for _, verdict in verdicts(found)] == ["gained", "gained"]
    assert found[1].now.quoted[0].sentence == "A kindergarten place in Lanport costs 40 marks a month."


def test_conversations_do_not_mix(tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "before")
    ask(tmp_path, ["Who runs the harbour?", "more"], pages, name="1")
    ask(tmp_path, ["Is there a ferry?", "more"], pages, NOW + dt.timedelta(seconds=30), name="2")
    found = replay(recorded(tmp_path), Index(load_library(pages)), 180, lambda done, total: None)
    assert [comparison.turn.conversation[9] for comparison in found] == ["1", "1", "2", "2"]
    assert {comparison.verdict for comparison in found} == {"same"}


def test_a_button_that_would_not_be_there_and_a_message_without_text_are_skipped(tmp_path: Path) -> None:
    found = replayed(tmp_path, [("page:harbour",), "", ("start",), ("section:news",)], {})
    assert [verdict for _, verdict in verdicts(found)] == ["skipped", "skipped", "same", "skipped"]
    assert list(report(found, 7))[-1] == (
        "3 skipped: without text, or a button that would not be there now. 跳过 3 次：没有文字，或按钮现在不会出现。"
    )


def test_the_same_change_is_shown_once_with_its_number(tmp_path: Path) -> None:
    said: list[Said] = ["Is there a kindergarten in Lanport?"]
    pages = write_pages(tmp_path / "before")
    for name in "123":
        ask(tmp_path, said, pages, name=name)
    after = Index(load_library(write_pages(tmp_path / "after", {**TOWN, "kindergarten.en.md": KINDERGARTEN})))
    shown = list(report(replay(recorded(tmp_path), after, 180, lambda done, total: None), 30))
    assert shown[0] == "Newly answered · 新增回答 (3)"
    assert [line for line in shown if "kindergarten in" in line] == [
        "  Is there a kindergarten in Lanport? × 3"
    ]


def test_a_copy_is_compared_with_the_folder_in_use_whatever_has_changed_since(tmp_path: Path) -> None:
    """The depth was corrected after it was asked, so that only the kindergarten is the copy's."""
    said: list[Said] = [
        "What is the depth of the harbour?", "Is there a kindergarten in Lanport?", "and what does it cost?",
        ("page:harbour",), ("section:introduction",), ("page:kindergarten",),
    ]  # fmt: skip
    ask(tmp_path, said, write_pages(tmp_path / "before"))
    pages = {**TOWN, "harbour.en.md": TOWN["harbour.en.md"].replace("14 metres", "15 metres")}
    present = Index(load_library(write_pages(tmp_path / "present", pages)))
    copy = Index(load_library(write_pages(tmp_path / "copy", {**pages, "kindergarten.en.md": KINDERGARTEN})))

    def compared(index: Index, with_what: Index | None) -> list[str]:
        return [one.verdict for one in replay(recorded(tmp_path), index, 180, lambda done, total: None, with_what)]  # fmt: skip

    assert compared(present, None)[:3] == ["different", "same", "same"]
    assert compared(copy, None)[:3] == ["different", "gained", "gained"]
    assert compared(copy, present)[:3] == ["same", "gained", "gained"]
    assert compared(copy, present)[5] == "skipped"  # a button that only the copy offers
    assert set(compared(present, present)) == {"same", "skipped"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """With one question of now, and one of ten days ago."""
    folder = folder_with_pages(tmp_path)
    now = dt.datetime.now(dt.UTC) - dt.timedelta(minutes=5)
    ask(folder, ["Who runs the harbour?"], folder / "pages", now - dt.timedelta(days=10), name="9")
    ask(folder, ["Is there a kindergarten in Lanport?"], folder / "pages", now)
    return folder


def test_the_command_takes_days_and_another_folder_and_writes_nothing(folder: Path) -> None:
    def rows() -> list[list[tuple[object, ...]]]:
        with sqlite3.connect(folder / "data/sanming-bot.db") as database:
            return [database.execute(f"select * from {t}").fetchall() for t in ("turns", "conversations", "messages")]  # fmt: skip

    before = rows()
    ran = bot(folder, "replay")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("Asked again of the last 30 days: 2. Newly answered 0,")
    assert "Compared" not in ran.stdout
    assert bot(folder, "replay", "--days", "3").stdout.startswith("Asked again of the last 3 days: 1.")
    write_pages(folder / "copy", {**TOWN, "kindergarten.en.md": KINDERGARTEN, "bad.en.md": "---\ndate: never\n---\nA."})  # fmt: skip
    changed = bot(folder, "replay", "--knowledge", "copy", "--days", "3650")
    assert (changed.returncode, changed.stderr) == (0, "")
    assert changed.stdout.startswith("bad.en.md:2: error, not in use: date: “never”")
    assert "    now · 现在 [answered · 回答]: Lanport has three kindergartens. (2026)" in changed.stdout
    assert "Asked again of the last 180 days: 2. Newly answered 1," in changed.stdout
    assert changed.stdout.splitlines()[-1] == (
        f"Compared with each other: what copy answers (now) and what {folder / 'pages'} answers (was), both today. "
        f"比较的是 copy 今天的回答（现在）和 {folder / 'pages'} 今天的回答（原来）。"
    )
    assert rows() == before


def test_the_command_says_what_it_cannot_do(folder: Path) -> None:
    nowhere = bot(folder, "replay", "--knowledge", "nowhere")
    assert nowhere.returncode == 2
    assert nowhere.stderr.startswith("sanming-bot: --knowledge: there is no folder ")
    assert "Traceback" not in nowhere.stderr
    assert bot(folder, "replay", "--days", "0").returncode == 2
    assert bot(folder, "forget", "terminal:1:0:0").returncode == 0
    assert (
        bot(folder, "replay", "--days", "1").stdout == "Nothing was asked in that time. 这段时间没有提问。\n"
    )
