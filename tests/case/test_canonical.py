"""Canonical JSON: the examples of RFC 8785 and what must not pass."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.case.canonical import canonical, number


@pytest.mark.parametrize(
    ("value", "written"),
    [
        # RFC 8785, appendix B
        (0.0, "0"),
        (-0.0, "0"),
        (5e-324, "5e-324"),
        (-5e-324, "-5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
        (9007199254740992.0, "9007199254740992"),
        (295147905179352830000.0, "295147905179352830000"),
        (9.999999999999997e22, "9.999999999999997e+22"),
        (1e23, "1e+23"),
        (999999999999999700000.0, "999999999999999700000"),
        (1e21, "1e+21"),
        (9.999999999999997e-7, "9.999999999999997e-7"),
        (0.000001, "0.000001"),
        (333333333.3333332, "333333333.3333332"),
        (-0.0000033333333333333333, "-0.0000033333333333333333"),
        (1424953923781206.2, "1424953923781206.2"),
        (12.0, "12"),
        (0.5, "0.5"),
    ],
)
def test_numbers_are_written_as_ecmascript_writes_them(value: float, written: str) -> None:
    assert number(value) == written


def test_keys_are_sorted_by_utf_16_and_nothing_is_escaped_that_need_not_be() -> None:
    # RFC 8785, 3.2.3: the key above the basic plane comes before the one at its end
    given_ = {"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\U0001f600": 5, "\u0080": 6, "\u00f6": 7}
    keys = list(json.loads(canonical(given_)))
    assert keys == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    assert (
        canonical({"b": [True, None, '\u20ac$\u000f\n"\\/'], "a": 1})
        == '{"a":1,"b":[true,null,"€$\\u000f\\n\\"\\\\/"]}'.encode()
    )


@pytest.mark.parametrize("value", [math.nan, math.inf, 2**53, "\ud800", {"a": ["\udfff"]}])
def test_what_json_cannot_hold_is_refused(value: object) -> None:
    with pytest.raises(ValueError):
        canonical(value)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
    max_leaves=8,
)  # fmt: skip


@given(JSON)
def test_it_reads_back_as_the_same(value: object) -> None:
    read = json.loads(canonical(value), parse_int=float)
    assert read == value
    assert canonical(read) == canonical(value)
