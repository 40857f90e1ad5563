"""What people do on Telegram, as the updates in which the Bot API tells of it."""

import itertools
import re
import threading
import time
from collections.abc import Mapping
from typing import Protocol, TypedDict

Json = dict[str, object]

USERNAME = "sanming_test_bot"
BOT: Json = {"id": 4242, "is_bot": True, "first_name": "Sanming", "username": USERNAME}

_ENTITIES = {"bot_command": re.compile(r"(?<!\S)/\w+(@\w+)?"), "mention": re.compile(r"@\w+")}

ATTACHMENTS: dict[str, object] = {
    "sticker": {
        "file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False,
    },
    "photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}],
    "voice": {"file_id": "v", "file_unique_id": "v", "duration": 1},
    "document": {"file_id": "d", "file_unique_id": "d"},
    "location": {"longitude": 117.6, "latitude": 26.2},
    "poll": {
        "id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False, "is_anonymous": True,
        "type": "regular", "allows_multiple_answers": False, "allows_revoting": False, "members_only": False,
    },
}  # fmt: skip


class Update(TypedDict, total=False):
    update_id: int
    message: Json
    edited_message: Json
    channel_post: Json
    callback_query: Json
    inline_query: Json
    my_chat_member: Json


class Pressable(Protocol):
    """A message with buttons, as the server keeps it."""

    @property
    def message_id(self) -> int: ...
    @property
    def chat(self) -> int: ...
    def data(self, label: str) -> str: ...


def entities(text: str) -> list[Json]:
    """Commands and mentions, counted in UTF-16 code units as Telegram counts."""
    found = []
    for kind, pattern in _ENTITIES.items():
        for match in pattern.finditer(text):
            if kind == "mention" and text[: match.start()][-1:].isalnum():
                continue  # the @ of a command or of an address
            offset, length = (len(t.encode("utf-16-le")) // 2 for t in (text[: match.start()], match.group()))
            found.append({"type": kind, "offset": offset, "length": length})
    return found


class Updates:
    """The people: everything they have done and the bot has not confirmed yet. A negative chat is a group."""

    def __init__(self) -> None:
        self.changed = threading.Condition()  # held by whoever reads or writes what follows
        self.queue: list[Update] = []
        self.chats: dict[int, Json] = {}
        self.known: dict[tuple[int, int], Json] = {}  # every message, by chat and number
        self.presses: set[str] = set()
        self._update_ids = itertools.count(1000)
        self._message_ids = itertools.count(1)

    def _notify(self) -> None:
        """Called when an update was added; wakes whoever waits for one."""

    def push(self, update: Update) -> int:
        """Queues any update, numbered."""
        update_id = next(self._update_ids)
        with self.changed:
            self.queue.append({**update, "update_id": update_id})
        self._notify()
        return update_id

    def know(self, chat: int) -> Json:
        """Makes a chat known to the bot, as if somebody had written in it before."""
        kind: Json = (
            {"type": "private", "first_name": "A"} if chat > 0 else {"type": "supergroup", "title": "G"}
        )
        return self.chats.setdefault(chat, {"id": chat, **kind})

    def person(self, user: int, language_code: str | None = None) -> Json:
        language: Json = {"language_code": language_code} if language_code else {}
        return {"id": user, "is_bot": False, "first_name": "A", **language}

    def say(
        self,
        chat: int,
        text: str | None = None,
        *,
        user: int = 0,
        language_code: str | None = None,
        thread: int | None = None,
        reply_to: int | None = None,
        more: Json | None = None,
    ) -> Json:
        """Somebody writes; returns the message."""
        content: Json = {**(more or {})}
        if text is not None:
            content |= {"text": text, "entities": entities(text)}
        if thread is not None:
            content |= {"message_thread_id": thread, "is_topic_message": True}
        if reply_to is not None:
            content["reply_to_message"] = self.known[chat, reply_to]
        message = self._message(self.know(chat), self.person(user or abs(chat), language_code), content)
        self.push({"message": message})
        return message

    def attach(
        self, chat: int, kind: str, caption: str | None = None, *, language_code: str | None = None
    ) -> Json:
        """Somebody sends a sticker, photo, voice message, document, location or poll."""
        content: Json = {kind: ATTACHMENTS[kind]}
        if caption is not None:
            content |= {"caption": caption, "caption_entities": entities(caption)}
        return self.say(chat, language_code=language_code, more=content)

    def edit(self, message: Mapping[str, object], text: str) -> None:
        """Somebody corrects what they wrote."""
        corrected = {**message, "text": text, "entities": entities(text), "edit_date": int(time.time())}
        self.push({"edited_message": corrected})

    def press(
        self,
        sent: Pressable,
        label: str = "",
        *,
        data: str = "",
        user: int = 0,
        language_code: str | None = None,
    ) -> str:
        """Somebody presses a button; returns the press's id. Data stands in for a forged press."""
        press_id = f"press-{next(self._update_ids)}"
        self.presses.add(press_id)
        query: Json = {
            "id": press_id,
            "from": self.person(user or abs(sent.chat), language_code),
            "message": self.known[sent.chat, sent.message_id],
            "chat_instance": "1",
            "data": data or sent.data(label),
        }
        self.push({"callback_query": query})
        return press_id

    def _message(self, chat: Json, sender: Json, content: Json) -> Json:
        message_id = next(self._message_ids)
        message: Json = {
            "message_id": message_id,
            "date": int(time.time()),
            "chat": chat,
            "from": sender,
            **content,
        }
        self.known[int(str(chat["id"])), message_id] = message
        return message
