"""Claims as arrays, and the values told for each object: of these the true one is taken."""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from crossbearing.weigh.ballot import ABOUT, ABOUT_SLACK

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

# Values considered for one object, those told most often; keeps the pairs linear in the claims.
CANDIDATES = 32
# More noughts than this past the first say no more.
MOST_NOUGHTS = 2.0


class Told(msgspec.Struct, frozen=True):
    """Claims as arrays of equal length, in order of object: object and source by number, ends of the range (NaN where open), the weight of each claim
    (0 for a copy), whether it is a word (then `low` is the word's number), and whether it is an
    older figure of a growing total: a floor that says nothing of how far above it the truth lies; `classes` by source: which sources are
    of a kind (registered, anonymous)."""

    objects: Ints
    sources: Ints
    low: Floats
    high: Floats
    weight: Floats
    word: Bools
    stale: Bools
    classes: Ints


def candidates(told: Told, objects: int) -> tuple[Ints, Ints, Floats]:
    """The values told for each object, ascending, at most `CANDIDATES`: start of each object's stretch, owner and value of each."""
    low, high = told.low, told.high
    nearly = (np.ceil(0.9 * (high + 1) - 1e-9) == low) & (high > low) & ~told.word
    low = np.where(nearly, high, low)
    about = (high > low) & (np.abs(high / np.maximum(low, 1e-300) - ABOUT) < ABOUT_SLACK) & ~told.word
    middle = np.where(about, (low + high) / 2, low)
    one = about | (low == high)
    ends = np.concatenate([np.where(one, middle, low), np.where(one, np.nan, high)])
    owner = np.concatenate([told.objects, told.objects])
    count = np.concatenate([np.where(one, 1.0, 0.5), np.full(len(high), 0.5)]) * np.maximum(
        np.tile(told.weight, 2), 1e-6
    )
    known = ~np.isnan(ends)
    ends, owner, count = ends[known], owner[known], count[known]
    order = np.lexsort((ends, owner))
    ends, owner, count = ends[order], owner[order], count[order]
    new = np.ones(len(ends), bool)
    new[1:] = (owner[1:] != owner[:-1]) | (ends[1:] != ends[:-1])
    head = np.flatnonzero(new)
    support = np.add.reduceat(count, head) if len(head) else np.empty(0)
    value, owner = ends[head], owner[head]
    sizes = np.bincount(owner, minlength=objects)
    if len(sizes) and sizes.max() > CANDIDATES:
        ranked = np.lexsort((value, -support, owner))
        begin = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        rank = np.empty(len(value), np.int64)
        rank[ranked] = np.arange(len(value)) - begin[owner[ranked]]
        keep = rank < CANDIDATES
        value, owner = value[keep], owner[keep]
        sizes = np.bincount(owner, minlength=objects)
    return np.concatenate([[0], np.cumsum(sizes)]), owner, value


def noughts(value: Floats, told: Told, start: Ints) -> Floats:
    """How many noughts past the first each candidate ends in, `MOST_NOUGHTS` at most; none for words."""
    words = np.zeros(len(start) - 1, bool)
    words[told.objects[told.word]] = True
    found = np.zeros(len(value))
    whole = (value == np.floor(value)) & (value > 0) & ~np.repeat(words, np.diff(start))
    for power in range(2, 10):
        found += whole & (np.mod(value, 10.0**power) == 0)
    return np.minimum(found, MOST_NOUGHTS)
