"""Moments at different precision."""

from __future__ import annotations

from datetime import date

import pytest

from crossbearing.weigh.moments import compare, latest_day, minutes, moment


@pytest.mark.parametrize(
    ("a", "b", "order"),
    [
        ("2031-05-01", "2031-05-02", -1),
        ("2031-05-02T09:00", "2031-05-02", 0),
        ("2031-05", "2031-05-02", 0),
        ("2032", "2031-12-31", 1),
        (None, "2031", None),
        ("2031-05-02T09:00", "2031-05-02T18:00", 0),
    ],
)
def test_order(a: str | None, b: str | None, order: int | None) -> None:
    assert compare(a, b) == order


def test_what_is_no_moment() -> None:
    assert moment("last week") is None
    assert moment("2031-05-02T19:30 local") == "2031-05-02T19:30"
    assert moment("") is None


def test_the_last_day_that_a_date_can_mean() -> None:
    assert latest_day("2031-02") == date(2031, 2, 28)
    assert latest_day("2031-12") == date(2031, 12, 31)
    assert latest_day("2031") == date(2031, 12, 31)
    assert latest_day("2031-05-02T19:30") == date(2031, 5, 2)
    assert latest_day("2031-13") is None


def test_minutes() -> None:
    assert minutes("2031-05-02T19:30") == 1170
    assert minutes("2031-05-02") is None
