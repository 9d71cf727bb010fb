"""Passages that are no part of the account: appeals, subscriptions, credits, contacts, rights, related links."""

from __future__ import annotations

from crossbearing.records import Boilerplate


def find_boilerplate(text: str) -> tuple[Boilerplate, ...]:
    """Every such passage of the text, in order."""
    return ()
