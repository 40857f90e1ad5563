"""Updates that were received and are not answered yet. Every function works within the caller's transaction.

What an update said is kept until it is answered, its number for seven days: an update that is delivered again within
that time is recognised. Telegram itself keeps an update for a day, and may begin to count anew after a week of silence
(Bot API, “Update”).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, bindparam, delete, exists, insert, or_, select, update

from bot.records.tables import messages, updates

RECOGNISED_DAYS = 7

# Built once: to build a statement takes longer than to execute it.
_INSERT = insert(updates).returning(updates.c.id)
_KNOWN = select(updates.c.update_id).where(
    updates.c.bot_id == bindparam("bot"), updates.c.update_id.in_(bindparam("numbers", expanding=True))
)
_IS_KEY = and_(updates.c.bot_id == bindparam("bot"), updates.c.update_id == bindparam("number"))
_ANSWER = (
    update(updates)
    .where(_IS_KEY, updates.c.status == "waiting")
    .values(status="answered", body=None)
    .returning(updates.c.id)
)
_UNSENT = exists().where(messages.c.received == updates.c.id, messages.c.status.in_(("waiting", "sending")))
_DROP = update(updates).where(_IS_KEY, ~_UNSENT).values(status="done", body=None)
_FINISH = (
    update(updates).where(updates.c.id == bindparam("received"), ~_UNSENT).values(status="done", body=None)
)


@dataclass(frozen=True, slots=True)
class Key:
    """What an update is recognised by: each bot's are numbered by themselves."""

    bot_id: int
    update_id: int


@dataclass(frozen=True, slots=True)
class Received:
    """An update as it came. The body is the channel's own JSON."""

    key: Key
    conversation: str
    body: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that waits for its answer; `id` orders them as they came."""

    id: int
    key: Key
    body: str
    received_at: dt.datetime


def store(connection: Connection, received: Sequence[Received]) -> int | None:
    """Keeps a bot's updates that are not known yet; gives the id of the last of those."""
    numbers = [item.key.update_id for item in received]
    left_out = set(connection.execute(_KNOWN, {"bot": received[0].key.bot_id, "numbers": numbers}).scalars())
    fresh = {item.key: item for item in received if item.key.update_id not in left_out}
    rows = [
        {
            "bot_id": item.key.bot_id,
            "update_id": item.key.update_id,
            "conversation": item.conversation,
            "received_at": item.at,
            "status": "waiting",
            "body": item.body,
        }
        for item in fresh.values()
    ]
    return max(connection.execute(_INSERT, rows).scalars()) if rows else None


def waiting(connection: Connection, bot_id: int, after: int, limit: int) -> tuple[Waiting, ...]:
    """The next updates without an answer behind the one of that id, in the order in which they came."""
    rows = connection.execute(
        select(updates.c.id, updates.c.update_id, updates.c.body, updates.c.received_at)
        .where(updates.c.status == "waiting", updates.c.bot_id == bot_id, updates.c.id > after)
        .order_by(updates.c.id)
        .limit(limit)
    )
    return tuple(Waiting(row.id, Key(bot_id, row.update_id), row.body, row.received_at) for row in rows)


def answer(connection: Connection, key: Key) -> int | None:
    """Notes that an update's answer is committed with this transaction; gives the update's id, and None where it has an
    answer already.
    """
    return connection.execute(_ANSWER, _named(key)).scalar_one_or_none()


def drop(connection: Connection, key: Key) -> None:
    """Notes that an update needs no answer, or no further one."""
    connection.execute(_DROP, _named(key))


def finish(connection: Connection, received: int) -> None:
    """Notes that nothing of the update is left to be sent, where that is so."""
    connection.execute(_FINISH, {"received": received})


def purge(connection: Connection, now: dt.datetime, keep_unanswered: dt.timedelta) -> int:
    """Deletes what need not be recognised any more, and what nobody could answer for so long; returns how many went."""
    recognised, old = now - dt.timedelta(days=RECOGNISED_DAYS), now - keep_unanswered
    done = and_(updates.c.received_at < recognised, updates.c.status == "done")
    return connection.execute(delete(updates).where(or_(done, updates.c.received_at < old))).rowcount


def _named(key: Key) -> dict[str, int]:
    return {"bot": key.bot_id, "number": key.update_id}
