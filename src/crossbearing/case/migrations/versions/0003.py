"""Layout 3: what each attribute came to as rows, and views with plain names."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from crossbearing.case import views

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Adds the table and the views; the record is stale, so that the next refresh fills them."""
    op.create_table(
        "estimates",
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("attribute", sa.String(), nullable=False),
        sa.Column("subject", sa.Text()),
        sa.Column("low", sa.Float()),
        sa.Column("best", sa.Float()),
        sa.Column("high", sa.Float()),
        sa.Column("value", sa.Text()),
        sa.Column("method", sa.String()),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("readings", sa.Integer(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("maker", sa.Integer()),
        sa.PrimaryKeyConstraint("event", "place"),
    )
    op.execute("DELETE FROM facts WHERE name = 'basis'")
    views.create(op.get_bind())
