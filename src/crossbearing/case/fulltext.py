"""Full text: FTS5 over the rows themselves in SQLite, generated tsvector columns with GIN in PostgreSQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

# Searched table, its columns in SQLite's order.
SEARCHED = {"texts": ("title", "text"), "claims": ("quote",), "entities": ("names",)}
# Words without case and accents, English endings taken off: "strike" finds "strikes".
TOKENS = "porter unicode61 remove_diacritics 2"


def create(connection: Connection) -> None:
    """The indexes, where they are not there yet."""
    for table, columns in SEARCHED.items():
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {table}_search USING fts5({', '.join(columns)}, "
                f"content='{table}', content_rowid='number', tokenize='{TOKENS}')"
            )
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {table}_words USING fts5vocab('{table}_search', 'row')"
            )
        else:
            words = " || ' ' || ".join(f"coalesce({c}, '')" for c in columns)
            connection.exec_driver_sql(
                f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS search tsvector GENERATED ALWAYS AS "
                f"(to_tsvector('english', left({words}, 900000))) STORED"
            )
            connection.exec_driver_sql(f"CREATE INDEX IF NOT EXISTS {table}_by_search ON {table} USING GIN (search)")


def rebuild(connection: Connection) -> None:
    """The indexes made anew from the rows."""
    if connection.dialect.name == "sqlite":
        for table in SEARCHED:
            connection.exec_driver_sql(f"INSERT INTO {table}_search({table}_search) VALUES ('rebuild')")  # noqa: S608 - our own names


def add(connection: Connection, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Puts new rows of a table into its index; other tables have none."""
    if connection.dialect.name == "sqlite" and table in SEARCHED:
        columns = SEARCHED[table]
        marks = ", ".join("?" * (1 + len(columns)))
        for row in rows:
            connection.exec_driver_sql(
                f"INSERT INTO {table}_search(rowid, {', '.join(columns)}) VALUES ({marks})",  # noqa: S608 - our own names
                (row["number"], *(row[c] for c in columns)),
            )


def remove(connection: Connection, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Takes rows out of a table's index, told as they stand there."""
    if connection.dialect.name == "sqlite":
        columns = SEARCHED[table]
        marks = ", ".join("?" * (1 + len(columns)))
        for row in rows:
            connection.exec_driver_sql(
                f"INSERT INTO {table}_search({table}_search, rowid, {', '.join(columns)}) VALUES ('delete', {marks})",  # noqa: S608 - our own names
                (row["number"], *(row[c] for c in columns)),
            )
