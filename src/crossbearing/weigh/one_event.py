"""One event weighed anew by another rule, from its own claims alone."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.records import Annotations, Event, Links, Record
from crossbearing.weigh.record import weighed
from crossbearing.weigh.rules import rule_named
from crossbearing.weigh.said import Said, sayings, spread_events
from crossbearing.weigh.speakers import entity_names


def reweighed(record: Record, accounts: Sequence[Annotations], event: str, rule: str) -> Event:
    """The event of the record with its attributes by `rule`; `accounts` are the record's, as annotated.

    Only the claims that the record holds on it are weighed: a rule that learns who is reliable learns it from these. UnknownRule where
    there is no such rule.
    """
    by = rule_named(rule)
    own = next(e for e in record.events if e.id == event)
    names = entity_names(record.entities)
    ordered = sorted(accounts, key=lambda a: a.document.id)
    claims = {
        a.document.id: tuple(c for c in record.claims if c.document == a.document.id and c.event == event)
        for a in ordered
    }
    events = {event: own}
    spread = frozenset().union(*(spread_events(a, claims[a.document.id], events) for a in ordered))
    told: list[Said] = []
    for a in ordered:
        told += sayings(a, claims[a.document.id], events, names, spread)
    found, _ = weighed(told, Links(record.copies, record.entities, (own,), {}, {}), by, rule)
    return found[0]
