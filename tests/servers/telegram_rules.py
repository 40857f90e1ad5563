"""What Telegram refuses, in its own words."""

import json
import re
from html import unescape
from typing import TypeGuard

_TAGS = frozenset("b strong i em u ins s strike del span tg-spoiler a code pre blockquote tg-emoji".split())
_TOKEN = re.compile(r"<(/?)([^<>\s]*)((?:\s[^<>]*)?)>|<")

Json = dict[str, object]


class RefusedError(Exception):
    def __init__(self, code: int, description: str, **parameters: object) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


def bad(description: str) -> RefusedError:
    return RefusedError(400, f"Bad Request: {description}")


def is_object(value: object) -> TypeGuard[Json]:
    return isinstance(value, dict)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def parse_html(html: str) -> str:
    """The text that is left when the markup is taken out."""
    text, end = "", 0
    open_tags: list[str] = []
    for token in _TOKEN.finditer(html):
        text += unescape(html[end : token.start()])
        end = token.end()
        offset = len(html[: token.start()].encode())
        closing, name = token[1], (token[2] or "").lower()
        if token[2] is None:
            raise bad(f"can't parse entities: Unclosed start tag at byte offset {offset}")
        if closing:
            if not open_tags:
                raise bad(f"can't parse entities: Unexpected end tag at byte offset {offset}")
            if (expected := open_tags.pop()) != name:
                raise bad(
                    f"can't parse entities: Unmatched end tag at byte offset {offset}, "
                    f'expected "</{expected}>", found "</{name}>"'
                )
        else:
            if name not in _TAGS or (name == "blockquote" and name in open_tags):
                raise bad(f'can\'t parse entities: Unsupported start tag "{name}" at byte offset {offset}')
            open_tags.append(name)
    if open_tags:
        raise bad(f"can't parse entities: Can't find end tag corresponding to start tag \"{open_tags[-1]}\"")
    return text + unescape(html[end:])


def check_text(html: str, parse_mode: str) -> str:
    text = (parse_html(html) if parse_mode == "HTML" else html).strip()
    if not text:
        raise bad("message text is empty")
    if units(text) > 4096:
        raise bad("message is too long")
    return text


def check_keyboard(markup: str) -> list[list[dict[str, object]]]:
    """The rows of buttons of a reply_markup."""
    if not markup:
        return []
    rows: list[list[Json]] = json.loads(markup).get("inline_keyboard", [])
    if sum(map(len, rows)) > 100:
        raise bad("reply markup is too long")
    for button in (button for row in rows for button in row):
        _check_button(button)
    return rows


def _check_button(button: Json) -> None:
    if not button.get("text"):
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    data, copy = button.get("callback_data"), button.get("copy_text")
    if data is None and not is_object(copy) and not button.get("url"):
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if data is not None and not 1 <= len(str(data).encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    if is_object(copy) and not 1 <= len(str(copy.get("text", ""))) <= 256:
        raise bad("BUTTON_COPY_TEXT_INVALID")


def check_commands(commands: str, language_code: str) -> bool:
    check_language(language_code)
    for command in json.loads(commands):
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return True


def check_language(language_code: str) -> None:
    if language_code and not re.fullmatch("[a-z]{2}", language_code):
        raise bad("LANG_CODE_INVALID")


def check_webhook(url: str, secret: str) -> None:
    """As a Bot API server of one's own does, which takes http:// for its own machine."""
    if url and not re.match(r"https://\S+$|http://127\.0\.0\.1:\d+/", url):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
        raise bad("secret token contains unallowed characters")
