"""Layout 2: the record beside the accounts, versions, failures, and the memory of earlier refreshes.

The tables are written out here as they were then; what later layouts change is in their own migrations.
"""

from __future__ import annotations

import hashlib

import msgspec
import sqlalchemy as sa
from alembic import op

from crossbearing.case import fulltext
from crossbearing.case.versions import link_of, place_of
from crossbearing.records import Annotations

revision = "0002"
down_revision = "0001"
BYTEWISE = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Adds the tables, and to each account what can be told from it; the record is made by the next refresh."""
    _extend_accounts()
    _make_tables()
    connection = op.get_bind()
    fulltext.create(connection)
    accounts = sa.table(
        "accounts", *map(sa.column, ("number", "annotations", "text_sha256", "place", "link", "published"))
    )
    for (number,) in connection.execute(sa.select(accounts.c.number)).all():
        held = connection.execute(sa.select(accounts.c.annotations).where(accounts.c.number == number)).scalar_one()
        d = msgspec.json.decode(held, type=Annotations).document
        known = {"text_sha256": hashlib.sha256(d.text.encode("utf-8", "surrogatepass")).hexdigest(),
                 "place": place_of(d), "link": link_of(d), "published": d.published}  # fmt: skip
        connection.execute(sa.update(accounts).where(accounts.c.number == number).values(**known))


def _extend_accounts() -> None:
    op.add_column("accounts", sa.Column("text_sha256", sa.String(), nullable=True))
    op.add_column("accounts", sa.Column("maker", sa.Integer(), nullable=True))
    op.add_column("accounts", sa.Column("place", sa.Text(), nullable=True))
    op.add_column("accounts", sa.Column("link", sa.Text(), nullable=True))
    op.add_column("accounts", sa.Column("published", sa.String(), nullable=True))
    op.add_column("accounts", sa.Column("added", sa.String(), nullable=True))
    op.add_column("accounts", sa.Column("chain", sa.String(), nullable=True))
    op.add_column("accounts", sa.Column("current", sa.Boolean(), server_default=sa.true(), nullable=False))
    op.create_index("accounts_by_chain", "accounts", ["chain", "number"], unique=False)
    op.create_index("accounts_by_link", "accounts", ["link"], unique=False)
    op.create_index("accounts_by_place", "accounts", ["place"], unique=False)


def _make_tables() -> None:
    op.create_table(
        "arrays",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "claims",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=True),
        sa.Column("attribute", sa.String(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.Column("factuality", sa.String(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("claim", sa.LargeBinary(), nullable=False),
        sa.Column("maker", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("claims_by_document", "claims", ["document", "start"], unique=False)
    op.create_index("claims_by_event", "claims", ["event", "document"], unique=False)
    op.create_index("claims_by_id", "claims", ["id"], unique=False)
    op.create_table(
        "codes",
        sa.Column("dimension", sa.String(), nullable=False),
        sa.Column("value", BYTEWISE, nullable=False),
        sa.Column("code", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("dimension", "value"),
    )
    op.create_index("codes_by_code", "codes", ["dimension", "code"], unique=False)
    op.create_table(
        "copies",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("a", sa.String(), nullable=False),
        sa.Column("b", sa.String(), nullable=False),
        sa.Column("similarity", sa.Float(), nullable=False),
        sa.Column("direction", sa.String(), nullable=True),
        sa.Column("copy", sa.LargeBinary(), nullable=False),
        sa.Column("maker", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("copies_by_a", "copies", ["a"], unique=False)
    op.create_index("copies_by_b", "copies", ["b"], unique=False)
    op.create_table(
        "documents",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("siglum", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("main_event", sa.String(), nullable=True),
        sa.Column("origin", sa.String(), nullable=True),
        sa.Column("versions", sa.Integer(), nullable=False),
        sa.Column("layers", sa.LargeBinary(), nullable=False),
        sa.Column("decided", sa.LargeBinary(), nullable=True),
        sa.Column("maker", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("documents_by_main_event", "documents", ["main_event"], unique=False)
    op.create_table(
        "doubts",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("doubt", sa.LargeBinary(), nullable=False),
        sa.Column("maker", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "entities",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("forms", sa.Integer(), nullable=False),
        sa.Column("accounts", sa.Integer(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("geonameid", sa.Integer(), nullable=True),
        sa.Column("in_kind", sa.Integer(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("entity", sa.LargeBinary(), nullable=False),
        sa.Column("maker", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("entities_by_kind", "entities", ["kind", "in_kind"], unique=False)
    op.create_table(
        "entity_forms",
        sa.Column("entity", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("accounts", sa.Integer(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("view", sa.LargeBinary(), nullable=False),
        sa.Column("maker", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("entity", "place"),
    )
    op.create_table(
        "event_documents",
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("maker", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("event", "place"),
    )
    op.create_index("event_documents_by_document", "event_documents", ["document"], unique=False)
    op.create_table(
        "event_entities",
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("maker", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("event", "entity"),
    )
    op.create_index("event_entities_by_entity", "event_entities", ["entity", "mentions"], unique=False)
    op.create_table(
        "events",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("start", sa.String(), nullable=True),
        sa.Column("end", sa.String(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("admin1", sa.Text(), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("precision", sa.Integer(), nullable=True),
        sa.Column("accounts", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("part_of", sa.String(), nullable=True),
        sa.Column("by_accounts", sa.Integer(), nullable=False),
        sa.Column("by_claims", sa.Integer(), nullable=False),
        sa.Column("by_label", sa.Integer(), nullable=False),
        sa.Column("by_weight", sa.Integer(), nullable=False),
        sa.Column("event", sa.LargeBinary(), nullable=False),
        sa.Column("maker", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("events_by_accounts", "events", ["by_accounts"], unique=False)
    op.create_index("events_by_claims", "events", ["by_claims"], unique=False)
    op.create_index("events_by_label", "events", ["by_label"], unique=False)
    op.create_index("events_by_part_of", "events", ["part_of"], unique=False)
    op.create_index("events_by_weight", "events", ["by_weight"], unique=False)
    op.create_table(
        "facts",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "failures",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("remedy", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("path"),
    )
    op.create_table(
        "framing",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(), nullable=True),
        sa.Column("entity", sa.String(), nullable=True),
        sa.Column("naming", sa.LargeBinary(), nullable=False),
        sa.Column("maker", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("framing_by_entity", "framing", ["entity"], unique=False)
    op.create_index("framing_by_event", "framing", ["event"], unique=False)
    op.create_table(
        "makers",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("program", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("lexicon", sa.String(), nullable=False),
        sa.Column("configuration", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "mentions",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("maker", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("mentions_by_document", "mentions", ["document", "entity"], unique=False)
    op.create_index("mentions_by_entity", "mentions", ["entity", "number"], unique=False)
    op.create_table(
        "origin_edges",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("source_document", sa.String(), nullable=True),
        sa.Column("target_document", sa.String(), nullable=True),
        sa.Column("maker", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "refreshes",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("maker", sa.Integer(), nullable=True),
        sa.Column("accounts", sa.Integer(), nullable=False),
        sa.Column("last_account", sa.Integer(), nullable=False),
        sa.Column("decisions", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("refreshes_by_at", "refreshes", ["at"], unique=False)
    op.create_table(
        "relations",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("a", sa.String(), nullable=False),
        sa.Column("b", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("event", sa.String(), nullable=True),
        sa.Column("other_event", sa.String(), nullable=True),
        sa.Column("maker", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("relations_by_a", "relations", ["a"], unique=False)
    op.create_index("relations_by_b", "relations", ["b"], unique=False)
    op.create_index("relations_by_event", "relations", ["event"], unique=False)
    op.create_table(
        "set_aside",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=True),
        sa.Column("event", sa.String(), nullable=True),
        sa.Column("thing", sa.LargeBinary(), nullable=False),
        sa.Column("maker", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("set_aside_by_document", "set_aside", ["document"], unique=False)
    op.create_index("set_aside_by_event", "set_aside", ["event"], unique=False)
    op.create_index("set_aside_by_id", "set_aside", ["id"], unique=False)
    op.create_table(
        "states",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=True),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("states_by_last", "states", ["last", "event"], unique=False)
    op.create_table(
        "texts",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("maker", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "warnings",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=True),
        sa.Column("warning", sa.Text(), nullable=False),
        sa.Column("maker", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("warnings_by_document", "warnings", ["document"], unique=False)
