"""What a reviewer sees of one thing: the claim with the words around it, what the others say, why it is doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from crossbearing.case.reading.rows import EventFilter, EventRow, Words
from crossbearing.publish import wording
from crossbearing.records import Claim, Passage
from crossbearing.web.letters import Account, accounts

if TYPE_CHECKING:
    from crossbearing.case.reading import Reading

# Characters around a claim that tell how it is meant; claims and events that are shown beside it.
AROUND, BESIDE, CANDIDATES = 260, 40, 12


class Shown(msgspec.Struct, frozen=True):
    """A claim, its words with what stands around them, and what it says."""

    claim: Claim
    words: Words
    value: str


class Evidence(msgspec.Struct, frozen=True):
    """`claim` is the one to decide on; `others` are the claims that belong with it; `candidates` are events that it might be joined with or
    belong to."""

    claim: Shown | None
    others: tuple[Shown, ...]
    more: int
    event: EventRow | None
    candidates: tuple[EventRow, ...]
    accounts: dict[str, Account]


def evidence(reading: Reading, claim: str | None, claims: Sequence[str], event: str | None) -> Evidence:
    """What there is to see."""
    ids = list(dict.fromkeys([*([claim] if claim else []), *claims]))
    found = reading.claims(ids[: BESIDE + 1])
    around = reading.words([Passage(c.document or "", c.start, c.end) for c in found], AROUND)
    shown = {c.id: Shown(c, w, wording.value(c) or c.subject or "told") for c, w in zip(found, around, strict=True)}
    rows = reading.event_rows([event]) if event else ()
    near = _near(reading, rows[0]) if rows else _of_account(reading, found[0].document if found else None)
    return Evidence(
        shown.get(claim or ""),
        tuple(s for i, s in shown.items() if i != claim),
        max(0, len(ids) - BESIDE - 1),
        rows[0] if rows else None,
        tuple(r for r in near if r.id != event)[:CANDIDATES],
        accounts(reading, {c.document or "" for c in found}),
    )


def _near(reading: Reading, row: EventRow) -> tuple[EventRow, ...]:
    """Events of the same type, about the same time and in the same country: those that it might be one with."""
    day = (row.start or "")[:7] or None
    fits = reading.events(
        EventFilter(type=row.type, country=row.country, start=day, end=day), "accounts", 0, CANDIDATES + 1
    )
    return (
        fits.rows
        or reading.events(EventFilter(country=row.country, start=day, end=day), "accounts", 0, CANDIDATES + 1).rows
    )


def _of_account(reading: Reading, document: str | None) -> tuple[EventRow, ...]:
    return reading.events(EventFilter(account=document), "claims", 0, CANDIDATES).rows if document else ()
