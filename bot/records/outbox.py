"""Messages that are to be sent and not yet confirmed. Every function works within the caller's transaction."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from bot.records.tables import messages


@dataclass(frozen=True, slots=True)
class OutboundMessage:
    """One message that is committed and waits to be sent."""

    id: int
    conversation: str
    body: str


def save_messages(
    connection: Connection, turn_id: str, conversation: str, bodies: Sequence[str]
) -> tuple[OutboundMessage, ...]:
    saved = []
    for number, body in enumerate(bodies, 1):
        message_id = connection.execute(
            insert(messages)
            .values(turn_id=turn_id, conversation=conversation, number=number, body=body, status="waiting")
            .returning(messages.c.id)
        ).scalar_one()
        saved.append(OutboundMessage(message_id, conversation, body))
    return tuple(saved)


def settle(connection: Connection, message_id: int, status: str, outcome: str) -> None:
    connection.execute(
        update(messages).where(messages.c.id == message_id).values(status=status, outcome=outcome)
    )


def unsent(connection: Connection, channel: str) -> tuple[OutboundMessage, ...]:
    rows = connection.execute(
        select(messages.c.id, messages.c.conversation, messages.c.body)
        .where(messages.c.status == "waiting", messages.c.conversation.startswith(f"{channel}:"))
        .order_by(messages.c.id)
    )
    return tuple(OutboundMessage(row.id, row.conversation, row.body) for row in rows)
