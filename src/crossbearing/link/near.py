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
    return tuple(sorted(doubtful(scored, groups, enough), key=lambda r: nearest_first(r, enough)))


def nearest_first(row: NearLink, enough: float) -> tuple[float, Key, Key]:
    """What puts those first that are nearest to the threshold."""
    return abs(row.score - _odds(enough)), row.a, row.b


def kept_apart(a: Key, b: Key, score: float) -> NearLink:
    """Two incidents of two groups that are near, with their log odds."""
    return NearLink(a, b, _odds(score), False)


def doubtful(
    scored: Iterable[tuple[Key, Key, float]], groups: Sequence[Sequence[Key]], enough: float
) -> list[NearLink]:
    """As `near_links`, in no order. Of two components of the joins each can be asked by itself: between them is nothing but pairs that are near."""
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
    return rows + [kept_apart(*pair, score) for score, pair in between.values()]


def _odds(score: float) -> float:
    """Log odds as a probability."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))
