"""Where in the texts a decision's target stands, and what stands there now: so a decision stays where it was put when ids change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from crossbearing.records import Annotations, Entity, Event, Passage

Incident = tuple[str, str]
# Of a target with more places than this, the first in each account are kept, and no more than this.
MOST = 2000


class Places:
    """The incidents of accounts by where they are told."""

    def __init__(self, accounts: Iterable[Annotations]) -> None:
        self._accounts = {a.document.id: a for a in accounts}
        self._at: dict[str, list[tuple[int, int, str]]] = {}

    def incidents(self, side: Sequence[Passage]) -> tuple[Incident, ...]:
        """The incidents told at the places, each once; a place where nothing is told any more gives none."""
        found = (self._incident(p) for p in side)
        return tuple(dict.fromkeys((p.document, i) for p, i in zip(side, found, strict=True) if i is not None))

    def _incident(self, place: Passage) -> str | None:
        rows = self._told(place.document)
        exact = next((i for s, e, i in rows if (s, e) == (place.start, place.end)), None)
        return exact or next((i for s, e, i in rows if s < place.end and place.start < e), None)

    def _told(self, document: str) -> list[tuple[int, int, str]]:
        """The mentions, then the claims that stand for an incident without any, each with its incident."""
        known = self._at.get(document)
        if known is None:
            account = self._accounts.get(document)
            known = self._at[document] = [] if account is None else told(account)
        return known


def told(account: Annotations) -> list[tuple[int, int, str]]:
    """Where an account tells each incident: (start, end, incident id), mentions before claims."""
    rows = [(m.start, m.end, m.incident or m.id) for m in account.events]
    of_mention = {m.id: m.incident or m.id for m in account.events}
    known = set(of_mention.values())
    lone = (c for c in account.claims if c.event is not None and of_mention.get(c.event, c.event) not in known)
    return rows + [(c.start, c.end, c.event or "") for c in lone]


def side_of_event(event: Event, accounts: Iterable[Annotations]) -> tuple[Passage, ...]:
    """The first place of each incident of the event."""
    spots = {(m.document, m.start, m.end) for part in event.parts for m in part.mentions}
    claims = set(event.claims)
    out: list[Passage] = []
    for account in accounts:
        document = account.document.id
        mine = {(c.start, c.end) for c in account.claims if c.id in claims}
        seen: set[str] = set()
        mentions = len(account.events)
        for n, (start, end, incident) in enumerate(told(account)):
            here = (document, start, end) in spots if n < mentions else (start, end) in mine
            if here and incident not in seen:
                seen.add(incident)
                out.append(Passage(document, start, end))
    return capped(out)


def side_of_entity(entity: Entity) -> tuple[Passage, ...]:
    """The places where the entity is named."""
    return capped(entity.mentions)


def capped(places: Sequence[Passage]) -> tuple[Passage, ...]:
    """All places, or the first in each account where they are too many."""
    ordered = sorted(set(places), key=lambda p: (p.document, p.start, p.end))
    if len(ordered) <= MOST:
        return tuple(ordered)
    first = {p.document: p for p in reversed(ordered)}
    return tuple(first[d] for d in sorted(first))[:MOST]


def most(owners: Iterable[str | None]) -> str | None:
    """The id that most places have, the first in order among equals; None where none has any."""
    count = Counter(o for o in owners if o is not None)
    return min(count, key=lambda o: (-count[o], o)) if count else None
