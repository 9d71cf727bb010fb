"""What the record said of each event, kept from refresh to refresh: only what changed is written."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, insert, select, update

from crossbearing.case import schema
from crossbearing.case.bearing import gravest
from crossbearing.records import Event, Record
from crossbearing.records.claim import Attribute
from crossbearing.records.mention import EventType
from crossbearing.records.reading import Status

# Parameters of one statement: below every limit of the databases.
_SOME = 500


class Told(msgspec.Struct, frozen=True):
    """What an attribute came to."""

    attribute: Attribute
    subject: str | None
    low: float | None
    best: float | None
    high: float | None
    value: str | None
    status: Status


class State(msgspec.Struct, frozen=True):
    """An event as the record had it at one refresh."""

    id: str
    type: EventType
    label: str
    start: str | None
    end: str | None
    place: str | None
    accounts: int
    status: Status
    claims: tuple[str, ...]
    told: tuple[Told, ...]


def state(e: Event) -> State:
    """The event as it is remembered."""
    told = tuple(
        Told(a.attribute, a.subject, x.low, x.best, x.high, x.value, a.status)
        if (x := a.estimate)
        else Told(a.attribute, a.subject, None, None, None, None, a.status)
        for a in e.attributes
    )
    place = e.place.name if e.place else None
    return State(
        e.id, e.type, e.label, e.start, e.end, place, len(e.documents), gravest(e), tuple(sorted(e.claims)), told
    )


def remember(connection: Connection, record: Record, refresh: int) -> None:
    """Closes the states that no longer hold and opens those that hold from this refresh on."""
    t = schema.states
    new = {}
    for e in record.events:
        data = msgspec.json.encode(state(e))
        new[e.id] = (hashlib.sha256(data).hexdigest()[:32], data)
    open_rows = connection.execute(select(t.c.number, t.c.event, t.c.digest).where(t.c.last.is_(None))).all()
    holds = {r.event for r in open_rows if r.event in new and new[r.event][0] == r.digest}
    closed = [r.number for r in open_rows if r.event not in holds]
    for i in range(0, len(closed), _SOME):
        connection.execute(update(t).where(t.c.number.in_(closed[i : i + _SOME])).values(last=refresh))
    opened = [
        {"event": id, "first": refresh, "last": None, "digest": digest, "state": data}
        for id, (digest, data) in new.items()
        if id not in holds
    ]
    for i in range(0, len(opened), _SOME):
        connection.execute(insert(t), opened[i : i + _SOME])


def remember_some(connection: Connection, events: Sequence[Event], refresh: int) -> None:
    """As `remember` for events that an account came to; the states of all others still hold."""
    t = schema.states
    for e in events:
        data = msgspec.json.encode(state(e))
        digest = hashlib.sha256(data).hexdigest()[:32]
        held = connection.execute(select(t.c.number, t.c.digest).where(t.c.last.is_(None), t.c.event == e.id)).first()
        if held is not None and held.digest == digest:
            continue
        if held is not None:
            connection.execute(update(t).where(t.c.number == held.number).values(last=refresh))
        row = {"event": e.id, "first": refresh, "last": None, "digest": digest, "state": data}
        connection.execute(insert(t), row)


def states_at(connection: Connection, refresh: int) -> dict[str, State]:
    """The events as they were after that refresh, by id; none for a refresh before the first."""
    t = schema.states
    query = (
        select(t.c.state).where(t.c.first <= refresh, t.c.last.is_(None) | (t.c.last > refresh)).order_by(t.c.number)
    )
    found = (msgspec.json.decode(b, type=State) for b in connection.execute(query).scalars())
    return {s.id: s for s in found}
