"""Claims that agree with one another, gathered: one line for all of them instead of one for each pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from crossbearing.publish import wording
from crossbearing.records import Claim, Relation

MOST_CLAIMS = 40


class Agreement(msgspec.Struct, frozen=True):
    """Claims that say the same, one for each account and value; `refines` where the last is more precise. `why` only where two are compared."""

    claims: tuple[Claim, ...]
    refines: bool
    why: str
    left_out: int = 0


def agreements(relations: Sequence[Relation], claims: Mapping[str, Claim], order: Sequence[str]) -> list[Agreement]:
    """The relations that say the same: groups of agreeing claims in the `order` of their documents, then each refinement."""
    home: dict[str, int] = {}
    groups: dict[int, dict[str, None]] = {}
    whys: dict[int, list[str]] = {}
    made: list[Agreement] = []
    for n, r in enumerate(relations):
        if r.type == "refines" or r.a not in claims or r.b not in claims:
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
    place = {d: n for n, d in enumerate(order)}
    for n in sorted(groups):
        members = sorted((claims[c] for c in groups[n]), key=lambda c: (place.get(c.document or "", 0), c.start, c.id))
        seen = {(c.document, wording.value(c)): c for c in reversed(members)}
        distinct = list(reversed(seen.values()))
        if len(distinct) < 2:
            continue
        why = whys[n][0] if len(whys[n]) == 1 else ""
        made.append(Agreement(tuple(distinct[:MOST_CLAIMS]), False, why, max(0, len(distinct) - MOST_CLAIMS)))
    refined = [r for r in relations if r.type == "refines" and r.a in claims and r.b in claims]
    return made + [Agreement((claims[r.a], claims[r.b]), True, r.why) for r in refined]
