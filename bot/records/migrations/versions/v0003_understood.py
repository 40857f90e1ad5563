"""As what a question was read: a follow-up with the topic that it leans on."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("turns", sa.Column("understood", sa.Text))
