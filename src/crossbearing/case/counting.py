"""The accounts of a case that count, some at a time, so that a large case need not be held in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, select

from crossbearing.case import schema
from crossbearing.case.maker import this_maker
from crossbearing.records import Annotations

# Accounts read at once.
SOME = 200


def by_document(connection: Connection) -> Iterator[Annotations]:
    """The accounts that count as they are kept, in order of document id."""
    t, decoder = schema.accounts.c, msgspec.json.Decoder(Annotations)
    for some in _some(connection, t.id):
        query = select(t.annotations).where(t.id.in_(some)).order_by(t.id)
        yield from map(decoder.decode, connection.execute(query).scalars().all())


def _some(connection: Connection, key: Column[Any]) -> Iterator[Sequence[Any]]:
    """The keys of the accounts that count, in order, some at a time."""
    keys = connection.execute(select(key).where(schema.accounts.c.current).order_by(key)).scalars().all()
    return (keys[n : n + SOME] for n in range(0, len(keys), SOME))


def counting(connection: Connection, keep: Callable[[int, Annotations], None]) -> Iterator[Annotations]:
    """What each account says that counts, in the order added. One that another version of the program read is read anew and handed to `keep`
    with its number."""
    t, m = schema.accounts, schema.makers
    made_by = (m.c.program, m.c.model, m.c.lexicon, m.c.configuration)
    decoder = msgspec.json.Decoder(Annotations)
    maker = msgspec.structs.astuple(this_maker())
    for numbers in _some(connection, t.c.number):
        query = select(t.c.number, t.c.annotations, *made_by).outerjoin(m, m.c.number == t.c.maker)
        query = query.where(t.c.number.in_(numbers)).order_by(t.c.number)
        rows = connection.execute(query).all()
        some = [decoder.decode(row.annotations) for row in rows]
        old = [i for i, row in enumerate(rows) if tuple(row[2:]) != maker]
        if old:
            # The parser takes seconds to load.
            from crossbearing.annotate import annotate

            for i, account in zip(old, annotate(some[i].document for i in old), strict=True):
                some[i] = msgspec.structs.replace(account, warnings=some[i].warnings)
                keep(rows[i].number, some[i])
        yield from some
