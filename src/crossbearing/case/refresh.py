"""Writing the rows of a record in place of those before, in one transaction: a reader sees the one state or the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert

from crossbearing.case import fulltext, schema
from crossbearing.case.rows import Rows
from crossbearing.records import Record

# Rows handed over at once: enough that the handing over costs little, few enough that memory stays flat.
BATCH = 2000


def replace_rows(
    connection: Connection, record: Record, told: Mapping[str, Any], versions: Mapping[str, int] | None = None
) -> None:
    """Puts the rows of the record in place of all derived rows; `told` are facts kept beside the counts (rule, maker, time)."""
    rows = Rows(record, versions)
    for table in reversed(schema.DERIVED):
        connection.execute(delete(table))
    for table, made in rows:
        for batch in _batches(made):
            connection.execute(insert(table), batch)
    fulltext.rebuild(connection)
    set_facts(connection, {**rows.counts(), **told})


def set_facts(connection: Connection, told: Mapping[str, Any]) -> None:
    """Keeps facts of the case by name, as JSON."""
    for name, value in told.items():
        connection.execute(delete(schema.facts).where(schema.facts.c.name == name))
        connection.execute(insert(schema.facts), {"name": name, "value": msgspec.json.encode(value).decode()})


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    pending = iter(rows)
    while batch := list(islice(pending, BATCH)):
        yield batch
