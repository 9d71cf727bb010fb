"""What reviewers decided on, as a case that grows must know it: it is not made anew by the machine until the next full refresh."""

from __future__ import annotations

import msgspec

from crossbearing.records import Entity, Event, Record


def decided_events(record: Record) -> tuple[str, ...]:
    """The events on which something was decided: on themselves, on a claim that stands on them or stood there before it was moved or rejected,
    on the metadata of an account that tells of them."""
    aside = () if record.set_aside is msgspec.UNSET else record.set_aside.claims
    told = {d.id for d in record.documents if d.decided is not msgspec.UNSET}
    found = {e.id for e in record.events if e.decided is not msgspec.UNSET or not told.isdisjoint(e.documents)}
    for c in (*record.claims, *aside):
        if c.decided is not msgspec.UNSET:
            found |= {e for e in (c.event, c.decided.machine.get("event")) if e}
    return tuple(sorted(found.intersection(e.id for e in record.events)))


def rejected_events(record: Record) -> tuple[Event, ...]:
    """The events that reviewers rejected."""
    return () if record.set_aside is msgspec.UNSET else record.set_aside.events


def rejected_entities(record: Record) -> tuple[Entity, ...]:
    """The entities that reviewers rejected."""
    return () if record.set_aside is msgspec.UNSET else record.set_aside.entities
