"""The quality gate of places: which words are toponyms, and which place each means."""

from __future__ import annotations

from collections.abc import Iterator

from tests.gold.gold import Row, rows, score

# Reached when pinned, rounded down: lowering one is a change that needs a reason.
FOUND, RESOLVED = 98.5, 97.0


def surfaces(row: Row) -> Iterator[str]:
    for entry in row.gold:
        yield entry.split(" | ")[0]


def wanted(row: Row) -> Iterator[tuple[str, str, str]]:
    """Words, country (with the division where the gold tells it), precision."""
    for entry in row.gold:
        words, where, precision = entry.split(" | ")
        yield words, where, precision


def found(row: Row) -> Iterator[tuple[str, str, str]]:
    """The same of what the layer found; the division only where the gold of these words tells one."""
    told = {entry.split(" | ")[0] for entry in row.gold if "/" in entry}
    for p in row.told.places:
        words, country = row.text[p.start : p.end], p.country or "-"
        where = f"{country}/{p.admin1}" if words in told else country
        yield words, where, str(p.precision or "?")


def test_which_words_are_places() -> None:
    total = score("places", surfaces, lambda row: (row.text[p.start : p.end] for p in row.told.places))
    assert total.f1 >= FOUND, str(total)


def test_which_places_they_are() -> None:
    total = score("places", wanted, found)
    assert total.f1 >= RESOLVED, str(total)


def test_the_gold_is_large_enough() -> None:
    assert len(rows("places")) >= 150
    assert sum(not row.gold for row in rows("places")) >= 25
