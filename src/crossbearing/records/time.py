"""A time expression in the terms of TIMEX3 (ISO 24617-1)."""

from __future__ import annotations

from typing import Literal

import msgspec

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


class Time(msgspec.Struct, frozen=True):
    """`value` is the TIMEX3 value (`2023-09-19`, `2023-09-19TMO`, `P1D`, `199X`, `XXXX-09-19`, `PAST_REF`).

    `earliest` and `latest` are the ISO dates (or dates with times) that the expression can mean, both inclusive, None on
    the side that the words or the unknown date of the document leave open. `modifier` is the TIMEX3 `mod`
    (`START, MID, END, APPROX, BEFORE, AFTER, ON_OR_BEFORE, ON_OR_AFTER, LESS_THAN, MORE_THAN`).
    """

    start: int
    end: int
    type: TimeType
    value: str
    earliest: str | None = None
    latest: str | None = None
    modifier: str | None = None


class Interval(msgspec.Struct, frozen=True):
    """The ISO dates between which something lies; None on an open side."""

    earliest: str | None
    latest: str | None
