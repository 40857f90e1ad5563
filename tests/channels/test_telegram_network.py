"""The network goes away altogether: for long, at the start, or because the proxy dies."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.channels import telegram_handlers, telegram_inbox
from bot.channels.telegram import TelegramOptions
from bot.desk import Desk
from bot.dialogue import wording
from tests.channels.telegram_bot import desk_in, options_for, running_with
from tests.channels.test_telegram_webhook import readiness
from tests.servers.bot_api import BotApiServer, Fault
from tests.servers.relay import Relay, relaying
from tests.waiting import until

HELP, TOPICS = wording.HELP("en"), wording.TOPICS("en")
TRIES_OF_AN_HOUR = 120  # with the longest pause, half a minute, between them


@pytest.fixture
def relay(server: BotApiServer) -> Iterator[Relay]:
    with relaying(server.port) as relay:
        yield relay


def through(relay: Relay, server: BotApiServer) -> TelegramOptions:
    return replace(options_for(server), api_url=relay.url, pauses_seconds=(0.01,))


def tries(caplog: pytest.LogCaptureFixture, what: str) -> int:
    return sum(record.getMessage().startswith(f"cannot {what}") for record in caplog.records)


def has_tried(caplog: pytest.LogCaptureFixture, what: str, times: int, server: BotApiServer) -> bool:
    for _ in range(300):
        if tries(caplog, what) >= times:
            return True
        server.wait_for(lambda: False, 0.1)
    return False


def said(caplog: pytest.LogCaptureFixture, what: str, server: BotApiServer) -> bool:
    """Once, that is, not with every try."""
    server.wait_for(lambda: what in caplog.text, 10)
    return caplog.text.count(what) == 1


def test_an_hour_without_a_network_loses_nothing(
    server: BotApiServer, desk: Desk, relay: Relay, caplog: pytest.LogCaptureFixture
) -> None:
    with running_with(desk, through(relay, server)):
        server.say(7, "/help", language_code="en")
        server.wait_for_messages(7, 1)
        server.fail(Fault("sendMessage", chat=7, delay_seconds=0.5))  # on its way when the network goes
        server.say(7, "/topics", language_code="en")
        assert server.wait_for(lambda: server.struck == 1)
        relay.cut()
        server.say(8, "/help", language_code="en")
        assert has_tried(caplog, "ask for updates", TRIES_OF_AN_HOUR, server)
        relay.mend()
        server.say(7, "/help", language_code="en")
        first, second, third = server.wait_for_messages(7, 3)
        server.wait_for_messages(8, 1)
        assert said(caplog, "Telegram answers again, after ", server)
    assert first.text.startswith(HELP)
    assert second.text.startswith(f"{wording.SENT_AGAIN('en')}\n\n{TOPICS}")
    assert third.text.startswith(HELP)


def test_without_a_network_at_the_start_the_bot_waits_for_it(
    server: BotApiServer, desk: Desk, relay: Relay, caplog: pytest.LogCaptureFixture
) -> None:
    relay.cut()
    server.say(7, "/help", language_code="en")
    with running_with(desk, through(relay, server)):
        assert has_tried(caplog, "reach Telegram", TRIES_OF_AN_HOUR, server)
        assert not caplog.text.count("Telegram answers again")
        relay.mend()
        server.wait_for_messages(7, 1)
        assert said(caplog, "Telegram answers again, after ", server)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://127.0.0.1:9", "Connect call failed"),
        ("http://telegram.invalid", "Cannot connect to host telegram.invalid"),
    ],
)
def test_why_telegram_is_not_reached_is_told(
    server: BotApiServer, desk: Desk, caplog: pytest.LogCaptureFixture, address: str, why: str
) -> None:
    port = server.free_port()
    options = replace(
        options_for(server), api_url=address, pauses_seconds=(0.01,), listen=("127.0.0.1", port)
    )
    with running_with(desk, options):
        assert has_tried(caplog, "reach Telegram", 2, server)
        assert until(lambda: why in readiness(port)[1])
    assert why in caplog.text


def test_a_proxy_that_dies_and_comes_back_loses_nothing(
    server: BotApiServer, desk: Desk, relay: Relay, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing can resolve the host but the proxy, whose part the server plays."""
    options = replace(through(relay, server), api_url="http://telegram.invalid", proxy=relay.url)
    with running_with(desk, options):
        server.say(7, "/help", language_code="en")
        server.wait_for_messages(7, 1)
        relay.cut()
        server.say(7, "/topics", language_code="en")
        assert has_tried(caplog, "ask for updates", 5, server)
        relay.mend()  # the first reply may come again, if the proxy died before it was confirmed
        assert server.wait_for(lambda: server.messages(7)[-1].text.startswith(TOPICS))


def test_a_proxy_that_is_dead_at_the_start_is_named_without_its_password(
    server: BotApiServer, desk: Desk, relay: Relay, caplog: pytest.LogCaptureFixture
) -> None:
    address, port = relay.url.removeprefix("http://"), server.free_port()
    options = replace(
        through(relay, server), proxy=f"http://name:hunter2@{address}", listen=("127.0.0.1", port)
    )
    relay.cut()
    with running_with(desk, options):
        assert has_tried(caplog, f"reach Telegram (through TELEGRAM_PROXY {address}): ", 2, server)
        assert until(lambda: "httpx" in readiness(port)[1])
        status, body = readiness(port)
    assert (status, "hunter2" in caplog.text + body) == (503, False)
    told = json.loads(body)["telegram"]
    assert told.startswith("not reached yet: httpx.ConnectError")
    assert told.endswith(f" (through TELEGRAM_PROXY {address})")


@pytest.mark.parametrize("hours", [-5, 5])
def test_a_clock_that_steps_keeps_nobody_from_an_answer(
    server: BotApiServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    """Between two questions, and within a conversation that remembers when it last spoke."""

    class Clock(dt.datetime):
        step = dt.timedelta(0)

        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> "Clock":
            return cls.fromtimestamp((dt.datetime.now(tz) + cls.step).timestamp(), tz)

    class Stepping:
        """The module `datetime` as those see it who ask what time it is."""

        datetime, UTC, timedelta = Clock, dt.UTC, dt.timedelta

    for module in (telegram_handlers, telegram_inbox):
        monkeypatch.setattr(module, "dt", Stepping)
    with desk_in(tmp_path) as desk, running_with(desk, options_for(server)):
        server.say(7, "/help", language_code="en")
        server.wait_for_messages(7, 1)
        Clock.step = dt.timedelta(hours=hours)
        server.say(7, "How many berths does the harbour have?", language_code="en")
        server.wait_for_messages(7, 2)
        Clock.step = dt.timedelta(0)
        server.say(7, "/topics", language_code="en")
        first, second, third = server.wait_for_messages(7, 3)
    assert first.text.startswith(HELP)
    assert "twelve berths" in second.text
    assert third.text.startswith(TOPICS)
