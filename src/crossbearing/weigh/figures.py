"""Figures as ranges: what the words allow, and the number that they state.

A range is `low..high`, None on a side that the words leave open. Figures are non-negative, so an open low side is 0.
"""

from __future__ import annotations

import math

import msgspec

# A range whose ends differ by less than this factor is a figure with some width ("about 120": 0.9N..1.1N, factor 1.22);
# a wider one ("dozens": 24..99, "thousands": 2000..9999) only names an order of magnitude.
WIDTH_OF_ABOUT = 1.25
# Two figures are one where they differ by less than rounding: "5.1" and "5.10", not "17" and "18".
ROUNDING = 1e-9

# From this number on a bound's next number is as good as itself: "more than 80,000" and 80,000 agree, "more than 3" and 3 do not.
NEXT_TO = 100


class Figure(msgspec.Struct, frozen=True):
    """`low..high` with infinity for an open high side; `open_low`, `open_high` tell what the words left open."""

    low: float
    high: float
    open_low: bool = False
    open_high: bool = False

    @property
    def exact(self) -> bool:
        return self.high - self.low <= ROUNDING * max(1.0, abs(self.high)) if not self.open_high else False

    @property
    def zero(self) -> bool:
        return self.high == 0

    @property
    def bound(self) -> bool:
        """Only one side is told: "at least 12", "up to 20"."""
        return self.open_low or self.open_high

    @property
    def vague(self) -> bool:
        """An order of magnitude, both ends told: "dozens", "thousands"."""
        return not self.bound and self.low > 0 and self.high / self.low > WIDTH_OF_ABOUT * 1.2

    @property
    def stated(self) -> float | None:
        """The number in the words, as far as the range tells it: the bound, the middle of "about", None where vague."""
        if self.open_high:
            return self.low
        if self.open_low:
            return self.high
        if self.exact:
            return self.low
        if self.vague:
            return None
        return (self.low + self.high) / 2

    def holds(self, number: float) -> bool:
        slack = ROUNDING * max(1.0, abs(number))
        return self.low - slack <= number <= self.high + slack

    def overlaps(self, other: Figure) -> bool:
        slack = ROUNDING * max(1.0, abs(self.low), abs(other.low))
        return self.low <= other.high + slack and other.low <= self.high + slack

    def meets(self, other: Figure) -> bool:
        """A bound beside the number it starts from: "more than 80,000" (80,001 or more) and 80,000."""
        if not (self.bound or other.bound) or self.stated is None or other.stated is None:
            return False
        return other.stated >= NEXT_TO and abs(self.stated - other.stated) <= 1

    def within(self, other: Figure) -> bool:
        """Whether this range lies inside the other and is not the same."""
        return other.low <= self.low and self.high <= other.high and not self.same(other)

    def same(self, other: Figure) -> bool:
        return close(self.low, other.low) and close(self.high, other.high)

    def __str__(self) -> str:
        if self.exact:
            return number(self.low)
        if self.open_high:
            return f"{number(self.low)} or more"
        if self.open_low:
            return f"{number(self.high)} at most"
        return f"{number(self.low)} to {number(self.high)}"


def figure(low: float | None, high: float | None) -> Figure | None:
    """The range of a claim, None where it carries no figure. Ends in the wrong order are put right."""
    if low is None and high is None:
        return None
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Figure(0.0 if low is None else low, math.inf if high is None else high, low is None, high is None)


def close(a: float, b: float) -> bool:
    if math.isinf(a) or math.isinf(b):
        return a == b
    return abs(a - b) <= ROUNDING * max(1.0, abs(a), abs(b))


def number(value: float) -> str:
    """A number as people write it: no needless decimals, thousands apart."""
    if math.isinf(value):
        return "any number"
    return f"{int(value):,}" if value == int(value) else f"{value:,.6g}"
