"""Where an account stands in the record: the events that it tells of, what it alone tells, the passages that it shares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from crossbearing.records import Claim, Copy, Event, Record

# What a reader can still take in of each.
MOST_EVENTS, MOST_ALONE, MOST_COPIES = 30, 40, 40


class Told(msgspec.Struct, frozen=True):
    """An event that the account tells of: how many claims it has on it, how many accounts tell of it."""

    event: str
    label: str
    claims: int
    accounts: int


class Alone(msgspec.Struct, frozen=True):
    """A claim that no other account makes of an event that others tell of too."""

    event: str
    label: str
    claim: Claim


class Shared(msgspec.Struct, frozen=True):
    """A passage that stands in another account too. `has` tells whether this account has it from the other (True), gave it (False), or
    nobody knows (None); `start`..`end` here, `other_start`..`other_end` there."""

    start: int
    end: int
    other: str
    siglum: str
    name: str
    other_start: int
    other_end: int
    has: bool | None
    similarity: float
    why: str


class Standing(msgspec.Struct, frozen=True):
    """`events` those of which it tells most first; the `more_` count what is too much to show."""

    events: tuple[Told, ...]
    alone: tuple[Alone, ...]
    shared: tuple[Shared, ...]
    more_events: int
    more_alone: int
    more_shared: int


def standing(record: Record, copies: Iterable[Copy], account: str, names: Mapping[str, tuple[str, str]]) -> Standing:
    """The standing from a cut of the record to the account and the copies that touch it; `names` gives siglum and name of other accounts."""
    claims = {c.id: c for c in record.claims if c.document == account}
    told = [
        Told(e.id, e.label, sum(c in claims for c in e.claims), len(e.documents))
        for e in record.events
        if any(c in claims for c in e.claims)
    ]
    told.sort(key=lambda t: (-t.claims, -t.accounts, t.event))
    alone = [a for e in record.events if len(e.documents) > 1 for a in _alone(e, claims, account)]
    alone.sort(key=lambda a: (a.claim.start, a.claim.end, a.claim.id))
    shared = sorted((s for c in copies for s in _shared(c, account, names)), key=lambda s: (s.start, s.end, s.other))
    return Standing(
        tuple(told[:MOST_EVENTS]),
        tuple(alone[:MOST_ALONE]),
        tuple(shared[:MOST_COPIES]),
        max(0, len(told) - MOST_EVENTS),
        max(0, len(alone) - MOST_ALONE),
        max(0, len(shared) - MOST_COPIES),
    )


def _alone(event: Event, claims: Mapping[str, Claim], account: str) -> list[Alone]:
    first = (
        next((c for t in fact.told for c in t.claims if c in claims), None)
        for fact in event.coverage
        if fact.only == account
    )
    return [Alone(event.id, event.label, claims[c]) for c in first if c is not None]


def _shared(copy: Copy, account: str, names: Mapping[str, tuple[str, str]]) -> list[Shared]:
    found = []
    for own, other, letter in ((copy.a, copy.b, "a"), (copy.b, copy.a, "b")):
        if own.document == account and other.document != account:
            has = None if copy.direction is None else copy.direction in (letter, own.document)
            siglum, name = names.get(other.document, ("", ""))
            found.append(
                Shared(
                    own.start,
                    own.end,
                    other.document,
                    siglum,
                    name,
                    other.start,
                    other.end,
                    has,
                    copy.similarity,
                    copy.why,
                )
            )
    return found
