"""The review queue: all of it, or one kind of doubt, and what is doubted of one event."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, func, select

from crossbearing.case import schema
from crossbearing.case.reading.rows import Doubt, DoubtKind, Page

_T = schema.doubts.c
# The queue holds each kind in one piece, in this order: the borders are found by halving, without looking through it.
ORDER: tuple[DoubtKind, ...] = ("value", "link", "unplaced")


def page(connection: Connection, kind: DoubtKind | None, offset: int, limit: int) -> Page[Doubt]:
    """A page of the queue, what matters most first."""
    whole = _size(connection)
    first, end = (
        (0, whole) if kind is None else (_border(connection, kind, whole), _border(connection, _next(kind), whole))
    )
    at = first + offset
    query = select(_T.doubt).where(_T.number >= at, _T.number < min(at + limit, end)).order_by(_T.number)
    found = tuple(msgspec.json.decode(b, type=Doubt) for b in connection.execute(query).scalars().all())
    return Page(found, end - first, offset, limit)


def _size(connection: Connection) -> int:
    last = connection.execute(select(func.max(_T.number))).scalar()
    return 0 if last is None else int(last) + 1


def _next(kind: DoubtKind) -> DoubtKind | None:
    n = ORDER.index(kind) + 1
    return ORDER[n] if n < len(ORDER) else None


def _border(connection: Connection, kind: DoubtKind | None, whole: int) -> int:
    """The place of the first doubt of this kind or a later one."""
    if kind is None:
        return whole
    low, high = 0, whole
    while low < high:
        middle = (low + high) // 2
        there = connection.execute(select(_T.kind).where(_T.number == middle)).scalar_one()
        if ORDER.index(there) >= ORDER.index(kind):
            high = middle
        else:
            low = middle + 1
    return low
