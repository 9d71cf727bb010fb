"""The record: claims on resolved events, how they stand to each other and what they come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from crossbearing.records import (
    Annotations,
    Claim,
    DocumentAttribution,
    Event,
    Links,
    Record,
    Relation,
)
from crossbearing.records.ordered import in_order_of_document
from crossbearing.weigh.ballot import Rule
from crossbearing.weigh.by_event import by_event, estimated, weigh_event
from crossbearing.weigh.independence import copied
from crossbearing.weigh.relations import relations, weighings
from crossbearing.weigh.rules import DEFAULT_RULE, rule_named
from crossbearing.weigh.said import Said, sayings, spread_events
from crossbearing.weigh.speakers import entity_names


def weigh(accounts: Sequence[Annotations], links: Links, rule: str = DEFAULT_RULE) -> Record:
    """The record of the accounts. Documents, claims and all else are ordered by document id and place in the text."""
    ordered = in_order_of_document(accounts)
    claims = {a.document.id: resolved(a, links.event_of) for a in ordered}
    events = {e.id: e for e in links.events}
    names = entity_names(links.entities)
    told: list[Said] = []
    spread = frozenset().union(*(spread_events(a, claims[a.document.id], events) for a in ordered))
    for a in ordered:
        told += sayings(a, claims[a.document.id], events, names, spread)
    filled, related = weighed(told, links, rule_named(rule), rule)
    return put_together(ordered, claims, links, filled, related)


def put_together(
    ordered: Sequence[Annotations],
    claims: Mapping[str, tuple[Claim, ...]],
    links: Links,
    events: tuple[Event, ...],
    related: tuple[Relation, ...],
) -> Record:
    """The record of accounts in order of document id, their claims on resolved events by document, and what these came to."""
    documents = tuple(
        msgspec.structs.replace(a.document, main_event=links.main_event.get(a.document.id)) for a in ordered
    )
    attributions = tuple(
        DocumentAttribution(**{f: getattr(x, f) for f in x.__struct_fields__}, document=a.document.id)
        for a in ordered
        for x in a.attributions
    )
    return Record(
        documents=documents,
        entities=links.entities,
        events=events,
        claims=tuple(c for a in ordered for c in claims[a.document.id]),
        relations=related,
        attributions=attributions,
        calls=tuple(msgspec.structs.replace(c, document=a.document.id) for a in ordered for c in a.calls),
        boilerplate=tuple(msgspec.structs.replace(b, document=a.document.id) for a in ordered for b in a.boilerplate),
        copies=links.copies,
        warnings=tuple(f"{a.document.path}: {w}" for a in ordered for w in a.warnings) + links.warnings,
        framing=links.framing,
    )


def weighed(
    told: Sequence[Said], links: Links, rule: Rule, name: str
) -> tuple[tuple[Event, ...], tuple[Relation, ...]]:
    """The events of the links with their attributes, and all relations. Titles are told of persons, and compared across events."""
    passages = copied(told, links.copies, links.agencies)
    told_of: dict[str, list[Said]] = {}
    titles = [s for s in told if s.claim.attribute == "title"]
    for s in told:
        if s.claim.event is not None and s.claim.attribute != "title":
            told_of.setdefault(s.claim.event, []).append(s)
    named = weighings(titles, None)
    titled = by_event(named)
    found = [weigh_event(e, told_of.get(e.id, ()), titled.get(e.id, ()), passages) for e in links.events]
    return estimated(links.events, found, rule, name), (*(r for w in found for r in w.relations), *relations(named))


def resolved(account: Annotations, event_of: Mapping[tuple[str, str], str]) -> tuple[Claim, ...]:
    """An account's claims, on the resolved events."""
    return tuple(
        msgspec.structs.replace(
            c,
            document=account.document.id,
            event=event_of.get((account.document.id, c.event)) if c.event else None,
        )
        for c in account.claims
    )
