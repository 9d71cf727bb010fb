"""One event's estimates made anew by another rule, from its own claims alone."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from crossbearing.records import Annotations, Event, Record
from crossbearing.weigh.attributes import asked, estimates, sheets
from crossbearing.weigh.independence import copied
from crossbearing.weigh.relations import Weighing, comparable_groups
from crossbearing.weigh.rules import rule_named
from crossbearing.weigh.said import Said, sayings, spread_events
from crossbearing.weigh.speakers import entity_names


def reweighed(record: Record, accounts: Sequence[Annotations], event: str, rule: str) -> Event:
    """The event of the record with its estimates by `rule`; `accounts` are the record's, as annotated.

    Readings, relations and statuses do not depend on the rule and stay. Only the claims that the record holds on the event are weighed: a
    rule that learns who is reliable learns it from these. UnknownRule where there is no such rule.
    """
    by = rule_named(rule)
    own = next(e for e in record.events if e.id == event)
    told = _told(record, accounts, own)
    passages = copied(told, record.copies)
    titles = [s for s in told if s.claim.attribute == "title"]
    others = [s for s in told if s.claim.attribute != "title"]
    groups = [*comparable_groups(others, own), *comparable_groups(titles, None)]
    rows = list(sheets(event, [Weighing(g, ()) for g in groups], passages))
    made = {
        s.claim.id: e
        for sheet, e in zip(rows, estimates([asked(s) for s in rows], by, rule), strict=True)
        for s in sheet.rows
    }
    attributes = tuple(
        msgspec.structs.replace(
            a, estimate=next((made[c] for r in a.readings for c in r.claims if c in made), None) if a.estimate else None
        )
        for a in own.attributes
    )
    return msgspec.structs.replace(own, attributes=attributes)


def _told(record: Record, accounts: Sequence[Annotations], event: Event) -> list[Said]:
    names = entity_names(record.entities)
    ordered = sorted(accounts, key=lambda a: a.document.id)
    claims = {
        a.document.id: tuple(c for c in record.claims if c.document == a.document.id and c.event == event.id)
        for a in ordered
    }
    events = {event.id: event}
    spread = frozenset().union(*(spread_events(a, claims[a.document.id], events) for a in ordered))
    return [s for a in ordered for s in sayings(a, claims[a.document.id], events, names, spread)]
