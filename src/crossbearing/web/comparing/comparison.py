"""What the page of accounts side by side shows, taken from a cut of the record to these accounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from crossbearing.publish.rows import Row, rows
from crossbearing.records import Boilerplate, Claim, Copy, Document, Event, Record
from crossbearing.web.comparing.facts import Fact, facts
from crossbearing.web.comparing.ties import Tie, ties

MOST_ACCOUNTS = 4


class Side(msgspec.Struct, frozen=True):
    """One account: its siglum in the case, its claims in order of place, what is no part of it."""

    siglum: str
    document: Document
    claims: tuple[Claim, ...]
    boilerplate: tuple[Boilerplate, ...]


class Comparison(msgspec.Struct, frozen=True):
    """`facts` are those that several of the accounts tell, `alone` those that one does; `events` their labels by id; `ties` what answers
    what; `copies` passages that two of the accounts share."""

    sides: tuple[Side, ...]
    facts: tuple[Fact, ...]
    alone: tuple[Fact, ...]
    events: dict[str, str]
    ties: tuple[Tie, ...]
    copies: tuple[Copy, ...]


def comparison(record: Record, sigla: Mapping[str, str], order: Sequence[str]) -> Comparison:
    """The accounts in the `order` asked for; `sigla` by document id. Events that more of them tell of come first, then those of which more
    is told."""
    documents = {d.id: d for d in record.documents if d.id in order}
    known = [d for d in dict.fromkeys(order) if d in documents]
    claims = {c.id: c for c in record.claims if c.document in documents}
    relations = [r for r in record.relations if r.a in claims and r.b in claims]
    made: list[tuple[Event, list[Row]]] = []
    for event in _ordered(record.events, claims):
        held = set(event.claims)
        made.append((event, rows(event, claims, [r for r in relations if r.a in held or r.b in held], known)))
    tied = ties([row for _, found in made for row in found], relations, claims, known)
    every = [f for event, found in made for f in facts(event, found, tied, claims)]
    shared = [f for f in every if len(f.told) > 1]
    alone = [f for f in every if len(f.told) == 1]
    return Comparison(
        sides=tuple(_side(documents[d], sigla.get(d, "?"), record) for d in known),
        facts=tuple(shared),
        alone=tuple(sorted(alone, key=lambda f: known.index(next(iter(f.told))))),
        events={e.id: e.label for e, _ in made},
        ties=tuple(tied),
        copies=tuple(c for c in record.copies if c.a.document in documents and c.b.document in documents),
    )


def _ordered(events: Sequence[Event], claims: Mapping[str, Claim]) -> list[Event]:
    def telling(event: Event) -> tuple[int, int, str, str]:
        told = [claims[c] for c in event.claims if c in claims]
        return -len({c.document for c in told}), -len(told), event.start or "9999", event.id

    return sorted((e for e in events if any(c in claims for c in e.claims)), key=telling)


def _side(document: Document, siglum: str, record: Record) -> Side:
    own = sorted((c for c in record.claims if c.document == document.id), key=lambda c: (c.start, -c.end, c.id))
    return Side(siglum, document, tuple(own), tuple(b for b in record.boilerplate if b.document == document.id))
