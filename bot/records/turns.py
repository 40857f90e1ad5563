"""Writes and reads turns and the state of conversations. Every function works within the caller's transaction."""

import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from sqlalchemy import Connection, Row, bindparam, delete, insert, or_, select, update

from bot.dialogue.messages import OPEN, Kind
from bot.records.tables import conversations, messages, turns, updates

# Built once: to build a statement takes longer than to execute it.
_LOAD_STATE = select(conversations.c.state).where(conversations.c.id == bindparam("conversation"))
_UPDATE_STATE = (
    update(conversations)
    .where(conversations.c.id == bindparam("conversation"))
    .values(state=bindparam("new"), updated_at=bindparam("now"))
)
_INSERT_STATE = insert(conversations)
_INSERT_TURN = insert(turns)

_OF_A_CONVERSATION = (
    (turns, "conversation"),
    (conversations, "id"),
    (updates, "conversation"),
    (messages, "conversation"),
)
"""The tables that keep something of it, and by which column."""

Kept = tuple[str, Mapping[str, object]]
"""The table's name and the columns of a row."""
_LONG_WORD = re.compile(r"[a-z]{4,}")
_CHINESE_CHARACTER = re.compile("[一-鿿]")
SOON = dt.timedelta(minutes=10)
"""Within which a person says in other words, or presses, what was meant."""


class _Said(NamedTuple):
    """What tells whether a message before it was settled by this one."""

    asked_at: dt.datetime
    kind: str
    question: str


@dataclass(frozen=True, slots=True)
class RecordedQuotation:
    page: str
    language: str
    source: str | None
    date: str | None
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordedTurn:
    """A turn as it was written down."""

    id: str
    conversation: str
    asked_at: dt.datetime
    language: str
    question: str
    choice: str | None
    kind: str
    reply: str
    quotations: tuple[RecordedQuotation, ...]
    confidence: float | None
    reason: str
    latency_ms: float
    helpful: bool | None
    trial: bool
    understood: tuple[str, ...] = ()  # the questions of the message as they were read


def load_state(connection: Connection, conversation: str) -> str | None:
    """The conversation's state (`rows.state_row`); None for a new one."""
    row = connection.execute(_LOAD_STATE, {"conversation": conversation}).scalar_one_or_none()
    return None if row is None else str(row)


def save_state(connection: Connection, conversation: str, new: str, now: dt.datetime) -> None:
    known = connection.execute(_UPDATE_STATE, {"conversation": conversation, "new": new, "now": now})
    if not known.rowcount:
        connection.execute(_INSERT_STATE, {"id": conversation, "state": new, "updated_at": now})


def save_turn(connection: Connection, row: Mapping[str, object]) -> None:
    """One that `rows.turn_row` made."""
    connection.execute(_INSERT_TURN, row)


def rate(connection: Connection, conversation: str, turn_id: str, helpful: bool) -> bool:
    rated = connection.execute(
        update(turns)
        .where(turns.c.id == turn_id, turns.c.conversation == conversation)
        .values(helpful=helpful)
    )
    return bool(rated.rowcount)


def last_turns(
    connection: Connection,
    count: int | None = None,
    *,
    conversation: str | None = None,
    kinds: Sequence[Kind] = (),
    since: dt.datetime | None = None,
    disliked: bool = False,
) -> Sequence[RecordedTurn]:
    """The newest turns, oldest of them first: so many, of one conversation, of some kinds, from a point in time on, found
    not helpful, where asked for.
    """
    rows = select(turns).order_by(turns.c.asked_at.desc(), turns.c.id.desc())
    if count is not None:
        rows = rows.limit(count)
    if conversation is not None:
        rows = rows.where(turns.c.conversation == conversation)
    if kinds:
        rows = rows.where(turns.c.kind.in_(kinds))
    if since:
        rows = rows.where(turns.c.asked_at >= since)
    if disliked:
        rows = rows.where(turns.c.helpful.is_(False))
    return [_recorded(row) for row in connection.execute(rows)][::-1]


def every_turn(connection: Connection) -> Iterator[RecordedTurn]:
    """The whole record, oldest first, never all of it in memory."""
    rows = select(turns).order_by(turns.c.asked_at, turns.c.id).execution_options(yield_per=500)
    return map(_recorded, connection.execute(rows))


def badly_answered(connection: Connection, since: dt.datetime) -> Sequence[RecordedTurn]:
    """What was asked in words since then and left open, or answered and found not helpful; oldest first, without the
    administrators' trials. What was only asked back is settled where the very next message of the conversation, soon
    after, presses a button or says it in other words, and is answered.
    """
    rows = (
        select(turns)
        .where(turns.c.asked_at >= since, turns.c.question != "", turns.c.trial.is_(False))
        .where(or_(turns.c.kind.in_(OPEN), turns.c.helpful.is_(False)))
        .order_by(turns.c.asked_at, turns.c.id)
    )
    asked = select(turns.c.conversation, turns.c.asked_at, turns.c.kind, turns.c.question).where(
        turns.c.asked_at >= since
    )
    said: dict[str, list[_Said]] = defaultdict(list)
    for row in connection.execute(asked.order_by(turns.c.asked_at, turns.c.id)):
        said[row.conversation].append(_Said(row.asked_at, row.kind, row.question))
    return [
        turn
        for turn in map(_recorded, connection.execute(rows))
        if not (turn.kind == "clarify" and _is_settled(turn, said[turn.conversation]))
    ]


def _is_settled(turn: RecordedTurn, said: Sequence[_Said]) -> bool:
    """Whether what was asked back was answered by the next thing said."""
    following = next((row for row in said if row.asked_at > turn.asked_at), None)
    if following is None or following.kind != "answer" or following.asked_at > turn.asked_at + SOON:
        return False
    return not following.question or not _words(turn.question).isdisjoint(_words(following.question))


def _words(text: str) -> set[str]:
    """Longer words, and pairs of Chinese characters."""
    return {*_LONG_WORD.findall(text.lower()), *map("".join, pairwise(_CHINESE_CHARACTER.findall(text)))}


def _recorded(row: Row[tuple[object, ...]]) -> RecordedTurn:
    return RecordedTurn(
        id=row.id,
        conversation=row.conversation,
        asked_at=row.asked_at,
        language=row.language,
        question=row.question,
        choice=row.choice,
        kind=row.kind,
        reply=row.reply,
        quotations=tuple(
            RecordedQuotation(q["page"], q["language"], q["source"], q["date"], tuple(q["sentences"]))
            for q in json.loads(row.quotations)
        ),
        confidence=row.confidence,
        reason=row.reason,
        latency_ms=row.latency_ms,
        helpful=row.helpful,
        trial=row.trial,
        understood=tuple((row.understood or "").splitlines()),
    )


def all_kept(connection: Connection, conversation: str) -> Iterator[Kept]:
    """Every row of a conversation."""
    for table, name in _OF_A_CONVERSATION:
        for row in connection.execute(select(table).where(table.c[name] == conversation)).mappings():
            yield table.name, dict(row)


def forget(connection: Connection, conversation: str) -> int:
    """Erases everything that is kept of one conversation; returns how many turns that were."""
    connection.execute(delete(messages).where(messages.c.conversation == conversation))
    connection.execute(delete(updates).where(updates.c.conversation == conversation))
    gone = connection.execute(delete(turns).where(turns.c.conversation == conversation)).rowcount
    known = connection.execute(delete(conversations).where(conversations.c.id == conversation)).rowcount
    return max(gone, known)


def purge(connection: Connection, before: dt.datetime) -> int:
    """Deletes what is older; returns how many turns went."""
    old = select(turns.c.id).where(turns.c.asked_at < before)
    connection.execute(delete(messages).where(messages.c.turn_id.in_(old)))
    gone = connection.execute(delete(turns).where(turns.c.asked_at < before)).rowcount
    connection.execute(delete(conversations).where(conversations.c.updated_at < before))
    return gone
