"""Joins near the threshold: pairs of incidents that were joined on little, or kept apart though much speaks for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp

from crossbearing.link.incidents import Key
from crossbearing.records.links import NearLink

# Log odds on either side of the threshold within which a person should look. At 1.0 some pairs in a hundred are near; beyond it the
# weights err in fewer than one of ten of the development cases.
MARGIN = 1.0


def near_links(
    scored: Iterable[tuple[Key, Key, float]], groups: Sequence[Sequence[Key]], enough: float
) -> tuple[NearLink, ...]:
    """One pair for each two groups kept apart, and for each incident that nothing holds in its group but a weak join; the nearest to the
    threshold first. `scored` are pairs of two accounts that may be one, in order of key, with their log odds: all within a group, and those
    between groups that are near."""
    group = {k: n for n, keys in enumerate(groups) for k in keys}
    best: dict[Key, tuple[float, tuple[Key, Key]]] = {}
    between: dict[tuple[int, int], tuple[float, tuple[Key, Key]]] = {}
    for p, q, score in scored:
        pair = (p, q)
        a, b = group[p], group[q]
        if a == b:
            for k in pair:
                best[k] = max(best.get(k, (score, pair)), (score, pair), key=lambda x: x[0])
        elif score >= enough - MARGIN:
            key = (min(a, b), max(a, b))
            between[key] = max(between.get(key, (score, pair)), (score, pair), key=lambda x: x[0])
    weak = {pair: score for score, pair in best.values() if score - enough <= MARGIN}
    rows = [NearLink(*pair, _odds(score), True) for pair, score in weak.items()]
    rows += [NearLink(*pair, _odds(score), False) for score, pair in between.values()]
    middle = _odds(enough)
    return tuple(sorted(rows, key=lambda r: (abs(r.score - middle), r.a, r.b)))


def _odds(score: float) -> float:
    """Log odds as a probability."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))
