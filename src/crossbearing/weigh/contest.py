"""The claims on some objects set against the values told for these: what each claim says of each value, and how likely a value is.

An object's probabilities are made from its own claims alone: of many objects those of a stretch can be made by themselves, to the last bit the same.
Arrays are over claims (n), candidates (values told for an object, m) and pairs of a claim with a candidate of its object.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec
import numpy as np
from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import cpdist

from crossbearing.weigh.candidates import Bools, Floats, Ints, Told, candidates, noughts

# How a wrong claim spreads: NEAR of it falls close to the truth, with e-folding NEAR_WIDTH in the logarithm, SLIP is one slip of the hand
# away (a digit dropped, doubled, turned), FAR anywhere.
NEAR, NEAR_WIDTH, FAR, SLIP = 0.1, 0.15, 0.05, 0.05
# A wrong claim that a better source makes too was taken over from there: share of such errors, for sources with a name and for nameless
# ones (of the nameless who repeat a contested figure on development data, half are wrong; of the named a seventh).
REPEATED = np.array([0.1, 1.0])
# A range as wide as this (in the logarithm) says half as much as an exact figure; a bound counts as this wide beyond itself.
SHARP = 0.1
OPEN = 0.3
# An older figure of a growing total supports what is up to three times as high in full, and less what is above.
GROWTH = float(np.log(3.0))
# Below this a digit more or less is no slip ("1" and "11" are two tolls).
SLIPS_FROM = 100.0
# Above this a figure has more digits than a number can hold.
SLIPS_TO = 1e15
# Accuracy is kept inside these: even who is right in all that others leave unopposed is not beyond doubt where they oppose.
SURE = 0.9
# Claims of one stretch: its arrays fit where the processor reads quickest, and all that a round needs for a moment is no larger.
CLAIMS_AT_ONCE = 50_000


class Contest(msgspec.Struct, frozen=True):
    """One stretch of objects, numbered from 0. By claim: `first` pair, `learnt` where it teaches what its source is worth; `again` are the
    claims that tell what others tell too, one telling after another from `tellings` on. By pair: `claim`, `candidate`, whether the
    claim's range holds the candidate (`inside`), and `says`: the log evidence where it does, else the chance of the error."""

    told: Told
    start: Ints
    owner: Ints
    value: Floats
    noughts: Floats
    claim: Ints
    candidate: Ints
    first: Ints
    inside: Bools
    says: Floats
    again: Ints
    tellings: Ints
    learnt: Bools

    @property
    def contested(self) -> Bools:
        """The candidates that are not the only ones of their object."""
        found: Bools = (np.diff(self.start) > 1)[self.owner]
        return found


def contests(told: Told, objects: int) -> Iterator[Contest]:
    """The claims of all objects in stretches, in order."""
    edges = np.unique(told.objects[::CLAIMS_AT_ONCE])
    edges = np.concatenate([[0], edges[edges > 0], [objects]])
    claims = np.searchsorted(told.objects, edges)
    for (begin, end), (low, high) in zip(_stretches(edges), _stretches(claims), strict=True):
        own = slice(low, high)
        part = Told(
            _small(told.objects[own] - begin), told.sources[own], told.low[own], told.high[own], told.weight[own], told.word[own],
            told.stale[own], told.classes,
        )  # fmt: skip
        yield _contest(part, end - begin)


def _stretches(edges: Ints) -> Iterator[tuple[int, int]]:
    return pairwise(edges.tolist())


def _contest(told: Told, objects: int) -> Contest:
    start, owner, value = candidates(told, objects)
    claim, candidate, first = _pairs(told, start)
    inside, evidence, error = _evidence(told, claim, value[candidate])
    counted = np.bincount(told.objects, told.weight > 0, objects)
    again, tellings = _tellings(told)
    return Contest(
        told,
        start,
        _small(owner),
        value,
        noughts(value, told, start),
        _small(claim),
        _small(candidate),
        _small(first),
        inside,
        np.where(inside, evidence, error),
        _small(again),
        _small(tellings),
        (counted[told.objects] > 1) & (told.weight > 0) & ~told.stale,
    )


def _small(x: Ints) -> Ints:
    """Places within a stretch, in half the space."""
    found: Ints = x.astype(np.int32)
    return found


def likelihoods(c: Contest, accuracy: Floats, against: float) -> Floats:
    """The probability of each candidate, where the sources are right as often as `accuracy` says."""
    bounded = np.clip(accuracy, 1 - SURE, SURE)
    source, speaker = c.told.sources, c.told.sources[c.claim]
    repeated = REPEATED[np.minimum(c.told.classes, len(REPEATED) - 1)]
    copied = repeated[source] * ~_heads(c, bounded[source])
    held = np.log(bounded)[speaker] + c.says
    # Where the range holds the candidate `says` is no chance, and what comes of it here is not asked.
    with np.errstate(divide="ignore", invalid="ignore"):
        missed = np.log1p(-bounded)[speaker] + np.log(c.says + copied[c.claim])
    likelihood = np.where(c.inside, held, missed) * c.told.weight[c.claim]
    score = np.bincount(c.candidate, likelihood, len(c.value)).astype(np.float64) - against * c.noughts
    return _normal(score, c.start, c.owner)


def supported(c: Contest, probability: Floats) -> Floats:
    """How likely each claim that teaches something is right."""
    if not len(c.claim):
        return np.empty(0)
    found: Floats = np.add.reduceat(probability[c.candidate] * c.inside, c.first)[c.learnt]
    return found


def _tellings(told: Told) -> tuple[Ints, Ints]:
    """The claims that are not the only ones to tell their range of their object, in order of what they tell, and where each telling begins."""
    keys = np.stack(
        [told.objects.astype(np.float64), np.nan_to_num(told.low, nan=-1.5), np.nan_to_num(told.high, nan=-1.5)]
    )
    order = np.lexsort(keys)
    new = np.ones(len(order), bool)
    new[1:] = (keys[:, order[1:]] != keys[:, order[:-1]]).any(axis=0)
    alone = new.copy()
    alone[:-1] &= new[1:]
    return order[~alone], np.flatnonzero(new[~alone])


def _heads(c: Contest, accuracy: Floats) -> Bools:
    """Of the claims that tell the same, the one by the most accurate source; the first among equals."""
    found = np.ones(len(c.told.objects), bool)
    if len(c.again):
        worth = accuracy[c.again]
        telling = np.repeat(np.arange(len(c.tellings)), np.diff(c.tellings, append=len(worth)))
        most = np.flatnonzero(worth == np.maximum.reduceat(worth, c.tellings)[telling])
        found[c.again] = False
        found[c.again[most[np.diff(telling[most], prepend=-1) > 0]]] = True
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
