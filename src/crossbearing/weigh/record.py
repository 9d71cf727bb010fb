"""The record: claims on resolved events, how they stand to each other and what they come to."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from crossbearing.records import (
    Annotations,
    AttributeRecord,
    Claim,
    DocumentAttribution,
    Event,
    Links,
    Record,
    Relation,
)
from crossbearing.weigh.attributes import attribute_record, estimates, in_order, sheets
from crossbearing.weigh.ballot import Rule
from crossbearing.weigh.coverage import coverage, facts
from crossbearing.weigh.independence import copied
from crossbearing.weigh.relations import Weighing, relations, weighings
from crossbearing.weigh.rules import DEFAULT_RULE, rule_named
from crossbearing.weigh.said import Said, sayings, spread_events
from crossbearing.weigh.speakers import entity_names


def weigh(accounts: Sequence[Annotations], links: Links, rule: str = DEFAULT_RULE) -> Record:
    """The record of the accounts. Documents, claims and all else are ordered by document id and place in the text."""
    ordered = sorted(accounts, key=lambda a: a.document.id)
    documents = tuple(
        msgspec.structs.replace(a.document, main_event=links.main_event.get(a.document.id)) for a in ordered
    )
    claims = {a.document.id: _resolved(a, links) for a in ordered}
    events = {e.id: e for e in links.events}
    names = entity_names(links.entities)
    told: list[Said] = []
    spread = frozenset().union(*(spread_events(a, claims[a.document.id], events) for a in ordered))
    for a in ordered:
        told += sayings(a, claims[a.document.id], events, names, spread)
    filled, related = weighed(told, links, rule_named(rule), rule)
    attributions = tuple(
        DocumentAttribution(**{f: getattr(x, f) for f in x.__struct_fields__}, document=a.document.id)
        for a in ordered
        for x in a.attributions
    )
    return Record(
        documents=documents,
        entities=links.entities,
        events=filled,
        claims=tuple(c for row in claims.values() for c in row),
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
    by_event: dict[str, list[Said]] = {}
    titles = [s for s in told if s.claim.attribute == "title"]
    for s in told:
        if s.claim.event is not None and s.claim.attribute != "title":
            by_event.setdefault(s.claim.event, []).append(s)
    named = weighings(titles, None)
    weighed = {e.id: weighings(by_event.get(e.id, ()), e) for e in links.events}
    titled: dict[str | None, list[Weighing]] = {}
    for w in named:
        for event in dict.fromkeys(s.claim.event for s in w.group.own):
            titled.setdefault(event, []).append(w)
    split = {e.id: facts([*weighed[e.id], *titled.get(e.id, ())]) for e in links.events}
    rows = [x for e in links.events for x in sheets(e.id, split[e.id], passages)]
    found: dict[str, list[AttributeRecord]] = {}
    for sheet, estimate in zip(rows, estimates(rows, rule, name), strict=True):
        found.setdefault(sheet.event, []).append(attribute_record(sheet, estimate, passages))
    events = tuple(
        msgspec.structs.replace(
            e, attributes=tuple(found.get(e.id, ())), coverage=coverage(e.id, e.documents, in_order(split[e.id]))
        )
        for e in links.events
    )
    return events, (*(r for e in links.events for r in relations(weighed[e.id])), *relations(named))


def _resolved(account: Annotations, links: Links) -> tuple[Claim, ...]:
    """An account's claims, on the resolved events."""
    return tuple(
        msgspec.structs.replace(
            c,
            document=account.document.id,
            event=links.event_of.get((account.document.id, c.event)) if c.event else None,
        )
        for c in account.claims
    )
