"""Pieces of overlapping spans, and the lanes of their underlines."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from crossbearing.records import Span
from crossbearing.web.texts.segments import lanes, segments

SPANS = st.lists(st.tuples(st.integers(-5, 45), st.integers(-5, 45)).map(lambda p: Span(min(p), max(p))), max_size=12)


@given(SPANS)
def test_the_pieces_tile_the_range_and_know_what_lies_over_them(spans: list[Span]) -> None:
    cut = segments(0, 40, spans)
    assert cut[0].start == 0 and cut[-1].end == 40
    assert all(a.end == b.start for a, b in pairwise(cut))
    for at in range(40):
        piece = next(s for s in cut if s.start <= at < s.end)
        assert set(piece.over) == {n for n, s in enumerate(spans) if s.start <= at < s.end}


def test_the_longest_span_comes_first() -> None:
    cut = segments(0, 10, [Span(2, 4), Span(0, 8), Span(2, 6)])
    assert next(s.over for s in cut if s.start == 2) == (1, 2, 0)


@given(SPANS)
def test_spans_that_overlap_have_lanes_of_their_own(spans: list[Span]) -> None:
    lane = lanes(spans, 99)
    for a, b in combinations(range(len(spans)), 2):
        if spans[a].overlaps(spans[b]):
            assert lane[a] != lane[b]


def test_the_last_lane_takes_what_is_too_much() -> None:
    assert max(lanes([Span(0, 9)] * 10, 4)) == 3
    assert lanes([Span(0, 3), Span(3, 6), Span(5, 9)], 4) == [0, 0, 1]
