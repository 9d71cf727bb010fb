"""Sources' accuracy learned from how they agree, and how likely each value told is the right one.

An expectation-maximisation over all objects at once, in the family of AccuSim and AccuCopy (Dong, Berti-Équille, Srivastava: Integrating
Conflicting Data, VLDB 2009), with confidence in a source growing with what it tells (CATD: Li et al., VLDB 2015), small sources leaning on
the accuracy of their class, errors as people make them, and claims that are ranges: a claim supports every candidate inside its range, the less
the wider it is (`weigh.contest`). Objects are worked through in stretches; sums over all are made in the order of the claims, so that how the
stretches are cut changes nothing, to the last bit.
"""

from __future__ import annotations

import msgspec
import numpy as np

from crossbearing.weigh.candidates import Bools, Floats, Ints, Told
from crossbearing.weigh.contest import SURE, contests, likelihoods, supported

# Prior of the accuracy of a class of sources, Beta(3, 7) as strong as CLASS_STRENGTH times that: sources never heard of before are right
# in three contested figures of ten, nameless ones in two, until their like have shown otherwise.
PRIOR_RIGHT = np.array([3.0, 2.0])
PRIOR = 10.0
CLASS_STRENGTH = 5.0
# A class is learned from its small sources; one that tells more than this stands for itself alone.
SMALL_SOURCE = 20
# Its class's accuracy counts in a source's own as if that were so many figures.
STRENGTH = 5.0
# Figures that end in more than one nought are often rounded ones. How much less often they are the right one is learned, from so many
# contested values before any is seen, of which a tenth end so.
ROUND_PRIOR, ROUND_SHARE = 5.0, 0.1
# Accuracies settle within ten rounds on all development data (changes below 0.001).
ROUNDS = 10


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
    parts = list(contests(told, objects))
    sizes = [np.diff(c.start) for c in parts]
    start = np.concatenate([[0], np.cumsum(np.concatenate(sizes))])
    rounded = np.concatenate([c.noughts[c.contested] > 0 for c in parts])
    who = [c.told.sources[c.learnt] for c in parts]
    tries = np.zeros(sources)
    for own in who:
        np.add.at(tries, own, 1.0)
    small = (tries > 0) & (tries < SMALL_SOURCE)
    mean = PRIOR_RIGHT / PRIOR
    accuracy = mean[told.classes]
    rounds = ROUNDS
    if known is not None:
        accuracy, rounds = np.where(np.isnan(known), accuracy, known), 0
    probability: list[Floats] = []
    for step in range(rounds + 1):
        probability = [likelihoods(c, accuracy, against) for c in parts]
        if step == rounds or not len(told.objects):
            break
        of_contested = np.concatenate([p[c.contested] for c, p in zip(parts, probability, strict=True)])
        against = _against_rounded(of_contested, rounded)
        hits = np.zeros(sources)
        for c, p, own in zip(parts, probability, who, strict=True):
            np.add.at(hits, own, supported(c, p))
        for k in range(len(mean)):
            of_class = small & (told.classes == k)
            prior = CLASS_STRENGTH * PRIOR
            mean[k] = (hits[of_class].sum() + CLASS_STRENGTH * PRIOR_RIGHT[k]) / (tries[of_class].sum() + prior)
        accuracy = (hits + mean[told.classes] * STRENGTH) / (tries + STRENGTH)
    value = np.concatenate([c.value for c in parts])
    return Learned(np.clip(accuracy, 1 - SURE, SURE), start, value, np.concatenate(probability), against)


def _against_rounded(probability: Floats, rounded: Bools) -> float:
    """Log odds against a rounded value among contested ones: how much more often the wrong ones end in noughts than the right ones."""
    right = probability[rounded].sum() + ROUND_PRIOR * ROUND_SHARE, probability[~rounded].sum() + ROUND_PRIOR
    wrong = (
        (1 - probability)[rounded].sum() + ROUND_PRIOR * ROUND_SHARE,
        (1 - probability)[~rounded].sum() + ROUND_PRIOR,
    )
    return max(0.0, float(np.log(wrong[0] / wrong[1]) - np.log(right[0] / right[1])))
