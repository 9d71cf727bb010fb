"""Demands, appeals, promises and threats."""

from __future__ import annotations

from crossbearing.annotate.parsed import Parsed
from crossbearing.records import Attribution, Call, Name


def find_calls(parsed: Parsed, names: tuple[Name, ...], attributions: tuple[Attribution, ...]) -> tuple[Call, ...]:
    """Every call of the account, in order."""
    return ()
