"""No update is lost and none is answered twice: what is on disk when, what a restart does, who floods."""

import logging
import sqlite3
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.channels.telegram_limits import TELEGRAMS
from bot.channels.telegram_sending import Outbox
from bot.desk import ClosedError, Delivery, Desk, Key, Received, Render
from bot.dialogue import wording
from bot.dialogue.messages import Question
from bot.records import database as database_module
from tests.channels.telegram_bot import RunningBot, desk_in, options_for, running
from tests.pages import EMAIL
from tests.servers.bot_api import BotApiServer, Fault
from tests.servers.telegram_updates import Json
from tests.waiting import until

HELP, TOPICS, AGAIN = wording.HELP("en"), wording.TOPICS("en"), wording.SENT_AGAIN("en")
BERTHS = "How many berths does the harbour have?"


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(folder / "bot.db")
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def becomes(folder: Path, query: str, expected: list[tuple[object, ...]]) -> bool:
    return until(lambda: rows(folder, query) == expected)


@contextmanager
def nobody_can_write(folder: Path) -> Iterator[None]:
    stranger = sqlite3.connect(folder / "bot.db", isolation_level=None)
    stranger.execute("begin exclusive")
    try:
        yield
    finally:
        stranger.execute("commit")
        stranger.close()


def update(server: BotApiServer, chat: int, text: str, *, seconds_ago: int = 0) -> Json:
    """Makes an update without delivering it."""
    message = server.say(chat, text, language_code="en", more={"date": int(time.time()) - seconds_ago})
    with server.changed:
        return dict(server.queue.pop()) | {"message": message}


def deliver(server: BotApiServer, *updates: Json) -> None:
    with server.changed:
        server.queue += updates  # type: ignore[arg-type]
    server._notify()


def test_an_update_is_on_disk_before_telegram_forgets_it(
    server: BotApiServer, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is answered meanwhile, and no answer is committed before."""
    asked: list[str] = []
    ask = desk.ask

    def watching(
        question: Question, render: Render, received: Key | None = None, *, begun: bool = False
    ) -> "Future[Delivery | None]":
        asked.append(question.text)
        return ask(question, render, received, begun=begun)

    monkeypatch.setattr(desk, "ask", watching)
    with running(server, desk):
        server.say(7, "/help", language_code="en")
        server.wait_for_messages(7, 1)
        with nobody_can_write(tmp_path):
            server.say(7, BERTHS, language_code="en")
            assert until(lambda: BERTHS in asked)
            assert len(server.queue) == 1, "Telegram keeps it"
            assert rows(tmp_path, "select count(*) from updates") == [(1,)]
        server.wait_for_messages(7, 2)
        server.wait_until_read()
    done = "select count(*) from updates where status = 'done'"
    assert until(lambda: rows(tmp_path, done) == [(2,)]), (
        "the records, which still write, have the last one, too"
    )


@pytest.mark.expect_errors
def test_an_update_that_cannot_be_stored_keeps_no_other_from_its_answer(
    server: BotApiServer, desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Both are answered while they are stored, and neither answer finds its update; the good one is answered again."""
    receive = desk.receive

    def refusing(updates: Sequence[Received]) -> "Future[int | None]":
        if any("unstorable" in one.body for one in updates):
            return desk._ledger.submit(lambda transaction: 1 // 0)
        return receive(updates)

    monkeypatch.setattr(desk, "receive", refusing)
    with running(server, desk):
        server.say(7, "/help", language_code="en")
        server.wait_for_messages(7, 1)
        deliver(server, update(server, 7, "unstorable"), update(server, 7, "/topics"))
        assert server.wait_for_messages(7, 2)[1].text.startswith(TOPICS)
        server.say(7, "/help", language_code="en")
        server.wait_for_messages(7, 3)
    assert "cannot be stored; it is left out" in caplog.text


def test_an_update_is_done_when_its_reply_is_sent_and_its_words_are_erased(
    telegram: BotApiServer, tmp_path: Path
) -> None:
    telegram.fail(Fault("sendMessage", chat=7, times=None, retry_after=600))
    telegram.say(7, "/help", language_code="en")
    assert becomes(tmp_path, "select status, body from updates", [("answered", None)])
    telegram.say(8, "/contact", language_code="en")
    telegram.wait_for_messages(8, 2)
    assert becomes(tmp_path, "select status, body from updates", [("answered", None), ("done", None)])


def test_an_update_that_is_delivered_twice_is_answered_once(server: BotApiServer, tmp_path: Path) -> None:
    first, second = update(server, 7, "/help"), update(server, 7, "/topics")
    for delivered in ((first, second, first), (second,), (first, second)):
        with desk_in(tmp_path) as desk, running(server, desk):
            deliver(server, *delivered)
            server.say(8, "/help")
            server.wait_until_read()
            server.wait_for_messages(8, 1)
            server.wait_for_messages(7, 2)
    assert [sent.text.splitlines()[0] for sent in server.messages(7)] == [
        HELP.splitlines()[0],
        TOPICS.splitlines()[0],
    ]
    assert rows(tmp_path, "select count(*) from updates where conversation like '%7'") == [(2,)]


def test_what_was_stored_and_not_answered_is_answered_after_a_restart_in_order(
    server: BotApiServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(*about: object, **options: object) -> None:
        raise ClosedError

    with desk_in(tmp_path) as desk:
        bot = RunningBot(desk, options_for(server))
        monkeypatch.setattr(desk, "ask", ended)
        bot.start()
        for text in ("/help", "/topics", BERTHS):
            server.say(7, text, language_code="en")
        server.wait_until_read()
        bot.stop()
    assert server.messages(7) == []
    with desk_in(tmp_path) as desk, running(server, desk):
        first, second, third = server.wait_for_messages(7, 3)
    assert first.text.startswith(HELP)
    assert second.text.startswith(TOPICS)
    assert "twelve berths" in third.text
    assert rows(tmp_path, "select status from updates") == [("done",)] * 3


def test_a_message_that_counted_as_begun_and_was_not_does_not_say_that_it_is_sent_again(
    server: BotApiServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is committed as begun where nothing seems to hold it up; here something does."""
    monkeypatch.setattr(Outbox, "is_free", lambda self, conversation, chat: True)
    server.fail(Fault("sendMessage", chat=7, times=None, retry_after=600))
    with desk_in(tmp_path) as desk, running(server, desk):
        server.say(7, "/help", language_code="en")
        assert becomes(tmp_path, "select status from messages order by id", [("waiting",)])
        server.say(7, "/topics", language_code="en")
        assert becomes(tmp_path, "select status from messages order by id", [("waiting",), ("sending",)])
    assert rows(tmp_path, "select status from messages order by id") == [("waiting",)] * 2
    server.heal()
    with desk_in(tmp_path) as desk, running(server, desk):
        sent = server.wait_for_messages(7, 2)
    assert [message.text.splitlines()[0] for message in sent] == [
        HELP.splitlines()[0],
        TOPICS.splitlines()[0],
    ]


def test_a_message_whose_sending_had_begun_is_sent_once_more_and_says_so(
    server: BotApiServer, tmp_path: Path
) -> None:
    """Stopped in the middle of a call that takes longer than anybody waits for at the end."""
    server.fail(Fault("sendMessage", chat=7, delay_seconds=30))
    server.fail(Fault("sendMessage", chat=8, times=None, retry_after=600))
    with desk_in(tmp_path) as desk, running(server, desk):
        server.say(7, "/contact", language_code="zh")
        server.say(8, "/help", language_code="en")
        assert becomes(
            tmp_path, "select status from messages where conversation like '%7'", [("sending",), ("waiting",)]
        )
        assert becomes(tmp_path, "select status from messages where conversation like '%8'", [("waiting",)])
    server.heal()
    with desk_in(tmp_path) as desk, running(server, desk):
        text, card = server.wait_for_messages(7, 2)
        (other,) = server.wait_for_messages(8, 1)
    assert text.text.startswith(wording.SENT_AGAIN("zh-Hans"))
    assert EMAIL in text.text
    assert "phone_number" in card.params
    assert other.text.startswith(HELP)
    assert set(rows(tmp_path, "select status from messages")) == {("sent",)}


@pytest.mark.expect_errors
def test_while_the_database_is_locked_telegram_keeps_the_updates_and_then_all_are_answered(
    server: BotApiServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(database_module, "LOCK_TIMEOUT_SECONDS", 0.05)
    with desk_in(tmp_path) as desk, running(server, desk):
        server.say(7, "/help", language_code="en")
        server.wait_for_messages(7, 1)
        with nobody_can_write(tmp_path):
            server.say(7, "/topics", language_code="en")
            server.say(7, BERTHS, language_code="en")
            assert until(lambda: "locked" in str(desk.database_trouble))
            assert len(server.queue) >= 1, "Telegram keeps what is not on disk"
        _, second, third = server.wait_for_messages(7, 3)
        server.wait_until_read()
    assert second.text.startswith(TOPICS)
    assert "twelve berths" in third.text
    assert wording.APOLOGY("en") not in "".join(sent.text for sent in server.sent)


def test_an_old_question_is_answered_with_an_apology_the_first_time(
    telegram: BotApiServer, tmp_path: Path
) -> None:
    deliver(telegram, *[update(telegram, 7, BERTHS, seconds_ago=3600) for _ in range(2)])
    first, second = telegram.wait_for_messages(7, 2)
    assert first.text.startswith(wording.LATE("en"))
    assert "twelve berths" in first.text
    assert second.text == first.text.removeprefix(wording.LATE("en")).strip()
    deliver(telegram, update(telegram, 8, BERTHS, seconds_ago=120))
    (soon,) = telegram.wait_for_messages(8, 1)
    assert soon.text == second.text


@pytest.mark.expect_errors
def test_an_update_that_nobody_can_store_does_not_keep_the_others_from_us(
    telegram: BotApiServer, caplog: pytest.LogCaptureFixture
) -> None:
    odd = update(telegram, 7, "/help") | {"update_id": 10**30}
    with telegram.changed:
        telegram.queue.clear()
    telegram.say(8, "/help", language_code="en")
    with telegram.changed:
        telegram.queue.append(odd)  # type: ignore[arg-type]
    telegram.wait_for_messages(8, 1)


def test_whoever_floods_gets_one_polite_notice_and_costs_the_others_nothing(
    server: BotApiServer, desk: Desk, tmp_path: Path
) -> None:
    options = replace(options_for(server), limits=replace(options_for(server).limits, questions_per_minute=5))
    bot = RunningBot(desk, options)
    for _ in range(300):
        server.say(7, BERTHS, language_code="en")
    server.say(8, BERTHS, language_code="en")
    bot.start()
    (other,) = server.wait_for_messages(8, 1)
    *answers, notice = server.wait_for_messages(7, 6)
    assert becomes(tmp_path, "select count(*) from updates where status <> 'done'", [(0,)])
    bot.stop()
    assert ["twelve berths" in sent.text for sent in [*answers, other]] == [True] * 6
    assert notice.text == wording.FLOOD("en")
    assert len(server.messages(7)) == 6


def test_a_reply_and_a_notice_to_one_administrator_do_not_wait_for_each_other(
    telegram: BotApiServer, desk: Desk
) -> None:
    telegram.say(9, "/help", language_code="en")
    telegram.wait_for_messages(9, 1)
    desk.notices.put("Something to know. 一件事。")
    telegram.say(9, "/topics", language_code="en")
    texts = [sent.text for sent in telegram.wait_for_messages(9, 3)]
    assert "Something to know. 一件事。" in texts


def test_a_notice_that_could_not_be_sent_is_sent_after_a_restart(
    server: BotApiServer, tmp_path: Path
) -> None:
    server.fail(Fault("sendMessage", chat=9, times=None, retry_after=600))
    with desk_in(tmp_path) as desk, running(server, desk):
        server.say(9, "/start", language_code="en")
        desk.notices.put("Something to know.")
        assert becomes(tmp_path, "select count(*) from messages where status = 'waiting'", [(2,)])
    server.heal()
    with desk_in(tmp_path) as desk, running(server, desk):
        assert {sent.text for sent in server.wait_for_messages(9, 2)} >= {"Something to know."}


def test_a_stranger_who_polls_with_our_token_is_reported_once_and_the_bot_goes_on(
    server: BotApiServer, desk: Desk
) -> None:
    server.say(9, "/start", language_code="en")
    with running(server, desk):
        server.wait_for_messages(9, 1)
        conflict = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
        server.fail(Fault("getUpdates", code=409, description=conflict, times=12))
        server.say(7, "/help", language_code="en")
        server.wait_for_messages(7, 1)
        _, notice = server.wait_for_messages(9, 2)
        server.say(7, "/help", language_code="en")
        server.wait_for_messages(7, 2)
    assert notice.text.startswith("Another program asks Telegram")
    assert len(server.messages(9)) == 2


def test_the_limits_of_telegram_are_kept_by_default() -> None:
    assert (TELEGRAMS.per_second, TELEGRAMS.chat_pause_seconds, TELEGRAMS.group_per_minute) == (30, 1.0, 20)


@pytest.mark.expect_errors
def test_no_log_names_what_an_odd_update_says(
    telegram: BotApiServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    telegram.push({"message": {"text": "my secret plan", "chat": "nonsense"}})
    telegram.say(8, "/help")
    telegram.wait_for_messages(8, 1)
    assert "secret plan" not in caplog.text
