"""How much it tells that two incidents share a kind, day, place or name: little where all the case does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from math import log

from crossbearing.link.incidents import Incident
from crossbearing.link.when import is_precise

# Accounts that somebody has brought together by hand: what they share is what brought them together, and tells in full.
HANDFUL = 12
# A trait of so few accounts tells in full in a case of any size.
FEW = 4


class Rarity:
    """The share of its points that a common trait earns, 0..1, by the number of accounts that have it (after Robertson 2004)."""

    def __init__(self, incidents: Sequence[Incident]) -> None:
        self.accounts = len({i.key[0] for i in incidents})
        self.handful = self.accounts <= HANDFUL
        holders: dict[tuple[str, Hashable], set[str]] = defaultdict(set)
        for i in incidents:
            for trait in traits_of(i):
                holders[trait].add(i.key[0])
        self._counts = {trait: len(h) for trait, h in holders.items()}

    def __call__(self, kind: str, value: Hashable) -> float:
        if self.handful:
            return 1.0
        count = self._counts.get((kind, value), 1)
        return max(0.0, min(1.0, log(self.accounts / count) / log(max(2.0, self.accounts / FEW))))

    def count(self, kind: str, value: Hashable) -> int:
        """In how many accounts the trait stands."""
        return self._counts.get((kind, value), 1)


def traits_of(i: Incident) -> set[tuple[str, Hashable]]:
    """What incidents may share."""
    traits: set[tuple[str, Hashable]] = {("type", i.type)}
    traits |= {("kind", k) for k in i.kinds}
    traits |= {("entity", e) for e in i.entities}
    traits |= {("person", e) for e in i.people}
    traits |= {("place", p.name) for p in i.places[:2]}
    traits |= {("figure", f) for f in i.figures}
    if is_precise(i.when):
        traits.add(("day", i.when[0]))
    return traits
