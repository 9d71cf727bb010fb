"""Figures over time: which cells are drawn, and where each stands."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from crossbearing.publish import dates, wording
from crossbearing.publish.origin_of import OriginOf
from crossbearing.publish.rows import Cell, Row
from crossbearing.publish.sigla import Siglum

WIDTH = 690
# Pixels that a mark needs; where the words over two marks would touch, they are all left to the table.
_ROOM = 66
MOST_MARKS = 24
# What is counted in heads: the noun that is counted is no unit.
_COUNTS = frozenset(
    {"fatalities", "injured", "missing", "displaced", "detained", "participants", "troops", "population"}
)
# Pixels that a character of the words over a mark takes.
CHARACTER = 6.3


class Mark(msgspec.Struct, frozen=True):
    """One cell on the chart: the day that it is told for, its place in pixels from the left, and whose word it is."""

    cell: Cell
    letter: str
    hue: str
    day: str | None
    x: float
    origin: str


def drawable(row: Row) -> bool:
    """Whether there is something to compare: two or more different figures of the whole, in one unit."""
    claims = [c.claim for cs in row.cells.values() for c in cs if _whole(c)]
    return len({(c.low, c.high) for c in claims}) > 1 and len({c.unit for c in claims}) <= (
        99 if row.attribute in _COUNTS else 1
    )


def _whole(cell: Cell) -> bool:
    """Whether a cell is a figure of what the row counts, not of a part of it."""
    return ends(cell) is not None and not cell.claim.part and cell.mark != "scope"


def ends(cell: Cell) -> tuple[float | None, float | None] | None:
    """The range that the words allow, None for what is no figure."""
    low, high = cell.claim.low, cell.claim.high
    return None if low is None and high is None else (low, high)


def marks(row: Row, sigla: Mapping[str, Siglum], origin_of: OriginOf | None = None) -> list[Mark]:
    """The row's cells in the order of their days, spread so that none hides another; those without a day stand last."""
    whose = origin_of or OriginOf(sigla)
    found: list[tuple[bool, str, str, Cell, str | None]] = []
    for document, cells in row.cells.items():
        if document not in sigla:
            continue
        seen: set[object] = set()
        # Of a headline and the sentence that says on whose word, the sentence stands for both.
        for cell in sorted(cells, key=lambda c: not c.claim.sources):
            claim = cell.claim
            same = (claim.low, claim.high, claim.as_of, claim.factuality)
            # A part ("three of them children") is no figure of the whole; the same figure told twice is one mark.
            if _whole(cell) and same not in seen:
                seen.add(same)
                day = cell.claim.as_of or sigla[document].document.published
                known = dates.span(day)
                found.append(
                    (known is None, known[0].isoformat() if known else "", document, cell, day if known else None)
                )
    found.sort(key=lambda f: (f[0], f[1], sigla[f[2]].letter, f[3].claim.start))
    found = found[:MOST_MARKS]
    longest = max((len(short(f[3])) for f in found), default=0)
    xs = _spread([f[1] for f in found], max(_ROOM, longest * CHARACTER + 10))
    return [
        Mark(cell, sigla[doc].letter, sigla[doc].hue, day, x, whose(cell.claim))
        for (_, _, doc, cell, day), x in zip(found, xs, strict=True)
    ]


def _spread(days: list[str], room: float) -> list[float]:
    """Places in pixels: by time, pushed apart where they would touch."""
    if not days:
        return []
    room = min(room, (WIDTH - 60) / len(days))
    known = [s[0].toordinal() for d in days if (s := dates.span(d))]
    first, last = (min(known), max(known)) if known else (0, 0)
    xs: list[float] = []
    for day in days:
        at = dates.span(day)
        share = (
            (at[0].toordinal() - first) / (last - first) if at and last > first else (1.0 if known and not at else 0.0)
        )
        wanted = 56 + share * (WIDTH - 100)
        xs.append(max(wanted, xs[-1] + room) if xs else wanted)
    edge = float(WIDTH - 40)
    for n in range(len(xs) - 1, -1, -1):
        xs[n] = min(xs[n], edge)
        edge = xs[n] - room
    return xs


def short(cell: Cell) -> str:
    """`28,000+`, `¬ 31`."""
    text = wording.figure(cell.claim.low, cell.claim.high).replace(" or more", "+")
    return f"¬ {text}" if cell.claim.factuality == "denied" else text
