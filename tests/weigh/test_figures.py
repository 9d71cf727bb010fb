"""Figures as ranges."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.weigh.figures import Figure, figure, number


def made(low: float | None, high: float | None) -> Figure:
    found = figure(low, high)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("low", "high", "stated", "words"),
    [
        (12, 12, 12, "12"),
        (12, None, 12, "12 or more"),
        (None, 20, 20, "20 at most"),
        (108, 132, 120, "108 to 132"),
        (24, 99, None, "24 to 99"),
        (6.4, 6.4, 6.4, "6.4"),
        (70000, 70000, 70000, "70,000"),
    ],
)
def test_what_a_figure_states(low: float | None, high: float | None, stated: float | None, words: str) -> None:
    assert made(low, high).stated == stated
    assert str(made(low, high)) == words


def test_no_figure_is_no_zero() -> None:
    assert figure(None, None) is None
    assert made(0, 0).zero
    assert not made(0, None).zero


def test_a_bound_and_the_number_it_starts_from() -> None:
    assert made(80001, None).meets(made(80000, 80000))
    assert not made(4, None).meets(made(3, 3))


def test_inside() -> None:
    assert made(31, 31).within(made(31, None))
    assert not made(31, None).within(made(31, None))
    assert made(40, 50).within(made(24, 99))


def test_ends_in_the_wrong_order_are_put_right() -> None:
    assert made(9, 3) == made(3, 9)


@given(st.floats(0, 1e12), st.floats(0, 1e12))
def test_a_range_holds_what_it_states(a: float, b: float) -> None:
    found = made(a, b)
    assert found.stated is None or found.holds(found.stated)
    assert found.overlaps(found) and found.same(found) and not found.within(found)


def test_infinity_has_words() -> None:
    assert number(math.inf) == "any number"
