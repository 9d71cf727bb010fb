"""Who is meant by the words of a span: the bearer that the names layer has found there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from crossbearing.records import Name

_START = attrgetter("start")


def names_in(names: Sequence[Name], start: int, end: int) -> Sequence[Name]:
    """The names (in order, none overlapping) that overlap the span."""
    first = bisect_right(names, start, key=_START)
    if first and names[first - 1].end > start:
        first -= 1
    return names[first : bisect_left(names, end, key=_START)]


def resolve(names: Sequence[Name], start: int, end: int) -> Name | None:
    """The bearer of a span: the name that fills it, else the last person in it, else its last name; None where nobody is named there.

    `names` are those of one account, as `find_names` gives them."""
    held = names_in(names, start, end)
    if not held:
        return None
    for name in held:
        if name.start <= start and end <= name.end:
            return name
    people = [n for n in held if n.kind == "person"]
    return people[-1] if people else held[-1]
