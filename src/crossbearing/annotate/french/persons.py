"""What a French noun names: persons, buildings, troops."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from crossbearing.lexicon import lexicon


@lru_cache(maxsize=1)
def _lists() -> tuple[frozenset[str], tuple[str, ...], frozenset[str], frozenset[str], frozenset[str]]:
    data: Any = lexicon("fr/persons")
    return (
        frozenset(data["persons"]),
        tuple(data["endings"]),
        frozenset(data["things"]),
        frozenset(data["buildings"]),
        frozenset(data["troops"]),
    )


def _bare(noun: str) -> str:
    low = noun.lower()
    return low[:-1] if low.endswith(("s", "x")) and len(low) > 3 else low


@lru_cache(maxsize=20_000)
def is_person(noun: str) -> bool:
    """Whether a noun (in any number) is one of persons."""
    persons, endings, things, buildings, _ = _lists()
    low, bare = noun.lower(), _bare(noun)
    if low in things or bare in things or bare in buildings:
        return False
    return (
        low in persons
        or bare in persons
        or bare.removesuffix("e") in persons
        or low == "person"
        or bare.endswith(endings)
    )


def counts(noun: str, only: str | None) -> bool:
    """Whether a figure that counts this noun is of those that a row of the lexicon asks for."""
    _, _, _, buildings, troops = _lists()
    if only is None:
        return True
    if only == "person":
        return is_person(noun)
    listed = buildings if only == "buildings" else troops
    return noun.lower() in listed or _bare(noun) in listed
