"""The record: claims on resolved events, how they stand to each other and what they come to."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from crossbearing.records import Annotations, DocumentAttribution, Links, Record


def weigh(accounts: Sequence[Annotations], links: Links, rule: str = "consensus") -> Record:
    """The record of the accounts. Documents, claims and all else are ordered by document id and place in the text."""
    ordered = sorted(accounts, key=lambda a: a.document.id)
    documents = tuple(
        msgspec.structs.replace(a.document, main_event=links.main_event.get(a.document.id)) for a in ordered
    )
    claims = tuple(
        msgspec.structs.replace(
            c,
            document=a.document.id,
            event=links.event_of.get((a.document.id, c.event), None) if c.event else None,
        )
        for a in ordered
        for c in a.claims
    )
    attributions = tuple(
        DocumentAttribution(**{f: getattr(x, f) for f in x.__struct_fields__}, document=a.document.id)
        for a in ordered
        for x in a.attributions
    )
    return Record(
        documents=documents,
        entities=links.entities,
        events=links.events,
        claims=claims,
        relations=(),
        attributions=attributions,
        calls=tuple(msgspec.structs.replace(c, document=a.document.id) for a in ordered for c in a.calls),
        boilerplate=tuple(msgspec.structs.replace(b, document=a.document.id) for a in ordered for b in a.boilerplate),
        copies=links.copies,
        warnings=tuple(f"{a.document.path}: {w}" for a in ordered for w in a.warnings) + links.warnings,
    )
