"""A typed command, read the same way on every channel."""

import datetime as dt
import re
from pathlib import Path

import pytest

from bot.channels import telegram_menu
from bot.channels.commands import from_command, split_command
from bot.content.folder import load_library
from bot.dialogue import wording
from bot.dialogue.conversation import respond
from bot.dialogue.messages import COMMANDS, Locale, Question, State
from bot.search.index import Index
from tests.pages import write_pages


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/help", ("help", "")),
        (" /Lang  zh ", ("lang", "zh")),
        ("/start zh_contact", ("start", "zh_contact")),
        ("/price of\nland", ("price", "of\nland")),
        ("help", None),
        ("/", None),
        ("// help", None),
        ("/a/b", None),
        ("", None),
    ],
)
def test_a_line_that_begins_with_a_command_is_one(line: str, expected: tuple[str, str] | None) -> None:
    assert split_command(line) == expected


@pytest.mark.parametrize(
    ("name", "rest", "hint", "expected"),
    [
        ("help", "", None, ("", "help", None)),
        ("help", "me", None, ("", "help", None)),
        ("pilots", "", "zh-Hant", ("", "pilots", None)),
        ("price", "of land", None, ("price of land", None, None)),
        ("tax_rates", "in 2024", None, ("tax rates in 2024", None, None)),
        ("start", "", None, ("", "start", None)),
        ("start", "contact", None, ("", "contact", None)),
        ("start", "en_pilots", "zh-Hans", ("", "pilots", "en")),
        ("start", "EN_pilots", "zh-Hans", ("", "pilots", "en")),
        ("start", "zh_pilots", "en", ("", "pilots", "zh-Hans")),
        ("start", "ZH_pilots", "zh-Hant", ("", "pilots", "zh-Hant")),
        ("start", "zh", None, ("", "start", "zh-Hans")),
        ("start", "zhejiang", None, ("", "zhejiang", None)),
        ("start", "entry_rules", None, ("", "entry_rules", None)),
        ("lang", "", None, ("", "lang", None)),
        ("lang", "klingon", None, ("", "lang", None)),
        ("lang", "English", "zh-Hans", ("", "lang:en", None)),
        ("lang", "zh", "en", ("", "lang:zh-Hans", None)),
        ("lang", "zh", "zh-Hant", ("", "lang:zh-Hant", None)),
        ("lang", "中文", "zh-Hant", ("", "lang:zh-Hant", None)),
        ("lang", "zh_CN", "zh-Hant", ("", "lang:zh-Hans", None)),
        ("lang", "简体", "zh-Hant", ("", "lang:zh-Hans", None)),
        ("lang", "繁體", None, ("", "lang:zh-Hant", None)),
    ],
)
def test_what_a_command_asks(
    name: str, rest: str, hint: Locale | None, expected: tuple[str, str | None, Locale | None]
) -> None:
    blank = Question("", "terminal:0:0:0", dt.datetime.now(dt.UTC), hint=hint)
    asked = from_command(blank, name, rest)
    assert (asked.text, asked.choice, asked.forced) == expected


def test_every_command_is_answered_named_by_help_and_shown_by_telegram(tmp_path: Path) -> None:
    """Telegram shows /start by itself, and /person stands behind a button."""
    shown = set(COMMANDS) - {"start", "person"}
    index = Index(load_library(write_pages(tmp_path)))
    locales: tuple[Locale, ...] = ("en", "zh-Hans")
    for locale in locales:
        assert set(re.findall("^/([a-z]+)", wording.COMMANDS(locale), re.M)) == shown - {"help"}
        assert {command.command for command in telegram_menu._commands(locale)} == shown
        for name in COMMANDS:
            question = Question("", "terminal:0:0:0", dt.datetime.now(dt.UTC), choice=name, forced=locale)
            reply = respond(question, State(), index, retention_days=180).reply
            assert wording.UNKNOWN_COMMAND(locale) not in reply.lead, name
