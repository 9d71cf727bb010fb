"""How sure it is that two forms are one bearer's, by the reason for which they were joined."""

from __future__ import annotations

# Set by hand, in steps of .05, in the order in which the reasons are trusted when joins compete: what is spelt alike before what is shorter,
# a surname alone last. tests/gold/entities.yaml has too few wrong joins to learn them from. The first reason that a sentence begins with counts.
_STRENGTHS: tuple[tuple[str, float], ...] = (
    ("the same name but for father and son", 0.8),
    ("the same names without the last", 0.85),
    ("the same names in another order", 0.95),
    ("the same surnames", 0.85),
    ("the same without", 0.9),
    ("the same words in another order", 0.95),
    ("the same", 1.0),
    ("one place", 1.0),
    ("so defined", 1.0),
    ("its initials", 0.9),
    ("given name and surname", 0.9),
    ("initial and surname", 0.85),
    ("another transliteration", 0.9),
    ("letters swapped", 0.9),
    ("a letter's difference", 0.85),
    ("the surname", 0.8),
    ("a short form", 0.85),
)
# What no other reason covers.
_LEAST = 0.75


def strength(why: str) -> float:
    """How sure a join for this reason is, 0..1."""
    return next((sure for start, sure in _STRENGTHS if why.startswith(start)), _LEAST)


def stated(why: str) -> str:
    """A reason with its strength."""
    return f"{why} ({strength(why):.2f})"
