"""The dead of an event: the estimate of the whole, and its parts where the accounts tell them apart. Nothing is added up."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from crossbearing.publish.exports import sides
from crossbearing.publish.exports.index import Index
from crossbearing.publish.exports.sides import Party
from crossbearing.records import AttributeRecord, Claim, Event

# What is foretold, supposed or denied counts nobody.
UNREAL = frozenset(["predicted", "hypothetical", "denied"])


class Toll(msgspec.Struct, frozen=True):
    """Whole numbers, None where untold. `a`, `b`, `civilians` are parts that are told apart, `unknown` what of the best is left after them."""

    low: int | None
    best: int | None
    high: int | None
    a: int | None
    b: int | None
    civilians: int | None
    unknown: int | None
    method: str
    claims: tuple[str, ...]
    split: dict[str, tuple[str, ...]]


EMPTY = Toll(None, None, None, None, None, None, None, "", (), {})


def whole(number: float | None) -> int | None:
    """A count as a whole number."""
    return None if number is None else round(number)


def real(record: AttributeRecord, index: Index) -> list[Claim]:
    """The claims of a row that count somebody, those of a state since replaced left out where others stand."""
    standing = [k for r in record.readings if not r.superseded for k in r.claims]
    told = [c for k in standing if (c := index.claims.get(k)) is not None]
    return [c for c in told if c.factuality not in UNREAL]


def toll(event: Event, index: Index, found: Sequence[Party]) -> Toll:
    """The first row of fatalities is the whole (the record puts it before its parts); the other rows may tell whom it holds."""
    rows = [a for a in event.attributes if a.attribute == "fatalities" and real(a, index)]
    if not rows:
        return EMPTY
    head = rows[0]
    claims = real(head, index)
    lows = [c.low for c in claims if c.low is not None]
    highs = [c.high for c in claims if c.high is not None]
    e = head.estimate
    low, best, high = (e.low, e.best, e.high) if e else (min(lows, default=None), None, max(highs, default=None))
    parts: dict[str, tuple[int, tuple[str, ...]]] = {}
    for row in rows:
        part = _part(row.subject or "", found)
        if part and row.estimate and row.estimate.best is not None and part not in parts:
            parts[part] = round(row.estimate.best), tuple(c.id for c in real(row, index))
    total = whole(best)
    known = sum(n for n, _ in parts.values())
    if total is None or known > total:
        parts, left = {}, total
    else:
        left = total - known
    number = {k: n for k, (n, _) in parts.items()}
    return Toll(
        whole(low), total, whole(high), number.get("a"), number.get("b"), number.get("civilians"), left,
        e.method if e else "", tuple(c.id for c in claims), {k: c for k, (_, c) in parts.items()},
    )  # fmt: skip


def _part(subject: str, found: Sequence[Party]) -> str | None:
    """Which column of the split the dead of this subject belong to."""
    if sides.civilians(subject):
        return "civilians"
    told = [name for name, party in zip("ab", found, strict=False) if sides.soldiers_of(subject, party)]
    return told[0] if len(told) == 1 else None
