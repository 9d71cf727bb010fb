"""Spans of one text that are asked about often: whether one meets or holds another, in logarithmic time. Ends are exclusive."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Overlaps:
    """Spans in any order, which may nest and overlap."""

    __slots__ = ("_order", "_reach", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        numbered = sorted((start, end, number) for number, (start, end) in enumerate(spans))
        self._starts = [start for start, _, _ in numbered]
        # The furthest end of all spans up to this one.
        self._reach = list(accumulate((end for _, end, _ in numbered), max))
        self._order = [number for _, _, number in numbered]

    def meets(self, start: int, end: int) -> bool:
        """Whether a span shares a character with `start`..`end`."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start

    def holds(self, start: int, end: int) -> bool:
        """Whether all of `start`..`end` lies in one span."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._reach[before - 1] >= end

    def at(self, offset: int) -> list[int]:
        """The numbers, in the order given, of spans that may hold the character: all that do, and perhaps some beside them."""
        k = bisect_right(self._starts, offset) - 1
        found: list[int] = []
        while k >= 0 and self._reach[k] > offset:
            found.append(self._order[k])
            k -= 1
        return sorted(found)
