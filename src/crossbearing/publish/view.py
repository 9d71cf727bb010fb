"""What one event's chapter shows, taken from the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import islice

import msgspec

from crossbearing.publish import dates, wording
from crossbearing.publish.agreements import Agreement, agreements
from crossbearing.publish.brief import by_weight
from crossbearing.publish.coverage import Table
from crossbearing.publish.coverage import table as table_of
from crossbearing.publish.origins import Origins, saying
from crossbearing.publish.rows import Row, rows
from crossbearing.publish.sigla import Siglum
from crossbearing.records import Claim, Event, Record, Relation

# A relation that tells something comes before one that only confirms.
_RELATIONS = {"denies": 0, "contradicts": 1, "updates": 2, "scope": 3}
_SAME = ("agrees", "refines")
# What a reader can still take in, and what keeps the page to a few megabytes.
MOST_CHAPTERS, MOST_RELATIONS, MOST_CHAINS, MOST_CHAINED, MOST_ALONE, MOST_ACCOUNTS = 25, 40, 30, 8, 90, 40


class Chain(msgspec.Struct, frozen=True):
    """One account's way to the first speaker, and the claims that it has from there; `left_out` counts those that are too many."""

    document: str
    sources: tuple[str, ...]
    claims: tuple[Claim, ...]
    left_out: int


class Chapter(msgspec.Struct, frozen=True):
    """One event: `table` the rows that more than one account tells or that are disputed, `alone` the rows that only one does;
    `telling` counts the accounts that have a claim on it; `before` are those published before it began; `rules` made its estimates."""

    event: Event
    number: int
    columns: tuple[Siglum, ...]
    silent: tuple[Siglum, ...]
    telling: int
    origins: int
    table: tuple[Row, ...]
    alone: tuple[Row, ...]
    relations: tuple[Relation, ...]
    agreeing: tuple[Agreement, ...]
    relations_left_out: int
    chains: tuple[Chain, ...]
    chains_left_out: int
    alone_left_out: int
    coverage: Table | None
    before: frozenset[str]
    rules: tuple[str, ...]

    @property
    def shown(self) -> set[str]:
        """The claims that the chapter shows."""
        known = {c.id for row in (*self.table, *self.alone) for c in row.shown}
        known |= {k for r in self.relations for k in (r.a, r.b)}
        known |= {c.id for x in self.agreeing for c in x.claims}
        return known | {c.id for x in self.chains for c in x.claims}


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
            if (event := event_of.get(r.a)) is not None and r.a in self.claims and r.b in self.claims:
                self.relations[event].append(r)

    def ordered(self) -> list[Event]:
        """Main events first, then those that the most accounts and the most claims tell of."""
        return [e for e in by_weight(self.record) if any(c in self.claims for c in e.claims)]

    @cached_property
    def counter(self) -> Origins:
        """What counts the origins of events."""
        return Origins(self.record, self.sigla)


def main_events(ordered: Iterable[Event], main: Collection[str]) -> list[Event]:
    """The events that get a chapter: main ones, those of several accounts, those of which much is told."""
    told = (e for e in ordered if e.id in main or len(e.documents) > 1 or len(e.claims) > 4)
    return list(islice(told, MOST_CHAPTERS))


def origins(case: Case, event: Event) -> int:
    """The event's accounts that bring a word of their own."""
    told = (c for k in event.claims if (c := case.claims.get(k)) is not None)
    return case.counter.count(saying(c.document, c) for c in told if c.document is not None)


def chapter(case: Case, event: Event, number: int) -> Chapter:
    """All that the record holds of one event."""
    relations = case.relations.get(event.id, [])
    table: list[Row] = []
    alone: list[Row] = []
    for row in rows(event, case.claims, relations, tuple(case.sigla)):
        shared = len(row.cells) > 1 or row.status in ("disputed", "updated", "denied") or row.marked("deny")
        (table if shared else alone).append(_trimmed(row))
    told = {c.document for r in table for c in r.claims} | set(event.documents)
    columns = [s for d, s in case.sigla.items() if d in told]
    silent = [s for d, s in case.sigla.items() if d not in told]
    telling = sorted((r for r in relations if r.type not in _SAME), key=lambda r: _RELATIONS.get(r.type, 9))
    agreeing = agreements([r for r in relations if r.type in _SAME], case.claims, tuple(case.sigla))
    left_out = max(0, len(telling) - MOST_RELATIONS) + max(0, len(agreeing) - MOST_RELATIONS)
    chains = _chains(case, event)
    return Chapter(
        event=event,
        number=number,
        columns=tuple(columns),
        silent=tuple(silent),
        telling=len({case.claims[k].document for k in event.claims if k in case.claims}),
        origins=origins(case, event),
        table=tuple(table),
        alone=tuple(alone[:MOST_ALONE]),
        relations=tuple(telling[:MOST_RELATIONS]),
        agreeing=tuple(agreeing[:MOST_RELATIONS]),
        relations_left_out=left_out,
        chains=tuple(chains[:MOST_CHAINS]),
        chains_left_out=max(0, len(chains) - MOST_CHAINS),
        alone_left_out=max(0, len(alone) - MOST_ALONE),
        coverage=table_of(event, [*table, *alone], columns),
        before=frozenset(s.document.id for s in columns if _before(s.document.published, event.start)),
        rules=tuple(sorted({a.estimate.method for a in event.attributes if a.estimate})),
    )


def _before(published: str | None, start: str | None) -> bool:
    """Whether an account was published on a day before the event began, at the precision of both."""
    told, begun = dates.span(published), dates.span(start)
    return told is not None and begun is not None and told[1] < begun[0]


def _trimmed(row: Row) -> Row:
    """The row with as many accounts as one can take in."""
    if len(row.cells) <= MOST_ACCOUNTS:
        return row
    kept = dict(list(row.cells.items())[:MOST_ACCOUNTS])
    return msgspec.structs.replace(row, cells=kept, left_out=len(row.cells) - MOST_ACCOUNTS)


def _chains(case: Case, event: Event) -> list[Chain]:
    grouped: dict[tuple[str, tuple[str, ...]], list[Claim]] = {}
    for claim_id in event.claims:
        claim = case.claims.get(claim_id)
        if claim is not None and claim.document is not None and claim.document in case.sigla:
            grouped.setdefault((claim.document, claim.sources), []).append(claim)
    order = sorted(grouped, key=lambda k: (case.counter.place[k[0]], not k[1], k[1]))
    chains = []
    for document, sources in order:
        claims = _distinct(grouped[document, sources])
        chains.append(Chain(document, sources, tuple(claims[:MOST_CHAINED]), max(0, len(claims) - MOST_CHAINED)))
    return chains


def _distinct(claims: Sequence[Claim]) -> list[Claim]:
    seen: dict[tuple[str, str], Claim] = {}
    for c in sorted(claims, key=lambda c: c.start):
        seen.setdefault((c.attribute, wording.value(c)), c)
    return list(seen.values())
