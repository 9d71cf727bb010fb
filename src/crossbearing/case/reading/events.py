"""Events: the list, its facets, and the marks of a timeline or map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import numpy as np
from sqlalchemy import Connection, select, text

from crossbearing.case import schema
from crossbearing.case.basis import fact
from crossbearing.case.columns import Ints
from crossbearing.case.reading.rows import EventFilter, EventMark, EventRow, EventSort, Facets, FacetValue, Marks, Page
from crossbearing.case.reading.selection import GROWN_ORDER, Mask, Selection

DIMENSIONS = ("type", "country", "admin1", "month", "actor", "account", "status")
# Values of a dimension that a list of filters shows.
MOST_VALUES = 50
# Under which name the counts of the whole case are kept.
STORED = "facets"
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
    order, chosen = _ORDER[sort], Selection(connection, "events")
    if asked == EventFilter() and not len(chosen.array(GROWN_ORDER)):
        query = select(*_ROW).where(order >= offset, order < offset + limit).order_by(order)
        return Page(tuple(_row(r) for r in connection.execute(query).all()), _count(connection), offset, limit)
    numbers = chosen.ordered(fitting(chosen, asked), sort)
    wanted = [int(n) for n in numbers[offset : offset + limit]]
    return Page(_numbered(connection, wanted), len(numbers), offset, limit)


def rows(connection: Connection, ids: Sequence[str]) -> tuple[EventRow, ...]:
    """The rows of these events, in this order."""
    found = {r.id: _row(r) for r in connection.execute(select(*_ROW).where(_T.id.in_(list(ids)))).all()}
    return tuple(found[i] for i in ids if i in found)


def _parts(chosen: Selection, asked: EventFilter) -> dict[str, Mask]:
    """What each part of the filter lets through, by dimension."""
    found: dict[str, Mask] = {}
    for dimension in ("type", "country", "admin1", "status"):
        if value := getattr(asked, dimension):
            found[dimension] = chosen.one(dimension, value)
    for dimension in ("actor", "account"):
        if value := getattr(asked, dimension):
            found[dimension] = chosen.many(dimension, [chosen.code(dimension, value)])
    if asked.start or asked.end:
        found["month"] = chosen.within(asked.start, asked.end)
    if asked.q:
        found["word"] = chosen.words(asked.q)
    return found


def fitting(chosen: Selection, asked: EventFilter) -> Mask:
    """The events that fit the whole filter."""
    return _all(chosen, _parts(chosen, asked).values())


def _all(chosen: Selection, masks: Iterable[Mask]) -> Mask:
    mask = chosen.everything()
    for m in masks:
        mask &= m
    return mask


def facets(connection: Connection, asked: EventFilter) -> Facets:
    """The counts of each dimension's values, largest first; months in their order."""
    if asked == EventFilter() and (held := fact(connection, STORED)) is not None:
        return msgspec.convert(held, Facets)
    return counted(connection, asked)


def counted(connection: Connection, asked: EventFilter) -> Facets:
    """The counts as the rows stand."""
    chosen = Selection(connection, "events")
    parts = _parts(chosen, asked)
    whole = _all(chosen, parts.values())
    counts = {
        d: chosen.counts(d, _all(chosen, (m for k, m in parts.items() if k != d)) if d in parts else whole)
        for d in DIMENSIONS
    }
    top = {d: _top(c, len(c) if d == "month" else MOST_VALUES) for d, c in counts.items()}
    names = _names(connection, top)
    found = {
        d: tuple(
            sorted(
                (FacetValue(*names[d, c], int(counts[d][c])) for c in codes if (d, c) in names),
                key=lambda v: (-v.count, v.label.casefold(), v.value),
            )
        )
        for d, codes in top.items()
    }
    found["month"] = tuple(sorted(found["month"], key=lambda v: v.value))
    return Facets(**found)


def _top(counts: Ints, most: int) -> list[int]:
    """The codes with the largest counts."""
    candidates = np.flatnonzero(counts)
    if len(candidates) > 4 * most:
        # Sorting all accounts and actors of a large case would take longer than counting them.
        there = counts[candidates]
        candidates = candidates[there >= np.partition(there, -most)[-most]]
    return [int(c) for c in candidates[np.argsort(-counts[candidates], kind="stable")][:most]]


def _names(connection: Connection, top: dict[str, list[int]]) -> dict[tuple[str, int], tuple[str, str]]:
    """Value and label of each code, by dimension and code; one statement for all of them."""
    asked = " UNION ALL ".join(
        f"SELECT '{d}', code, value, label FROM codes WHERE dimension = 'events.{d}' AND code IN ({', '.join(map(str, codes))})"  # noqa: S608 - our own names and numbers
        for d, codes in top.items()
        if codes
    )
    rows = connection.exec_driver_sql(asked).all() if asked else []
    return {(d, code): (value, label) for d, code, value, label in rows}


def marks(connection: Connection, asked: EventFilter, limit: int) -> Marks:
    """The marks of the events that most accounts tell, in order of time."""
    chosen = Selection(connection, "events")
    if asked == EventFilter() and not len(chosen.array(GROWN_ORDER)):
        query = select(_T.number, *_MARK).where(_T.by_accounts < limit)
        rows = sorted(connection.execute(query).all(), key=lambda r: r[0])
        return Marks(tuple(_mark(r[1:]) for r in rows), max(0, _count(connection) - limit))
    order = chosen.array("by_accounts")
    numbers = order[fitting(chosen, asked)[order]]
    wanted = ", ".join(str(int(n)) for n in numbers[:limit])
    fit = connection.execute(select(*_MARK).where(text(f"number IN ({wanted})")).order_by(_T.number)).all()
    return Marks(tuple(map(_mark, fit)), max(0, len(numbers) - limit))


def _count(connection: Connection) -> int:
    return int(fact(connection, "events") or 0)


def _mark(r: Any) -> EventMark:
    return EventMark(*r)


def _numbered(connection: Connection, numbers: Sequence[int]) -> tuple[EventRow, ...]:
    query = select(_T.number, *_ROW).where(_T.number.in_(numbers))
    found = {r[0]: _row(r[1:]) for r in connection.execute(query).all()}
    return tuple(found[n] for n in numbers if n in found)


def _row(r: Any) -> EventRow:
    return EventRow(*r)
