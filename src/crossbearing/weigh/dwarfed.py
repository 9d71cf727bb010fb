"""Figures that others dwarf: five of one unit beside the two hundred that several accounts give for all.

Nobody says that they are a part; but a figure many times below what more accounts gave by then counts something smaller.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from crossbearing.weigh.moments import compare
from crossbearing.weigh.relate_figures import GROWING
from crossbearing.weigh.said import Said

# From this many times on (rival tolls of development data that are asserted differ by less), told by so many accounts.
DWARFS = 8
ACCOUNTS = 2
# Attributes whose figures carry a unit.
MEASURED = frozenset({"other", "money", "duration"})
# Figures this near to each other support each other.
NEAR = 3


def without_dwarfed(told: Sequence[Said]) -> Sequence[Said]:
    """The claims of one event, those dwarfed marked as parts."""
    wholes: dict[str, list[Said]] = {}
    for s in told:
        if s.figure and s.scope.whole and not s.range.zero and s.claim.attribute in GROWING and _plain(s):
            wholes.setdefault(s.claim.attribute, []).append(s)
    measured = {s.range.stated for s in told if s.figure and s.claim.attribute in MEASURED and s.claim.unit}
    small = {s.claim.id for rows in wholes.values() for s in rows if _dwarfed(s, rows) or _a_measure(s, rows, measured)}
    if not small:
        return told
    return [
        msgspec.structs.replace(s, scope=msgspec.structs.replace(s.scope, part=True)) if s.claim.id in small else s
        for s in told
    ]


def _plain(s: Said) -> bool:
    return s.claim.factuality == "asserted"


def _a_measure(s: Said, rows: Sequence[Said], measured: set[float | None]) -> bool:
    """Whether a bare number is one that is told elsewhere with a unit, and far above all that is told of people: "He had said
    2,000", of tonnes."""
    bare = not s.claim.subject and not s.claim.unit and not any(c.isalpha() for c in s.claim.quote)
    return bare and s.range.stated in measured and all(x is s or DWARFS * x.range.low <= s.range.low for x in rows)


def _dwarfed(s: Said, rows: Sequence[Said]) -> bool:
    great = [x for x in rows if x.range.low >= DWARFS * s.range.high]
    others = {x.document for x in great}
    if len(others) < ACCOUNTS or all(compare(s.moment, x.moment) in (-1, None) for x in great):
        return False
    near = {x.document for x in rows if x.range.low <= NEAR * s.range.high}
    return len(others) > len(near)
