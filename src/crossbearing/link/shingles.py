"""Runs of content words as arrays: their hashes, the accounts in which they stand, and their places there.

A shingle's hash is made from the words alone, so that it is the same in every run and in every process.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from crossbearing.link.words import FIGURE, FORMULAIC, FUNCTION, Words

Hashes = NDArray[np.uint64]
Numbers = NDArray[np.int64]

# An odd number with well mixed bits (the golden ratio of 2^64): neighbours are told from the same words in another order.
_MIXER = np.uint64(0x9E3779B97F4A7C15)

# Entries put in order at once: a large index is made from those of a part of the hashes at a time.
AT_ONCE = 4_000_000


@lru_cache(maxsize=500_000)
def word_hash(form: str) -> int:
    """A word as 64 bits."""
    return int.from_bytes(blake2b(form.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


@dataclass(frozen=True, slots=True)
class ContentWords:
    """The words of an account that are more than function words: hash, place among all its words, telling weight."""

    hashes: Hashes
    places: Numbers
    weights: NDArray[np.float64]


def content_words(words: Words) -> ContentWords:
    """The content words of an account, in order."""
    weights = np.asarray(words.weights, dtype=np.float64)
    places = np.flatnonzero(weights > FUNCTION)
    forms = words.forms
    hashes = np.fromiter((word_hash(forms[n]) for n in places.tolist()), dtype=np.uint64, count=len(places))
    return ContentWords(hashes, places, weights[places])


@dataclass(frozen=True, slots=True)
class Shingles:
    """Entries in order of hash, account and place; entries `starts[n]` to `starts[n + 1]` have one hash."""

    accounts: Numbers
    places: Numbers
    starts: Numbers


def shingles(texts: Sequence[ContentWords], length: int, repeats: int) -> Shingles:
    """Every run of `length` content words that stands in two accounts or more, at its first `repeats` places in each."""
    found = [runs(text, length) for text in texts]
    if not sum(len(hashes) for hashes, _ in found):
        nothing = np.zeros(0, dtype=np.int64)
        return Shingles(nothing, nothing, np.zeros(1, dtype=np.int64))
    key = np.concatenate([h for h, _ in found])
    place = np.concatenate([p for _, p in found]).astype(np.int32)
    account = np.repeat(np.arange(len(texts), dtype=np.int32), [len(hashes) for hashes, _ in found])
    del found
    cuts = 1 + len(key) // AT_ONCE
    slot = (key >> np.uint64(40)) * np.uint64(cuts) >> np.uint64(24)
    parts: list[Shingles] = []
    for n in range(cuts):
        some = np.flatnonzero(slot == n)
        parts.append(grouped(key[some], account[some].astype(np.int64), place[some].astype(np.int64), repeats))
    begin = np.cumsum([0, *(len(p.accounts) for p in parts)])
    starts = [p.starts[:-1] + b for p, b in zip(parts, begin, strict=False)]
    return Shingles(
        np.concatenate([p.accounts for p in parts]),
        np.concatenate([p.places for p in parts]),
        np.concatenate([*starts, begin[-1:]]).astype(np.int64),
    )


def runs(text: ContentWords, length: int) -> tuple[Hashes, Numbers]:
    """The hash of every run of `length` content words of one account, and the place where it begins."""
    count = max(0, len(text.hashes) - length + 1)
    found = np.zeros(count, dtype=np.uint64)
    for n in range(length if count else 0):
        found = found * _MIXER + text.hashes[n : n + count]
    where = text.places[:count]
    if length == 2 and count:
        # Two words of the set phrases of news bring nothing together.
        told = ~((text.weights[:count] <= FORMULAIC) & (text.weights[1 : count + 1] <= FIGURE))
        found, where = found[told], where[told]
    return found, where


def grouped(key: Hashes, account: Numbers, place: Numbers, repeats: int) -> Shingles:
    """Entries in order of account and place, by hash: those of hashes that stand in two accounts or more."""
    # Accounts and places come in order, and a stable sort keeps them so.
    order = np.argsort(key, kind="stable")
    key, place, account = key[order], place[order], account[order]
    new_key = np.append(True, key[1:] != key[:-1])
    new_holder = new_key | np.append(True, account[1:] != account[:-1])
    first = np.maximum.accumulate(np.where(new_holder, np.arange(len(key)), 0))
    group = np.cumsum(new_key) - 1
    shared = np.bincount(group, weights=new_holder)[group] > 1
    kept = shared & (np.arange(len(key)) - first < repeats)
    group = group[kept]
    starts = np.flatnonzero(np.append(True, group[1:] != group[:-1])) if len(group) else np.zeros(0, dtype=np.int64)
    return Shingles(account[kept], place[kept], np.append(starts, len(group)).astype(np.int64))
