"""How much it tells that two incidents share a kind, day, place or name: little where all the case does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import groupby
from math import log

from crossbearing.link.incidents import Incident
from crossbearing.link.when import is_precise

# Accounts that somebody has brought together by hand: what they share is what brought them together, and tells in full.
HANDFUL = 12
# A trait of so few accounts tells in full in a case of any size.
FEW = 4

Trait = tuple[str, Hashable]


class Rarity:
    """The share of its points that a common trait earns, 0..1, by the number of accounts that have it (after Robertson 2004). `counts` of two
    parts of the accounts can be summed; a trait that is not there is one account's own."""

    def __init__(self, accounts: int, counts: Mapping[Trait, int]) -> None:
        self.accounts = accounts
        self.handful = accounts <= HANDFUL
        self._counts = counts

    def __call__(self, kind: str, value: Hashable) -> float:
        if self.handful:
            return 1.0
        count = self._counts.get((kind, value), 1)
        return max(0.0, min(1.0, log(self.accounts / count) / log(max(2.0, self.accounts / FEW))))

    def count(self, kind: str, value: Hashable) -> int:
        """In how many accounts the trait stands."""
        return self._counts.get((kind, value), 1)


def account_traits(incidents: Sequence[Incident]) -> set[Trait]:
    """The traits of one account: those of any of its incidents."""
    return {trait for i in incidents for trait in traits_of(i)}


def rarity_of(incidents: Iterable[Incident]) -> Rarity:
    """The rarity of traits among incidents in order of key."""
    counts: Counter[Trait] = Counter()
    accounts = 0
    for _, rows in groupby(incidents, key=lambda i: i.key[0]):
        counts.update(account_traits(list(rows)))
        accounts += 1
    return Rarity(accounts, counts)


def traits_of(i: Incident) -> set[Trait]:
    """What incidents may share."""
    traits: set[Trait] = {("type", i.type)}
    traits |= {("kind", k) for k in i.kinds}
    traits |= {("entity", e) for e in i.entities}
    traits |= {("person", e) for e in i.people}
    traits |= {("place", p.name) for p in i.places[:2]}
    traits |= {("figure", f) for f in i.figures}
    if is_precise(i.when):
        traits.add(("day", i.when[0]))
    return traits
