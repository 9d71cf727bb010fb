"""Toponyms, resolved to the points that GeoNames gives them."""

from __future__ import annotations

from crossbearing.annotate.parsed import Parsed
from crossbearing.records import Place


def find_places(parsed: Parsed) -> tuple[Place, ...]:
    """Every toponym of the account, in order."""
    return ()
