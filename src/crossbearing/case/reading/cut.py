"""Cuts of the record that are themselves records, so that a page and the dossier come from the same functions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from crossbearing.case import schema
from crossbearing.case.layers import Layer
from crossbearing.records import (
    Claim,
    Copy,
    Decided,
    Document,
    Entity,
    Event,
    Naming,
    Passage,
    Record,
    Relation,
    SetAside,
)

# The accounts of one event that a page can hold with their texts: those with most claims on it.
MOST_ACCOUNTS = 60
# The events that a synopsis tells are chosen among so many.
MOST_EVENTS = 24
# Under which name the case keeps since when what is told of them has been the same: number and digest of that refresh.
STORY = "story"
# Parts of a sequence that are named; others are counted by the list of events.
MOST_PARTS = 100
_LISTED = 500
# Parameters of one statement beside those, below every limit of the databases.
_MOST_ASKED = 10_000


def event(connection: Connection, id: str, most: int, first: int = 0) -> Record | None:
    """The record cut to one event and `most` of its accounts, from the `first` on in the order of claims on it."""
    t = schema.events.c
    held = connection.execute(select(t.event).where(t.id == id)).scalar()
    if held is None:
        return None
    whole = msgspec.json.decode(held, type=Event)
    near = _parents(connection, whole) + _children(connection, id)
    documents = _telling(connection, [id], most, first)
    claims = _claims(connection, [id], documents)
    return _record(connection, (whole, *(_bare(e) for e in near)), documents, claims, [id])


def synopsis(connection: Connection, id: str | None, most: int) -> Record:
    """The record cut to one event, or to those of which most is told."""
    t = schema.events.c
    query = select(t.event).where(t.by_weight < most).order_by(t.by_weight)
    if id is not None:
        query = select(t.event).where(t.id == id)
    found = tuple(msgspec.json.decode(b, type=Event) for b in connection.execute(query).scalars().all())
    ids = [e.id for e in found]
    documents = _telling(connection, ids, MOST_ACCOUNTS)
    return _record(connection, found, documents, _claims(connection, ids, documents), ids)


def accounts(connection: Connection, ids: Sequence[str]) -> Record:
    """The record cut to these accounts."""
    t = schema.claims.c
    documents = list(dict.fromkeys(ids))
    query = select(t.number, t.claim).where(t.document.in_(documents)).order_by(t.number)
    claims = tuple(msgspec.json.decode(r.claim, type=Claim) for r in connection.execute(query).all())
    told = list(dict.fromkeys(c.event for c in claims if c.event))
    found = _events(connection, told)
    return _record(connection, found, documents, claims, told)


def _record(
    connection: Connection, found: Sequence[Event], ids: Sequence[str], claims: Sequence[Claim], events: Sequence[str]
) -> Record:
    documents, layers = _documents(connection, ids)
    return Record(
        documents=documents,
        entities=_entities(connection, [d.id for d in documents], claims),
        events=tuple(sorted(found, key=lambda e: (e.start is None, e.start or "", e.id))),
        claims=tuple(claims),
        relations=_relations(connection, claims),
        attributions=tuple(a for x in layers for a in x.attributions),
        calls=tuple(c for x in layers for c in x.calls),
        boilerplate=tuple(b for x in layers for b in x.boilerplate),
        copies=_copies(connection, [d.id for d in documents]),
        warnings=_warnings(connection, [d.id for d in documents]),
        framing=_framing(connection, events),
        set_aside=_set_aside(connection, events, ids),
    )


def _bare(e: Event) -> Event:
    return msgspec.structs.replace(e, claims=(), attributes=(), coverage=(), parts=(), why=())


def _events(connection: Connection, ids: Sequence[str]) -> tuple[Event, ...]:
    t = schema.events.c
    found: list[Event] = []
    for some in _some(ids):
        query = select(t.event).where(t.id.in_(some))
        found += (msgspec.json.decode(b, type=Event) for b in connection.execute(query).scalars().all())
    return tuple(found)


def _parents(connection: Connection, e: Event) -> tuple[Event, ...]:
    found: list[Event] = []
    known = {e.id}
    while e.part_of is not None and e.part_of not in known:
        above = _events(connection, [e.part_of])
        if not above:
            break
        e = above[0]
        known.add(e.id)
        found.append(e)
    return tuple(found)


def _children(connection: Connection, id: str) -> tuple[Event, ...]:
    t = schema.events.c
    query = select(t.event).where(t.part_of == id).order_by(t.number).limit(MOST_PARTS)
    return tuple(msgspec.json.decode(b, type=Event) for b in connection.execute(query).scalars().all())


def _telling(connection: Connection, events: Sequence[str], most: int, first: int = 0) -> list[str]:
    """The accounts that tell of these events, those with most claims on them first."""
    t = schema.event_documents.c
    rows: list[Any] = []
    for some in _some(events):
        query = select(t.document, t.place, t.claims).where(t.event.in_(some), t.place >= first, t.place < first + most)
        rows += connection.execute(query).all()
    claims: dict[str, int] = {}
    for document, _, n in sorted(rows, key=lambda r: (r[1], -r[2], r[0])):
        claims[document] = claims.get(document, 0) + n
    return sorted(claims, key=lambda d: (-claims[d], d))[:most]


def _claims(connection: Connection, events: Sequence[str], documents: Sequence[str]) -> tuple[Claim, ...]:
    """The claims of these accounts on these events, in the record's order."""
    t = schema.claims.c
    rows: list[Any] = []
    for some in _some(events):
        query = select(t.number, t.claim).where(t.event.in_(some), t.document.in_(list(documents)))
        rows += connection.execute(query).all()
    return tuple(msgspec.json.decode(r[1], type=Claim) for r in sorted(rows, key=lambda r: r[0]))


def _documents(connection: Connection, ids: Sequence[str]) -> tuple[tuple[Document, ...], tuple[Layer, ...]]:
    d, x = schema.documents.c, schema.texts.c
    query = select(
        d.id, d.path, d.sha256, d.publisher, d.author, d.published, d.language, d.title, d.url, x.text, d.main_event, d.decided, d.layers
    )  # fmt: skip
    rows = connection.execute(
        query.join(schema.texts, x.number == d.number).where(d.id.in_(list(ids))).order_by(d.id)
    ).all()
    layers = tuple(msgspec.json.decode(r[-1], type=Layer) for r in rows)
    return tuple(_document(r, x) for r, x in zip(rows, layers, strict=True)), layers


def _document(r: Any, layer: Layer) -> Document:
    decided = msgspec.UNSET if r.decided is None else msgspec.json.decode(r.decided, type=Decided)
    said: Any = (*r[:-2], decided, layer.parts, layer.derived_from)
    return Document(*said)


def _set_aside(connection: Connection, events: Sequence[str], documents: Sequence[str]) -> SetAside | msgspec.UnsetType:
    """The rejected claims that stood on these events, in these accounts."""
    t = schema.set_aside.c
    found: dict[int, Claim] = {}
    for some in _some(events):
        query = select(t.number, t.thing).where(t.kind == "claim", t.event.in_(some), t.document.in_(list(documents)))
        found |= {r.number: msgspec.json.decode(r.thing, type=Claim) for r in connection.execute(query).all()}
    return SetAside(tuple(found[n] for n in sorted(found))) if found else msgspec.UNSET


def _entities(connection: Connection, documents: Sequence[str], claims: Sequence[Claim]) -> tuple[Entity, ...]:
    """The names in these claims, with their mentions in these accounts."""
    m, e = schema.mentions.c, schema.entities.c
    inside: dict[str, list[tuple[int, int]]] = {}
    for c in claims:
        inside.setdefault(c.document or "", []).append((c.start, c.end))
    query = select(m.entity, m.document, m.start, m.end).where(m.document.in_(list(documents))).order_by(m.number)
    kept: dict[str, list[Passage]] = {}
    named: set[str] = set()
    for entity, document, start, end in connection.execute(query).all():
        kept.setdefault(entity, []).append(Passage(document, start, end))
        if entity not in named and any(s <= start and end <= stop for s, stop in inside.get(document, ())):
            named.add(entity)
    found: list[Any] = []
    for some in _some(sorted(named)):
        found += connection.execute(select(e.number, e.entity).where(e.id.in_(some))).all()
    whole = [msgspec.json.decode(r[1], type=Entity) for r in sorted(found, key=lambda r: r[0])]
    return tuple(msgspec.structs.replace(x, mentions=tuple(kept[x.id])) for x in whole)


def _relations(connection: Connection, claims: Sequence[Claim]) -> tuple[Relation, ...]:
    """What relates these claims to one another."""
    t = schema.relations.c
    known = {c.id for c in claims}
    rows: dict[int, Relation] = {}
    # A claim on a large event is related to hundreds that are not in the cut: the database passes them over sooner.
    inside = [t.b.in_(sorted(known))] if len(known) <= _MOST_ASKED else []
    for some in _some([c.id for c in claims]):
        for r in connection.execute(select(t.number, t.a, t.b, t.type, t.why).where(t.a.in_(some), *inside)).all():
            if r.b in known:
                rows[r.number] = Relation(r.a, r.b, r.type, r.why)
    return tuple(rows[n] for n in sorted(rows))


def _copies(connection: Connection, documents: Sequence[str]) -> tuple[Copy, ...]:
    t = schema.copies.c
    query = select(t.number, t.copy).where(t.a.in_(list(documents)), t.b.in_(list(documents))).order_by(t.number)
    return tuple(msgspec.json.decode(r.copy, type=Copy) for r in connection.execute(query).all())


def _warnings(connection: Connection, documents: Sequence[str]) -> tuple[str, ...]:
    t = schema.warnings.c
    return tuple(
        connection.execute(select(t.warning).where(t.document.in_(list(documents))).order_by(t.number)).scalars().all()
    )


def _framing(connection: Connection, events: Sequence[str]) -> tuple[Naming, ...]:
    t = schema.framing.c
    rows: list[Any] = []
    for some in _some(events):
        rows += connection.execute(select(t.number, t.naming).where(t.event.in_(some))).all()
    return tuple(msgspec.json.decode(r[1], type=Naming) for r in sorted(rows, key=lambda r: r[0]))


def _some(ids: Sequence[str]) -> Iterable[list[str]]:
    """The ids, as many at a time as a query takes."""
    listed = list(ids)
    return (listed[i : i + _LISTED] for i in range(0, len(listed), _LISTED))
