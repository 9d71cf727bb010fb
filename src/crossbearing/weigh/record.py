"""The record: claims on resolved events, how they stand to each other and what they come to."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from crossbearing.records import Annotations, Claim, DocumentAttribution, Links, Record
from crossbearing.weigh.relations import relations
from crossbearing.weigh.said import Said, sayings
from crossbearing.weigh.speakers import entity_names


def weigh(accounts: Sequence[Annotations], links: Links, rule: str = "consensus") -> Record:
    """The record of the accounts. Documents, claims and all else are ordered by document id and place in the text."""
    ordered = sorted(accounts, key=lambda a: a.document.id)
    documents = tuple(
        msgspec.structs.replace(a.document, main_event=links.main_event.get(a.document.id)) for a in ordered
    )
    claims = {a.document.id: _resolved(a, links) for a in ordered}
    events = {e.id: e for e in links.events}
    names = entity_names(links.entities)
    told: list[Said] = []
    for a in ordered:
        told += sayings(a, claims[a.document.id], events, names)
    attributions = tuple(
        DocumentAttribution(**{f: getattr(x, f) for f in x.__struct_fields__}, document=a.document.id)
        for a in ordered
        for x in a.attributions
    )
    return Record(
        documents=documents,
        entities=links.entities,
        events=links.events,
        claims=tuple(c for row in claims.values() for c in row),
        relations=relations(told, events),
        attributions=attributions,
        calls=tuple(msgspec.structs.replace(c, document=a.document.id) for a in ordered for c in a.calls),
        boilerplate=tuple(msgspec.structs.replace(b, document=a.document.id) for a in ordered for b in a.boilerplate),
        copies=links.copies,
        warnings=tuple(f"{a.document.path}: {w}" for a in ordered for w in a.warnings) + links.warnings,
    )


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
