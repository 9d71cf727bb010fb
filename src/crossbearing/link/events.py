"""Incidents of all accounts as events: what is one happening, what each account is chiefly about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from crossbearing.link.body_names import body_tokens
from crossbearing.link.clustering import cluster
from crossbearing.link.entities import forms_by_document
from crossbearing.link.incidents import Incident, incidents_of
from crossbearing.link.packing import packed, unpacked
from crossbearing.link.parts import parts_of
from crossbearing.link.rarity import Rarity, Trait, account_traits
from crossbearing.link.sequences import Settled, parts_of_wholes
from crossbearing.link.settled import end_of, label_of, place_of, span_of_days, start_of, type_of
from crossbearing.link.vectors import Frequencies, Wordings
from crossbearing.link.words import words_of
from crossbearing.records import Annotations, Entity, Event, NearLink, content_id


def link_events(
    accounts: Iterable[Annotations], entities: tuple[Entity, ...], near: list[NearLink] | None = None
) -> tuple[tuple[Event, ...], dict[tuple[str, str], str], dict[str, str]]:
    """Events, the event of each (document id, incident id), and each document's main event, of accounts in order of document id. Joins near
    the threshold are added to `near`."""
    incidents, texts, rarity = gathered(accounts, Gazette(entities))
    groups, whys = cluster(incidents, near=near, texts=texts, rarity=rarity)
    events: list[Event] = []
    settled: list[Settled] = []
    event_of: dict[tuple[str, str], str] = {}
    main_event: dict[str, str] = {}
    for group in groups:
        group = [unpacked(i) for i in group]
        event = event_of_group(group, [w for i in group for w in whys.get(i.key, ())])
        for i in group:
            event_of[i.key] = event.id
            if i.main:
                main_event[i.key[0]] = event.id
        events.append(event)
        settled.append(settled_of(event, group))
    wholes = parts_of_wholes(settled)
    events = [msgspec.structs.replace(e, part_of=wholes.get(e.id)) for e in events]
    events.sort(key=lambda e: (-len(e.documents), e.documents[0], e.id))
    return tuple(events), dict(sorted(event_of.items())), dict(sorted(main_event.items()))


class Gazette:
    """What incidents need of the entities: those mentioned in each document, places by their words, and who are persons."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.mentioned = forms_by_document(entities)
        self.spots = {body_tokens(n): e.id for e in entities if e.kind == "place" for n in (e.name, *e.aliases)}
        self.people = frozenset(e.id for e in entities if e.kind == "person" and " " in e.name)

    def incidents(self, account: Annotations) -> list[Incident]:
        """The incidents of one account, in order of key."""
        mentioned = self.mentioned.get(account.document.id, ())
        found = incidents_of(account, mentioned, words_of(account), self.spots, self.people)
        return sorted(found, key=lambda i: i.key)


def gathered(accounts: Iterable[Annotations], gazette: Gazette) -> tuple[list[Incident], Wordings, Rarity]:
    """The incidents of accounts in order of document id, packed, with their words and the rarity of their traits: one pass."""
    incidents: list[Incident] = []
    texts, told, traits = Wordings(), Frequencies(), Counter[Trait]()
    holding = 0
    for account in accounts:
        found = gazette.incidents(account)
        if not found:
            continue
        holding += 1
        told.add(found)
        traits.update(account_traits(found))
        for i in found:
            texts.add(i)
            incidents.append(packed(i))
    return incidents, texts.weigh(told), Rarity(holding, traits)


def all_incidents(accounts: Iterable[Annotations], entities: Sequence[Entity]) -> list[Incident]:
    """The incidents of all accounts, in order of key."""
    gazette = Gazette(entities)
    return sorted((i for a in accounts for i in gazette.incidents(a)), key=lambda i: i.key)


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


def settled_of(event: Event, group: list[Incident]) -> Settled:
    """What decides whether the event of a group is part of another."""
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
