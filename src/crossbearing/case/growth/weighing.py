"""The events that an account came to, settled and weighed anew; every other event stays as it was."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, select

from crossbearing.case import schema
from crossbearing.case.growth.placing import Placed
from crossbearing.case.growth.rare import Rare
from crossbearing.link.agencies import credits_of
from crossbearing.link.events import event_of_group
from crossbearing.link.incidents import Incident
from crossbearing.records import Annotations, Claim, Copy, Entity, Event, Relation
from crossbearing.weigh.by_event import by_event, estimated, weigh_event
from crossbearing.weigh.consensus import consensus_of
from crossbearing.weigh.independence import copied
from crossbearing.weigh.relations import relations, weighings
from crossbearing.weigh.rules import DEFAULT_RULE, rule_named
from crossbearing.weigh.said import Said, sayings, spread_events
from crossbearing.weigh.speakers import entity_names

# An event told by more accounts than this is not weighed again for one more: its claims come to it, its values wait for the next full refresh.
WEIGHED = 40
# One of more incidents than this keeps its day, place and title too.
SETTLED = 2000
_INCIDENT = msgspec.msgpack.Decoder(Incident)
_EVENT = msgspec.json.Decoder(Event)
_CLAIM = msgspec.json.Decoder(Claim)
_ANNOTATIONS = msgspec.json.Decoder(Annotations)
_COPY = msgspec.json.Decoder(Copy)
_ENTITY = msgspec.json.Decoder(Entity)


class Weighed(msgspec.Struct, frozen=True):
    """Events that changed or are new, and the relations of those that were weighed, by event; `behind` are events that wait."""

    events: tuple[Event, ...]
    relations: dict[str, tuple[Relation, ...]]
    titles: tuple[Relation, ...]
    behind: tuple[str, ...]


def settled(connection: Connection, event: str | None, placed: Sequence[Placed], decided: Collection[str]) -> Event:
    """The event with the account's incidents. One of the case's keeps its id, whole and values, one that was decided on all but its claims."""
    own = [p.incident for p in placed]
    whys = [p.why for p in placed]
    if event is None:
        return event_of_group(sorted(own, key=lambda i: i.key), whys)
    before = events_of(connection, [event])[event]
    t = schema.ground_incidents.c
    query = select(t.incident).where(t.event == event).limit(SETTLED + 1)
    kept = None if event in decided else connection.execute(query).scalars().all()
    if kept is None or len(kept) > SETTLED:
        documents = tuple(sorted({*before.documents, *(i.key[0] for i in own)}))
        claims = (*before.claims, *(c.id for i in own for c in i.claims))
        return msgspec.structs.replace(before, documents=documents, claims=claims)
    group = sorted([*map(_INCIDENT.decode, kept), *own], key=lambda i: i.key)
    made = event_of_group(group, [*before.why, *whys])
    return msgspec.structs.replace(
        made, id=before.id, part_of=before.part_of, attributes=before.attributes, coverage=before.coverage
    )


def events_of(connection: Connection, ids: Iterable[str]) -> dict[str, Event]:
    """The events as they are kept, by id."""
    t = schema.events.c
    found = connection.execute(select(t.event).where(t.id.in_(list(ids)))).scalars()
    return {e.id: e for e in map(_EVENT.decode, found)}


def weighed(
    connection: Connection,
    account: Annotations,
    claims: tuple[Claim, ...],
    events: Sequence[Event],
    copies: Sequence[Copy],
    entities: Sequence[Entity],
    rule: str,
    rare: Rare,
    decided: Collection[str],
) -> Weighed:
    """The events weighed with the claims of the account, which stand on them already."""
    again = [e for e in events if len(e.documents) <= WEIGHED and e.id not in decided]
    ids = sorted({d for e in again for d in e.documents} - {account.document.id})
    accounts = _accounts(connection, ids)
    told_by = _claims(connection, ids) | {account.document.id: claims}
    every = [*accounts, account]
    named = events_of(connection, {c.event for row in told_by.values() for c in row if c.event})
    known = named | {e.id: e for e in events}
    names = entity_names((*_entities(connection, ids), *entities))
    spread = frozenset().union(*(spread_events(a, told_by.get(a.document.id, ()), known) for a in every))
    told: list[Said] = []
    for a in sorted(every, key=lambda a: a.document.id):
        told += sayings(a, told_by.get(a.document.id, ()), known, names, spread)
    agencies = {a.document.id: c for a in every if (c := credits_of(a.document).carried) is not None}
    passages = copied(told, [*_copies(connection, ids), *copies], agencies)
    titles = weighings([s for s in told if s.claim.attribute == "title"], None)
    titled = by_event(titles)
    found = [
        weigh_event(
            e,
            [s for s in told if s.claim.event == e.id and s.claim.attribute != "title"],
            titled.get(e.id, ()),
            passages,
        )
        for e in again
    ]
    by = consensus_of(rare.numbers.sources) if rule == DEFAULT_RULE else rule_named(rule)
    filled = {e.id: e for e in estimated(again, found, by, rule)}
    own = {c.id for c in claims}
    return Weighed(
        tuple(filled.get(e.id, e) for e in events),
        {e.id: w.relations for e, w in zip(again, found, strict=True)},
        tuple(r for r in relations(titles) if r.a in own or r.b in own),
        tuple(e.id for e in events if e.id not in filled),
    )


def _accounts(connection: Connection, ids: Sequence[str]) -> list[Annotations]:
    t = schema.accounts.c
    rows = connection.execute(select(t.annotations).where(t.id.in_(ids)).order_by(t.id)).scalars()
    return [_ANNOTATIONS.decode(r) for r in rows]


def _claims(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[Claim, ...]]:
    t = schema.claims.c
    rows = connection.execute(select(t.document, t.claim).where(t.document.in_(ids)).order_by(t.number))
    found: dict[str, list[Claim]] = {}
    for document, claim in rows:
        found.setdefault(document, []).append(_CLAIM.decode(claim))
    return {d: tuple(row) for d, row in found.items()}


def _copies(connection: Connection, ids: Sequence[str]) -> list[Copy]:
    t = schema.copies.c
    rows = connection.execute(select(t.copy).where(t.a.in_(ids), t.b.in_(ids)).order_by(t.number)).scalars()
    return [_COPY.decode(r) for r in rows]


def _entities(connection: Connection, ids: Sequence[str]) -> list[Entity]:
    m, t = schema.mentions.c, schema.entities.c
    wanted = select(m.entity).where(m.document.in_(ids)).distinct()
    rows = connection.execute(select(t.entity).where(t.id.in_(wanted)).order_by(t.number)).scalars()
    return [_ENTITY.decode(r) for r in rows]


def event_ids(placed: Mapping[str, Sequence[Placed]]) -> dict[tuple[str, str], str]:
    """{(document id, incident id): event id} of the account's incidents."""
    return {p.incident.key: event for event, rows in placed.items() for p in rows}
