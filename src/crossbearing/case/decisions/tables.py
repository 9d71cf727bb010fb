"""The table of decisions and the table of custody: lines are added and never changed or deleted, which the database itself refuses."""

from __future__ import annotations

from sqlalchemy import DDL, Column, Connection, Integer, MetaData, String, Table, Text, event

ledger = MetaData()

decisions_table = Table(
    "decisions", ledger,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("target_kind", String, nullable=False),
    Column("target", String, nullable=False, index=True),
    Column("other", String),
    Column("value", Text, comment="JSON"),
    Column("sides", Text, nullable=False, comment="JSON: the places in the texts"),
    Column("author", Text, nullable=False),
    Column("time", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("previous", String(64), nullable=False, unique=True),
    Column("hash", String(64), nullable=False, unique=True),
)  # fmt: skip
custody_table = Table(
    "custody", ledger,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("action", String, nullable=False),
    Column("who", Text, nullable=False),
    Column("time", String, nullable=False),
    Column("what", Text, nullable=False, comment="JSON: hashes, counts, names of files"),
    Column("previous", String(64), nullable=False, unique=True),
    Column("hash", String(64), nullable=False, unique=True),
)  # fmt: skip

# A line that took another's place (INSERT OR REPLACE) would fire no trigger of DELETE: a new line must be the next one.
_SQLITE_NEXT = (
    "CREATE TRIGGER IF NOT EXISTS {table}_in_order BEFORE INSERT ON {table} "
    "WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM {table}) "
    "BEGIN SELECT RAISE(ABORT, 'the {table} are append-only'); END"
)
_SQLITE = (
    "CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} BEFORE {VERB} ON {table} "
    "BEGIN SELECT RAISE(ABORT, 'the {table} are append-only'); END"
)
_POSTGRES_FUNCTION = (
    "CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'this table is append-only'; END $$"
)
_POSTGRES = (
    "CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION append_only()"
)
# PostgreSQL can also empty a table whole.
_VERBS = {"sqlite": ("UPDATE", "DELETE"), "postgresql": ("UPDATE", "DELETE", "TRUNCATE")}


def _guard(table: Table) -> None:
    _after(table, "postgresql", _POSTGRES_FUNCTION)
    _after(table, "sqlite", _SQLITE_NEXT.format(table=table.name))
    for dialect, verbs in _VERBS.items():
        for verb in verbs:
            text = (_SQLITE if dialect == "sqlite" else _POSTGRES).format(
                table=table.name, verb=verb.lower(), VERB=verb
            )
            _after(table, dialect, text)


def _after(table: Table, dialect: str, statement: str) -> None:
    event.listen(table, "after_create", DDL(statement).execute_if(dialect=dialect))  # type: ignore[no-untyped-call]


for _table in (decisions_table, custody_table):
    _guard(_table)


def create_ledger(connection: Connection) -> None:
    """Makes the tables and their triggers where they are missing. A migration and a first decision call it."""
    ledger.create_all(connection)
