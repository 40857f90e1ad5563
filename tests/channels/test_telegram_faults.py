"""What Telegram and the network do to us: throttling, refusals, dropped connections, wrong tokens, restarts."""

import asyncio
import logging
import threading
from concurrent.futures import Future
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.channels.telegram import run
from bot.channels.telegram_inbox import WINDOW
from bot.desk import Delivery, Desk, Key, Render, Waiting
from bot.dialogue import wording
from bot.dialogue.messages import Choice, Question, Reply
from bot.errors import TelegramError
from tests.channels.telegram_bot import RunningBot, desk_in, options_for, running
from tests.servers.bot_api import TOKEN, BotApiServer, Fault
from tests.waiting import until

HELP = wording.HELP("en")


def statuses(folder: Path) -> list[str]:
    engine = create_engine(f"sqlite:///{folder / 'bot.db'}")
    with engine.connect() as connection:
        found = [str(row[0]) for row in connection.execute(text("select status from messages order by id"))]
    engine.dispose()
    return found


def settled(folder: Path, expected: list[str]) -> bool:
    """Whether the records hold these statuses, soon."""
    return until(lambda: statuses(folder) == expected)


def test_a_throttled_chat_keeps_nobody_waiting(telegram: BotApiServer, tmp_path: Path) -> None:
    """The trap: 300 waiting questions of one chat that hold what another chat needs."""
    telegram.fail(Fault("sendMessage", chat=7, times=None, retry_after=600))
    for number in range(300):
        telegram.say(7, f"How many berths does the harbour have for {number} ships?", language_code="en")
    telegram.say(8, "How many berths does the harbour have?", language_code="en")
    telegram.wait_for_messages(8, 1)
    assert len(statuses(tmp_path)) < 280, "answered beside the others, not behind them"
    assert until(lambda: sorted(statuses(tmp_path)) == ["sent"] + ["waiting"] * 300)
    telegram.wait_until_read()


def test_300_throttled_conversations_keep_nobody_waiting(telegram: BotApiServer) -> None:
    for chat in range(100, 400):
        telegram.fail(Fault("sendMessage", chat=chat, times=None, retry_after=600))
        telegram.say(chat, "How many berths does the harbour have?", language_code="en")
    assert telegram.wait_for(lambda: len(telegram.calls("sendMessage")) >= 300, 30)
    telegram.say(8, "How many berths does the harbour have?", language_code="en")
    telegram.wait_for_messages(8, 1)


def test_a_throttled_message_is_sent_once_the_time_is_over(telegram: BotApiServer, tmp_path: Path) -> None:
    telegram.fail(Fault("sendMessage", chat=7, retry_after=1))
    telegram.say(7, "/help", language_code="en")
    telegram.say(7, "/topics", language_code="en")
    first, second = telegram.wait_for_messages(7, 2)
    assert first.text.startswith(HELP)
    assert second.text.startswith(wording.TOPICS("en"))
    assert settled(tmp_path, ["sent", "sent"])


@pytest.mark.parametrize(
    ("fault", "may_have_arrived"),
    [
        (Fault("sendMessage", code=502, description="Bad Gateway", times=2), False),
        (Fault("sendMessage", code=403, body=b"<html>a proxy's</html>", times=2), True),
        (Fault("sendMessage", body=b"<html>nginx</html>", code=500, times=2), True),
        (Fault("sendMessage", drop=True, times=2), True),
    ],
)
def test_a_message_survives_a_bad_network(
    telegram: BotApiServer, tmp_path: Path, fault: Fault, may_have_arrived: bool
) -> None:
    telegram.fail(fault)
    telegram.say(7, "/help", language_code="en")
    (sent,) = telegram.wait_for_messages(7, 1)
    assert sent.text.startswith(wording.SENT_AGAIN("en") if may_have_arrived else HELP)
    assert settled(tmp_path, ["sent"])


def test_after_a_long_outage_everything_is_sent_in_order(
    telegram: BotApiServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.fail(Fault("sendMessage", chat=7, times=None, code=502, description="Bad Gateway"))
    telegram.say(7, "/help", language_code="en")
    telegram.say(7, "/topics", language_code="en")
    assert telegram.wait_for(lambda: len(telegram.calls("sendMessage", 7)) >= 8), "tried again and again"
    assert "is not sent yet" in caplog.text
    telegram.heal()
    telegram.say(8, "/help", language_code="en")
    first, second = telegram.wait_for_messages(7, 2)
    assert first.text.startswith(HELP)
    assert second.text.startswith(wording.TOPICS("en"))
    assert settled(tmp_path, ["sent"] * 3)


@pytest.mark.parametrize(
    ("code", "description"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (403, "Forbidden: bot was kicked from the supergroup chat"),
        (400, "Bad Request: chat not found"),
        (400, "Bad Request: not enough rights to send text messages to the chat"),
    ],
)
def test_what_can_never_be_delivered_is_given_up(
    telegram: BotApiServer, tmp_path: Path, code: int, description: str
) -> None:
    telegram.fail(Fault("sendMessage", chat=7, code=code, description=description))
    telegram.say(7, "/help", language_code="en")
    telegram.say(7, "/topics", language_code="en")
    (sent,) = telegram.wait_for_messages(7, 1)
    assert sent.text.startswith(wording.TOPICS("en"))
    assert settled(tmp_path, ["failed", "sent"])


@pytest.mark.expect_errors
def test_refused_markup_is_sent_as_plain_text(telegram: BotApiServer, tmp_path: Path) -> None:
    words = 'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 0'
    telegram.fail(Fault("sendMessage", code=400, description=words))
    telegram.say(7, "How many berths does the harbour have?", language_code="en")
    (sent,) = telegram.wait_for_messages(7, 1)
    assert "parse_mode" not in sent.params
    assert "<" not in sent.html
    assert "Source: The harbour of Lanport, 1 March 2026, https://lanport.example/harbour" in sent.text
    assert sent.labels
    assert settled(tmp_path, ["sent"])


@pytest.mark.expect_errors
def test_a_refused_keyboard_is_left_out(telegram: BotApiServer) -> None:
    telegram.fail(Fault("sendMessage", code=400, description="Bad Request: BUTTON_DATA_INVALID", times=2))
    telegram.say(7, "/help", language_code="en")
    (sent,) = telegram.wait_for_messages(7, 1)
    assert sent.labels == []


def test_a_group_that_moved_is_answered_where_it_is_now(telegram: BotApiServer) -> None:
    telegram.know(-1007)
    body = b'{"ok":false,"error_code":400,"description":"moved","parameters":{"migrate_to_chat_id":-1007}}'
    telegram.fail(Fault("sendMessage", chat=-7, code=400, body=body))
    telegram.say(-7, "/help", user=1, language_code="en")
    (sent,) = telegram.wait_for_messages(-1007, 1)
    assert sent.text.startswith(HELP)


def test_slow_answers_hold_up_no_other_chat(telegram: BotApiServer) -> None:
    telegram.fail(Fault("sendMessage", chat=7, delay_seconds=3))
    telegram.say(7, "/help", language_code="en")
    telegram.say(8, "/help", language_code="en")
    telegram.wait_for_messages(8, 1)
    assert telegram.messages(7) == []
    telegram.wait_for_messages(7, 1)


@pytest.mark.parametrize(
    "fault",
    [
        Fault("getUpdates", code=502, description="Bad Gateway", times=3),
        Fault(
            "getUpdates", code=409, description="Conflict: terminated by other getUpdates request", times=2
        ),
        Fault("getUpdates", drop=True, times=3),
        Fault("getUpdates", body=b'{"ok": true, "result": "nonsense"}', times=3),
        Fault("getUpdates", body=b'{"hello": 1}', times=3),
        Fault("getUpdates", body=b"\xff<html>", times=3),
        Fault("getUpdates", retry_after=1),
        Fault("getMe", drop=True, times=3),
        Fault("deleteWebhook", code=500, description="Internal Server Error", times=3),
        Fault("setMyCommands", code=429, retry_after=900, times=None),
        Fault("setMyDescription", drop=True, times=None),
        Fault("answerCallbackQuery", code=500, times=None),
        Fault(
            "editMessageReplyMarkup",
            code=400,
            description="Bad Request: message to edit not found",
            times=None,
        ),
    ],
)
def test_the_bot_answers_whatever_else_fails(server: BotApiServer, desk: Desk, fault: Fault) -> None:
    server.fail(fault)
    with running(server, desk):
        server.say(7, "How many berths does the harbour have?", language_code="en")
        (answer,) = server.wait_for_messages(7, 1)
        server.press(answer, "👍")
        server.press(answer, answer.labels[0])
        server.wait_for_messages(7, 2)


def test_no_network_at_the_start_is_waited_for(
    server: BotApiServer, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    server.fail(Fault("getMe", drop=True, times=None))
    with running(server, desk):
        assert server.wait_for(lambda: len(server.calls("getMe")) >= 3)
        server.heal()
        server.say(7, "/help", language_code="en")
        server.wait_for_messages(7, 1)
    lines = [r.getMessage() for r in caplog.records if "cannot reach Telegram" in r.getMessage()]
    assert [line.rpartition(";")[2] for line in lines[:3]] == [
        " next try in 0.05 seconds",
        " next try in 0.1 seconds",
        " next try in 0.2 seconds",
    ]


def test_a_proxy_serves_sending_and_polling(server: BotApiServer, desk: Desk) -> None:
    """Nothing can resolve the host but the proxy, whose part the server plays."""
    options = replace(options_for(server), api_url="http://telegram.invalid/", proxy=server.url)
    bot = RunningBot(desk, options)
    bot.start()
    server.say(7, "/help", language_code="en")
    server.wait_for_messages(7, 1)
    bot.stop()
    assert bot.error is None


@pytest.mark.parametrize("token", ["4242:WRONG-TOKEN", "999:ANOTHER"])
def test_a_wrong_token_is_one_clear_error(server: BotApiServer, desk: Desk, token: str) -> None:
    with pytest.raises(TelegramError, match="TELEGRAM_BOT_TOKEN") as trouble:
        asyncio.run(run(nullcontext(desk), options_for(server, token), asyncio.Event()))
    assert token not in str(trouble.value)
    assert "\n" not in str(trouble.value)


def test_a_token_that_is_refused_for_a_while_does_not_end_the_bot(
    server: BotApiServer, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    with running(server, desk):
        server.say(7, "/help")
        server.wait_for_messages(7, 1)
        server.token = "4242:NEW-TOKEN"
        server.say(7, "/topics")
        assert until(lambda: caplog.text.count("cannot ask for updates: Unauthorized") >= 3)
        server.token = TOKEN
        server.wait_for_messages(7, 2)


@pytest.mark.expect_errors
def test_no_log_shows_the_token_or_a_question(
    server: BotApiServer, desk: Desk, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("aiohttp", "httpx", "httpcore", "telegram"):
        monkeypatch.setattr(logging.getLogger(name), "level", logging.DEBUG)
    page = f"<h1>404</h1> /bot{TOKEN}/getUpdates my secret plan".encode()
    server.fail(Fault("getUpdates", body=page, code=500))
    server.fail(Fault("getMe", body=page, code=502))
    server.fail(Fault("sendMessage", body=page, code=500))
    server.fail(Fault("sendMessage", drop=True))

    def broken(*arguments: object, **options: object) -> None:
        raise RuntimeError(f"https://api.telegram.org/bot{TOKEN}/x")

    with running(server, desk):
        server.say(7, "my secret plan", language_code="en")
        server.wait_for_messages(7, 1)
        monkeypatch.setattr(desk, "ask", broken)
        server.say(7, "my secret plan", language_code="en")
        server.wait_for_messages(7, 2)
    shown = caplog.text + "".join(record.getMessage() + str(record.exc_text) for record in caplog.records)
    assert TOKEN not in shown
    assert "TEST-TOKEN" not in shown
    assert "cannot ask for updates" in shown
    assert "my secret plan" not in shown


# Stopping and beginning again


def test_what_was_committed_and_not_sent_is_sent_first_after_a_restart(
    server: BotApiServer, tmp_path: Path
) -> None:
    server.fail(Fault("sendMessage", chat=7, times=None, retry_after=600))
    with desk_in(tmp_path) as desk, running(server, desk):
        server.say(7, "/help", language_code="en")
        server.say(7, "/contact", language_code="en")
        assert settled(tmp_path, ["waiting"] * 3)
        assert server.wait_for(lambda: bool(server.calls("sendMessage", 7)))
    server.heal()
    server.say(7, "/topics", language_code="en")
    with desk_in(tmp_path) as desk, running(server, desk):
        sent = server.wait_for_messages(7, 4)
    beginnings = [HELP, "Write to", "+86", wording.TOPICS("en")]
    assert [s.text.startswith(b) for s, b in zip(sent, beginnings, strict=True)] == [True] * 4
    assert statuses(tmp_path) == ["sent"] * 4


def test_a_question_that_came_while_the_bot_was_away_is_answered_once(
    server: BotApiServer, tmp_path: Path
) -> None:
    server.say(7, "/help", language_code="en")
    for start in (1, 2):
        with desk_in(tmp_path) as desk, running(server, desk):
            server.wait_for_messages(7, 1)
            server.say(8, "/help", language_code="en")
            server.wait_for_messages(8, start)
            assert settled(tmp_path, ["sent"] * (1 + start))
    assert len(server.messages(7)) == 1


class Held:
    """A desk at which the questions of chat 7 wait until they are let go."""

    def __init__(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        self.over = threading.Event()
        self.asked: list[str] = []
        self._ask = desk.ask
        monkeypatch.setattr(desk, "ask", self.ask)

    def ask(
        self, question: Question, render: Render, received: Key | None = None, *, begun: bool = False
    ) -> "Future[Delivery | None]":
        self.asked.append(question.conversation)
        if question.conversation == "telegram:7:0:7":
            assert self.over.wait(20)
        return self._ask(question, render, received, begun=begun)


def test_a_question_that_takes_long_keeps_nobody_waiting(
    server: BotApiServer, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(desk, monkeypatch)
    with running(server, desk):
        server.say(7, "/help", language_code="en")
        for number in range(1, 4):
            server.say(8, "/help", language_code="en")
            server.wait_for_messages(8, number)
        held.over.set()
        server.wait_for_messages(7, 1)
    assert held.asked == ["telegram:7:0:7"] + ["telegram:8:0:8"] * 3


def test_only_a_window_of_a_backlog_is_in_memory_and_all_of_it_is_answered_in_order(
    server: BotApiServer, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(desk, monkeypatch)
    asked: list[int] = []
    waiting = desk.waiting

    def counting(bot_id: int, after: int, limit: int) -> tuple[Waiting, ...]:
        asked.append(limit)
        return waiting(bot_id, after, limit)

    monkeypatch.setattr(desk, "waiting", counting)
    for number in range(WINDOW + 150):
        server.say(7, f"How many berths does the harbour have for {number} ships?", language_code="en")
    with running(server, desk):
        server.wait_until_read()
        server.say(8, "/help", language_code="en")
        server.wait_until_read()
        assert server.messages(8) == [], "behind the window"
        assert len(held.asked) == 1
        held.over.set()
        sent = server.wait_for_messages(7, WINDOW + 150, timeout=60)
        server.wait_for_messages(8, 1)
    assert max(asked) == WINDOW
    assert [s.message_id for s in sent] == sorted(s.message_id for s in sent)


def test_a_confirmation_that_makes_no_sense_stops_no_conversation(
    telegram: BotApiServer, tmp_path: Path
) -> None:
    """Whether the message arrived, nobody knows: it is sent again and says so."""
    telegram.fail(Fault("sendMessage", chat=7, body=b"{}"))
    telegram.say(7, "/help", language_code="en")
    telegram.say(7, "/topics", language_code="en")
    first, second = telegram.wait_for_messages(7, 2)
    assert first.text.startswith(f"{wording.SENT_AGAIN('en')}\n\n{HELP}")
    assert second.text.startswith(wording.TOPICS("en"))
    assert settled(tmp_path, ["sent", "sent"])


def test_choices_too_long_for_a_button_can_be_pressed(
    telegram: BotApiServer, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "page:" + "三明市投资促进" * 20
    asked = list[str | None]()
    ask = desk.ask

    def watching(
        question: Question, render: Render, received: Key | None = None, *, begun: bool = False
    ) -> "Future[Delivery | None]":
        asked.append(question.choice)
        return ask(question, lambda reply, turn: render(with_choice(reply), turn), received)

    def with_choice(reply: Reply) -> Reply:
        return Reply("help", "en", lead=("Hello",), choices=(Choice(long, "Long"),))

    monkeypatch.setattr(desk, "ask", watching)
    monkeypatch.setattr(desk, "choices", lambda: ["start", long])
    telegram.say(7, "/help", language_code="en")
    (sent,) = telegram.wait_for_messages(7, 1)
    assert sent.data("Long").startswith("h:")
    telegram.press(sent, "Long")
    telegram.wait_for_messages(7, 2)
    assert asked == ["help", long]
