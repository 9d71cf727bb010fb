"""The readings of one attribute: each value that is told, and by whom."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.records.reading import Reading, Status
from crossbearing.weigh.independence import Families, count, origins, value, witnesses
from crossbearing.weigh.relate_figures import UNREAL
from crossbearing.weigh.relations import Weighing
from crossbearing.weigh.said import Said

CONFLICTS = frozenset({"contradicts", "denies"})


def told_for_real(rows: Sequence[Said]) -> list[Said]:
    """The claims that support their value: not denied; foretold ones, and victims told of without being counted,
    only where nothing else is told."""
    supporting = [s for s in rows if s.claim.factuality != "denied" and s.claim.factuality != "hypothetical"]
    real = [s for s in supporting if s.claim.factuality not in UNREAL] or supporting
    return [s for s in real if not s.scope.individual] or real


def readings(rows: Sequence[Said], weighed: Weighing, passages: Families) -> tuple[Reading, ...]:
    """The readings, those with the most independent accounts first, then the smaller value."""
    replaced = {f.a.claim.id for f in weighed.found if f.type == "updates"}
    kept: dict[object, list[Said]] = {}
    for s in rows:
        kept.setdefault(value(s), []).append(s)
    found = []
    for told in kept.values():
        accounts, independent, why = count(told, passages)
        first = told[0].claim
        found.append(
            Reading(
                first.low,
                first.high,
                first.value if told[0].figure is None else None,
                tuple(sorted(s.claim.id for s in told)),
                accounts,
                independent,
                why,
                all(s.claim.id in replaced for s in told),
                origins(told, passages) if independent < accounts else (),
            )
        )
    return tuple(sorted(found, key=lambda r: (-r.independent, -r.accounts, r.low or 0.0, r.high or 0.0, r.value or "")))


def status_of(rows: Sequence[Said], weighed: Weighing, passages: Families) -> Status:
    """The status, from the relations of the group's claims."""
    own = {s.claim.id for s in rows}
    types = {f.type for f in weighed.found if f.a.claim.id in own or f.b.claim.id in own}
    if types & CONFLICTS:
        return "disputed"
    if "updates" in types:
        return "updated"
    if all(s.figure is None for s in rows) and not _met(rows, weighed):
        return "single"
    if len(set(witnesses(rows, passages).values())) <= 1 or len({s.document for s in rows}) <= 1:
        return "single"
    return "agreed" if len({value(s) for s in rows}) == 1 else "compatible"


def _met(rows: Sequence[Said], weighed: Weighing) -> bool:
    """Whether words of two accounts stand in some relation: words that have nothing to do with each other are no agreement."""
    document = {s.claim.id: s.document for s in rows}
    return any(
        document.get(f.a.claim.id) != document.get(f.b.claim.id) for f in weighed.found if f.a.claim.id in document
    )
