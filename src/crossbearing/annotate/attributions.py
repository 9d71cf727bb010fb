"""Who says what: direct, mixed and indirect speech, belief and intention."""

from __future__ import annotations

from crossbearing.annotate.parsed import Parsed
from crossbearing.records import Attribution, Name


def find_attributions(parsed: Parsed, names: tuple[Name, ...]) -> tuple[Attribution, ...]:
    """Every attribution of the account, in order."""
    return ()
