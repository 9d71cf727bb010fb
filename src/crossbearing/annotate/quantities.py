"""Quantities with their hedges, bounds and units."""

from __future__ import annotations

from crossbearing.annotate.parsed import Parsed
from crossbearing.records import Quantity, Time


def find_quantities(parsed: Parsed, times: tuple[Time, ...]) -> tuple[Quantity, ...]:
    """Every quantity of the account that is no part of a time expression, in order."""
    return ()
