"""The gold of killed, injured and captured."""

from __future__ import annotations

from collections.abc import Iterator

from tests.gold.gold import Row, score

FLOOR = 99.0
_WHAT = {"fatalities": "killed", "injured": "injured", "detained": "captured"}


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _wanted(row: Row) -> Iterator[str]:
    yield from row.gold


def _found(row: Row) -> Iterator[str]:
    for c in row.told.claims:
        if c.attribute not in _WHAT or (c.low is None and c.high is None):
            continue
        figure = _number(c.low) if c.low == c.high else f"{_number(c.low)}..{_number(c.high)}"
        put = "" if c.factuality == "asserted" else f" {c.factuality}"
        yield f"{_WHAT[c.attribute]} {figure}{put}"


def test_casualties() -> None:
    told = score("casualties", _wanted, _found)
    assert told.f1 >= FLOOR, str(told)


def test_at_least_150_sentences() -> None:
    from tests.gold.gold import rows

    assert len(rows("casualties")) >= 150
