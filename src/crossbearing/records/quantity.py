"""A quantity as the account words it."""

from __future__ import annotations

from typing import Literal

import msgspec

Change = Literal["=", "~", ">", "<", "up", "down"]


class Quantity(msgspec.Struct, frozen=True):
    """`values` are the numbers as stated; `low`..`high` the range that the words allow (docs/formats.md#figures).

    `unit` is a singular lower-case name or the counted noun's lemma; `modifier` the words that hedge or bound; `change` as in
    CQE (Almasian et al. 2023): exact, about, at least or more, at most or fewer, rise, fall. `concept` are the words of the
    thing measured. `counted` is the span of the noun phrase counted, None where none is told.
    """

    start: int
    end: int
    values: tuple[float, ...]
    low: float | None
    high: float | None
    unit: str | None
    modifier: str | None
    change: Change
    concept: tuple[str, ...] = ()
    counted: tuple[int, int] | None = None
