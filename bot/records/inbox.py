"""Updates that were received and are not answered yet. Every function works within the caller's transaction.

What an update said is kept until it is answered, its number for seven days: an update that is delivered again within
that time is recognised. Telegram itself keeps an update for a day, and may begin to count anew after a week of silence
(Bot API, “Update”).
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, exists, insert, select, update

from bot.records.tables import messages, updates

RECOGNISED_DAYS = 7


@dataclass(frozen=True, slots=True)
class Received:
    """An update as it came. The body is the channel's own JSON."""

    update_id: int
    conversation: str
    body: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that waits for its answer; `id` orders them as they came."""

    id: int
    body: str
    received_at: dt.datetime


def store(connection: Connection, bot_id: int, received: Sequence[Received], now: dt.datetime) -> int:
    """Keeps the updates that are not known yet; returns how many those were."""
    numbers = [item.update_id for item in received]
    known = connection.execute(
        select(updates.c.update_id).where(updates.c.bot_id == bot_id, updates.c.update_id.in_(numbers))
    )
    left_out = set(known.scalars())
    fresh = {item.update_id: item for item in received if item.update_id not in left_out}
    rows = [
        {
            "bot_id": bot_id,
            "update_id": item.update_id,
            "conversation": item.conversation,
            "received_at": now,
            "status": "waiting",
            "body": item.body,
        }
        for item in fresh.values()
    ]
    if rows:
        connection.execute(insert(updates), rows)
    return len(rows)


def waiting(connection: Connection, bot_id: int, after: int, limit: int) -> tuple[Waiting, ...]:
    """The next updates without an answer behind the one of that id, in the order in which they came."""
    rows = connection.execute(
        select(updates.c.id, updates.c.body, updates.c.received_at)
        .where(updates.c.status == "waiting", updates.c.bot_id == bot_id, updates.c.id > after)
        .order_by(updates.c.id)
        .limit(limit)
    )
    return tuple(Waiting(row.id, row.body, row.received_at) for row in rows)


def answer(connection: Connection, received: int) -> bool:
    """Notes that an update's answer is committed with this transaction; False where it has one already."""
    changed = connection.execute(
        update(updates)
        .where(updates.c.id == received, updates.c.status == "waiting")
        .values(status="answered", body=None)
    )
    return bool(changed.rowcount)


def finish(connection: Connection, received: Iterable[int]) -> None:
    """Notes that nothing of these updates is left to be sent, where that is so."""
    unsent = exists().where(
        messages.c.received == updates.c.id, messages.c.status.in_(("waiting", "sending"))
    )
    connection.execute(
        update(updates).where(updates.c.id.in_(list(received)), ~unsent).values(status="done", body=None)
    )


def purge(connection: Connection, now: dt.datetime, keep_unanswered: dt.timedelta) -> None:
    """Deletes what need not be recognised any more, and what nobody could answer for so long."""
    recognised = now - dt.timedelta(days=RECOGNISED_DAYS)
    connection.execute(delete(updates).where(updates.c.received_at < recognised, updates.c.status == "done"))
    connection.execute(delete(updates).where(updates.c.received_at < now - keep_unanswered))
