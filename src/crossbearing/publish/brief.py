"""A record cut to what can be shown of it at a glance: of a large one the rest stays on disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

import msgspec

from crossbearing.records import Event, Record


def by_weight(record: Record) -> list[Event]:
    """The events that somebody claims something of: main ones first, then those that the most accounts and the most claims tell of."""
    mains = Counter(d.main_event for d in record.documents)
    told = (e for e in record.events if e.claims)
    return sorted(told, key=lambda e: (-mains[e.id], -len(e.documents), -len(e.claims), e.start or "9999", e.id))


def brief(record: Record, events: Collection[str]) -> Record:
    """The record with the claims of these events alone, what relates them, and the claims on the other side of that."""
    ids = {c for e in record.events if e.id in events for c in e.claims}
    relations = tuple(r for r in record.relations if r.a in ids)
    ids |= {r.b for r in relations}
    return msgspec.structs.replace(record, claims=tuple(c for c in record.claims if c.id in ids), relations=relations)
