"""Sources' accuracy learned from how they agree, and how likely each value told is the right one.

An expectation-maximisation over all objects at once, in the family of AccuSim and AccuCopy (Dong, Berti-Équille, Srivastava: Integrating
Conflicting Data, VLDB 2009), with confidence in a source growing with what it tells (CATD: Li et al., VLDB 2015), small sources leaning on
the accuracy of their class, errors as people make them, and claims that are ranges: a claim supports every candidate inside its range, the less the wider it is. Arrays are over claims (n), candidates
(values told for an object, m) and pairs of a claim with a candidate of its object.
"""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import cpdist

from crossbearing.weigh.ballot import ABOUT, ABOUT_SLACK

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

# Prior of the accuracy of a class of sources, Beta(3, 7) as strong as CLASS_STRENGTH times that: sources never heard of before are right
# in three contested figures of ten, nameless ones in two, until their like have shown otherwise.
PRIOR_RIGHT = np.array([3.0, 2.0])
PRIOR = 10.0
CLASS_STRENGTH = 5.0
# A class is learned from its small sources; one that tells more than this stands for itself alone.
SMALL_SOURCE = 20
# Its class's accuracy counts in a source's own as if that were so many figures.
STRENGTH = 5.0
# How a wrong claim spreads: NEAR of it falls close to the truth, with e-folding NEAR_WIDTH in the logarithm, SLIP is one slip of the hand
# away (a digit dropped, doubled, turned), FAR anywhere.
NEAR, NEAR_WIDTH, FAR, SLIP = 0.1, 0.15, 0.05, 0.05
# A wrong claim that a better source makes too was taken over from there: share of such errors, for sources with a name and for nameless
# ones (of the nameless who repeat a contested figure on development data, half are wrong; of the named a seventh).
REPEATED = np.array([0.1, 1.0])
# Figures that end in more than one nought are often rounded ones. How much less often they are the right one is learned, from so many
# contested values before any is seen, of which a tenth end so.
ROUND_PRIOR, ROUND_SHARE = 5.0, 0.1
# More noughts than this past the first say no more.
MOST_NOUGHTS = 2.0
# A range as wide as this (in the logarithm) says half as much as an exact figure; a bound counts as this wide beyond itself.
SHARP = 0.1
OPEN = 0.3
# An older figure of a growing total supports what is up to three times as high in full, and less what is above.
GROWTH = float(np.log(3.0))
# Accuracies settle within ten rounds on all development data (changes below 0.001).
ROUNDS = 10
# Values considered for one object, those told most often; keeps the pairs linear in the claims.
CANDIDATES = 32
# Below this a digit more or less is no slip ("1" and "11" are two tolls).
SLIPS_FROM = 100.0
# Above this a figure has more digits than a number can hold.
SLIPS_TO = 1e15
# Accuracy is kept inside these: even who is right in all that others leave unopposed is not beyond doubt where they oppose.
SURE = 0.9


class Told(msgspec.Struct, frozen=True):
    """Claims as arrays of equal length: object and source by number, ends of the range (NaN where open), the weight of each claim
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


class Learned(msgspec.Struct, frozen=True):
    """`accuracy` by source; candidates `value` and `probability` of object k stand at `start[k]:start[k + 1]`; `against` are the log odds
    against a rounded figure."""

    accuracy: Floats
    start: Ints
    value: Floats
    probability: Floats
    against: float = 0.0


def learn(told: Told, objects: int, sources: int, known: Floats | None = None, against: float = 0.0) -> Learned:
    """The accuracy of the sources and the probability of every candidate value. Where accuracies are `known` (NaN where they are not), nothing
    is learned of the sources, nor of rounding. What was learned over all objects, known to a part of them, gives that part the same
    probabilities to the last bit: an object's are made from its own claims alone."""
    start, owner, value = candidates(told, objects)
    claim, candidate, first = _pairs(told, start)
    inside, evidence, error = _evidence(told, claim, value[candidate])
    weight = told.weight[claim]
    counted = np.bincount(told.objects, told.weight > 0, objects)
    use = (counted[told.objects] > 1) & (told.weight > 0) & ~told.stale
    who, speaker = told.sources[use], told.sources[claim]
    tries = np.bincount(who, minlength=sources).astype(np.float64)
    small = (tries > 0) & (tries < SMALL_SOURCE)
    mean = PRIOR_RIGHT / PRIOR
    accuracy = mean[told.classes]
    rounds = ROUNDS
    if known is not None:
        accuracy, rounds = np.where(np.isnan(known), accuracy, known), 0
    same = _tellings(told)
    again = np.flatnonzero(np.bincount(same)[same] > 1) if len(same) else same
    noughts = np.minimum(_noughts(value, told, start), MOST_NOUGHTS)
    contested = (np.diff(start) > 1)[owner]
    repeated = REPEATED[np.minimum(told.classes, len(REPEATED) - 1)][speaker]
    probability = np.empty(0)
    for step in range(rounds + 1):
        bounded = np.clip(accuracy, 1 - SURE, SURE)
        right = bounded[speaker]
        copied = repeated * ~_heads(same, again, bounded[told.sources])[claim]
        likelihood = np.where(inside, np.log(right) + evidence, np.log1p(-right) + np.log(error + copied)) * weight
        score = np.bincount(candidate, likelihood, len(value)).astype(np.float64) - against * noughts
        probability = _normal(score, start, owner)
        if step == rounds or not len(claim):
            break
        against = _against_rounded(probability[contested], noughts[contested] > 0)
        hits = np.bincount(who, np.add.reduceat(probability[candidate] * inside, first)[use], sources)
        for k in range(len(mean)):
            of_class = small & (told.classes == k)
            prior = CLASS_STRENGTH * PRIOR
            mean[k] = (hits[of_class].sum() + CLASS_STRENGTH * PRIOR_RIGHT[k]) / (tries[of_class].sum() + prior)
        accuracy = (hits + mean[told.classes] * STRENGTH) / (tries + STRENGTH)
    return Learned(np.clip(accuracy, 1 - SURE, SURE), start, value, probability, against)


def _against_rounded(probability: Floats, rounded: Bools) -> float:
    """Log odds against a rounded value among contested ones: how much more often the wrong ones end in noughts than the right ones."""
    right = probability[rounded].sum() + ROUND_PRIOR * ROUND_SHARE, probability[~rounded].sum() + ROUND_PRIOR
    wrong = (
        (1 - probability)[rounded].sum() + ROUND_PRIOR * ROUND_SHARE,
        (1 - probability)[~rounded].sum() + ROUND_PRIOR,
    )
    return max(0.0, float(np.log(wrong[0] / wrong[1]) - np.log(right[0] / right[1])))


def _tellings(told: Told) -> Ints:
    """A number for each claim, equal where two tell the same range of one object."""
    keys = np.stack(
        [told.objects.astype(np.float64), np.nan_to_num(told.low, nan=-1.5), np.nan_to_num(told.high, nan=-1.5)]
    )
    order = np.lexsort(keys)
    new = np.ones(len(order), bool)
    new[1:] = (keys[:, order[1:]] != keys[:, order[:-1]]).any(axis=0)
    found = np.empty(len(order), np.int64)
    found[order] = np.cumsum(new) - 1
    return found


def _heads(same: Ints, repeated: Ints, accuracy: Floats) -> Bools:
    """Of the claims that tell the same, the one by the most accurate source; the first among equals. Only those `repeated` need to look."""
    order = repeated[np.lexsort((-accuracy[repeated], same[repeated]))]
    later = np.zeros(len(order), bool)
    later[1:] = same[order[1:]] == same[order[:-1]]
    found = np.ones(len(same), bool)
    found[order[later]] = False
    return found


def _noughts(value: Floats, told: Told, start: Ints) -> Floats:
    """How many noughts past the first each candidate ends in; none for words."""
    words = np.zeros(len(start) - 1, bool)
    words[told.objects[told.word]] = True
    found = np.zeros(len(value))
    whole = (value == np.floor(value)) & (value > 0) & ~np.repeat(words, np.diff(start))
    for power in range(2, 10):
        found += whole & (np.mod(value, 10.0**power) == 0)
    return found


def _slips(told: Told, claim: Ints, value: Floats, apart: Bools) -> Floats:
    """1 for each pair of an exact whole claim with a candidate one slip of the hand away, else 0."""
    found = np.zeros(len(claim))
    low = told.low[claim]
    at = np.flatnonzero(
        apart
        & (low == told.high[claim])
        & (low == np.floor(low))
        & (value == np.floor(value))
        & (np.maximum(low, value) >= SLIPS_FROM)
        & (np.maximum(np.abs(low), np.abs(value)) < SLIPS_TO)
    )
    if len(at):
        ends = [list(map(str, x[at].astype(np.int64).tolist())) for x in (low, value)]
        found[at] = cpdist(*ends, scorer=DamerauLevenshtein.distance, score_cutoff=1) <= 1
    return found


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


def _pairs(told: Told, start: Ints) -> tuple[Ints, Ints, Ints]:
    """Claim and candidate of every pair, and where each claim's pairs begin."""
    sizes = np.diff(start)[told.objects]
    claim = np.repeat(np.arange(len(sizes)), sizes)
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64) if len(sizes) else np.empty(0, np.int64)
    inner = np.arange(len(claim)) - np.repeat(first, sizes)
    return claim, start[:-1][told.objects][claim] + inner, first


def _evidence(told: Told, claim: Ints, value: Floats) -> tuple[Bools, Floats, Floats]:
    """For each pair: whether the claim's range holds the candidate, the log evidence where it does, the chance of the error."""
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
    grown = np.maximum(x - low - GROWTH, 0.0)
    width = np.where(word, 0.0, np.where(told.stale[claim], grown, width))
    slip = SLIP * _slips(told, claim, value, ~inside & ~word)
    return inside, -np.log1p(width / SHARP), NEAR * np.exp(-away / NEAR_WIDTH) + FAR + slip


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
