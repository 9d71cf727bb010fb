"""Which places of which accounts may be copies: an inverted index of shingles, never all pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from crossbearing.link.words import FIGURE, FORMULAIC, FUNCTION, Words

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


def _shingles(words: Words, length: int) -> Iterator[tuple[tuple[str, ...], int]]:
    """Each run of `length` content words (function words left out), with the place of its first word."""
    places = [n for n, w in enumerate(words.weights) if w > FUNCTION]
    forms = [words.forms[n] for n in places]
    weights = [words.weights[n] for n in places]
    for n in range(len(places) - length + 1):
        if length == 2 and weights[n] <= FORMULAIC and weights[n + 1] <= FIGURE:
            continue
        yield tuple(forms[n : n + length]), places[n]


def candidate_chains(texts: Sequence[Words]) -> Iterator[tuple[int, int, list[list[Anchor]]]]:
    """(a, b, chains) for each pair of accounts that may share a passage, a < b; a chain lists places in a and b in
    order."""
    anchors: dict[tuple[int, int], set[Anchor]] = defaultdict(set)
    for length in (2, LONG):
        index: dict[tuple[str, ...], dict[int, list[int]]] = defaultdict(dict)
        for n, words in enumerate(texts):
            for shingle, place in _shingles(words, length):
                places = index[shingle].setdefault(n, [])
                if len(places) < REPEATS:
                    places.append(place)
        for holders in index.values():
            if len(holders) < 2:
                continue
            order = sorted(holders)
            if len(order) <= COMMON:
                pairs = list(combinations(order, 2))
            elif length == LONG:
                # A story that everybody carries: each account is compared with the first and with its neighbour.
                pairs = sorted({(order[0], n) for n in order[1:]} | set(pairwise(order)))
            else:
                continue
            for a, b in pairs:
                found = anchors[a, b]
                for i in holders[a]:
                    for j in holders[b]:
                        found.add((i, j))
    for a, b in sorted(anchors):
        found = anchors[a, b]
        if len(found) < ANCHORS:
            continue
        chains = [c for c in chained(sorted(found)) if len(c) >= ANCHORS]
        if chains:
            yield a, b, chains


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
