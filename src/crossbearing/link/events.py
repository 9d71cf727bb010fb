"""Incidents of all accounts as events: what is one happening, what each account is chiefly about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from crossbearing.link.body_names import body_tokens
from crossbearing.link.clustering import cluster
from crossbearing.link.entities import forms_by_document
from crossbearing.link.incidents import Incident, incidents_of
from crossbearing.link.parts import parts_of
from crossbearing.link.sequences import Settled, parts_of_wholes
from crossbearing.link.settled import end_of, label_of, place_of, span_of_days, start_of, type_of
from crossbearing.link.words import Words, words_of
from crossbearing.records import Annotations, Entity, Event, NearLink, content_id


def link_events(
    accounts: Sequence[Annotations],
    entities: tuple[Entity, ...],
    words: Mapping[str, Words] | None = None,
    near: list[NearLink] | None = None,
) -> tuple[tuple[Event, ...], dict[tuple[str, str], str], dict[str, str]]:
    """Events, the event of each (document id, incident id), and each document's main event. Joins near the threshold are added to `near`."""
    ordered = sorted(accounts, key=lambda a: a.document.id)
    incidents = all_incidents(ordered, entities, words)
    groups, whys = cluster(incidents, near=near)
    events: list[Event] = []
    settled: list[Settled] = []
    event_of: dict[tuple[str, str], str] = {}
    main_event: dict[str, str] = {}
    for group in groups:
        event = event_of_group(group, [w for i in group for w in whys.get(i.key, ())])
        for i in group:
            event_of[i.key] = event.id
            if i.main:
                main_event[i.key[0]] = event.id
        events.append(event)
        settled.append(_settled(event, group))
    wholes = parts_of_wholes(settled)
    events = [msgspec.structs.replace(e, part_of=wholes.get(e.id)) for e in events]
    order = {a.document.id: n for n, a in enumerate(ordered)}
    events.sort(key=lambda e: (-len(e.documents), order[e.documents[0]], e.id))
    return tuple(events), dict(sorted(event_of.items())), dict(sorted(main_event.items()))


def all_incidents(
    accounts: Sequence[Annotations], entities: Sequence[Entity], words: Mapping[str, Words] | None = None
) -> list[Incident]:
    """The incidents of all accounts, in order of key."""
    mentioned = forms_by_document(entities)
    spots = {body_tokens(n): e.id for e in entities if e.kind == "place" for n in (e.name, *e.aliases)}
    people = frozenset(e.id for e in entities if e.kind == "person" and " " in e.name)
    incidents: list[Incident] = []
    for a in accounts:
        at_hand = words[a.document.id] if words else words_of(a)
        incidents += incidents_of(a, mentioned.get(a.document.id, ()), at_hand, spots, people)
    return sorted(incidents, key=lambda i: i.key)


def event_of_group(group: list[Incident], whys: list[str]) -> Event:
    """The event that a group of incidents is, with no whole that it is part of."""
    type = type_of(group)
    start, place = start_of(group), place_of(group)
    members = sorted(m.id for i in group for m in i.mentions) or sorted(i.key[1] for i in group)
    claims = sorted((i.key[0], c.start, c.end, c.id) for i in group for c in i.claims)
    return Event(
        id=content_id("e", *members),
        type=type,
        label=label_of(group, type, start, place),
        start=start,
        end=end_of(group),
        place=place,
        parts=parts_of(group),
        part_of=None,
        documents=tuple(sorted({i.key[0] for i in group})),
        claims=tuple(c[-1] for c in claims),
        why=tuple(dict.fromkeys(w for w in whys if w)),
    )


def _settled(event: Event, group: list[Incident]) -> Settled:
    return Settled(
        event.id,
        event.type,
        frozenset(k for i in group for k in i.kinds),
        frozenset(m for i in group for m in i.lemmas),
        span_of_days(group, event.start, event.end),
        event.place,
        frozenset(event.documents),
        len(event.claims),
    )
