"""Spans that nest and overlap as they like, cut into pieces that do not.

Offsets are code points, half open. Nothing here knows of HTML.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

import msgspec


class Spanned(Protocol):
    """Anything with a start and an end."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class Segment(msgspec.Struct, frozen=True):
    """A piece of text over all of which the same spans lie: `over` are their places in the sequence given, longest span first."""

    start: int
    end: int
    over: tuple[int, ...]


def segments(start: int, end: int, spans: Sequence[Spanned]) -> list[Segment]:
    """The range `start..end` as pieces without gap or overlap, cut at every border of a span inside it."""
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    borders = {start, end}
    for n, span in enumerate(spans):
        first, last = max(span.start, start), min(span.end, end)
        if first >= last:
            continue
        opens.setdefault(first, []).append(n)
        closes.setdefault(last, []).append(n)
        borders |= {first, last}
    edges = sorted(borders)
    active: dict[int, None] = {}
    made: list[Segment] = []
    for at, until in pairwise(edges):
        for n in closes.get(at, ()):
            del active[n]
        for n in opens.get(at, ()):
            active[n] = None
        over = sorted(active, key=lambda n: (spans[n].start - spans[n].end, spans[n].start, n))
        made.append(Segment(at, until, tuple(over)))
    return made


def lanes(spans: Sequence[Spanned], most: int) -> list[int]:
    """A lane for each span, so that no two that overlap share one while there are fewer than `most`; the last lane holds the rest."""
    free: list[int] = []
    found = [0] * len(spans)
    for n in sorted(range(len(spans)), key=lambda n: (spans[n].start, -spans[n].end, n)):
        lane = next((i for i, until in enumerate(free) if until <= spans[n].start), len(free))
        if lane == len(free) and lane < most:
            free.append(0)
        lane = min(lane, most - 1)
        free[lane] = max(free[lane], spans[n].end)
        found[n] = lane
    return found
