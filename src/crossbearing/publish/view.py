"""What one event's chapter shows, taken from the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from crossbearing.publish import wording
from crossbearing.publish.rows import Row, rows
from crossbearing.publish.sigla import Siglum
from crossbearing.records import Claim, Event, Record, Relation

# A relation that tells something comes before one that only confirms.
_RELATIONS = {"denies": 0, "contradicts": 1, "updates": 2, "scope": 3, "refines": 4, "agrees": 5}
MOST_RELATIONS = 40


class Chain(msgspec.Struct, frozen=True):
    """One account's way to the first speaker, and the claims that it has from there."""

    document: str
    sources: tuple[str, ...]
    claims: tuple[Claim, ...]


class Chapter(msgspec.Struct, frozen=True):
    """One event: `table` the rows that more than one account tells or that are disputed, `alone` the rows that only one does."""

    event: Event
    number: int
    columns: tuple[Siglum, ...]
    silent: tuple[Siglum, ...]
    origins: int
    table: tuple[Row, ...]
    alone: tuple[Row, ...]
    relations: tuple[Relation, ...]
    relations_left_out: int
    chains: tuple[Chain, ...]


class Case:
    """The record, with what is looked up in it again and again."""

    def __init__(self, record: Record, sigla: Mapping[str, Siglum]) -> None:
        self.record, self.sigla = record, sigla
        self.claims = {c.id: c for c in record.claims}
        self.events = {e.id: e for e in record.events}
        self.main = {d.main_event for d in record.documents if d.main_event}
        event_of = {c: e.id for e in record.events for c in e.claims}
        self.relations: dict[str, list[Relation]] = defaultdict(list)
        for r in record.relations:
            if (event := event_of.get(r.a)) is not None:
                self.relations[event].append(r)

    def ordered(self) -> list[Event]:
        """Main events first, then those that the most accounts and the most claims tell of."""
        mains = [d.main_event for d in self.record.documents]
        told = [e for e in self.record.events if any(c in self.claims for c in e.claims)]
        return sorted(
            told, key=lambda e: (-mains.count(e.id), -len(e.documents), -len(e.claims), e.start or "9999", e.id)
        )


def origins(event: Event) -> int:
    """How many independent origins the event's best attested attribute has, never more than it has accounts."""
    found = [min(sum(max(r.independent, 0) for r in a.readings), len(event.documents)) for a in event.attributes]
    return max(found, default=0)


def chapter(case: Case, event: Event, number: int) -> Chapter:
    """All that the record holds of one event."""
    relations = case.relations.get(event.id, [])
    table: list[Row] = []
    alone: list[Row] = []
    for row in rows(event, case.claims, relations):
        shared = len(row.cells) > 1 or row.status in ("disputed", "updated", "denied") or row.marked("deny")
        (table if shared else alone).append(row)
    told = {c.document for r in table for c in r.claims} | set(event.documents)
    columns = [s for d, s in case.sigla.items() if d in told]
    silent = [s for d, s in case.sigla.items() if d not in told]
    ranked = sorted(relations, key=lambda r: _RELATIONS.get(r.type, 9))
    return Chapter(
        event, number, tuple(columns), tuple(silent), origins(event), tuple(table), tuple(alone),
        tuple(ranked[:MOST_RELATIONS]), max(0, len(ranked) - MOST_RELATIONS), tuple(_chains(case, event)),
    )  # fmt: skip


def _chains(case: Case, event: Event) -> list[Chain]:
    grouped: dict[tuple[str, tuple[str, ...]], list[Claim]] = {}
    for claim_id in event.claims:
        claim = case.claims.get(claim_id)
        if claim is not None and claim.document is not None and claim.document in case.sigla:
            grouped.setdefault((claim.document, claim.sources), []).append(claim)
    place = {d: n for n, d in enumerate(case.sigla)}
    order = sorted(grouped, key=lambda k: (place[k[0]], not k[1], k[1]))
    return [Chain(document, sources, tuple(_distinct(grouped[document, sources]))) for document, sources in order]


def _distinct(claims: Sequence[Claim]) -> list[Claim]:
    seen: dict[tuple[str, str], Claim] = {}
    for c in sorted(claims, key=lambda c: c.start):
        seen.setdefault((c.attribute, wording.value(c)), c)
    return list(seen.values())
