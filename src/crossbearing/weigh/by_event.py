"""One event weighed by itself: all that follows from its claims but the estimates, which a rule makes of all events at once."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from crossbearing.records import AttributeRecord, Coverage, Event, Relation
from crossbearing.weigh.attributes import Asked, asked, attribute_record, estimates, in_order, sheets
from crossbearing.weigh.ballot import Rule
from crossbearing.weigh.coverage import coverage, facts
from crossbearing.weigh.independence import Families
from crossbearing.weigh.relations import Weighing, relations, weighings
from crossbearing.weigh.said import Said


class WeighedEvent(msgspec.Struct, frozen=True):
    """The attributes of one event without their estimates, what each estimate is made from, who tells what, and how the claims stand."""

    attributes: tuple[AttributeRecord, ...]
    asked: tuple[Asked, ...]
    coverage: tuple[Coverage, ...]
    relations: tuple[Relation, ...]


def weigh_event(event: Event, told: Sequence[Said], titled: Sequence[Weighing], passages: Families) -> WeighedEvent:
    """What follows from the claims `told` of an event and the groups of titles that claims of it stand in."""
    found = weighings(told, event)
    split = facts([*found, *titled])
    rows = list(sheets(event.id, split, passages))
    return WeighedEvent(
        tuple(attribute_record(s, None, passages) for s in rows),
        tuple(asked(s) for s in rows),
        coverage(event.id, event.documents, in_order(split)),
        relations(found),
    )


def by_event(named: Sequence[Weighing]) -> dict[str | None, list[Weighing]]:
    """The groups of titles by the events of their claims: titles are told of persons, and compared across events."""
    titled: dict[str | None, list[Weighing]] = {}
    for w in named:
        for event in dict.fromkeys(s.claim.event for s in w.group.own):
            titled.setdefault(event, []).append(w)
    return titled


def estimated(events: Sequence[Event], weighed: Sequence[WeighedEvent], rule: Rule, name: str) -> tuple[Event, ...]:
    """The events with their attributes, each estimated by the rule."""
    return filled(events, with_estimates(weighed, rule, name))


def with_estimates(weighed: Sequence[WeighedEvent], rule: Rule, name: str) -> list[WeighedEvent]:
    """What was weighed, each attribute estimated by the rule, and without what the estimates were made from."""
    found = iter(estimates([a for w in weighed for a in w.asked], rule, name))
    return [
        msgspec.structs.replace(
            w, attributes=tuple(msgspec.structs.replace(a, estimate=next(found)) for a in w.attributes), asked=()
        )
        for w in weighed
    ]


def filled(events: Sequence[Event], weighed: Sequence[WeighedEvent]) -> tuple[Event, ...]:
    """The events with what was weighed of each."""
    return tuple(
        msgspec.structs.replace(e, attributes=w.attributes, coverage=w.coverage)
        for e, w in zip(events, weighed, strict=True)
    )
