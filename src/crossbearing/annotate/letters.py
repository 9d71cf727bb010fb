"""Small letters without a change of length, so that offsets stay."""

from __future__ import annotations


def lowered(text: str) -> str:
    """The text in small letters, character for character."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
