"""The answer to a ballot of words: the word most sources give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crossbearing.weigh.ballot import Vote
from crossbearing.weigh.folding import plain


def by_most(votes: Sequence[Vote], weights: Mapping[str, float] | None = None) -> str | None:
    """The word with the most weight, the first told among equals; spellings that differ in case and accents are one word."""
    count: dict[str, float] = {}
    first: dict[str, str] = {}
    for v in votes:
        if v.value is not None:
            key = plain(v.value)
            count[key] = count.get(key, 0.0) + (1.0 if weights is None else weights.get(v.source, 0.0))
            first.setdefault(key, v.value)
    return first[max(count, key=lambda k: count[k])] if count else None


def even(votes: Sequence[Vote]) -> dict[str, float]:
    """Every source that counts weighs the same, a copy nothing."""
    weights: dict[str, float] = {}
    for v in votes:
        weights[v.source] = max(weights.get(v.source, 0.0), 1.0 if v.counts else 0.0)
    return weights
