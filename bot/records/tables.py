"""The tables as they stand after the last migration. Migrations themselves never import this file."""

import datetime as dt

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

metadata = MetaData()

REVISION = "0003"
"""The last migration."""


class UtcDateTime(TypeDecorator[dt.datetime]):
    """A point in time; stored in UTC without a zone, because SQLite keeps none, and read back with it."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        return value.astimezone(dt.UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        return value.replace(tzinfo=dt.UTC) if value else None


conversations = Table(
    "conversations",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("state", Text, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False, index=True),
)

turns = Table(
    "turns",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("conversation", String(200), nullable=False, index=True),
    Column("channel", String(20), nullable=False),
    Column("asked_at", UtcDateTime, nullable=False, index=True),
    Column("language", String(10), nullable=False),  # of the reply: en, zh-Hans or zh-Hant
    Column("question", Text, nullable=False),
    Column("choice", Text),  # what was pressed instead of typed
    Column("kind", String(20), nullable=False),
    Column("reply", Text, nullable=False),  # as plain text
    Column("quotations", Text, nullable=False),  # JSON: [{"page", "language", "source", "date", "sentences"}]
    Column("confidence", Float),
    Column("reason", Text, nullable=False),
    Column("latency_ms", Float, nullable=False),
    Column("helpful", Boolean),
    Column("trial", Boolean, nullable=False),
    Column("understood", Text),  # the questions as they were read, a line each; none in rows before 0003
)

updates = Table(
    "updates",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),  # the order in which they came
    Column("bot_id", BigInteger, nullable=False),
    Column("update_id", BigInteger, nullable=False),
    Column("conversation", String(200), nullable=False, index=True),
    Column("received_at", UtcDateTime, nullable=False, index=True),
    Column("status", String(10), nullable=False),  # waiting, answered (not all of it sent yet) or done
    Column("body", Text),  # the channel's JSON, until it is answered
    Index("ix_updates_number", "bot_id", "update_id", unique=True),
    Index("ix_updates_status", "status", "id"),
    sqlite_autoincrement=True,  # an id is never given twice, also where all rows were deleted
)

messages = Table(
    "messages",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("turn_id", String(16), ForeignKey("turns.id", ondelete="CASCADE")),  # none for a notice
    Column(
        "received", Integer, ForeignKey("updates.id", ondelete="SET NULL"), index=True
    ),  # what it replies to
    Column("conversation", String(200), nullable=False, index=True),
    Column("number", Integer, nullable=False),  # its place in the reply, from 1
    Column("language", String(10), nullable=False),  # en, zh-Hans or zh-Hant
    Column("notice", Boolean, nullable=False),  # nobody waits for it
    Column("body", Text, nullable=False),
    Column("status", String(10), nullable=False),  # waiting, sending (begun, not confirmed), sent or failed
    Column("outcome", Text),  # the channel's reference, or why it failed
    Index("ix_messages_turn", "turn_id", "number", unique=True),
    Index("ix_messages_status", "status"),
)
