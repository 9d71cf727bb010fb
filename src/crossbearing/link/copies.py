"""Passages that stand in two accounts."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.records import Annotations, Copy


def find_copies(accounts: Sequence[Annotations]) -> tuple[Copy, ...]:
    """Every copied passage between two accounts."""
    return ()
