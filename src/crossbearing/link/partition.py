"""Groups that grow by joins and respect what must stay apart."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

# Of a group larger than this so many members, evenly spaced in their order, speak for it: an event that five thousand accounts tell of
# would else be asked twelve million times whether it may be one.
SPEAKERS = 48

Item = TypeVar("Item", bound=Hashable)


class Partition(Generic[Item]):
    """Disjoint groups of items. `forbidden(a, b)` says that two items must never share a group: no chain of joins
    overrides it."""

    def __init__(self, items: list[Item], forbidden: Callable[[Item, Item], bool]) -> None:
        self._group: dict[Item, int] = {item: n for n, item in enumerate(items)}
        self._members: dict[int, list[Item]] = {n: [item] for n, item in enumerate(items)}
        self._forbidden = forbidden

    def group(self, item: Item) -> int:
        return self._group[item]

    def members(self, item: Item) -> list[Item]:
        return self._members[self._group[item]]

    def speakers(self, item: Item) -> list[Item]:
        """The members of the item's group that speak for it: all of a group of up to `SPEAKERS`."""
        members = self._members[self._group[item]]
        if len(members) <= SPEAKERS:
            return members
        return [members[n * len(members) // SPEAKERS] for n in range(SPEAKERS)]

    def may_join(self, a: Item, b: Item) -> bool:
        """Whether no member of a's group must stay apart from one of b's."""
        return not any(self._forbidden(x, y) for x in self.speakers(a) for y in self.speakers(b))

    def join(self, a: Item, b: Item) -> bool:
        """Joins the two groups unless something in them must stay apart; says whether they are one now."""
        p, q = self._group[a], self._group[b]
        if p == q:
            return True
        if not self.may_join(a, b):
            return False
        if len(self._members[p]) < len(self._members[q]):
            p, q = q, p
        for item in self._members[q]:
            self._group[item] = p
        self._members[p].extend(self._members.pop(q))
        return True

    def groups(self) -> list[list[Item]]:
        """Every group, in order of its first item's first place in `items`."""
        order = {item: n for n, item in enumerate(self._group)}
        return sorted((sorted(g, key=order.__getitem__) for g in self._members.values()), key=lambda g: order[g[0]])
