"""A folder that staff change while the real bot runs: what investors and administrators see."""

import time
from pathlib import Path

import pytest

from tests.channels.telegram_bot import desk_in, running
from tests.pages import CONTACT_EN, CONTACT_ZH, EMAIL, TOWN, write_pages
from tests.servers.bot_api import BotApiServer, Fault

ADMIN = 9
QUESTION = "When does the fish market of Lanport open?"
MARKET = """---
title: The fish market
section: introduction
date: 2026-10-01
source: https://lanport.example/market
---

The fish market of Lanport opens at nine in the morning.
"""
BROKEN = TOWN["harbour.en.md"].replace("date: 2026-03-01", "date: last spring")


def answer(telegram: BotApiServer, question: str = QUESTION) -> str:
    before = len(telegram.messages(7))
    telegram.say(7, question, language_code="en")
    return telegram.wait_for_messages(7, before + 1)[before].text


def becomes(telegram: BotApiServer, expected: str, question: str = QUESTION) -> bool:
    """Whether the answer soon is another one."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if expected in answer(telegram, question):
            return True
        time.sleep(0.2)
    return False


def told(server: BotApiServer, count: int) -> list[str]:
    """What the administrator was told, once there is so much of it; the first message is the welcome."""
    return [sent.text for sent in server.wait_for_messages(ADMIN, count + 1, timeout=20)[1:]]


def meet(server: BotApiServer) -> None:
    """Nobody hears of a bot that he never wrote to."""
    server.say(ADMIN, "/start", language_code="en")
    server.wait_for_messages(ADMIN, 1)


def test_a_page_is_answered_from_as_soon_as_it_is_saved_and_no_more_when_it_is_retired(
    telegram: BotApiServer, tmp_path: Path
) -> None:
    assert "nine in the morning" not in answer(telegram)
    write_pages(tmp_path / "pages", {"market.en.md": MARKET})
    assert becomes(telegram, "nine in the morning")
    write_pages(tmp_path / "pages", {"market.en.md": MARKET.replace("nine in", "ten in")})
    assert becomes(telegram, "ten in the morning")
    (tmp_path / "pages/market.en.md").unlink()
    assert becomes(telegram, EMAIL)


def test_administrators_are_told_what_is_broken_and_when_it_is_mended(
    telegram: BotApiServer, tmp_path: Path
) -> None:
    meet(telegram)
    write_pages(tmp_path / "pages", {"harbour.en.md": BROKEN})
    (notice,) = told(telegram, 1)
    assert "harbour.en.md:4: " in notice
    assert "仍使用上一个版本" in notice
    assert "twelve berths" in answer(telegram, "How many berths does the harbour have?")
    write_pages(tmp_path / "pages", {"harbour.en.md": TOWN["harbour.en.md"]})
    assert "Nothing in the knowledge folder is broken" in told(telegram, 2)[1]


def test_a_new_contact_is_given_at_once_and_announced(telegram: BotApiServer, tmp_path: Path) -> None:
    meet(telegram)
    new = "office@lanport.example"
    write_pages(
        tmp_path / "pages",
        {"contact.en.md": CONTACT_EN.replace(EMAIL, new), "contact.zh.md": CONTACT_ZH.replace(EMAIL, new)},
    )
    assert becomes(telegram, new, "I would like to talk to a person")
    assert telegram.wait_for(
        lambda: any(f"{EMAIL}, 0086-20-12345678 → {new}" in sent.text for sent in telegram.sent), 20
    )


def test_what_is_broken_at_the_start_is_told_when_telegram_can_be_reached(
    server: BotApiServer, tmp_path: Path
) -> None:
    with desk_in(tmp_path) as desk, running(server, desk):
        meet(server)
    server.fail(Fault("sendMessage", chat=ADMIN, times=3, code=502))
    with desk_in(tmp_path, {**TOWN, "harbour.en.md": BROKEN}) as desk, running(server, desk):
        (notice,) = told(server, 1)
    assert "harbour.en.md:4: " in notice
    assert len(server.calls("sendMessage", ADMIN)) == 5


@pytest.mark.parametrize(
    "fault",
    [
        Fault("sendMessage", chat=ADMIN, code=403, description="Forbidden: bot was blocked by the user"),
        Fault("sendMessage", chat=ADMIN, code=400, description="Bad Request: chat not found"),
    ],
)
def test_an_administrator_who_never_wrote_to_the_bot_is_let_be(
    telegram: BotApiServer, tmp_path: Path, fault: Fault
) -> None:
    meet(telegram)
    telegram.fail(fault)
    write_pages(tmp_path / "pages", {"harbour.en.md": BROKEN})
    telegram.wait_for_calls("sendMessage", 2, timeout=20)
    write_pages(tmp_path / "pages", {"harbour.en.md": TOWN["harbour.en.md"]})
    (notice,) = told(telegram, 1)
    assert "Nothing in the knowledge folder is broken" in notice
