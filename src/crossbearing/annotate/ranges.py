"""Two numbers that stand for one figure: a range, or a movement from one value to another."""

from __future__ import annotations

import re
from typing import Literal

from crossbearing.annotate.changes import direction, direction_near
from crossbearing.annotate.numbers import Number
from crossbearing.annotate.units import Unit

# What joins the ends: `to`, a dash, `and` after "between", `or`.
_TO = re.compile(
    r"(?:[ \u00a0]+to[ \u00a0]+|-to-|[ -]to-?[ -])(?:about |around |as (?:many|much) as |some |nearly |perhaps )?",
    re.IGNORECASE,
)
_DASH = re.compile(r"[ \u00a0]?[-–—−‑][ \u00a0]?")
_AND = re.compile(r"[ \u00a0]+(?:and|to)[ \u00a0]+(?:as (?:many|much) as )?", re.IGNORECASE)
_OR = re.compile(r"[ \u00a0]+or[ \u00a0]+(?:even |perhaps |maybe )?", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\b(?:between|anywhere between|in between)[ \u00a0]+(?:about |around |an estimated |some )?$", re.IGNORECASE
)
_FROM = re.compile(
    r"\bfrom[ \u00a0]+(?:about |around |an estimated |some |just |nearly |more than |less than |fewer than |under |over )?$",
    re.IGNORECASE,
)
# "rise by 3 to 4 per cent" is a range, "rise 3 to 41 points" a step and where it leads.
_BY = re.compile(r"\bby[ ]$", re.IGNORECASE)
_OUT_OF = re.compile(r"[ \u00a0](?P<in>out of|in)[ \u00a0](?:every[ ])?", re.IGNORECASE)
_RANGING = re.compile(
    r"\b(?:range[sd]?|ranging|vary|varies|varied|varying|anywhere)[ \u00a0]+from[ \u00a0]+$", re.IGNORECASE
)
# "three or four" is one figure, "three or forty" two: the higher end is at most this many times the lower.
_WIDEST_OR = 2.0
# "one in five" is a fraction up to here; above, "in" begins a year ("two in 2019").
_LARGEST_IN = 1000

Joined = Literal["range", "movement"]


def joined(
    text: str, a: Number, a_start: int, a_unit: Unit | None, b: Number, b_start: int, b_unit: Unit | None
) -> Joined | None:
    """How number `b` (that starts, with its currency, at `b_start`) goes with the `a` before it."""
    end = a_unit.end if a_unit else a.end
    if a_unit and b_unit and a_unit.kind != b_unit.kind and "money" not in (a_unit.kind, b_unit.kind):
        return None
    if a_unit and a_unit.kind == "share" and b_start != b.start:
        return None
    gap = text[end:b_start]
    if len(gap) > 16 or a.vague or b.vague or a.share != b.share:
        return None
    low, high = spread(a, b), b.value
    before = text[max(0, a_start - 40) : a_start]
    if _BETWEEN.search(before) and _AND.fullmatch(gap):
        return "range"
    if _TO.fullmatch(gap):
        if _RANGING.search(before):
            return "range"
        if _FROM.search(before):
            return "movement" if low > high or direction_near(text, a_start) else "range"
        by = a_unit is None and b_unit is not None and _BY.search(before) is not None
        return "range" if low < high and (by or direction(text, a_start, a_unit) is None) else None
    if _DASH.fullmatch(gap) and low < high:
        return "range"
    if _OR.fullmatch(gap) and low < high <= _WIDEST_OR * low:
        return "range"
    return None


def share_of(text: str, a: Number, b: Number) -> float | None:
    """The fraction that "one in five" and "two out of three" tell."""
    m = _OUT_OF.fullmatch(text, a.end, b.start)
    if m is None or a.vague or b.vague or not 0 < a.value < b.value:
        return None
    if m["in"] == "in" and (
        a.digits != b.digits or b.value > _LARGEST_IN or text[a.end : b.start].count(" ") > 2 + a.value
    ):
        return None
    return a.value / b.value


def spread(a: Number, b: Number) -> float:
    """The value of `a` with the magnitude that the pair shares: the 1 of "1 to 2 thousand" is 1000."""
    mantissa = abs(b.mantissa)
    if (
        mantissa
        and abs(b.value) != mantissa
        and abs(a.value) < mantissa
        and a.value == (-a.mantissa if a.negative else a.mantissa)
    ):
        return a.value * abs(b.value) / mantissa
    if not b.digits and b.value >= 1000 and 0 < a.value < 100 and not a.digits:
        magnitude = 10.0 ** (3 * ((len(str(int(b.value))) - 1) // 3))
        if magnitude > 1 and b.value % magnitude == 0 and a.value < b.value / magnitude:
            return a.value * magnitude
    return a.value
