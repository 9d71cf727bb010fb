"""Claims coded by somebody else, and what `weigh` makes of them."""

from __future__ import annotations

import msgspec

from crossbearing.records.reading import Status


class CodedClaim(msgspec.Struct, frozen=True):
    """One row of `crossbearing weigh FILE`: a figure (`low`, `high`) or a word (`value`) that one source gives of one object's attribute.
    `copies` is the source that it repeats."""

    object: str
    attribute: str
    source: str
    low: float | None = None
    high: float | None = None
    value: str | float | None = None
    as_of: str | None = None
    copies: str | None = None


class Weighed(msgspec.Struct, frozen=True):
    """The answer for one pair of object and attribute; `sources` maps each source to its weight, 0..1."""

    object: str
    attribute: str
    low: float | None
    best: float | None
    high: float | None
    value: str | float | None
    method: str
    status: Status
    accounts: int
    independent: int
    sources: dict[str, float]
