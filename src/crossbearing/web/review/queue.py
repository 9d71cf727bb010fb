"""The queue of the doubtful, less what is decided: the next thing to look at."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

import msgspec

from crossbearing.case.decisions.decision import Decision
from crossbearing.case.decisions.standing import standing
from crossbearing.case.doubts import doubts
from crossbearing.case.reading.rows import Doubt, DoubtKind

if TYPE_CHECKING:
    from crossbearing.case.reading import Reading

# Doubts that are looked at together, and passed over at most at one look: decided ones vanish at the next refresh.
_AT_ONCE, _MOST = 50, 2000
_VERDICTS = frozenset({"accept", "reject", "correct", "merge", "split", "not_same"})


class Place(msgspec.Struct, frozen=True):
    """A doubt by its place in the queue, and the claim of it that is to be decided on (None where the doubt is about an event)."""

    number: int
    doubt: Doubt
    claim: str | None


def decided(log: Collection[Decision]) -> frozenset[str]:
    """What has a standing decision: claims, events, names; pairs as `a b`."""
    out: set[str] = set()
    for d in standing(tuple(log)):
        if d.kind in _VERDICTS:
            out.add(d.target.id if d.target.other is None else pair(d.target.id, d.target.other))
    return frozenset(out)


def pair(a: str, b: str) -> str:
    """Two ids as one key, in either order the same."""
    return " ".join(sorted((a, b)))


def next_place(
    reading: Reading, done: Collection[str], first: int, skip: int, kind: DoubtKind | None, event: str | None
) -> Place | None:
    """The first undecided place from the `first` doubt on, of that doubt without its first `skip` claims; None at the end of the queue."""
    for number, doubt in _doubts(reading, first, kind, event):
        left = skip if number == first else 0
        if doubt.kind == "link":
            key = pair(doubt.target, doubt.other) if doubt.other else doubt.target
            if key not in done and not left:
                return Place(number, doubt, None)
            continue
        claims = [c for c in doubt.claims[left:] if c not in done]
        if claims:
            return Place(number, doubt, claims[0])
    return None


def total(reading: Reading, kind: DoubtKind | None, event: str | None) -> int:
    """How many doubts there are, decided ones too."""
    return len(list(_of_event(reading, event))) if event else reading.doubtful(0, 1, kind).total


def _doubts(reading: Reading, first: int, kind: DoubtKind | None, event: str | None) -> Iterator[tuple[int, Doubt]]:
    if event:
        yield from ((n, d) for n, d in enumerate(_of_event(reading, event)) if n >= first)
        return
    for start in range(first, first + _MOST, _AT_ONCE):
        rows = reading.doubtful(start, _AT_ONCE, kind).rows
        yield from enumerate(rows, start)
        if len(rows) < _AT_ONCE:
            return


def _of_event(reading: Reading, event: str) -> list[Doubt]:
    record = reading.event(event)
    return [d for d in doubts(record) if d.event == event] if record else []
