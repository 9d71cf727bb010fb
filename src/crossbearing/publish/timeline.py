"""The timeline: each event a lane, an interval as an interval, undated events apart.

Places are shares of the lane's width, 0..1, so that the page can be as narrow as it likes. Where one long gap parts early events from the
rest, the axis is broken there: the early ones take the first fifth.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import msgspec

from crossbearing.publish import dates
from crossbearing.records import Event

MOST_LANES, MOST_UNDATED = 30, 20
# The axis is broken where one gap is longer than this many times all that follows it.
_BREAK = 3.0
# It is also broken where at least CROWD events lie within less than this part of the whole time.
_CROWD, _CROWDED = 4, 12
# The share of the axis that early events get, when they are few and when they are many.
_EARLY, _EARLY_MANY, _FEW = 0.2, 0.38, 3
_PAUSE = 0.05
# The early part of a broken axis is at least this many days long, so that a month in it is not as wide as all of it.
_EARLY_LEAST = 730
# Dates below the axis are at least this share apart.
_APART = 0.12
# The narrowest share of the lane at which an interval is still seen.
_LEAST = 0.008


class Lane(msgspec.Struct, frozen=True):
    """`left`, `width` in shares; `begins_open` where only the end is told."""

    event: Event
    left: float
    width: float
    begins_open: bool


class Tick(msgspec.Struct, frozen=True):
    at: float
    text: str


class Timeline(msgspec.Struct, frozen=True):
    """`undated` are the events without a date; `breaks` is the share at which the axis is broken, None where it is whole; `left_out` counts the events that have no lane."""

    lanes: tuple[Lane, ...]
    undated: tuple[Event, ...]
    ticks: tuple[Tick, ...]
    breaks: float | None
    left_out: int


def days(event: Event) -> tuple[date, date, bool] | None:
    """First and last day of an event, and whether its begin is open."""
    return days_between(event.start, event.end)


def days_between(start: str | None, end: str | None) -> tuple[date, date, bool] | None:
    """First and last day that two dates can mean, and whether the begin is open; None where neither is told."""
    first, last = dates.span(start), dates.span(end)
    if first and last:
        return (first[0], max(last[1], first[0]), False)
    if first:
        return (*first, False)
    return (*last, True) if last else None


def timeline(events: Sequence[Event]) -> Timeline:
    """The lanes of the events with the most claims, by date; undated ones apart."""
    chosen = sorted(events, key=lambda e: (not e.claims, days(e) is None, -len(e.documents), -len(e.claims), e.id))[
        :MOST_LANES
    ]
    dated = sorted(((d, e) for e in chosen if (d := days(e))), key=lambda x: (x[0][0], x[0][1], x[1].id))
    undated = [e for e in chosen if days(e) is None][:MOST_UNDATED]
    scale = Scale([d for d, _ in dated])
    lanes = []
    for (first, last, begins_open), e in dated:
        left = scale.at(first)
        right = scale.at(last + timedelta(days=1))
        width = max(right - left, _LEAST)
        lanes.append(
            Lane(
                e,
                round(min(left, 1 - _LEAST), 4),
                round(min(width, 1 - min(left, 1 - _LEAST)), 4),
                begins_open,
            )
        )
    left_out = len(events) - len(lanes) - len(undated)
    return Timeline(tuple(lanes), tuple(undated), scale.ticks(), scale.breaks, left_out)


class Scale:
    """Days to shares of the axis, 0..1, with at most one break (`breaks`)."""

    def __init__(self, spans: list[tuple[date, date, bool]]) -> None:
        self.breaks: float | None = None
        self.parts: list[tuple[date, date, float, float]] = []
        if not spans:
            return
        starts = sorted(s[0] for s in spans)
        end = max(s[1] for s in spans) + timedelta(days=1)
        cut = _cut(starts, end)
        if cut is None:
            self.parts = [(starts[0], end, 0.0, 1.0)]
            return
        early = [s for s in spans if s[0] < cut]
        width = _EARLY if len(early) <= _FEW else _EARLY_MANY
        least = starts[0] + timedelta(days=_EARLY_LEAST)
        early_end = min(max(max(s[1] for s in early), least) + timedelta(days=1), cut)
        self.breaks = width + _PAUSE / 2
        self.parts = [(starts[0], early_end, 0.0, width), (cut, end, width + _PAUSE, 1.0)]

    def at(self, day: date) -> float:
        """Where the day begins."""
        for first, last, left, right in self.parts:
            if day <= last:
                return left + (right - left) * max((day - first).days, 0) / max((last - first).days, 1)
        return 1.0

    def ticks(self) -> tuple[Tick, ...]:
        """Round dates along the axis."""
        found = []
        for n, (first, last, left, right) in enumerate(self.parts):
            few = 4 if not self.breaks or n else 1 if right <= _EARLY else 3
            for day, text in _marks(first, last, few):
                share = left + (right - left) * (day - first).days / max((last - first).days, 1)
                if left <= share <= right:
                    found.append(Tick(round(share, 4), text))
        kept: list[Tick] = []
        for tick in reversed(found):
            if not kept or kept[-1].at - tick.at >= _APART:
                kept.append(tick)
        return tuple(reversed(kept))


def _cut(starts: list[date], end: date) -> date | None:
    """Where the axis is broken: before the first event after which the rest is crowded, or lies beyond one long gap."""
    whole = (end - starts[0]).days
    for before, day in pairwise(starts):
        late = len(starts) - bisect_left(starts, day)
        rest = max((end - day).days, 1)
        if (day - before).days > _BREAK * rest or (late >= _CROWD and day > before and rest * _CROWDED < whole):
            return day
    return None


def _marks(first: date, last: date, few: int) -> list[tuple[date, str]]:
    """Round dates in a span: days, months, years or decades, at most `few`."""
    length = (last - first).days
    if few == 1:
        return [(first, str(first.year))]
    if length <= 62:
        step = max(1, -(-length // few))
        return [
            (first + timedelta(days=n), dates.short((first + timedelta(days=n)).isoformat(), year=n == 0))
            for n in range(0, length, step)
        ]
    if length <= 365 * 3:
        months = max(1, -(-length // 30 // few))
        found, month = [], first.year * 12 + first.month - 1
        while (day := date(month // 12, month % 12 + 1, 1)) < last:
            if day >= first:
                found.append((day, dates.short(day.isoformat()[:7])))
            month += months
        return found
    years = next(s for s in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 10000) if length / 365 / s <= few)
    return [
        (date(y, 1, 1), str(y))
        for y in range(-(-first.year // years) * years or years, last.year + 1, years)
        if date(y, 1, 1) >= first
    ]
