"""The default rule: a statistical model of what all sources say together (docs/weighing.md#consensus).

"At least" is a bound, "about" has width, an older figure of a growing total is a floor, sources have an accuracy learned over all objects,
copies do not count. The best value is the most probable of those told; the range is the weighted middle of what is told, widened
where few speak.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from crossbearing.weigh.ballot import ABOUT, ABOUT_SLACK, Answer, Ballot, Rule, Vote, current, numeric
from crossbearing.weigh.figures import number
from crossbearing.weigh.reliability import Learned, learn
from crossbearing.weigh.tally import tally, words_of

# Share of the weight cut off at each end of what is told: a lone figure far out does not stretch the range.
TRIMMED = 0.05
# With n sources the range is widened by FEW / n (in the logarithm): two who say 299 do not exclude 296.
FEW = 0.05


def consensus(ballots: Sequence[Ballot]) -> list[Answer]:
    """One answer a ballot; the sources' accuracy is learned over all of them."""
    return _answers(ballots, None)


def consensus_of(accuracy: Mapping[str, float], against: float = 0.0) -> Rule:
    """The rule with sources whose accuracy, and rounding whose odds `against` it, are known already: each ballot is answered by itself."""
    return lambda ballots: _answers(ballots, accuracy, against)


def _answers(ballots: Sequence[Ballot], accuracy: Mapping[str, float] | None, against: float = 0.0) -> list[Answer]:
    rows = [current(b) for b in ballots]
    found = tally(rows)
    known = None if accuracy is None else np.array([accuracy.get(s, np.nan) for s in found.sources], np.float64)
    learned = learn(found.told, len(rows), len(found.sources), known, against)
    return [_answer(k, b, rows[k], learned, found.sources) for k, b in enumerate(ballots)]


def _answer(k: int, ballot: Ballot, votes: tuple[Vote, ...], learned: Learned, numbers: Mapping[str, int]) -> Answer:
    weights = {v.source: 0.0 for v in ballot.votes}
    for v in votes:
        if v.source in numbers:
            weights[v.source] = round(float(learned.accuracy[numbers[v.source]]), 3)
    told = numeric(votes)
    if not told:
        return Answer(value=_word(k, votes, learned), why="the word that the sources' weights favour", weights=weights)
    begin, end = int(learned.start[k]), int(learned.start[k + 1])
    chance = learned.probability[begin:end]
    at = int(chance.argmax())
    best = float(learned.value[begin + at])
    low, high = spread(told, weights, best)
    why = f"{number(best)} has {chance[at]:.0%} of the weight among {end - begin} value{'s' if end - begin > 1 else ''} told"
    return Answer(low, best, high, None, why, weights)


def _word(k: int, votes: tuple[Vote, ...], learned: Learned) -> str | None:
    """The most probable word, in the spelling told first; among equals the word told first."""
    begin, end = int(learned.start[k]), int(learned.start[k + 1])
    chance = {int(learned.value[n]): float(learned.probability[n]) for n in range(begin, end)}
    best = max(chance.values(), default=0.0)
    spelt = words_of(votes)
    return next((shown for n, shown in enumerate(spelt) if chance.get(n, 0.0) >= best - 1e-9), None)


def spread(votes: Sequence[Vote], weights: dict[str, float], best: float) -> tuple[float, float | None]:
    """The range: what is told without the outermost `TRIMMED` of the weight, widened by `FEW` where few speak; holds the best value."""
    points: list[tuple[float, float]] = []
    fresh = [v for v in votes if not v.stale or (v.low or 0) > best]
    for v in fresh or votes:
        w = max(weights.get(v.source, 0.0), 1e-9)
        ends = [x for x in (v.low, v.high) if x is not None]
        if len(ends) == 2 and ends[0] > 0 and abs(ends[1] / ends[0] - ABOUT) < ABOUT_SLACK and len(votes) > 1:
            ends = [(ends[0] + ends[1]) / 2]
        elif len(ends) == 2 and ends[0] == ends[1]:
            ends = ends[:1]
        points += [(x, w / len(ends)) for x in ends]
    points.sort()
    low, high = _quantile(points, TRIMMED), _quantile(points[::-1], TRIMMED)
    if len(votes) > 1 or low == high:
        margin = FEW / len(votes) if len(votes) > 1 else 0.0
        low, high = _widened(low, -margin), _widened(high, margin)
    floor = min(low, best)
    if all(v.high is None for v in fresh or votes):
        return floor, None
    return floor, max(high, best)


def _quantile(points: Sequence[tuple[float, float]], share: float) -> float:
    limit, reached = share * sum(w for _, w in points), 0.0
    for x, w in points:
        reached += w
        if reached >= limit - 1e-12:
            return x
    return points[-1][0]


def _widened(x: float, margin: float) -> float:
    """The number moved by the margin; a whole number stays whole."""
    moved = (x + 1) * float(np.exp(margin)) - 1
    return max(0.0, float(round(moved)) if x == int(x) else moved)
