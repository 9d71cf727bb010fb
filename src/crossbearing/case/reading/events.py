"""Events: the list, its facets, and the marks of a timeline or map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from sqlalchemy import Connection, select

from crossbearing.case import schema
from crossbearing.case.reading.rows import EventFilter, EventMark, EventRow, EventSort, Facets, FacetValue, Marks, Page
from crossbearing.case.reading.selection import Mask, Selection

DIMENSIONS = ("type", "country", "admin1", "month", "actor", "account", "status")
# Values of a dimension that a list of filters shows.
MOST_VALUES = 50
# Marks that a picture can still tell apart.
MOST_MARKS = 1500
_T = schema.events.c
_ROW = (
    _T.id, _T.type, _T.label, _T.start, _T.end, _T.place, _T.country, _T.admin1, _T.latitude, _T.longitude, _T.precision, _T.accounts,
    _T.origins, _T.claims, _T.status, _T.part_of,
)  # fmt: skip
_MARK = (_T.id, _T.start, _T.end, _T.latitude, _T.longitude, _T.precision, _T.label, _T.type, _T.status,
         _T.place, _T.country, _T.accounts)  # fmt: skip
_ORDER = {"date": _T.number, "accounts": _T.by_accounts, "claims": _T.by_claims, "label": _T.by_label}


def page(connection: Connection, asked: EventFilter, sort: EventSort, offset: int, limit: int) -> Page[EventRow]:
    """A page of the events that fit."""
    order = _ORDER[sort]
    if asked == EventFilter():
        query = select(*_ROW).where(order >= offset, order < offset + limit).order_by(order)
        total = Selection(connection, "events").size()
        return Page(tuple(_row(r) for r in connection.execute(query)), total, offset, limit)
    chosen = Selection(connection, "events")
    mask = fitting(chosen, asked)
    numbers = np.flatnonzero(mask) if sort == "date" else (o := chosen.array(f"by_{sort}"))[mask[o]]
    wanted = [int(n) for n in numbers[offset : offset + limit]]
    return Page(_numbered(connection, wanted), len(numbers), offset, limit)


def rows(connection: Connection, ids: Sequence[str]) -> tuple[EventRow, ...]:
    """The rows of these events, in this order."""
    found = {r.id: _row(r) for r in connection.execute(select(*_ROW).where(_T.id.in_(list(ids))))}
    return tuple(found[i] for i in ids if i in found)


def fitting(chosen: Selection, asked: EventFilter, but: str | None = None) -> Mask:
    """The events that fit the filter, that of the dimension `but` left out."""
    mask = chosen.everything()
    for dimension in ("type", "country", "admin1", "status"):
        value = getattr(asked, dimension)
        if value and dimension != but:
            mask &= chosen.one(dimension, value)
    for dimension in ("actor", "account"):
        value = getattr(asked, dimension)
        if value and dimension != but:
            mask &= chosen.many(dimension, [chosen.code(dimension, value)])
    if (asked.start or asked.end) and but != "month":
        mask &= chosen.within(asked.start, asked.end)
    if asked.q:
        mask &= chosen.words(asked.q)
    return mask


def facets(connection: Connection, asked: EventFilter) -> Facets:
    """The counts of each dimension's values, largest first; months in their order."""
    chosen = Selection(connection, "events")
    found = {d: _values(connection, d, chosen.counts(d, fitting(chosen, asked, d))) for d in DIMENSIONS}
    found["month"] = tuple(sorted(found["month"], key=lambda v: v.value))
    return Facets(**found)


def _values(connection: Connection, dimension: str, counts: Any) -> tuple[FacetValue, ...]:
    most = len(counts) if dimension == "month" else MOST_VALUES
    top = [int(c) for c in np.argsort(-counts, kind="stable")[:most] if counts[c]]
    t = schema.codes.c
    query = select(t.code, t.value, t.label).where(t.dimension == f"events.{dimension}", t.code.in_(top))
    names = {r.code: (r.value, r.label) for r in connection.execute(query)}
    made = [FacetValue(*names[c], int(counts[c])) for c in top if c in names]
    return tuple(sorted(made, key=lambda v: (-v.count, v.label.casefold(), v.value)))


def marks(connection: Connection, asked: EventFilter, limit: int) -> Marks:
    """The marks of the events that most accounts tell, in order of time."""
    chosen = Selection(connection, "events")
    order = chosen.array("by_accounts")
    mask = fitting(chosen, asked)
    numbers = order[mask[order]]
    wanted = sorted(int(n) for n in numbers[:limit])
    found: list[EventMark] = []
    for i in range(0, len(wanted), 500):
        query = select(*_MARK).where(_T.number.in_(wanted[i : i + 500])).order_by(_T.number)
        found += (EventMark(*r) for r in connection.execute(query))
    return Marks(tuple(found), max(0, len(numbers) - limit))


def _numbered(connection: Connection, numbers: Sequence[int]) -> tuple[EventRow, ...]:
    query = select(_T.number, *_ROW).where(_T.number.in_(numbers))
    found = {r[0]: _row(r[1:]) for r in connection.execute(query)}
    return tuple(found[n] for n in numbers if n in found)


def _row(r: Any) -> EventRow:
    return EventRow(*r)
