"""Which incidents share signs, counted in arrays: crowded signs bring together only those that lie next to each other in time.

Incidents are taken a stretch at a time, each with all that it has anything in common with, and only its nearest are kept: memory does not grow
with the pairs, and any stretch can be worked out by itself.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from math import log

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Sign = tuple[str, Hashable]

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
# Pairs held in memory at once, about: 24 bytes each, thrice.
AT_ONCE = 1_000_000
# The sign of a word bears this bit.
_WORD = 1


@lru_cache(maxsize=500_000)
def sign_hash(sign: Sign) -> int:
    """A sign as 64 bits, the same in every run and process; the lowest is 1 for words."""
    kind, value = sign
    found = int.from_bytes(
        blake2b(f"{kind}\t{value!r}".encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little"
    )
    return found | _WORD if kind == "word" else found & ~_WORD


def worth_of(holders: int) -> int:
    """What it counts that two incidents share a sign of so many, none of them crowded."""
    return round(SCALE * log(1 + CROWDED / holders))


class Blocks:
    """The signs of incidents in order. `order` is each incident's place in time."""

    def __init__(self, signs: Hashes, counts: Numbers, order: Numbers) -> None:
        member = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
        place = np.lexsort((order[member], signs))
        member, signs = member[place], signs[place]
        new = np.append(True, signs[1:] != signs[:-1])[: len(signs)]
        block = (np.cumsum(new) - 1).astype(np.int32)
        size = np.bincount(block) if len(block) else np.zeros(0, np.int64)
        worth = [0, *map(worth_of, range(1, CROWDED + 1))]
        crowded = size > CROWDED
        words = (signs[new] & np.uint64(_WORD)).astype(bool)
        kept = (size > 1) & ~(crowded & words)
        begin = np.cumsum(size) - size
        at = np.arange(len(block))
        near = crowded[block]
        first = np.where(near, np.maximum(begin[block], at - NEIGHBOURS), begin[block])
        last = np.where(near, np.minimum(begin[block] + size[block], at + NEIGHBOURS + 1), begin[block] + size[block])
        worths = np.where(crowded, SMALLEST, np.array(worth, dtype=np.int64)[np.minimum(size, CROWDED)])
        entries = np.flatnonzero(kept[block])
        # The entries of each incident, one after the other.
        entries = entries[np.argsort(member[entries], kind="stable")]
        self._member = member
        self._first, self._size = first[entries], (last - first)[entries].astype(np.int32)
        self._worth = worths[block[entries]].astype(np.int32)
        self._starts = np.searchsorted(member[entries], np.arange(len(counts) + 1))

    def pairs(self, first: int, last: int) -> tuple[Numbers, Numbers, Numbers]:
        """The pairs of the incidents `first` to `last` with all others, by either, and what they have in common."""
        some = slice(int(self._starts[first]), int(self._starts[last]))
        size, many = self._size[some].astype(np.int64), len(self._starts) - 1
        owner = np.repeat(np.arange(first, last), np.diff(self._starts[first : last + 1]))
        at = np.arange(int(size.sum())) + np.repeat(self._first[some] - (np.cumsum(size) - size), size)
        code = np.repeat(owner * many, size) + self._member[at]
        worth = np.repeat(self._worth[some], size)
        order = np.argsort(code, kind="stable")
        code, worth = code[order], worth[order]
        new = np.flatnonzero(np.append(True, code[1:] != code[:-1])[: len(code)])
        common = np.add.reduceat(worth, new, dtype=np.int64) if len(new) else np.zeros(0, np.int64)
        one, other = code[new] // many, code[new] % many
        apart = one != other
        return one[apart], other[apart], common[apart]

    def stretches(self) -> Iterator[tuple[int, int]]:
        """Stretches of incidents whose pairs fit into memory together."""
        begun = np.append(0, np.cumsum(self._size.astype(np.int64)))[self._starts]
        first, many = 0, len(self._starts) - 1
        while first < many:
            last = max(first + 1, int(np.searchsorted(begun, begun[first] + AT_ONCE, side="right")) - 1)
            yield first, min(last, many)
            first = last


def nearest(one: Numbers, other: Numbers, common: Numbers) -> tuple[Numbers, Numbers]:
    """Of the pairs of each incident with all others those in which the other is among its `NEAREST`, the lower number first."""
    order = np.lexsort((other, -common, one))
    one, other = one[order], other[order]
    starts = np.maximum.accumulate(np.where(np.append(True, one[1:] != one[:-1])[: len(one)], np.arange(len(one)), 0))
    kept = np.arange(len(one)) - starts < NEAREST
    return np.minimum(one[kept], other[kept]), np.maximum(one[kept], other[kept])


def candidate_pairs(signs: Hashes, counts: Numbers, order: Numbers, handful: bool = False) -> tuple[Numbers, Numbers]:
    """Pairs of incidents a < b in order; of a handful of accounts all that have anything in common, else the nearest of each. So twice the
    accounts give twice the pairs. `signs` are those of all incidents one after the other, `counts` how many each has."""
    blocks = Blocks(signs, counts, order)
    found: list[Numbers] = []
    for first, last in blocks.stretches():
        pairs = blocks.pairs(first, last)
        low, high = (pairs[0], pairs[1]) if handful else nearest(*pairs)
        found.append(np.unique(low[low < high] * len(counts) + high[low < high]))
    code = np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)
    return code // max(1, len(counts)), code % max(1, len(counts))


def hashed(signs: Sequence[Sign]) -> list[int]:
    """The signs of one incident by number, in order."""
    return sorted(sign_hash(s) for s in signs)
