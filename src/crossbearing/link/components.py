"""Which of a number of things hang together by pairs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def components(size: int, first: Numbers, second: Numbers) -> Numbers:
    """For each of `size` things the lowest number that it hangs together with, by the pairs given: a union-find by path halving."""
    parent = list(range(size))
    for a, b in zip(first.tolist(), second.tolist(), strict=True):
        while parent[a] != a:
            parent[a] = parent[parent[a]]
            a = parent[a]
        while parent[b] != b:
            parent[b] = parent[parent[b]]
            b = parent[b]
        if a < b:
            parent[b] = a
        elif b < a:
            parent[a] = b
    found = np.array(parent, dtype=np.int64)
    while not np.array_equal(found, up := found[found]):
        found = up
    return found
