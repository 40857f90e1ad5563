"""From a Reply to the bodies of Telegram messages, and from pressed buttons back to choices. Pure: the same
reply gives the same bodies, which are stored before they are sent.

Telegram takes 4,096 UTF-16 code units a message once markup is parsed, and 64 bytes of data a button.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape
from math import ceil
from typing import Literal
from urllib.parse import urlsplit

from pydantic import TypeAdapter

from bot.dialogue import wording
from bot.dialogue.messages import Choice, Citation, Locale, Quotation, Reply
from bot.dialogue.plain import contact_lines, listed_line, source_line

LIMIT_UNITS = 4000  # a little below Telegram's 4,096
DATA_BYTES = 64
MOST_BUTTONS = 5
MOST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reply goes: a chat, perhaps a topic of it, perhaps below the message that it answers."""

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """A press either sends data back to us or copies a text on the person's device."""

    label: str
    data: str = ""
    copy: str = ""


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class TextBody:
    """One text message, with everything that is needed to send it in another run of the program."""

    place: Place
    html: str
    plain: str  # the same without markup, in case Telegram refuses the markup
    keyboard: Keyboard = ()
    type: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class CardBody:
    """One contact card."""

    place: Place
    phone: str  # E.164
    first_name: str
    type: Literal["card"] = "card"


_BODY: TypeAdapter[TextBody | CardBody] = TypeAdapter(TextBody | CardBody)


def load(body: str) -> TextBody | CardBody:
    """Reads a body again.

    Raises:
        ValueError: it is none; the error does not quote it.
    """
    try:
        return _BODY.validate_json(body)
    except ValueError:
        raise ValueError("not the body of a Telegram message") from None


def render(reply: Reply, turn_id: str, place: Place) -> tuple[str, ...]:
    """The bodies of the messages, in the order in which they are to be sent."""
    parts = _parts(_blocks(reply))
    keyboards: list[Keyboard] = [()] * (len(parts) - 1) + [keyboard(reply, turn_id)]
    bodies: list[TextBody | CardBody] = [
        TextBody(place, _joined(part, as_html=True), _joined(part, as_html=False), buttons)
        for part, buttons in zip(parts, keyboards[: len(parts)], strict=True)
    ]
    if reply.kind == "contact" and reply.contact:
        card_place = replace(place, reply_to=None)  # it follows the text, which names whom it answers
        bodies.append(CardBody(card_place, reply.contact.phone_e164, wording.CARD_NAME(reply.locale)))
    return tuple(_BODY.dump_json(body).decode() for body in bodies)


# Text


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph that Telegram shows in one way."""

    text: str
    before: str = "\n\n"  # what parts it from the block above
    quoted: bool = False
    linked: Citation | None = None  # whose title in the text leads to its address


def _blocks(reply: Reply) -> Iterator[_Block]:
    yield from (_Block(paragraph) for paragraph in reply.lead)
    for quotation in reply.quotations:
        yield from _quotation_blocks(quotation, reply.locale)
    for number, citation in enumerate(reply.listed):
        line = listed_line(citation, reply.locale, with_url=False)
        yield _Block(line, before="\n" if number else "\n\n", linked=citation)
    yield from (_Block(paragraph) for paragraph in reply.notes)
    yield from (
        _Block(line, before="\n" if number else "\n\n") for number, line in enumerate(contact_lines(reply))
    )


def _quotation_blocks(quotation: Quotation, locale: Locale) -> Iterator[_Block]:
    if quotation.prefix:
        yield _Block(quotation.prefix)
    yield _Block(quotation.text, before="\n" if quotation.prefix else "\n\n", quoted=True)
    yield _Block(
        source_line(quotation.citation, locale, with_url=False), before="\n", linked=quotation.citation
    )


def _parts(blocks: Iterable[_Block]) -> list[list[_Block]]:
    """Fills one message after the other; a block that is too long for one is split at its sentences."""
    parts: list[list[_Block]] = []
    room = 0
    for block in blocks:
        for piece in _pieces(block):
            needed = units(piece.before) + units(piece.text)
            if needed > room:
                parts.append([])
                room = LIMIT_UNITS
            parts[-1].append(piece)
            room -= needed
    return parts


def _pieces(block: _Block) -> Iterator[_Block]:
    text = speakable(block.text).strip()
    texts = split(text, LIMIT_UNITS - units("\n\n"))
    for number, piece in enumerate(texts):
        # A title that a split has cut in two cannot lead anywhere.
        yield replace(
            block,
            text=piece,
            before="\n" if number else block.before,
            linked=None if texts[1:] else block.linked,
        )


def _joined(part: list[_Block], *, as_html: bool) -> str:
    shown = [(block.before, _html(block) if as_html else block.text) for block in part]
    return "".join(before + text for before, text in shown)[len(shown[0][0]) :]


def _html(block: _Block) -> str:
    if block.quoted:
        return f"<blockquote>{escape(block.text)}</blockquote>"
    title, url = (speakable(block.linked.title), block.linked.url) if block.linked else ("", None)
    if not title or not url or title not in block.text or not _leads_somewhere(url):
        return escape(block.text)
    before, _, behind = block.text.partition(title)
    return f'{escape(before)}<a href="{escape(speakable(url))}">{escape(title)}</a>{escape(behind)}'


def _leads_somewhere(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:  # such as an unclosed [ in the host
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", url)


def speakable(text: str) -> str:
    """Without what cannot travel as UTF-8 (half of a surrogate pair) and without control characters."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", " ", whole.replace("\r\n", "\n"))


def units(text: str) -> int:
    """How long Telegram takes a text to be: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


# Where a text may be cut, best first: behind a blank line, a sentence, a word.
_CUTS = (
    re.compile(r"\n\s*\n"),
    re.compile(r"[。！？…；][”’」』）】》]*|[.!?;][\"'”’)\]]*\s+|\n"),
    re.compile(r"\s+"),
)


def split(text: str, limit_units: int) -> list[str]:
    """Cuts a text into pieces of at most so many units; put together again they are the text, blanks aside."""
    pieces = []
    while units(text) > limit_units:
        window = _window(text, limit_units)
        cut = _cut(window)
        pieces.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [piece for piece in [*pieces, text] if piece]


def _window(text: str, limit_units: int) -> str:
    """As much of the beginning as fits. A cut through a surrogate pair drops the whole character."""
    return text.encode("utf-16-le")[: limit_units * 2].decode("utf-16-le", "ignore")


def _cut(window: str) -> int:
    for pattern in _CUTS:
        ends = [match.end() for match in pattern.finditer(window)]
        if ends and ends[-1] > len(window) // 4:  # a cut near the beginning would leave a stump of a message
            return ends[-1]
    return len(window)


# Buttons


def keyboard(reply: Reply, turn_id: str) -> Keyboard:
    """At most five buttons in three rows: what to copy, next steps, a person, and what the reply was worth."""
    above, below = _copy_row(reply), _feedback_row(reply, turn_id)
    person = _person(reply)
    room = MOST_BUTTONS - len(above) - len(below) - len(person)
    buttons = [*map(choice_button, reply.choices[:room]), *person]
    rows = MOST_ROWS - bool(above) - bool(below)
    width = ceil(len(buttons) / rows) or 1
    chunks = [tuple(buttons[start : start + width]) for start in range(0, len(buttons), width)]
    return tuple(row for row in (above, *chunks, below) if row)


def choice_button(choice: Choice) -> Button:
    return Button(speakable(choice.label), data=choice_data(choice.id))


def person_button(locale: Locale) -> Button:
    return choice_button(Choice("person", wording.TALK_TO_A_PERSON(locale)))


def _person(reply: Reply) -> tuple[Button, ...]:
    offered = reply.kind in ("contact", "handoff") or any(choice.id == "person" for choice in reply.choices)
    return () if offered else (person_button(reply.locale),)


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
