"""The gold of factuality: how the account puts each happening."""

from __future__ import annotations

from collections.abc import Iterator

from tests.gold.gold import Row, rows, score

FLOOR = 95.5


def _wanted(row: Row) -> Iterator[str]:
    yield from row.gold


def _found(row: Row) -> Iterator[str]:
    words = {g.split()[0] for g in row.gold}
    for e in row.told.events:
        word = row.text[e.start : e.end].split()[0].lower() if row.text[e.start : e.end].strip() else ""
        if word in words:
            yield f"{word} {e.factuality}"


def test_factuality() -> None:
    told = score("factuality", _wanted, _found)
    assert told.f1 >= FLOOR, str(told)


def test_at_least_150_sentences() -> None:
    assert len(rows("factuality")) >= 150
