"""Which incidents share signs, counted in arrays: crowded signs bring together only those that lie next to each other in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

# Members of a crowded block are compared with so many neighbours in order of publication only (the sorted neighbourhood of
# Hernandez and Stolfo 1995), so that twice the accounts take about twice the time.
NEIGHBOURS = 12
# A block of more incidents than this is crowded; a word in so many brings nothing together.
CROWDED = 80
# Of all that have something in common with an incident, so many that have most are compared with it.
NEAREST = 32
# What two incidents have in common is counted in whole numbers, so that the order of counting changes nothing; neighbours in a crowded
# block have least.
SCALE, SMALLEST = 100, 20
# Pairs held in memory at once, about: 24 bytes each.
AT_ONCE = 6_000_000


def shared_signs(
    signs: Sequence[Sequence[int]], are_words: NDArray[np.bool_], order: Numbers
) -> tuple[Numbers, Numbers, Numbers]:
    """Pairs of incidents a < b and what they have in common, in order of a and b.

    `signs` lists the numbers of each incident's signs, `are_words` says which of them are words, `order` is each incident's place in time."""
    counts = np.fromiter((len(s) for s in signs), dtype=np.int64, count=len(signs))
    member = np.repeat(np.arange(len(signs), dtype=np.int64), counts)
    sign = np.fromiter((s for row in signs for s in row), dtype=np.int64, count=int(counts.sum()))
    size = np.bincount(sign, minlength=len(are_words))
    crowded = size > CROWDED
    worth = np.array([round(SCALE * log(1 + CROWDED / n)) if n else 0 for n in size.tolist()], dtype=np.int64)
    few = (size[sign] > 1) & ~crowded[sign]
    many = crowded[sign] & ~are_words[sign]
    by_sign = _Block(sign[few], member[few], worth[sign[few]])
    in_time = _Block(sign[many], member[many], np.full(int(many.sum()), SMALLEST, dtype=np.int64), order, NEIGHBOURS)
    found = [_summed(pairs, len(signs)) for pairs in _portions([by_sign, in_time], len(signs))]
    if not found:
        nothing = np.zeros(0, dtype=np.int64)
        return nothing, nothing, nothing
    first, second, common = (np.concatenate(c) for c in zip(*found, strict=True))
    return first, second, common


def nearest(first: Numbers, second: Numbers, common: Numbers) -> tuple[Numbers, Numbers]:
    """The pairs in which one incident is among the `NEAREST` of the other, in order. So twice the accounts give twice the pairs."""
    one, other = np.concatenate([first, second]), np.concatenate([second, first])
    order = np.lexsort((other, -np.concatenate([common, common]), one))
    one, other = one[order], other[order]
    starts = np.maximum.accumulate(np.where(np.append(True, one[1:] != one[:-1])[: len(one)], np.arange(len(one)), 0))
    kept = np.arange(len(one)) - starts < NEAREST
    low, high = np.minimum(one[kept], other[kept]), np.maximum(one[kept], other[kept])
    most = int(high.max()) + 1 if len(high) else 1
    pairs = np.unique(low * most + high)
    return pairs // most, pairs % most


class _Block:
    """The members of signs; each begins pairs with those behind it, within its sign and reach."""

    def __init__(
        self, sign: Numbers, member: Numbers, worth: Numbers, order: Numbers | None = None, reach: int | None = None
    ) -> None:
        place = np.lexsort((order[member] if order is not None else member, sign))
        self.member, self.worth = member[place], worth[place]
        sign = sign[place]
        size = np.bincount(sign)[sign] if len(sign) else sign
        first = np.maximum.accumulate(
            np.where(np.append(True, sign[1:] != sign[:-1])[: len(sign)], np.arange(len(sign)), 0)
        )
        self.end = first + size
        if reach is not None:
            self.end = np.minimum(self.end, np.arange(len(sign)) + 1 + reach)
        # The lower of the two numbers decides in which portion a pair is counted.
        self.order_is_number = order is None

    def work(self, members: int) -> Numbers:
        behind = (self.end - np.arange(len(self.end))).astype(np.float64)
        return np.bincount(self.member, weights=behind, minlength=members).astype(np.int64)

    def pairs(self, first: int, last: int) -> Iterator[tuple[Numbers, Numbers, Numbers]]:
        """Pairs whose lower number lies in `first` to `last`."""
        if self.order_is_number:
            left = np.flatnonzero((self.member >= first) & (self.member < last))
        else:
            left = np.arange(len(self.member))
        right = left + 1
        while len(left):
            inside = right < self.end[left]
            left, right = left[inside], right[inside]
            p, q = self.member[left], self.member[right]
            low, high = np.minimum(p, q), np.maximum(p, q)
            here = (low >= first) & (low < last)
            yield low[here], high[here], self.worth[left][here]
            right = right + 1


def _portions(blocks: Sequence[_Block], members: int) -> Iterator[list[tuple[Numbers, Numbers, Numbers]]]:
    """Pairs of stretches of members that fit into memory together."""
    work = np.add.reduce([b.work(members) for b in blocks]).tolist() if members else []
    first, load = 0, 0
    for n, more in enumerate([*work, AT_ONCE + 1]):
        if n > first and load + more > AT_ONCE:
            yield [pairs for b in blocks for pairs in b.pairs(first, n)]
            first, load = n, 0
        load += more


def _summed(pairs: list[tuple[Numbers, Numbers, Numbers]], members: int) -> tuple[Numbers, Numbers, Numbers]:
    low, high, worth = (np.concatenate(c) for c in zip(*pairs, strict=True)) if pairs else (np.zeros(0, np.int64),) * 3
    code = low * members + high
    order = np.argsort(code, kind="stable")
    code, worth = code[order], worth[order]
    if not len(code):
        return code, code, code
    starts = np.flatnonzero(np.append(True, code[1:] != code[:-1]))
    code = code[starts]
    return code // members, code % members, np.add.reduceat(worth, starts)
