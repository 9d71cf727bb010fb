"""Sources' accuracy learned from how they agree, and how likely each value told is the right one.

An expectation-maximisation over all objects at once, in the family of AccuSim (Dong, Berti-Équille, Srivastava: Integrating
Conflicting Data, VLDB 2009), with confidence in a source growing with what it tells (CATD: Li et al., VLDB 2015), and claims that
are ranges: a claim supports every candidate inside its range, the less the wider it is. Arrays are over claims (n), candidates
(values told for an object, m) and pairs of a claim with a candidate of its object.
"""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from crossbearing.weigh.ballot import ABOUT, ABOUT_SLACK

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

# Prior of a source's accuracy, Beta(3, 7): a source never heard of before is right in three contested figures of ten. Chosen on
# catalogues of earthquake tolls (two reference catalogues, killed and injured: 157 figures), where any prior mean of .25 to .5 does
# as well and one of .7 loses a tenth: sources that tell little must not outvote those known over many objects.
PRIOR_RIGHT, PRIOR_WRONG = 3.0, 7.0
# How a wrong claim spreads: NEAR of it falls close to the truth, with e-folding NEAR_WIDTH in the logarithm, FAR anywhere.
NEAR, NEAR_WIDTH, FAR = 0.1, 0.3, 0.02
# A range as wide as this (in the logarithm) says half as much as an exact figure; a bound counts as this wide beyond itself.
SHARP = 0.05
OPEN = 0.3
# Accuracies settle within ten rounds on all development data (changes below 0.001).
ROUNDS = 10
# Values considered for one object, those told most often; keeps the pairs linear in the claims.
CANDIDATES = 32
# Accuracy is kept inside these, so that no source is beyond doubt.
SURE = 0.98


class Told(msgspec.Struct, frozen=True):
    """Claims as arrays of equal length: object and source by number, ends of the range (NaN where open), the weight of each claim
    (0 for a copy), whether it is a word (then `low` is the word's number), and whether it is an
    older figure of a growing total: a floor that says nothing of how far above it the truth lies."""

    objects: Ints
    sources: Ints
    low: Floats
    high: Floats
    weight: Floats
    word: Bools
    stale: Bools


class Learned(msgspec.Struct, frozen=True):
    """`accuracy` by source; candidates `value` and `probability` of object k stand at `start[k]:start[k + 1]`."""

    accuracy: Floats
    start: Ints
    value: Floats
    probability: Floats


def learn(told: Told, objects: int, sources: int) -> Learned:
    """The accuracy of the sources and the probability of every candidate value."""
    start, owner, value = candidates(told, objects)
    claim, candidate, first = _pairs(told, start)
    inside, evidence, error = _evidence(told, claim, value[candidate])
    weight = told.weight[claim]
    counted = np.bincount(told.objects, told.weight > 0, objects)
    contested = (counted[told.objects] > 1) & (told.weight > 0) & ~told.stale
    accuracy = np.full(sources, PRIOR_RIGHT / (PRIOR_RIGHT + PRIOR_WRONG))
    speaker = told.sources[claim]
    probability = np.empty(0)
    for step in range(ROUNDS + 1):
        right = accuracy[speaker]
        likelihood = np.where(inside, np.log(right) + evidence, np.log1p(-right) + error) * weight
        probability = _normal(np.bincount(candidate, likelihood, len(value)).astype(np.float64), start, owner)
        if step == ROUNDS or not len(claim):
            break
        held = np.add.reduceat(probability[candidate] * inside, first)
        use = contested[claim[first]]
        who = speaker[first][use]
        hits = np.bincount(who, held[use], sources)
        tries = np.bincount(who, minlength=sources)
        accuracy = (hits + PRIOR_RIGHT) / (tries + PRIOR_RIGHT + PRIOR_WRONG)
        accuracy = np.clip(accuracy, 1 - SURE, SURE)
    return Learned(accuracy, start, value, probability)


def candidates(told: Told, objects: int) -> tuple[Ints, Ints, Floats]:
    """The values told for each object, ascending, at most `CANDIDATES`: start of each object's stretch, owner and value of each."""
    low, high = told.low, told.high
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


def _pairs(told: Told, start: Ints) -> tuple[Ints, Ints, Ints]:
    """Claim and candidate of every pair, and where each claim's pairs begin."""
    sizes = np.diff(start)[told.objects]
    claim = np.repeat(np.arange(len(sizes)), sizes)
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64) if len(sizes) else np.empty(0, np.int64)
    inner = np.arange(len(claim)) - np.repeat(first, sizes)
    return claim, start[:-1][told.objects][claim] + inner, first


def _evidence(told: Told, claim: Ints, value: Floats) -> tuple[Bools, Floats, Floats]:
    """For each pair: whether the claim's range holds the candidate, the log evidence where it does, the log chance of the error."""
    word = told.word[claim]
    least = np.where(np.isnan(told.low), -np.inf, told.low)
    most = np.where(np.isnan(told.high), np.inf, told.high)
    inside = (value >= least[claim]) & (value <= most[claim])
    low, high, x = _scaled(least)[claim], _scaled(most)[claim], _scaled(value)
    away = np.where(word, np.inf, np.maximum(np.maximum(low - x, x - high), 0))
    with np.errstate(invalid="ignore"):
        width = np.where(
            np.isinf(high),
            np.maximum(x - low, 0) + OPEN,
            np.where(np.isinf(low), np.maximum(high - x, 0) + OPEN, high - low),
        )
    width = np.where(word | told.stale[claim], 0.0, width)
    return inside, -np.log1p(width / SHARP), np.log(NEAR * np.exp(-away / NEAR_WIDTH) + FAR)


def _scaled(x: Floats) -> Floats:
    """The logarithm of one more, with the sign kept."""
    found: Floats = np.sign(x) * np.log1p(np.abs(x))
    return found


def _normal(score: Floats, start: Ints, owner: Ints) -> Floats:
    """Probabilities within each object from log scores."""
    filled = start[:-1][np.diff(start) > 0]
    if not len(filled):
        return score
    top = np.zeros(len(start) - 1)
    top[owner[filled]] = np.maximum.reduceat(score, filled)
    odds = np.exp(score - top[owner])
    total = np.ones(len(start) - 1)
    total[owner[filled]] = np.add.reduceat(odds, filled)
    found: Floats = odds / total[owner]
    return found
