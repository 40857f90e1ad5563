"""A command that a person types, as what it asks for; the same on every channel that has commands."""

import re
from dataclasses import replace

from bot.dialogue.messages import COMMANDS, Locale, Question

_COMMAND = re.compile(r"/(\w+)(?:\s+(.*))?", re.DOTALL)
_DEEP_LINK = re.compile(r"(?:(en|zh)(?:_|$))?(.*)", re.DOTALL | re.IGNORECASE)
_CHINESE = ("zh", "chinese", "中文", "汉语", "漢語")  # in either script
_LANGUAGE_NAMES: dict[str, Locale] = {
    "en": "en", "english": "en", "英文": "en", "英语": "en", "英語": "en",
    "zh-hans": "zh-Hans", "zh-cn": "zh-Hans", "zh-sg": "zh-Hans", "简体": "zh-Hans", "简体中文": "zh-Hans",
    "zh-hant": "zh-Hant", "zh-tw": "zh-Hant", "zh-hk": "zh-Hant", "zh-mo": "zh-Hant",
    "繁體": "zh-Hant", "繁体": "zh-Hant", "繁體中文": "zh-Hant", "繁体中文": "zh-Hant",
}  # fmt: skip


def split_command(line: str) -> tuple[str, str] | None:
    """(name in lower case, what stands behind it) of a line such as "/lang zh"; None for any other line."""
    match = _COMMAND.fullmatch(line.strip())
    return (match[1].lower(), (match[2] or "").strip()) if match else None


def from_command(blank: Question, name: str, rest: str) -> Question:
    """The question that a command asks, put into a question that holds all but that."""
    if name == "start":
        return _from_deep_link(blank, rest)
    if name == "lang" and (locale := _locale(rest, blank.hint)):
        return replace(blank, choice=f"lang:{locale}")
    if rest and name not in COMMANDS:
        return replace(blank, text=f"{name.replace('_', ' ')} {rest}")  # /price of land has words of its own
    return replace(blank, choice=name)  # of what is no command, the conversation may have a page or a section


def _from_deep_link(blank: Question, payload: str) -> Question:
    """t.me/<bot>?start=zh_contact opens the page "contact" in Chinese."""
    match = _DEEP_LINK.fullmatch(payload)
    language, choice = (match[1], match[2]) if match else (None, payload)
    forced = _locale(language, blank.hint) if language else None
    return replace(blank, choice=choice or "start", forced=forced)


def _locale(name: str, hint: Locale | None) -> Locale | None:
    """The locale that a person means by the name of a language. Who has a device in Traditional Chinese and
    says "Chinese" means that.
    """
    name = name.lower().replace("_", "-")
    if name in _CHINESE:
        return "zh-Hant" if hint == "zh-Hant" else "zh-Hans"
    return _LANGUAGE_NAMES.get(name)
