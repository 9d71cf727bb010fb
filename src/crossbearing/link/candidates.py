"""Which places of which accounts may be copies: an inverted index of shingles in arrays, never all pairs.

Two accounts are looked at where two of their common shingles lie close to each other in both. Shingles that many accounts have propose
nothing; a story that everybody carries is found by its long shingles, which bring each account together with two others only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from crossbearing.link.shingles import Numbers, Shingles, content_words, shingles
from crossbearing.link.words import Words

Anchor = tuple[int, int]

# A pair of content words that stands in more accounts than this is a set phrase (or a story that the long shingles
# find).
COMMON = 24
# Content words of a long shingle: nobody writes eight in the same order by chance.
LONG = 8
# A shingle that stands more often than this in one account is a refrain; more would make the anchors square.
REPEATS = 4
# Copied words lie no further apart than this many words, in either text: about half a sentence.
GAP = 12
# Anchors that a chain needs, unless its words are rare enough: three content words in the same order within a
# sentence.
ANCHORS = 2
# Anchors held in memory at once, about: 16 bytes each, thrice.
AT_ONCE = 4_000_000
# Anchors of a pair this far apart in their order are looked at for being close; a pair with more between is always looked at in full.
NEXT = 8


def candidate_chains(texts: Sequence[Words]) -> Iterator[tuple[int, int, list[list[Anchor]]]]:
    """(a, b, chains) for each pair of accounts that may share a passage, a < b, in order; a chain lists places in a and b in
    order."""
    content = [content_words(t) for t in texts]
    found = [Proposed(shingles(content, length, REPEATS), length == LONG) for length in (2, LONG)]
    for first, last in portions(found, len(texts)):
        anchors = [p.anchors(first, last) for p in found]
        yield from chains(*(np.concatenate(c) for c in zip(*anchors, strict=True)))


class Proposed:
    """The pairs of entries that one index of shingles proposes, portion by portion of the accounts."""

    def __init__(self, index: Shingles, long: bool) -> None:
        sizes = np.diff(index.starts)
        self._ends = np.repeat(index.starts[1:], sizes)
        new = np.append(True, index.accounts[1:] != index.accounts[:-1])[: len(index.accounts)]
        new[index.starts[:-1]] = True
        # The holder's number within its shingle.
        rank = np.cumsum(new)
        self._rank = rank - np.repeat(rank[index.starts[:-1]], sizes)
        holders = np.repeat(np.add.reduceat(new, index.starts[:-1]), sizes) if len(new) else rank
        self._few = holders <= COMMON
        self._active = self._few | long
        self._accounts, self._places = index.accounts, index.places

    def work(self, accounts: int) -> Numbers:
        """About how many anchors begin in each account."""
        behind = self._ends - np.arange(len(self._ends))
        behind = np.where(self._few, behind, 2 * REPEATS) * self._active
        return np.bincount(self._accounts, weights=behind, minlength=accounts).astype(np.int64)

    def anchors(self, first: int, last: int) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """Accounts a and b and places in them, for the accounts a of `first` to `last`."""
        left = np.flatnonzero(self._active & (self._accounts >= first) & (self._accounts < last))
        out: list[tuple[Numbers, Numbers]] = []
        right = left + 1
        while len(left):
            inside = right < self._ends[left]
            left, right = left[inside], right[inside]
            # A story that everybody carries: each account is compared with the first and with its neighbour.
            near = self._few[left] | (self._rank[left] == 0) | (self._rank[right] - self._rank[left] <= 1)
            if not near.all():
                left, right = left[near], right[near]
            other = self._rank[left] != self._rank[right]
            out.append((left[other], right[other]))
            right = right + 1
        if not out:
            nothing = np.zeros(0, dtype=np.int64)
            return nothing, nothing, nothing, nothing
        p, q = (np.concatenate(c) for c in zip(*out, strict=True))
        return self._accounts[p], self._accounts[q], self._places[p], self._places[q]


def portions(found: Sequence[Proposed], accounts: int) -> Iterator[tuple[int, int]]:
    """Stretches of accounts whose anchors fit into memory together."""
    work = np.add.reduce([p.work(accounts) for p in found]).tolist() if accounts else []
    first, load = 0, 0
    for n, more in enumerate(work):
        if n > first and load + more > AT_ONCE:
            yield first, n
            first, load = n, 0
        load += more
    if first < accounts:
        yield first, accounts


def chains(a: Numbers, b: Numbers, i: Numbers, j: Numbers) -> Iterator[tuple[int, int, list[list[Anchor]]]]:
    """The chains among the anchors of a portion, which must hold all those of each pair."""
    if not len(a):
        return
    pair = a * (int(b.max()) + 1) + b
    # Most pairs of accounts share one shingle by chance: they are dropped before anything is put in order.
    _, number, counts = np.unique(pair, return_inverse=True, return_counts=True)
    several = counts[number] >= ANCHORS
    number, a, b, i, j = number[several], a[several], b[several], i[several], j[several]
    if not len(a):
        return
    order = np.lexsort((j, i, number))
    number, a, b, i, j = number[order], a[order], b[order], i[order], j[order]
    again = np.append(False, (number[1:] == number[:-1]) & (i[1:] == i[:-1]) & (j[1:] == j[:-1]))
    number, a, b, i, j = number[~again], a[~again], b[~again], i[~again], j[~again]
    starts = np.append(np.flatnonzero(np.append(True, number[1:] != number[:-1])), len(number))
    close = _close(number, i, j)
    promising = np.add.reduceat(close, starts[:-1]) > 0
    for begin, end in zip(starts[:-1][promising].tolist(), starts[1:][promising].tolist(), strict=True):
        found = [
            c
            for c in chained(list(zip(i[begin:end].tolist(), j[begin:end].tolist(), strict=True)))
            if len(c) >= ANCHORS
        ]
        if found:
            yield int(a[begin]), int(b[begin]), found


def _close(number: Numbers, i: Numbers, j: Numbers) -> Numbers:
    """Marks anchors after which another of the same pair follows closely in both texts, or may do so."""
    close = np.zeros(len(number), dtype=np.int64)
    for step in range(1, NEXT + 1):
        if len(number) <= step:
            break
        on_i, on_j = i[step:] - i[:-step], j[step:] - j[:-step]
        near = (number[step:] == number[:-step]) & (on_i <= GAP)
        if step == NEXT:
            # So many places of the one text within the gap: there is no telling without looking.
            close[:-step] |= near
        close[:-step] |= near & (on_i > 0) & (on_j > 0) & (on_j <= GAP)
    return close


def chained(anchors: Sequence[Anchor]) -> list[list[Anchor]]:
    """Anchors in chains: each next one lies after the last in both texts, at most GAP words on."""
    open_chains: list[list[Anchor]] = []
    done: list[list[Anchor]] = []
    for i, j in anchors:
        still: list[list[Anchor]] = []
        best: list[Anchor] | None = None
        best_cost = 2 * GAP
        for chain in open_chains:
            x, y = chain[-1]
            if i - x > GAP:
                done.append(chain)
                continue
            still.append(chain)
            if i > x and 0 < j - y <= GAP and (cost := abs((i - x) - (j - y))) < best_cost:
                best, best_cost = chain, cost
        if best is None:
            still.append([(i, j)])
        else:
            best.append((i, j))
        open_chains = still
    return done + open_chains
