"""What of a record is told of each account and event: whose words it has, the gravest status, who speaks."""

from __future__ import annotations

from collections import defaultdict

from crossbearing.publish.origins import MOSTLY
from crossbearing.records import Document, Event, Record
from crossbearing.records.reading import Status

_GRAVEST: tuple[Status, ...] = ("disputed", "updated", "compatible", "agreed", "single")


def gravest(event: Event) -> Status:
    """The status by which an event is marked: that of its most contested attribute."""
    found = {a.status for a in event.attributes}
    return next((s for s in _GRAVEST if s in found), "single")


def taken_from(record: Record) -> dict[str, str]:
    """Accounts of which at least half stands in another, each with the one from which most of it is."""
    length = {d.id: max(len(d.text), 1) for d in record.documents}
    taken: dict[str, set[int]] = defaultdict(set)
    shares: dict[str, dict[str, int]] = defaultdict(dict)
    for c in record.copies:
        own, other = (c.a, c.b) if c.direction in ("a", c.a.document) else (c.b, c.a)
        if c.direction is None or own.document not in length:
            continue
        taken[own.document].update(range(own.start, own.end))
        share = shares[own.document]
        share[other.document] = share.get(other.document, 0) + own.end - own.start
    return {
        d: min(shares[d], key=lambda o: (-shares[d][o], o))
        for d, places in taken.items()
        if len(places) >= MOSTLY * length[d]
    }


def display_name(d: Document) -> str:
    """Who speaks: publisher, else author, else title, else the file."""
    return d.publisher or d.author or d.title or d.path or d.id
