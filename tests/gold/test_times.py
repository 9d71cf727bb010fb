"""The time layer on its own gold: what is found, what it means, which days it can mean."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from crossbearing.records import Time
from tests.gold.gold import Row, score

# Pinned at what is reached, rounded down to half a point.
SPANS, VALUES, INTERVALS = 99.5, 99.5, 99.5


def _words(row: Row, t: Time) -> str:
    return row.text[t.start : t.end]


def _spans_wanted(row: Row) -> Iterator[Hashable]:
    yield from (told[0] for told in row.gold)


def _spans_found(row: Row) -> Iterator[Hashable]:
    yield from (_words(row, t) for t in row.told.times)


def _values_wanted(row: Row) -> Iterator[Hashable]:
    yield from tuple(tuple(told[:3]) for told in row.gold)


def _values_found(row: Row) -> Iterator[Hashable]:
    yield from ((_words(row, t), t.type, t.value) for t in row.told.times)


def _intervals_wanted(row: Row) -> Iterator[Hashable]:
    yield from ((told[0], *told[3]) for told in row.gold if len(told) > 3)


def _intervals_found(row: Row) -> Iterator[Hashable]:
    asked = {told[0] for told in row.gold if len(told) > 3}
    yield from ((_words(row, t), t.earliest, t.latest) for t in row.told.times if _words(row, t) in asked)


def test_the_spans_of_times() -> None:
    got = score("times", _spans_wanted, _spans_found)
    assert got.f1 >= SPANS, str(got)


def test_the_types_and_values_of_times() -> None:
    got = score("times", _values_wanted, _values_found)
    assert got.f1 >= VALUES, str(got)


def test_the_days_that_times_can_mean() -> None:
    got = score("times", _intervals_wanted, _intervals_found)
    assert got.f1 >= INTERVALS, str(got)
