"""The buttons under a reply, and from a pressed button back to what it means. Pure.

Telegram takes 64 bytes of data a button.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from bot.channels.telegram_text import speakable
from bot.dialogue import wording
from bot.dialogue.messages import Choice, Locale, Reply
from bot.dialogue.plain import columns

DATA_BYTES = 64
MOST_BUTTONS = 5
MOST_ROWS = 3
ROW_COLUMNS, EDGES = 40, 3
"""About as many columns has a row of buttons on a phone, and so many of them each button leaves empty."""


@dataclass(frozen=True, slots=True)
class Button:
    """A press either sends data back to us or copies a text on the person's device."""

    label: str
    data: str = ""
    copy: str = ""


Keyboard = tuple[tuple[Button, ...], ...]


def keyboard(reply: Reply, turn_id: str) -> Keyboard:
    """At most five buttons in three rows: what to copy, next steps, a person, and what the reply was worth."""
    above, below = _copy_row(reply), _feedback_row(reply, turn_id)
    person = _person(reply)
    room = MOST_BUTTONS - len(above) - len(below) - len(person)
    buttons = [*map(choice_button, reply.choices[:room]), *person]
    rows = _in_rows(buttons, MOST_ROWS - bool(above) - bool(below))
    return tuple(row for row in (above, *rows, below) if row)


def _in_rows(buttons: Sequence[Button], most: int) -> Keyboard:
    """In their order, parted where a phone cuts off as little of the labels as can be; else as evenly as can be."""
    ends = (
        (0, *inner, len(buttons))
        for rows in range(1, most + 1)
        for inner in combinations(range(1, len(buttons)), rows - 1)
    )
    arranged = (tuple(tuple(buttons[start:end]) for start, end in pairwise(places)) for places in ends)
    return min(arranged, key=_awkwardness)


def _awkwardness(rows: Keyboard) -> tuple[int, int, list[int]]:
    """The fullest rows come first."""
    return sum(map(_cut_off, rows)), max(map(len, rows)), [-len(row) for row in rows]


def _cut_off(row: Sequence[Button]) -> int:
    """How many columns of its labels a phone does not show."""
    return sum(max(0, columns(button.label) - ROW_COLUMNS // len(row) + EDGES) for button in row)


def choice_button(choice: Choice) -> Button:
    return Button(speakable(choice.label), data=choice_data(choice.id))


def person_button(locale: Locale) -> Button:
    return choice_button(Choice("person", wording.TALK_TO_A_PERSON(locale)))


def _person(reply: Reply) -> tuple[Button, ...]:
    """Not where it is offered already, nor where the topics need the room."""
    told = reply.kind == "handoff" and reply.show_contact
    without = told or reply.kind in ("contact", "help") or any(c.id == "person" for c in reply.choices)
    return () if without else (person_button(reply.locale),)


def _copy_row(reply: Reply) -> tuple[Button, ...]:
    if reply.kind != "contact" or not reply.contact:
        return ()
    return (
        Button(wording.COPY_EMAIL(reply.locale), copy=reply.contact.email),
        Button(wording.COPY_PHONE(reply.locale), copy=reply.contact.phone),
    )


def _feedback_row(reply: Reply, turn_id: str) -> tuple[Button, ...]:
    if reply.kind != "answer":
        return ()
    return (
        Button(wording.HELPFUL(reply.locale), data=f"f:{turn_id}:1"),
        Button(wording.NOT_HELPFUL(reply.locale), data=f"f:{turn_id}:0"),
    )


def choice_data(choice_id: str) -> str:
    """The id itself where it fits, else its hash; chosen() finds the id again."""
    data = f"c:{choice_id}"
    if len(data.encode(errors="replace")) <= DATA_BYTES and speakable(data) == data:
        return data
    return "h:" + hashlib.blake2b(choice_id.encode(errors="surrogatepass"), digest_size=16).hexdigest()


def chosen(data: str, choices: Iterable[str]) -> str | None:
    """Which of the choices the data of a button means; None for a button that is stale or forged."""
    return next((choice for choice in choices if choice_data(choice) == data), None)


_FEEDBACK = re.compile(r"f:([0-9a-f]{16}):([01])")


def rated(data: str) -> tuple[str, bool] | None:
    """The turn that a feedback button rates, and whether as helpful; None for any other button."""
    match = _FEEDBACK.fullmatch(data)
    return (match[1], match[2] == "1") if match else None
