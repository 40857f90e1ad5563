"""The updates that were received, and messages that belong to one of them or to no turn."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "updates",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("bot_id", sa.BigInteger, nullable=False),
        sa.Column("update_id", sa.BigInteger, nullable=False),
        sa.Column("conversation", sa.String(200), nullable=False),
        sa.Column("received_at", sa.DateTime, nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("body", sa.Text),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_updates_number", "updates", ["bot_id", "update_id"], unique=True)
    op.create_index("ix_updates_status", "updates", ["status", "id"])
    op.create_index("ix_updates_conversation", "updates", ["conversation"])
    op.create_index("ix_updates_received_at", "updates", ["received_at"])
    with op.batch_alter_table(
        "messages"
    ) as messages:  # SQLite cannot alter a column; Alembic copies the table
        messages.alter_column("turn_id", existing_type=sa.String(16), nullable=True)
        messages.add_column(sa.Column("received", sa.Integer))
        messages.add_column(sa.Column("language", sa.String(10), nullable=False, server_default="en"))
        messages.add_column(sa.Column("notice", sa.Boolean, nullable=False, server_default=sa.false()))
        messages.create_foreign_key(
            "fk_messages_received", "updates", ["received"], ["id"], ondelete="SET NULL"
        )
    op.create_index("ix_messages_received", "messages", ["received"])
    op.execute(
        "update messages set language = (select language from turns where turns.id = messages.turn_id)"
    )
