"""How the claims of one event stand to each other.

Pairs are formed inside groups of comparable claims only; a group too large for all its pairs is related through representatives, so
that the work grows with the claims and not with their square.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from crossbearing.records import Event, Relation
from crossbearing.weigh.circumstances import circumstances
from crossbearing.weigh.comparable import groups
from crossbearing.weigh.relate_figures import Circumstances, Found, relate_figures
from crossbearing.weigh.relate_words import relate_words
from crossbearing.weigh.said import Said, dated
from crossbearing.weigh.subjects import comparable, label

# All pairs up to so many claims in a group (1,225 pairs). Beyond, each claim is related to the representatives of the readings
# and to its neighbours in time: about 18 pairs a claim.
ALL_PAIRS = 50
REPRESENTATIVES = 12
NEIGHBOURS = 6
# `scope` is told between each part and so many wholes, enough for a reader to see what it was kept apart from.
SCOPE_WHOLES = 2


def relations(rows: Sequence[Said], events: dict[str, Event]) -> tuple[Relation, ...]:
    """All relations, in order of the claims' ids."""
    by_event: dict[str | None, list[Said]] = {}
    for s in rows:
        by_event.setdefault(s.claim.event if s.claim.attribute != "title" else None, []).append(s)
    found: dict[tuple[str, str], Relation] = {}
    for event_id, told in by_event.items():
        for f in related(told, events.get(event_id) if event_id else None):
            found.setdefault((f.a.claim.id, f.b.claim.id), Relation(f.a.claim.id, f.b.claim.id, f.type, f.why))
    return tuple(sorted(found.values(), key=lambda r: (r.a, r.b, r.type)))


def related(told: Sequence[Said], event: Event | None) -> Iterator[Found]:
    """The relations among the claims of one event."""
    grouped = [dated(g) for g in groups(told)]
    known = circumstances(event, [g for g in grouped if g[0].figure is not None])
    for group in grouped:
        for a, b in pairs(group):
            one = relate(a, b, known)
            if one is not None:
                yield one
    yield from _scopes(grouped)


def relate(a: Said, b: Said, known: Circumstances) -> Found | None:
    """The relation of two claims of one group."""
    if a.figure is None or b.figure is None:
        return relate_words(a, b)
    if a.scope.extent and b.scope.extent and a.scope.extent != b.scope.extent:
        return None
    if a.scope.individual != b.scope.individual:
        counted = b if a.scope.individual else a
        if counted.figure is None or counted.figure.low > 1 or counted.figure.open_high:
            return None
    return relate_figures(a, b, known)


def pairs(group: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """All pairs of a small group; of a large one, each claim with the readings' representatives and its neighbours in time."""
    order = sorted(group, key=_time)
    if len(order) <= ALL_PAIRS:
        yield from ((a, b) for n, a in enumerate(order) for b in order[n + 1 :])
        return
    seen: set[tuple[int, int]] = set()
    heads = _representatives(order)
    for n in range(len(order)):
        near = range(max(0, n - NEIGHBOURS // 2), min(len(order), n + NEIGHBOURS // 2 + 1))
        for m in (*heads, *near):
            key = (min(n, m), max(n, m))
            if n != m and key not in seen:
                seen.add(key)
                yield order[key[0]], order[key[1]]


def _representatives(order: Sequence[Said]) -> list[int]:
    """The earliest claim of each of the values told most often."""
    count: dict[object, int] = {}
    first: dict[object, int] = {}
    for n, s in enumerate(order):
        value: object = (s.figure.low, s.figure.high) if s.figure else s.claim.value
        count[value] = count.get(value, 0) + 1
        first.setdefault(value, n)
    top = sorted(first, key=lambda v: (-count[v], first[v]))[:REPRESENTATIVES]
    return sorted(first[v] for v in top)


def _time(s: Said) -> tuple[str, str, int, str]:
    return (s.effective or "", s.document, s.claim.start, s.claim.id)


def _scopes(grouped: Sequence[Sequence[Said]]) -> Iterator[Found]:
    """Parts beside their wholes: one relation from each part to the wholes of its own account, else of the first."""
    wholes: dict[str, list[Said]] = {}
    for group in grouped:
        for s in group:
            if s.figure is not None and s.scope.whole:
                wholes.setdefault(s.claim.attribute, []).append(s)
    for group in grouped:
        for s in group:
            if s.figure is None or s.scope.whole:
                continue
            near = sorted(wholes.get(s.claim.attribute, ()), key=lambda w: (w.document != s.document, *_time(w)))
            for whole in near[:SCOPE_WHOLES]:
                if not comparable(s.scope, whole.scope):
                    yield Found(whole, s, "scope", f"{label(s.scope)} ({s.figure}) beside {label(whole.scope)} ({whole.figure})")


def superseded(found: Sequence[Found]) -> frozenset[str]:
    """Ids of the claims that a later figure replaced."""
    return frozenset(f.a.claim.id for f in found if f.type == "updates")


__all__ = ["Said", "msgspec", "relate", "related", "relations", "superseded"]
