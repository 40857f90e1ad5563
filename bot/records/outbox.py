"""Messages that are to be sent and not yet confirmed. Every function works within the caller's transaction."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from bot.dialogue.messages import Locale
from bot.records import inbox
from bot.records.tables import messages

# Built once: to build a statement takes longer than to execute it.
_INSERT = insert(messages).returning(messages.c.id)
_MARK = update(messages).where(messages.c.id == bindparam("message")).values(status=bindparam("as"))
_SETTLE = (
    update(messages)
    .where(messages.c.id == bindparam("message"))
    .values(status=bindparam("as"), outcome=bindparam("how"))
    .returning(messages.c.received)
)


@dataclass(frozen=True, slots=True)
class OutboundMessage:
    """One message that is committed and waits to be sent."""

    id: int
    conversation: str
    body: str
    language: Locale = "en"
    notice: bool = False  # nobody waits for it: replies go first
    noted: bool = False  # it was committed as one whose sending begins
    begun: bool = False  # its sending had begun when the program ended, so it may have arrived


def save_messages(
    connection: Connection,
    conversation: str,
    bodies: Sequence[str],
    *,
    language: Locale = "en",
    turn_id: str | None = None,
    received: int | None = None,
    notice: bool = False,
    begun: bool = False,
) -> tuple[OutboundMessage, ...]:
    """Keeps messages to send, in their order; of a turn, as the reply to an update, or as a notice. With `begun` the
    sending of the first one begins as soon as it is kept: that need not be noted by itself then.
    """
    saved = []
    for number, body in enumerate(bodies, 1):
        noted = begun and number == 1
        values = {
            "turn_id": turn_id,
            "received": received,
            "conversation": conversation,
            "number": number,
            "language": language,
            "notice": notice,
            "body": body,
            "status": "sending" if noted else "waiting",
        }
        message_id = connection.execute(_INSERT, values).scalar_one()
        saved.append(OutboundMessage(message_id, conversation, body, language, notice, noted))
    return tuple(saved)


def mark(connection: Connection, message_id: int, status: str) -> None:
    """Notes that the sending of a message begins (sending), or that it certainly did not arrive (waiting)."""
    connection.execute(_MARK, {"message": message_id, "as": status})


def settle(connection: Connection, message_id: int, status: str, outcome: str) -> None:
    """Notes how a message ended, sent or failed; with the last one of a reply its update is done."""
    changed = connection.execute(_SETTLE, {"message": message_id, "as": status, "how": outcome})
    received = changed.scalar_one_or_none()
    if received is not None:
        inbox.finish(connection, received)


def unsent(connection: Connection, channel: str) -> tuple[OutboundMessage, ...]:
    rows = connection.execute(
        select(messages)
        .where(
            messages.c.status.in_(("waiting", "sending")), messages.c.conversation.startswith(f"{channel}:")
        )
        .order_by(messages.c.id)
    )
    return tuple(
        OutboundMessage(
            row.id, row.conversation, row.body, row.language, row.notice, begun=row.status == "sending"
        )
        for row in rows
    )


def purge(connection: Connection) -> int:
    """Deletes what belongs to no turn (notices, apologies) and is settled; returns how many went."""
    settled = messages.c.status.in_(("sent", "failed"))
    return connection.execute(delete(messages).where(messages.c.turn_id.is_(None), settled)).rowcount
