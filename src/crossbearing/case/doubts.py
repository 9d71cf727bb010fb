"""What a reviewer should look at: disputed values, events joined on little, figures that belong to no event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from crossbearing.case.bearing import display_name
from crossbearing.case.reading.rows import Doubt
from crossbearing.publish import wording
from crossbearing.records import AttributeRecord, Claim, Event, Links, Record, content_id

FIGURES = frozenset(
    ["fatalities", "injured", "missing", "displaced", "detained", "participants", "troops", "buildings", "money", "magnitude"]
)  # fmt: skip


def doubts(record: Record, links: Links | None = None) -> list[Doubt]:
    """The queue: disputed values of the events that most accounts tell first, then joins near the threshold (of a record alone, of which it
    is not known, every joined event), then figures without an event."""
    disputed = {k for e in record.events for a in e.attributes if a.status == "disputed" for r in a.readings for k in r.claims}  # fmt: skip
    claims = {c.id: c for c in record.claims if c.id in disputed}
    ordered = sorted(record.events, key=lambda e: (-len(e.documents), e.start or "9999", e.id))
    found = [d for e in ordered for d in _values(e, claims)]
    if links is None:
        found += [_link(e) for e in ordered if len(e.documents) > 1]
    else:
        found += _near(record, links)
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


def _near(record: Record, links: Links) -> Sequence[Doubt]:
    """A doubt for each join near the threshold, the nearest first; of several between the same events, one."""
    events = {e.id: e for e in record.events}
    told: dict[tuple[str, str], list[str]] = defaultdict(list)
    for c in record.claims:
        if c.document and c.event:
            told[c.document, c.event].append(c.id)
    name = {d.id: display_name(d) for d in record.documents}
    found: dict[str, Doubt] = {}
    for n in links.near:
        a, b = (events.get(links.event_of.get(k, "")) for k in (n.a, n.b))
        # What reviewers joined or parted since is no doubt any more.
        if a is None or b is None or (a.id == b.id) != n.joined:
            continue
        who = f"{name.get(n.a[0], n.a[0])} and {name.get(n.b[0], n.b[0])}"
        claims = (*told[n.a[0], a.id], *told[n.b[0], b.id])
        if n.joined:
            doubt = Doubt(
                content_id("q", "link", a.id, *sorted((n.a[0], n.b[0]))), "link", a.id, None, a.id, a.label,
                (f"{who} are joined on little", *a.why), claims, n.score,
            )  # fmt: skip
        else:
            one, other = sorted((a, b), key=lambda e: (-len(e.documents), e.id))
            doubt = Doubt(
                content_id("q", "link", *sorted((a.id, b.id))), "link", one.id, other.id, one.id, f"{one.label}, or {other.label}?",
                (f"{who} may tell of one event: {other.label}", "kept apart by little"), claims, n.score,
            )  # fmt: skip
        found.setdefault(doubt.id, doubt)
    return list(found.values())


def _label(c: Claim) -> str:
    return f"{c.attribute}: {wording.value(c)}"


def _told_of(attribute: str, subject: str | None) -> str:
    return f"{attribute} {subject if subject.startswith('of ') else f'of {subject}'}" if subject else attribute
