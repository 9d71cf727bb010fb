"""The scale of a chart of figures: where a value stands, and at which round values lines are drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

# From this ratio of largest to smallest figure on, equal steps would press the small ones flat: the axis is logarithmic then.
LOGARITHMIC = 60
# How far an open end is drawn, as a share of the axis (or a factor on a logarithmic one).
OPEN, OPEN_FACTOR = 0.13, 1.5
# Lines that a reader still counts.
LINES = 5


class Axis(msgspec.Struct, frozen=True):
    """From `base` at the foot to `top`; `height` in pixels."""

    base: float
    top: float
    log: bool
    height: float

    def y(self, value: float) -> float:
        """Pixels from the upper edge."""
        if self.log:
            share = math.log(max(value, self.base) / self.base) / math.log(self.top / self.base)
        else:
            share = (value - self.base) / (self.top - self.base)
        return self.height * (1 - share)

    def ends(self, low: float | None, high: float | None) -> tuple[float, float]:
        """Where a range is drawn from and to: an open end goes a little beyond what is told."""
        if low is None:
            told = high or 0.0
            return max(self.base, told / OPEN_FACTOR if self.log else told - (self.top - self.base) * OPEN), told
        if high is None:
            return low, min(self.top, low * OPEN_FACTOR if self.log else low + (self.top - self.base) * OPEN)
        return low, high

    def ticks(self) -> list[float]:
        """Round values on the axis."""
        if self.log:
            first, last = math.floor(math.log10(self.base)), math.ceil(math.log10(self.top))
            steps = (1,) if last - first > 3 else (1, 3)
            return [v for e in range(first, last + 1) for s in steps if self.base <= (v := s * 10.0**e) <= self.top]
        step = _step((self.top - self.base) / (LINES - 1))
        first_tick = math.ceil(self.base / step - 1e-9)
        return [n * step for n in range(first_tick, math.floor(self.top / step + 1e-9) + 1)]


def axis(numbers: Sequence[float], height: float, from_zero: bool = True, whole: bool = True) -> Axis:
    """The axis on which all the numbers stand, with room for open ends. A magnitude's begins near its least value, not at nought."""
    top, least = max(numbers), min((v for v in numbers if v > 0), default=1.0)
    if from_zero and min(numbers) >= 1 and top / least > LOGARITHMIC:
        return Axis(max(1.0, least / 2), top * OPEN_FACTOR * 1.1, True, height)
    base = 0.0 if from_zero else min(numbers) - max((top - min(numbers)) * 0.3, 0.2)
    reach = (top + (top - base) * (OPEN + 0.04)) or 1.0
    step = _step((reach - base) / (LINES - 1))
    if whole:
        step = max(step, 1.0)
    base = math.floor(base / step) * step if not from_zero else base
    return Axis(base, math.ceil(reach / step - 1e-9) * step, False, height)


def _step(rough: float) -> float:
    """The next of 1, 2, 2.5, 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(s * power for s in (1, 2, 2.5, 5, 10) if s * power >= rough * 0.999)
