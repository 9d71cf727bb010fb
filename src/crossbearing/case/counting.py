"""The accounts of a case that count, some at a time, so that a large case need not be held in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
from sqlalchemy import Connection, select

from crossbearing.case import schema
from crossbearing.case.maker import this_maker
from crossbearing.records import Annotations

# Accounts read at once.
SOME = 200


def counting(connection: Connection, keep: Callable[[int, Annotations], None]) -> Iterator[Annotations]:
    """What each account says that counts, in the order added. One that another version of the program read is read anew and handed to `keep`
    with its number."""
    t, m = schema.accounts, schema.makers
    numbers = connection.execute(select(t.c.number).where(t.c.current).order_by(t.c.number)).scalars().all()
    made_by = (m.c.program, m.c.model, m.c.lexicon, m.c.configuration)
    decoder = msgspec.json.Decoder(Annotations)
    maker = msgspec.structs.astuple(this_maker())
    for n in range(0, len(numbers), SOME):
        query = select(t.c.number, t.c.annotations, *made_by).outerjoin(m, m.c.number == t.c.maker)
        query = query.where(t.c.number.in_(numbers[n : n + SOME])).order_by(t.c.number)
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
