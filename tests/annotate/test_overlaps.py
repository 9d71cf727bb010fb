from hypothesis import given
from hypothesis import strategies as st

from crossbearing.annotate.overlaps import Overlaps

SPAN = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda x: (x[0], x[0] + x[1]))


@given(st.lists(SPAN, max_size=12), SPAN)
def test_spans_that_meet_and_hold(spans: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    start, end = asked
    overlaps = Overlaps(spans)
    assert overlaps.meets(start, end) == any(s < end and start < e for s, e in spans)
    assert overlaps.holds(start, end) == any(s <= start and end <= e for s, e in spans)
    assert {n for n, (s, e) in enumerate(spans) if s <= start < e} <= set(overlaps.at(start))
    assert overlaps.at(start) == sorted(set(overlaps.at(start)))
