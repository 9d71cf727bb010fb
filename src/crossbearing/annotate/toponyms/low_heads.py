"""Names whose head is written small: "the Suez canal", "Lachin corridor". The two words are a name where the gazetteer knows them as
one, or knows one that differs by a slip of the pen ("Siligiru corridor")."""

from __future__ import annotations

import re
from functools import lru_cache

from crossbearing.annotate.gazetteer import Entry, Gazetteer, key
from crossbearing.annotate.toponyms.words import listed
from crossbearing.lexicon import lexicon

# Shorter names have too many neighbours for a slip to be told from another name.
_SHORTEST = 6


@lru_cache(maxsize=1)
def _head() -> re.Pattern[str]:
    return re.compile(rf"[  ]({'|'.join(sorted(listed('head_low')))})\b(?!-)")


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[str, ...]]:
    """For each head the names that stand before it in the listed areas, as keys."""
    found: dict[str, list[str]] = {}
    for area in lexicon("areas")["areas"]:
        for form in (area["name"], *area.get("forms", ())):
            name, _, head = key(form).rpartition(" ")
            if name and head in listed("head_low"):
                found.setdefault(head, []).append(name)
    return {head: tuple(sorted(set(names))) for head, names in found.items()}


def is_slip(a: str, b: str) -> bool:
    """Whether two names of at least six letters differ by one slip: a letter too many, too few or another, or two exchanged."""
    if min(len(a), len(b)) < _SHORTEST or a[0] != b[0] or abs(len(a) - len(b)) > 1:
        return False
    if len(a) == len(b):
        wrong = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        return len(wrong) == 1 or (len(wrong) == 2 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]])
    short, long = sorted((a, b), key=len)
    at = next((n for n, x in enumerate(short) if x != long[n]), len(short))
    return short[at:] == long[at + 1 :]


def low_headed(text: str, start: int, end: int, places: Gazetteer) -> tuple[int, tuple[Entry, ...]] | None:
    """The end and the entries of the name that the capitalised words from `start` to `end` form with the small word after them."""
    m = _head().match(text, end)
    if m is None:
        return None
    found = places.entries(text[start : m.end()])
    if not found:
        head, name = m.group(1), key(text[start:end])
        near = [k for k in _known().get(head, ()) if is_slip(name, k)]
        found = places.entries(f"{near[0]} {head}") if len(near) == 1 else ()
    return (m.end(), found) if found else None
