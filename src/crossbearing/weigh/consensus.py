"""The default rule: a statistical model of what all sources say together (docs/weighing.md#consensus).

"At least" is a bound, "about" has width, an older figure of a growing total is a floor, sources have an accuracy learned over all objects,
copies do not count. The best value is the most probable of those told; the range is the weighted middle of what is told, widened
where few speak.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from crossbearing.weigh.ballot import ABOUT, ABOUT_SLACK, Answer, Ballot, Rule, Vote, current, numeric
from crossbearing.weigh.figures import number
from crossbearing.weigh.folding import plain
from crossbearing.weigh.reliability import Learned, Told, learn

# A source named by the address of a machine is anonymous.
_ADDRESS = re.compile(
    r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])|\b[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){5,7}\b|\b(?:anonymous|unknown|unnamed)\b",
    re.I,
)
# Share of the weight cut off at each end of what is told: a lone figure far out does not stretch the range.
TRIMMED = 0.05
# With n sources the range is widened by FEW / n (in the logarithm): two who say 299 do not exclude 296.
FEW = 0.05
# What an account itself calls unconfirmed or a claim of one side weighs half.
DOUBTED = 0.5


def consensus(ballots: Sequence[Ballot]) -> list[Answer]:
    """One answer a ballot; the sources' accuracy is learned over all of them."""
    return _answers(ballots, None)


def consensus_of(accuracy: Mapping[str, float]) -> Rule:
    """The rule with sources whose accuracy is known already: each ballot is answered by itself."""
    return lambda ballots: _answers(ballots, accuracy)


def _answers(ballots: Sequence[Ballot], accuracy: Mapping[str, float] | None) -> list[Answer]:
    rows = [current(b) for b in ballots]
    learned, numbers, names = _learn(rows, accuracy)
    return [_answer(k, b, rows[k], learned, numbers, names) for k, b in enumerate(ballots)]


def _learn(
    rows: Sequence[tuple[Vote, ...]], accuracy: Mapping[str, float] | None = None
) -> tuple[Learned, dict[str, int], list[str]]:
    numbers: dict[str, int] = {}
    words: dict[str, int] = {}
    objects, sources, low, high, word, weight, stale = [], [], [], [], [], [], []
    for k, votes in enumerate(rows):
        figures = bool(numeric(votes))
        for v in votes:
            if (figures and v.low is None and v.high is None) or (not figures and v.value is None):
                continue
            objects.append(k)
            sources.append(numbers.setdefault(v.source, len(numbers)))
            code = float(words.setdefault(plain(v.value), len(words))) if not figures and v.value is not None else None
            low.append(np.nan if v.low is None and code is None else v.low if code is None else code)
            high.append(np.nan if v.high is None and code is None else v.high if code is None else code)
            word.append(code is not None)
            stale.append(v.stale)
            weight.append(DOUBTED if v.doubtful else 1.0)
    told = Told(
        np.array(objects, np.int64),
        np.array(sources, np.int64),
        np.array(low, np.float64),
        np.array(high, np.float64),
        np.array(weight, np.float64),
        np.array(word, np.bool_),
        np.array(stale, np.bool_),
        np.array([int(bool(_ADDRESS.search(name))) for name in numbers], np.int64),
    )
    known = None if accuracy is None else np.array([accuracy.get(s, np.nan) for s in numbers], np.float64)
    return learn(told, len(rows), len(numbers), known), numbers, list(words)


def _answer(
    k: int, ballot: Ballot, votes: tuple[Vote, ...], learned: Learned, numbers: dict[str, int], names: Sequence[str]
) -> Answer:
    weights = {v.source: 0.0 for v in ballot.votes}
    for v in votes:
        if v.source in numbers:
            weights[v.source] = round(float(learned.accuracy[numbers[v.source]]), 3)
    told = numeric(votes)
    if not told:
        return Answer(
            value=_word(k, votes, learned, names), why="the word that the sources' weights favour", weights=weights
        )
    begin, end = int(learned.start[k]), int(learned.start[k + 1])
    chance = learned.probability[begin:end]
    at = int(chance.argmax())
    best = float(learned.value[begin + at])
    low, high = spread(told, weights, best)
    why = f"{number(best)} has {chance[at]:.0%} of the weight among {end - begin} value{'s' if end - begin > 1 else ''} told"
    return Answer(low, best, high, None, why, weights)


def _word(k: int, votes: tuple[Vote, ...], learned: Learned, names: Sequence[str]) -> str | None:
    """The most probable word, in the spelling told first; among equals the word told first."""
    spelt: dict[str, str] = {}
    for v in votes:
        if v.value is not None:
            spelt.setdefault(plain(v.value), v.value)
    begin, end = int(learned.start[k]), int(learned.start[k + 1])
    chance = {names[int(learned.value[n])]: float(learned.probability[n]) for n in range(begin, end)}
    best = max(chance.values(), default=0.0)
    return next((shown for word, shown in spelt.items() if chance.get(word, 0.0) >= best - 1e-9), None)


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
