"""Whose word it is: the speaker of the innermost quotation or report around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from crossbearing.records import Attribution

Said = list[tuple[int, int, str]]


def said_by(attributions: Iterable[Attribution]) -> Said:
    """What is said by somebody who is named, in order of the text."""
    return sorted((a.start, a.end, a.sources[-1]) for a in attributions if a.sources)


def speaker(said: Said, offset: int) -> str | None:
    """Who is quoted with the words at the offset: the innermost speaker."""
    best: tuple[int, str] | None = None
    for start, end, name in said[: bisect_left(said, (offset + 1, 0, ""))]:
        if end > offset and (best is None or end - start < best[0]):
            best = (end - start, name)
    return best[1] if best else None
