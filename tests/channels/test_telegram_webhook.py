"""The real bot behind a webhook: the Bot API server brings the updates."""

import asyncio
import json
import socket
import sqlite3
from contextlib import closing, nullcontext
from dataclasses import replace
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from pydantic import SecretStr

from bot.channels import telegram_webhook
from bot.channels.telegram import TelegramOptions, run
from bot.channels.telegram_status import SILENT_AFTER_SECONDS
from bot.channels.telegram_transport import CALL_TIMEOUT_SECONDS
from bot.desk import Desk
from bot.dialogue import wording
from bot.errors import TelegramError
from tests.channels.telegram_bot import desk_in, options_for, running, running_with
from tests.servers.bot_api import BotApiServer, Fault
from tests.waiting import until

HELP = wording.HELP("en")


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def hooked(server: BotApiServer, port: int) -> TelegramOptions:
    return replace(
        options_for(server),
        listen=("127.0.0.1", port),
        webhook_url=f"http://127.0.0.1:{port}/telegram",
        webhook_secret=SecretStr("0123456789abcdef"),
    )


def readiness(port: int) -> tuple[int, str]:
    """What /readyz says; 0 while nobody listens."""
    try:
        with urlopen(f"http://127.0.0.1:{port}/readyz", timeout=10) as response:
            return response.status, response.read().decode()
    except HTTPError as trouble:
        return trouble.code, trouble.read().decode()
    except URLError:
        return 0, ""


def becomes(port: int, status: int) -> bool:
    return until(lambda: readiness(port)[0] == status)


def test_updates_that_are_brought_are_answered_once_and_in_order(
    server: BotApiServer, port: int, tmp_path: Path
) -> None:
    server.say(7, "/help", language_code="en")
    server.say(7, "/topics", language_code="en")
    with desk_in(tmp_path) as desk, running_with(desk, hooked(server, port)):
        first, second = server.wait_for_messages(7, 2)
        server.wait_until_read()
    assert first.text.startswith(HELP)
    assert second.text.startswith(wording.TOPICS("en"))
    assert {taken for _, taken in server.deliveries if taken} == {True}
    server.say(8, "/help", language_code="en")
    with desk_in(tmp_path) as desk, running_with(desk, hooked(server, port)):
        server.wait_for_messages(8, 1)
    assert len(server.messages(7)) == 2


def test_from_webhook_to_polling_and_back_nothing_is_lost(
    server: BotApiServer, port: int, tmp_path: Path
) -> None:
    for number, options in enumerate((hooked(server, port), options_for(server), hooked(server, port)), 1):
        server.say(7, "/help", language_code="en")
        with desk_in(tmp_path) as desk, running_with(desk, options):
            server.wait_for_messages(7, number)
    assert len(server.messages(7)) == 3


@pytest.mark.expect_errors
def test_a_webhook_that_somebody_removed_is_set_again(
    server: BotApiServer, port: int, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telegram_webhook, "LOOK_SECONDS", 0.1)
    with running_with(desk, hooked(server, port)):
        server.wait_for_calls("getWebhookInfo", 1)
        with server.changed:
            server.webhook_url = ""
        server.say(7, "/help", language_code="en")
        server.wait_for_messages(7, 1)


def test_a_webhook_that_a_stranger_set_does_not_keep_the_updates_from_us(
    server: BotApiServer, desk: Desk
) -> None:
    with running(server, desk):
        server.wait_for_calls("getUpdates", 1)
        with server.changed:
            server.webhook_url = "http://127.0.0.1:9/elsewhere"
        server.say(7, "/help", language_code="en")
        server.wait_for_messages(7, 1)


def test_an_address_that_telegram_refuses_is_one_clear_error(
    server: BotApiServer, port: int, desk: Desk
) -> None:
    options = replace(hooked(server, port), webhook_url="http://bot.example.org/telegram")
    with pytest.raises(TelegramError, match=r"^TELEGRAM_WEBHOOK_URL: .*https url must be provided"):
        asyncio.run(run(nullcontext(desk), options, asyncio.Event()))


def test_a_port_that_is_taken_ends_a_bot_that_needs_it_and_no_other(
    server: BotApiServer, desk: Desk, port: int
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        with pytest.raises(TelegramError, match="LISTEN_PORT"):
            asyncio.run(run(nullcontext(desk), hooked(server, port), asyncio.Event()))
        with running_with(desk, replace(options_for(server), listen=("127.0.0.1", port))):
            server.say(7, "/help", language_code="en")
            server.wait_for_messages(7, 1)


def says_so_until_healed(server: BotApiServer, port: int, why: str) -> None:
    assert becomes(port, 503)
    assert why in readiness(port)[1]
    with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as response:
        assert response.read() == b"ok\n"
    server.heal()
    assert becomes(port, 200)


def test_whoever_supervises_hears_that_telegram_is_away_and_back(
    server: BotApiServer, desk: Desk, port: int
) -> None:
    with running_with(desk, replace(options_for(server), listen=("127.0.0.1", port))):
        server.say(7, "/help", language_code="en")
        server.wait_for_messages(7, 1)
        assert becomes(port, 200)
        server.fail(Fault("getUpdates", code=502, description="Bad Gateway", times=None))
        server.say(7, "/help", language_code="en")  # ends the long poll
        says_so_until_healed(server, port, "Bad Gateway")


def test_whoever_supervises_hears_that_telegram_was_never_reached(
    server: BotApiServer, desk: Desk, port: int
) -> None:
    server.fail(Fault("getMe", drop=True, times=None))
    with running_with(desk, replace(options_for(server), listen=("127.0.0.1", port))):
        says_so_until_healed(server, port, "not reached yet")


@pytest.mark.expect_errors
def test_whoever_supervises_is_not_told_that_telegram_is_away_where_the_database_is(
    server: BotApiServer, desk: Desk, port: int, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "bot.db", isolation_level=None)) as stranger:
        stranger.execute("begin immediate")
        server.say(7, "/help", language_code="en")
        with running_with(desk, replace(options_for(server), listen=("127.0.0.1", port))):
            assert until(lambda: "locked" in readiness(port)[1])
            assert json.loads(readiness(port)[1])["telegram"] == "ok"
            stranger.execute("rollback")
            server.wait_for_messages(7, 1)


def test_with_the_webhook_silence_between_two_looks_is_no_outage() -> None:
    """Nothing else asks Telegram anything while nobody writes."""
    assert telegram_webhook.LOOK_SECONDS + CALL_TIMEOUT_SECONDS < SILENT_AFTER_SECONDS


def test_what_is_brought_before_telegram_was_reached_is_answered(
    server: BotApiServer, port: int, desk: Desk
) -> None:
    """The webhook of the last run is still set, and Telegram may bring updates before it tells us who we are."""
    with running_with(desk, hooked(server, port)):
        server.say(7, "/help", language_code="en")
        server.wait_for_messages(7, 1)
    server.fail(Fault("getMe", drop=True, times=None))
    with running_with(desk, hooked(server, port)):
        assert becomes(port, 503)
        server.say(7, "/topics", language_code="en")
        assert not server.wait_for(lambda: not server.queue, timeout=0.5)  # it is on no disk of ours yet
        server.heal()
        assert server.wait_for_messages(7, 2)[1].text.startswith(wording.TOPICS("en"))
