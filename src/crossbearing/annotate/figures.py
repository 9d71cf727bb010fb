"""Figures: numbers with the unit or currency beside them, the two ends of a range made one."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from crossbearing.annotate.numbers import Number, find_numbers
from crossbearing.annotate.ranges import joined, share_of, spread
from crossbearing.annotate.units import Unit, currency_before, unit_after, with_rate
from crossbearing.records import Time

_CLOCK = re.compile(r"T\d\d:")


@dataclass(slots=True, frozen=True)
class Figure:
    """`start`..`end` covers number, unit and currency; `values` are the numbers told; a `movement` ("from 12 to 17") is no range."""

    number: Number
    start: int
    end: int
    unit: Unit | None
    money: bool
    values: tuple[float, ...]
    movement: bool = False

    @property
    def bounds(self) -> tuple[float, float]:
        """The range of the words alone, without a hedge. A movement is where it ends."""
        if self.movement:
            return self.values[-1], self.values[-1]
        if self.number.vague:
            return self.number.low, self.number.high
        return self.values[0], self.values[-1]


def find_figures(text: str) -> list[Figure]:
    """Every figure of the text, in order."""
    out: list[Figure] = []
    for number in find_numbers(text):
        figure = _figure(text, number)
        last = out[-1] if out else None
        if last is not None and (pair := _pair(text, last, figure)) is not None:
            out[-1] = pair
        else:
            out.append(figure)
    return out


def _figure(text: str, n: Number) -> Figure:
    currency = currency_before(text, n.start) if n.digits else None
    unit = unit_after(text, n.end, n.value, n.start)
    start, end = currency.start if currency else n.start, unit.end if unit else n.end
    if currency is not None:
        unit = with_rate(text, Unit((unit if unit and unit.kind == "money" else currency).name, "money", start, end))
        end = max(end, unit.end)
    return Figure(n, start, end, unit, currency is not None, n.stated)


def _pair(text: str, last: Figure, f: Figure) -> Figure | None:
    """The two figures as one, where the words make them so."""
    if last.unit is None and (part := share_of(text, last.number, f.number)) is not None:
        number = f.number._replace(start=last.number.start, value=part, low=part, high=part, stated=(part,), share=True)
        return Figure(number, last.start, f.end, f.unit, money=False, values=(part,))
    if len(last.values) != 1:
        return None
    kind = joined(text, last.number, last.start, last.unit, f.number, f.start, f.unit)
    if kind is None:
        return None
    return replace(
        f,
        number=f.number._replace(start=last.number.start),
        start=last.start,
        unit=f.unit or last.unit,
        money=f.money or last.money,
        values=(spread(last.number, f.number), f.number.value),
        movement=kind == "movement",
    )


class DateSpans:
    """The spans of dates, clock times and sets, in which no figure is a quantity."""

    def __init__(self, times: tuple[Time, ...]) -> None:
        spans = sorted((t.start, t.end, _CLOCK.search(t.value) is not None) for t in times if t.type != "DURATION")
        self._starts, self._ends = [s for s, _, _ in spans], [e for _, e, _ in spans]
        self._clocks = [c for _, _, c in spans]

    def hold(self, f: Figure) -> bool:
        """Whether the figure is part of a date; "two days later" is a date and also two days."""
        i = bisect_right(self._starts, f.number.end - 1) - 1
        inside = i >= 0 and f.number.start < self._ends[i]
        return inside and (self._clocks[i] or f.unit is None or f.unit.kind not in ("time", "age"))
