"""Layout 6: what a full refresh lays down so that a large case can grow by an account."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Adds the tables, empty: the next refresh fills them."""
    op.create_table(
        "ground_incidents",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=True),
        sa.Column("incident", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ground_incidents_by_event", "ground_incidents", ["event"])
    op.create_table(
        "ground_signs",
        sa.Column("sign", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("day", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("incident", sa.Integer(), nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("sign", "day", "incident"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ground_sketches",
        sa.Column("mark", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("mark", "document"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ground_names",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "ground_counts",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("keys", sa.LargeBinary(), nullable=False),
        sa.Column("counts", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
