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
_RELATIONS = {"denies": 0, "contradicts": 1, "updates": 2, "scope": 3}
_SAME = ("agrees", "refines")
MOST_RELATIONS = 40


class Chain(msgspec.Struct, frozen=True):
    """One account's way to the first speaker, and the claims that it has from there."""

    document: str
    sources: tuple[str, ...]
    claims: tuple[Claim, ...]


class Agreement(msgspec.Struct, frozen=True):
    """Claims that say the same, one for each account and value; `refines` where the last is more precise. `why` only where two are compared."""

    claims: tuple[Claim, ...]
    refines: bool
    why: str


class Chapter(msgspec.Struct, frozen=True):
    """One event: `table` the rows that more than one account tells or that are disputed, `alone` the rows that only one does;
    `telling` counts the accounts that have a claim on it."""

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


class Case:
    """The record, with what is looked up in it again and again."""

    def __init__(self, record: Record, sigla: Mapping[str, Siglum]) -> None:
        self.record, self.sigla = record, sigla
        self.claims = {c.id: c for c in record.claims}
        self.events = {e.id: e for e in record.events}
        self.main = {d.main_event for d in record.documents if d.main_event}
        event_of = {c: e.id for e in record.events for c in e.claims}
        self.copied: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for copy in record.copies:
            for passage in (copy.a, copy.b):
                if copy.direction == passage.document or copy.direction == ("a" if passage is copy.a else "b"):
                    self.copied[passage.document].append((passage.start, passage.end))
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


def origins(case: Case, event: Event) -> int:
    """The event's accounts that bring a word of their own: those that only repeat speakers whom an earlier account has, or whose
    claims all stand in passages copied from another account, are none."""
    known: set[str] = set()
    found = 0
    for document, siglum in case.sigla.items():
        told = [c for k in event.claims if (c := case.claims.get(k)) is not None and c.document == document]
        own = [c for c in told if not any(s <= c.start and c.end <= e for s, e in case.copied.get(document, ()))]
        words = {_fold(c.sources[-1]) if c.sources else f"\x00{document}" for c in own}
        found += bool(words - known)
        known |= words | {_fold(siglum.name)}
    return found


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold().removeprefix("the ")


def chapter(case: Case, event: Event, number: int) -> Chapter:
    """All that the record holds of one event."""
    relations = case.relations.get(event.id, [])
    table: list[Row] = []
    alone: list[Row] = []
    for row in rows(event, case.claims, relations, tuple(case.sigla)):
        shared = len(row.cells) > 1 or row.status in ("disputed", "updated", "denied") or row.marked("deny")
        (table if shared else alone).append(row)
    told = {c.document for r in table for c in r.claims} | set(event.documents)
    columns = [s for d, s in case.sigla.items() if d in told]
    silent = [s for d, s in case.sigla.items() if d not in told]
    telling = sorted((r for r in relations if r.type not in _SAME), key=lambda r: _RELATIONS.get(r.type, 9))
    agreeing = _agreements(case, [r for r in relations if r.type in _SAME])
    left_out = max(0, len(telling) - MOST_RELATIONS) + max(0, len(agreeing) - MOST_RELATIONS)
    return Chapter(
        event, number, tuple(columns), tuple(silent), len({case.claims[k].document for k in event.claims if k in case.claims}), origins(case, event), tuple(table), tuple(alone),
        tuple(telling[:MOST_RELATIONS]), tuple(agreeing[:MOST_RELATIONS]), left_out, tuple(_chains(case, event)),
    )  # fmt: skip


def _agreements(case: Case, relations: Sequence[Relation]) -> list[Agreement]:
    """Claims that agree with one another, gathered: one line for all of them instead of one for each pair."""
    home: dict[str, int] = {}
    groups: dict[int, dict[str, None]] = {}
    whys: dict[int, list[str]] = {}
    made: list[Agreement] = []
    for n, r in enumerate(relations):
        if r.type == "refines" or r.a not in case.claims or r.b not in case.claims:
            continue
        a, b = home.get(r.a, n), home.get(r.b, n)
        into = min(a, b)
        groups.setdefault(into, {})
        for old in {a, b} - {into}:
            for c in groups.pop(old, {}):
                home[c] = into
                groups[into][c] = None
            whys.setdefault(into, []).extend(whys.pop(old, []))
        for c in (r.a, r.b):
            home[c] = into
            groups[into][c] = None
        whys.setdefault(into, []).append(r.why)
    place = {d: n for n, d in enumerate(case.sigla)}
    for n in sorted(groups):
        members = sorted(
            (case.claims[c] for c in groups[n]), key=lambda c: (place.get(c.document or "", 0), c.start, c.id)
        )
        seen = {(c.document, wording.value(c)): c for c in reversed(members)}
        made.append(Agreement(tuple(reversed(seen.values())), False, whys[n][0] if len(whys[n]) == 1 else ""))
    refined = [r for r in relations if r.type == "refines" and r.a in case.claims and r.b in case.claims]
    return made + [Agreement((case.claims[r.a], case.claims[r.b]), True, r.why) for r in refined]


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
