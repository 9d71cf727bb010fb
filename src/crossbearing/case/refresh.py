"""Writing the rows of a record in place of those before, in one transaction: a reader sees the one state or the other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, func, insert, select

from crossbearing.case import fulltext, schema
from crossbearing.case.basis import Basis
from crossbearing.case.counting import by_document
from crossbearing.case.growth.ground import GROWN, GROWS_FROM, lay
from crossbearing.case.maker import number_of, this_maker
from crossbearing.case.reading.cut import STORY
from crossbearing.case.reading.events import STORED, counted
from crossbearing.case.reading.rows import EventFilter
from crossbearing.case.rows import Rows
from crossbearing.case.states import remember
from crossbearing.engine.giving_back import give_back
from crossbearing.records import Links, Record

# Rows handed over at once: enough that the handing over costs little, few enough that memory stays flat.
BATCH = 2000


def replace_rows(
    connection: Connection,
    record: Record,
    basis: Basis,
    at: str,
    versions: Mapping[str, int] | None = None,
    links: Links | None = None,
) -> None:
    """Puts the rows of the record in place of all derived rows, and remembers the state of its events."""
    maker = number_of(connection, this_maker())
    rows = Rows(record, versions, links)
    for table in reversed(schema.DERIVED):
        connection.execute(delete(table))
    for table, made in rows:
        _fill(connection, table, made, maker)
    counts = rows.counts()
    large = len(record.documents) >= GROWS_FROM
    # What the rows were made from is not needed any more; of a large case it is a gigabyte.
    del rows
    if large:
        give_back()
    fulltext.rebuild(connection)
    set_facts(connection, {STORED: counted(connection, EventFilter())})
    digest = digest_of(record)
    number = _refreshed(connection, record, basis, at, maker, digest)
    grown = lay(connection, by_document(connection), record) if large else None
    set_facts(
        connection,
        {
            GROWN: grown,
            **counts,
            "rule": basis.rule,
            "refreshed": at,
            "refresh": number,
            STORY: [number, digest],
            "basis": basis,
            "maker": maker,
            "record_sha256": digest,
        },
    )


def digest_of(record: Record) -> str:
    """SHA-256 of the record as JSON without spaces, taken row by row: a large one is never held whole."""
    encode, digest = msgspec.json.Encoder().encode, hashlib.sha256()
    for n, name in enumerate(f for f in record.__struct_fields__ if getattr(record, f) is not msgspec.UNSET):
        value = getattr(record, name)
        digest.update(b'%s"%s":' % (b"," if n else b"{", name.encode()))
        if isinstance(value, msgspec.Struct):
            digest.update(encode(value))
            continue
        for m, row in enumerate(value):
            digest.update(b"," if m else b"[")
            digest.update(encode(row))
        digest.update(b"]" if value else b"[]")
    digest.update(b"}")
    return digest.hexdigest()


def _fill(connection: Connection, table: Table, made: Iterable[dict[str, Any]], maker: int) -> None:
    marked = "maker" in table.c
    for batch in _batches(made):
        if marked:
            for row in batch:
                row["maker"] = maker
        connection.execute(insert(table), batch)


def _refreshed(connection: Connection, record: Record, basis: Basis, at: str, maker: int, digest: str) -> int:
    """The number of this refresh; one that changes nothing is the last one's."""
    t = schema.refreshes
    last = connection.execute(select(t.c.number, t.c.digest, t.c.rule).order_by(t.c.number.desc()).limit(1)).first()
    if last is not None and (last.digest, last.rule) == (digest, basis.rule):
        return int(last.number)
    number = int(connection.execute(select(func.coalesce(func.max(t.c.number), 0))).scalar() or 0) + 1
    row = {
        "number": number, "at": at, "rule": basis.rule, "maker": maker, "accounts": len(record.documents),
        "last_account": basis.last_account, "decisions": basis.decisions, "digest": digest,
    }  # fmt: skip
    connection.execute(insert(t), row)
    remember(connection, record, number)
    return number


def set_facts(connection: Connection, told: Mapping[str, Any]) -> None:
    """Keeps facts of the case by name, as JSON."""
    for name, value in told.items():
        connection.execute(delete(schema.facts).where(schema.facts.c.name == name))
        connection.execute(insert(schema.facts), {"name": name, "value": msgspec.json.encode(value).decode()})


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    pending = iter(rows)
    while batch := list(islice(pending, BATCH)):
        yield batch
