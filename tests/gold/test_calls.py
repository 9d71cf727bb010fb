"""The project's own gold for calls: kind, who makes it, to whom, and the words that it holds."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.records import Call
from tests.gold.gold import Row, rows, score

# Reached on 22 November; a lower one is a loss.
FLOOR = 99.0

Told = tuple[str, str, str, str]


def _wanted(row: Row) -> Iterator[Told]:
    for item in row.gold:
        head, words = item.split(": ", 1)
        kind, who = head.split(" ", 1)
        by, to = who.split(" > ")
        yield kind, by, to, words


def _found(row: Row) -> Iterator[Told]:
    free = list(_wanted(row))
    for call in row.told.calls:
        told = _told(call, free)
        if told in free:
            free.remove(told)
        yield told


def _told(call: Call, free: list[Told]) -> Told:
    """The call with the words of the gold that it holds, else with its own."""
    head = (call.kind, call.by or "-", call.to or "-")
    words = next((w[3] for w in free if w[:3] == head and w[3] in call.quote), None)
    words = words or next((w[3] for w in free if w[3] in call.quote), call.quote)
    return (*head, words)


def test_calls() -> None:
    assert len(rows("calls")) >= 150
    got = score("calls", _wanted, _found)
    assert got.f1 >= FLOOR, str(got)


def test_every_call_is_true_to_the_text() -> None:
    for row in rows("calls"):
        assert all(row.text[c.start : c.end] == c.quote for c in row.told.calls)
