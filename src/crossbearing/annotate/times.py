"""Time expressions with TIMEX3 values."""

from __future__ import annotations

from crossbearing.annotate.parsed import Parsed
from crossbearing.records import Time


def find_times(parsed: Parsed) -> tuple[Time, ...]:
    """Every time expression of the account, in order."""
    return ()
