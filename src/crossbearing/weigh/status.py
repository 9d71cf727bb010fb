"""Whether what is told of an attribute agrees."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from crossbearing.records.reading import Status
from crossbearing.weigh.ballot import Vote
from crossbearing.weigh.figures import Figure, figure
from crossbearing.weigh.folding import plain
from crossbearing.weigh.moments import compare


def status(votes: Sequence[Vote]) -> Status:
    """`single` for one independent word, `agreed` where all say the same, `compatible` where all can be true, `updated` where the
    differences follow the order of time or one source corrects itself, else `disputed`."""
    counted = [v for v in votes if v.counts] or list(votes)
    if len({v.source for v in counted}) <= 1 and len(_different(counted)) <= 1:
        return "single"
    if len(_different(counted)) <= 1:
        return "agreed"
    figures = [(figure(v.low, v.high), v) for v in counted]
    if any(f is None for f, _ in figures):
        return "updated" if _in_time([], counted) else "disputed"
    told = [(f, v) for f, v in figures if f is not None]
    low, high = max(f.low for f, _ in told), min(f.high for f, _ in told)
    if low <= high:
        return "compatible"
    return "updated" if _in_time(told, counted) else "disputed"


def _different(votes: Sequence[Vote]) -> set[object]:
    return {(v.low, v.high) if v.value is None else plain(v.value) for v in votes}


def _in_time(told: Sequence[tuple[Figure, Vote]], votes: Sequence[Vote]) -> bool:
    """Whether any two that cannot both be true stand at different moments."""
    rows: list[tuple[object, Vote]] = [(f, v) for f, v in told] or [(plain(v.value or ""), v) for v in votes]
    latest: dict[object, tuple[str, str]] = {}
    for f, v in rows:
        if v.moment is None:
            return False
        first, last = latest.get(f, (v.moment, v.moment))
        latest[f] = (
            v.moment if compare(v.moment, first) == -1 else first,
            v.moment if compare(v.moment, last) == 1 else last,
        )
    spans = sorted(latest.items(), key=lambda s: s[1])
    for (one, a), (two, b) in pairwise(spans):
        clash = not one.overlaps(two) if isinstance(one, Figure) and isinstance(two, Figure) else one != two
        if clash and compare(a[1], b[0]) != -1:
            return False
    return True
