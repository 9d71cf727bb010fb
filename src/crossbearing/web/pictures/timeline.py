"""The timeline of a page: one axis for the strip of all events and for the bar beside each event of the list.

The strip has three lanes: events known to the day, those known only to a month, a year or a decade, and (in words) those without a date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from crossbearing.case.reading.rows import EventMark, EventRow
from crossbearing.publish import dates
from crossbearing.publish.timeline import Scale, Tick, days_between

# The narrowest share of the axis at which an interval is still seen, and the gap between two in a row.
_LEAST, _GAP = 0.006, 0.003
# The share of a column that a letter of a date in its head takes.
_LETTER = 0.032
_YEAR = re.compile(r"\d{4}")
# Rows of a lane that a reader can still take in.
_MOST_ROWS, _MOST_COARSE = 18, 10
ROW, _APART = 9, 16
# Bars that are drawn; more would only be black.
MOST_BARS = 250


class Bar(msgspec.Struct, frozen=True):
    """An event as a bar: `left` and `width` in shares of the axis, `row` counted from 0; `open` where only its end is told."""

    mark: EventMark
    left: float
    width: float
    row: int
    open: bool


class Lane(msgspec.Struct, frozen=True):
    """`rows` is how many rows the bars take; `left_out` counts those that found none."""

    bars: tuple[Bar, ...]
    rows: int
    left_out: int

    @property
    def height(self) -> int:
        return self.rows * ROW


class Axis(msgspec.Struct, frozen=True):
    """The axis; `breaks` is where it is broken, None where it is whole."""

    scale: Scale
    ticks: tuple[Tick, ...]
    breaks: float | None

    @property
    def sparse(self) -> tuple[Tick, ...]:
        """As many of the ticks as have room above a column of the list, first those that tell the year."""
        kept: list[Tick] = []
        for tick in sorted(self.ticks, key=lambda t: (not _YEAR.search(t.text), t.at)):
            if all(_apart(*sorted((tick, other), key=lambda t: t.at)) for other in kept):
                kept.append(tick)
        return tuple(sorted(kept, key=lambda t: t.at))

    def bar(self, start: str | None, end: str | None) -> tuple[float, float, bool] | None:
        """Left, width and whether the begin is open; None for an event without a date or beyond the axis."""
        span = days_between(start, end)
        if span is None or not self.scale.parts:
            return None
        first, last, begins_open = span
        left, right = self.scale.at(first), self.scale.at(last + timedelta(days=1))
        left = min(left, 1 - _LEAST)
        return round(left, 4), round(min(max(right - left, _LEAST), 1 - left), 4), begins_open


def _apart(left: Tick, right: Tick) -> bool:
    return right.at - left.at >= _LETTER * (len(left.text) + 1)


class Strip(msgspec.Struct, frozen=True):
    """`undated` counts the marks without a date; `left_out` those for which there is no room."""

    axis: Axis
    precise: Lane
    coarse: Lane
    undated: int
    left_out: int

    @property
    def height(self) -> int:
        """Pixels that the bars take; the second lane stands apart."""
        return self.precise.height + (self.coarse.height + _APART if self.coarse.rows else 0)


def axis(marks: Sequence[EventMark | EventRow]) -> Axis:
    """The axis on which all marks lie."""
    scale = Scale([span for m in marks if (span := days_between(m.start, m.end))])
    return Axis(scale, scale.ticks(), scale.breaks)


def strip(marks: Sequence[EventMark], line: Axis) -> Strip:
    """All marks in as few rows as keep them apart."""
    dated = [m for m in marks if days_between(m.start, m.end)]
    chosen = sorted(dated, key=lambda m: (-m.accounts, m.id))[:MOST_BARS]
    precise = _lane([m for m in chosen if not coarse(m.start, m.end)], line, _MOST_ROWS)
    rough = _lane([m for m in chosen if coarse(m.start, m.end)], line, _MOST_COARSE)
    left_out = len(dated) - len(chosen) + precise.left_out + rough.left_out
    return Strip(line, precise, rough, len(marks) - len(dated), left_out)


def coarse(start: str | None, end: str | None) -> bool:
    """Whether the event is known only to a month, a year or a decade: neither of its dates is a day."""
    told = [span for value in (start, end) if (span := dates.span(value))]
    return bool(told) and all((last - first).days > 6 for first, last in told)


def _lane(marks: Sequence[EventMark], line: Axis, most: int) -> Lane:
    """The bars in rows, none over another; those of the most accounts find their place first."""
    ends: list[list[tuple[float, float]]] = []
    bars: list[Bar] = []
    left_out = 0
    for mark in sorted(marks, key=lambda m: (_first(m), m.id)):
        placed = line.bar(mark.start, mark.end)
        if placed is None:
            continue
        left, width, begins_open = placed
        row = next(
            (n for n, row in enumerate(ends) if all(left >= b + _GAP or left + width + _GAP <= a for a, b in row)), None
        )
        if row is None:
            if len(ends) >= most:
                left_out += 1
                continue
            row = len(ends)
            ends.append([])
        ends[row].append((left, left + width))
        bars.append(Bar(mark, left, width, row, begins_open))
    return Lane(tuple(bars), len(ends), left_out)


def _first(mark: EventMark) -> date:
    span = days_between(mark.start, mark.end)
    return span[0] if span else date.max


def sentence(marks: Sequence[EventMark], found: Strip) -> str:
    """What the strip shows, for those who do not see it."""
    dated = len(marks) - found.undated
    spans = [span for m in marks if (span := days_between(m.start, m.end))]
    if not spans:
        return f"No date is told of {len(marks)} events"
    first, last = min(s[0] for s in spans).isoformat(), max(s[1] for s in spans).isoformat()
    said = f"{dated:,} {'event' if dated == 1 else 'events'} between {dates.words(first)} and {dates.words(last)}"
    if found.coarse.bars:
        said += f", {len(found.coarse.bars):,} of them known only to the month, the year or the decade"
    return said + (f"; no date told of {found.undated:,} more" if found.undated else "")
