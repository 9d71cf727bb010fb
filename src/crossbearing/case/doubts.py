"""What a reviewer should look at: disputed values, events joined on little, figures that belong to no event."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.case.reading.rows import Doubt
from crossbearing.publish import wording
from crossbearing.records import AttributeRecord, Claim, Event, Record, content_id

FIGURES = frozenset(
    ["fatalities", "injured", "missing", "displaced", "detained", "participants", "troops", "buildings", "money", "magnitude"]
)  # fmt: skip


def doubts(record: Record) -> list[Doubt]:
    """The queue: disputed values of the events that most accounts tell first, then joined events, then figures without an event."""
    claims = {c.id: c for c in record.claims}
    ordered = sorted(record.events, key=lambda e: (-len(e.documents), e.start or "9999", e.id))
    found = [d for e in ordered for d in _values(e, claims)]
    found += [_link(e) for e in ordered if len(e.documents) > 1]
    found += [
        Doubt(
            content_id("q", "unplaced", c.id),
            "unplaced",
            c.id,
            None,
            None,
            _label(c),
            ("belongs to no event",),
            (c.id,),
        )
        for c in record.claims
        if c.event is None and c.attribute in FIGURES
    ]
    return found


def _values(event: Event, claims: dict[str, Claim]) -> Sequence[Doubt]:
    return [
        Doubt(
            content_id("q", "value", event.id, a.attribute, a.subject), "value", event.id, None, event.id,
            _told_of(a.attribute, a.subject) + f": {event.label}",
            _why(a, claims), tuple(k for r in a.readings for k in r.claims),
        )
        for a in event.attributes
        if a.status == "disputed"
    ]  # fmt: skip


def _why(a: AttributeRecord, claims: dict[str, Claim]) -> tuple[str, ...]:
    told = []
    for r in a.readings:
        first = next((claims[k] for k in r.claims if k in claims), None)
        if first is not None:
            told.append(
                f"{wording.value(first)}: {r.accounts} account{'s' * (r.accounts != 1)}, {r.independent} independent"
            )
    return tuple(told)  # fmt: skip


def _link(event: Event) -> Doubt:
    return Doubt(
        content_id("q", "link", event.id), "link", event.id, None, event.id, event.label, event.why, event.claims
    )


def _label(c: Claim) -> str:
    return f"{c.attribute}: {wording.value(c)}"


def _told_of(attribute: str, subject: str | None) -> str:
    return f"{attribute} {subject if subject.startswith('of ') else f'of {subject}'}" if subject else attribute
