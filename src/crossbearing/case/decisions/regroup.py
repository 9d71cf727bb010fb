"""Groups of things under what reviewers decided: these are one, those are not, whatever the machine says.

The latest decision is met first; an earlier one only as far as it does not stand against it. Then the machine's groups are laid over that,
as far as nothing decided forbids it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)
# The two sides of a decision that holds things apart.
Label = tuple[int, bool]


@dataclass(frozen=True)
class Constraint(Generic[Item]):
    """`first` and `second` are one (`together`), or nothing of one is with anything of the other. What the machine puts with both and
    nobody decided on stays with `first`."""

    together: bool
    first: tuple[Item, ...]
    second: tuple[Item, ...] = ()


def regrouped(groups: Sequence[Sequence[Item]], constraints: Sequence[Constraint[Item]]) -> list[list[Item]]:
    """Those groups that the constraints touch, as they are under them. The latest constraint comes last; the order of `groups` changes
    nothing."""
    kin = _Kin[Item]()
    for n in range(len(constraints) - 1, -1, -1):
        c = constraints[n]
        if c.together:
            kin.unite([*c.first, *c.second])
        else:
            kin.hold_apart(n, c.first, c.second)
    touched = [g for g in groups if any(i in kin.parent for i in g)]
    for group in sorted((sorted(g, key=repr) for g in touched), key=lambda g: repr(g[0])):
        # What was held apart as the second side comes last: the rest stays with the first.
        kin.unite(sorted(group, key=lambda i: (kin.is_second(i), repr(i))))
    found: dict[Item, list[Item]] = defaultdict(list)
    for item in sorted((i for g in touched for i in g), key=repr):
        found[kin.root(item)].append(item)
    return list(found.values())


class _Kin(Generic[Item]):
    """Disjoint sets whose members carry labels: two sets that carry both sides of one label are never united."""

    def __init__(self) -> None:
        self.parent: dict[Item, Item] = {}
        self.labels: dict[Item, set[Label]] = {}

    def root(self, item: Item) -> Item:
        self.parent.setdefault(item, item)
        while (parent := self.parent[item]) != item:
            self.parent[item] = self.parent[parent]
            item = parent
        return item

    def unite(self, items: Iterable[Item]) -> None:
        """Unites as many as may be: each with the first set before it that it may join."""
        heads: list[Item] = []
        for item in items:
            own = self.root(item)
            if own in heads:
                continue
            for n, head in enumerate(heads):
                if self._may_join(head, own):
                    heads[n] = self._join(head, own)
                    break
            else:
                heads.append(own)

    def hold_apart(self, n: int, first: Iterable[Item], second: Iterable[Item]) -> None:
        """Labels the two sides; a set that a later decision made of both stays one."""
        a, b = {self.root(i) for i in first}, {self.root(i) for i in second}
        for side, roots in ((False, a - b), (True, b - a)):
            for root in roots:
                self.labels.setdefault(root, set()).add((n, side))

    def is_second(self, item: Item) -> bool:
        return any(second for _, second in self.labels.get(self.root(item), ()))

    def _may_join(self, a: Item, b: Item) -> bool:
        x, y = self.labels.get(a, set()), self.labels.get(b, set())
        return not any((n, not side) in y for n, side in x)

    def _join(self, a: Item, b: Item) -> Item:
        self.parent[b] = a
        if b in self.labels:
            self.labels.setdefault(a, set()).update(self.labels.pop(b))
        return a
