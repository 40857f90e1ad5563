"""From a Reply to the bodies of Telegram messages. Pure: the same reply gives the same bodies, which are stored
before they are sent.

Telegram takes 4,096 UTF-16 code units a message once markup is parsed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape
from typing import Literal, Protocol
from urllib.parse import urlsplit

from pydantic import TypeAdapter

from bot.channels.telegram_buttons import Keyboard, keyboard
from bot.channels.telegram_text import speakable, split, units
from bot.dialogue import wording
from bot.dialogue.messages import Citation, Locale, Quotation, Reply
from bot.dialogue.plain import contact_lines, each_source_once, lines_before, listed_line, source_line

LIMIT_UNITS = 4000  # a little below Telegram's 4,096
_ROOM_UNITS = LIMIT_UNITS - units("\n\n")  # for one block


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reply goes: a chat, perhaps a topic of it, perhaps below the message that it answers."""

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class TextBody:
    """One text message, with everything that is needed to send it in another run of the program."""

    place: Place
    html: str
    plain: str  # the same without markup, addresses in full, in case Telegram refuses the markup
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


def text_body(text: str, place: Place) -> str:
    """The body of a message of plain text; what does not fit is left out."""
    pieces = split(speakable(text).strip(), LIMIT_UNITS)
    shown = pieces[0] if len(pieces) < 2 else f"{pieces[0]} …"
    return _BODY.dump_json(TextBody(place, escape(shown), shown)).decode()


def sent_again(body: TextBody | CardBody, locale: Locale) -> TextBody:
    """The same for when it may have arrived already: it says so. A card, which has no room for that, becomes text."""
    mark = wording.SENT_AGAIN(locale)
    if isinstance(body, CardBody):
        text = f"{body.first_name}: {body.phone}"
        return TextBody(body.place, f"<i>{escape(mark)}</i>\n\n{escape(text)}", f"{mark}\n\n{text}")
    return replace(body, html=f"<i>{escape(mark)}</i>\n\n{body.html}", plain=f"{mark}\n\n{body.plain}")


# Text


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph that Telegram shows in one way."""

    text: str
    before: str = "\n\n"  # what parts it from the block above
    quoted: bool = False
    linked: Citation | None = None  # whose title in the text leads to its address
    plain: str = ""  # with that address in full; empty where it is the text itself


def _blocks(reply: Reply) -> Iterator[_Block]:
    yield from (_Block(paragraph) for paragraph in reply.lead)
    for quotation in each_source_once(reply.quotations, reply.locale):
        yield from _quotation_blocks(quotation, reply.locale)
    for number, citation in enumerate(reply.listed):
        yield _linked_block(listed_line, citation, reply.locale, before="\n" if number else "\n\n")
    yield from (_Block(paragraph) for paragraph in reply.notes)
    yield from (
        _Block(line, before="\n" if number else "\n\n") for number, line in enumerate(contact_lines(reply))
    )


class _Line(Protocol):
    def __call__(self, citation: Citation, locale: Locale, *, with_url: bool = True) -> str: ...


def _quotation_blocks(quotation: Quotation, locale: Locale) -> Iterator[_Block]:
    yield from map(_Block, lines_before(quotation, locale))
    if quotation.prefix:
        yield _Block(quotation.prefix)
    yield _Block(quotation.text, before="\n" if quotation.prefix else "\n\n", quoted=True)
    yield _linked_block(source_line, quotation.citation, locale, before="\n")


def _linked_block(line: _Line, citation: Citation, locale: Locale, *, before: str) -> _Block:
    """The address behind the title where there is markup, else in full, unless it would fill a message."""
    text, plain = (speakable(line(citation, locale, with_url=whole)).strip() for whole in (False, True))
    return _Block(text, before, linked=citation, plain=plain if units(plain) <= _ROOM_UNITS else "")


def _parts(blocks: Iterable[_Block]) -> list[list[_Block]]:
    """Fills one message after the other; a block that is too long for one is split at its sentences."""
    parts: list[list[_Block]] = []
    room = 0
    for block in blocks:
        for piece in _pieces(block):
            needed = units(piece.before) + max(units(piece.text), units(piece.plain))
            if needed > room:
                parts.append([])
                room = LIMIT_UNITS
            parts[-1].append(piece)
            room -= needed
    return parts


def _pieces(block: _Block) -> Iterator[_Block]:
    text = speakable(block.text).strip()
    texts = split(text, _ROOM_UNITS)
    for number, piece in enumerate(texts):
        # A title that a split has cut in two cannot lead anywhere.
        yield replace(
            block,
            text=piece,
            before="\n" if number else block.before,
            linked=None if texts[1:] else block.linked,
            plain="" if texts[1:] else block.plain,
        )


def _joined(part: list[_Block], *, as_html: bool) -> str:
    shown = [(block.before, _html(block) if as_html else block.plain or block.text) for block in part]
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
