"""The project's own gold for quantities."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.records import Quantity
from tests.gold.gold import Row, rows, score

# Reached on 22 November; a lower one is a loss.
FLOOR = 99.5
_PLACES = 4


def _number(x: float | None) -> str:
    return "" if x is None else f"{round(x, _PLACES):g}" if abs(x) < 1e6 else str(int(x))


def _wanted(row: Row) -> Iterator[str]:
    for item in row.gold:
        span, *unit, change = item.split()
        yield f"{span} {' '.join(unit)} {change}"


def _told(q: Quantity) -> tuple[str, str, str]:
    return f"{_number(q.low)}..{_number(q.high)}", q.unit or "None", q.change


def _found(row: Row) -> Iterator[str]:
    free = list(_wanted(row))
    for q in row.told.quantities:
        span, unit, change = _told(q)
        forms = [f"{span} {u} {c}" for u in (unit, "*") for c in (change, "*")]
        form = next((f for f in forms if f in free), forms[0])
        if form in free:
            free.remove(form)
        yield form


def test_quantities() -> None:
    assert len(rows("quantities")) >= 150
    got = score("quantities", _wanted, _found)
    assert got.f1 >= FLOOR, str(got)


def test_every_quantity_has_its_values_and_its_words() -> None:
    for row in rows("quantities"):
        for q in row.told.quantities:
            assert q.values
            assert 0 <= q.start < q.end <= len(row.text)
