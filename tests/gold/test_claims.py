"""The project's own gold for claims: figures with their ranges, subjects, moments and speakers, and the days of events."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.records import Claim
from tests.gold.gold import Row, score

# Reached on 22 November; a lower one is a loss.
FLOOR = 97.5
_FIGURES = ("fatalities", "injured", "missing", "displaced", "detained", "participants", "troops", "buildings", "magnitude", "population")  # fmt: skip
_DATES = ("start", "end")


def _items(row: Row) -> list[tuple[str, dict[str, str]]]:
    found = []
    for item in row.gold:
        base, *told = (part.strip() for part in item.split("|"))
        found.append((base, dict((*t.split("=", 1), "")[:2] for t in told)))
    return found


def _wanted(row: Row) -> Iterator[str]:
    for base, told in _items(row):
        yield base
        for key, value in told.items():
            yield f"{base} {key}={value}"


def _end(x: float | None) -> str:
    return "-" if x is None else f"{x:g}" if x < 10 else f"{x:.0f}"


def _base(c: Claim) -> str:
    return f"{c.attribute} {c.value}" if c.attribute in _DATES else f"{c.attribute} {_end(c.low)}..{_end(c.high)}"


def _told(c: Claim, key: str, value: str) -> str:
    """What the claim has for a key: the gold's own words where it holds them."""
    if key == "subject":
        return value if value in (c.subject or "") else c.subject or "-"
    if key == "by":
        last = c.sources[-1] if c.sources else "-"
        return value if value != "-" and value.lower() in last.lower() else last
    if key == "as_of":
        return c.as_of or "-"
    if key == "part":
        return "" if c.part else "whole"
    return c.factuality


def _found(row: Row) -> Iterator[str]:
    free = _items(row)
    claims = [c for c in row.told.claims if c.attribute in _FIGURES + _DATES]
    for c in sorted(claims, key=lambda c: c.factuality):
        fitting = [g for g in free if g[0] == _base(c)]
        at = next((g for g in fitting if g[1].get("f", "asserted") == c.factuality), fitting[0] if fitting else None)
        yield _base(c)
        if at is not None:
            free.remove(at)
            for key, value in at[1].items():
                yield f"{at[0]} {key}={_told(c, key, value)}"


def test_claims() -> None:
    reached = score("claims", _wanted, _found)
    assert reached.f1 >= FLOOR, str(reached)
