"""Pairs of incidents scored: what rules them out first, then their likeness of wording in arrays, then the weighed evidence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from crossbearing.link.evidence import Alike
from crossbearing.link.incidents import Incident
from crossbearing.link.likeness import judged, ruled_out, why_one
from crossbearing.link.rarity import Rarity
from crossbearing.link.vectors import ACCOUNT, LEAD, NAMES, OWN, Floats, Numbers, Wordings
from crossbearing.link.weights import Weights

# The score of two that can never be one, whatever else joins them to a third.
APART = float("-inf")
# Pairs whose wording is compared at once.
AT_ONCE = 200_000


class Pairs:
    """Scores of pairs of incidents by number. `texts` has the words of the incidents in the same order."""

    def __init__(self, incidents: Sequence[Incident], texts: Wordings, rarity: Rarity, weights: Weights) -> None:
        self.incidents, self.texts, self.rarity, self.weights = incidents, texts, rarity, weights

    def scores(self, first: Numbers, second: Numbers) -> Floats:
        """The log odds that each pair is one event, `APART` where it cannot be."""
        out = np.full(len(first), APART)
        incidents, handful = self.incidents, self.rarity.handful
        for begin in range(0, len(first), AT_ONCE):
            end = min(begin + AT_ONCE, len(first))
            possible = np.fromiter(
                (
                    begin + n
                    for n, (a, b) in enumerate(zip(first[begin:end].tolist(), second[begin:end].tolist(), strict=True))
                    if ruled_out(incidents[a], incidents[b], handful) is None
                ),
                dtype=np.int64,
            )
            out[possible] = self._judged(first[possible], second[possible])
        return out

    def why(self, a: int, b: int) -> str:
        """Why two incidents are one event, in a sentence."""
        (alike,) = self.alike(np.array([a]), np.array([b]))
        return why_one(self.incidents[a], self.incidents[b], alike, self.rarity)

    def _judged(self, first: Numbers, second: Numbers) -> list[float]:
        incidents = self.incidents
        out: list[float] = []
        for a, b, alike in zip(first.tolist(), second.tolist(), self.alike(first, second), strict=True):
            found = judged(incidents[a], incidents[b], alike, self.rarity, self.weights)
            out.append(APART if found.apart is not None else found.score)
        return out

    def alike(self, first: Numbers, second: Numbers) -> list[Alike]:
        """How alike the incidents of each pair are worded."""
        incidents, texts = self.incidents, self.texts
        main = np.fromiter((i.main for i in map(incidents.__getitem__, first.tolist())), dtype=bool, count=len(first))
        main &= np.fromiter((i.main for i in map(incidents.__getitem__, second.tolist())), dtype=bool, count=len(first))
        told = np.zeros((3, len(first)))
        told[0, ~main] = texts.cosines(OWN, first[~main], second[~main])
        for row, bag in enumerate((ACCOUNT, NAMES, LEAD)):
            told[row, main] = texts.cosines(bag, first[main], second[main])
        return [Alike(*row) for row in told.T.tolist()]
