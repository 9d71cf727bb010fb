"""How rare words and traits were at the last full refresh, looked up for the few that an account has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from crossbearing.case import schema
from crossbearing.case.growth.ground import BAGS
from crossbearing.link.blocking import sign_hash
from crossbearing.link.rarity import Rarity, Trait
from crossbearing.link.shingles import word_hash
from crossbearing.link.vectors import Frequencies


class Numbers(msgspec.Struct, frozen=True):
    """Accounts by bag of words, accounts that tell of something, and how accurate each source is held to be."""

    accounts: list[int]
    holding: int
    sources: dict[str, float]


class Held:
    """Counts by hash, in order of hash."""

    def __init__(self, keys: NDArray[np.uint64], counts: NDArray[np.int32]) -> None:
        self._keys, self._counts = keys, counts

    def __call__(self, key: int) -> int:
        n = int(np.searchsorted(self._keys, np.uint64(key)))
        return int(self._counts[n]) if n < len(self._keys) and int(self._keys[n]) == key else 0


class _Traits(Mapping[Trait, int]):
    def __init__(self, held: Held) -> None:
        self._held = held

    def __getitem__(self, trait: Trait) -> int:
        found = self._held(sign_hash(trait))
        if not found:
            raise KeyError(trait)
        return found

    def __iter__(self) -> Iterator[Trait]:
        return iter(())

    def __len__(self) -> int:
        return 0


class Rare:
    """The counts of one case."""

    def __init__(self, connection: Connection) -> None:
        t = schema.ground_counts
        rows = {r.name: r for r in connection.execute(select(t))}
        self.numbers = msgspec.json.decode(rows["numbers"].counts, type=Numbers)
        held = {
            name: Held(np.frombuffer(r.keys, dtype="<u8"), np.frombuffer(r.counts, dtype="<i4"))
            for name, r in rows.items()
            if name != "numbers"
        }
        self._words = [held[f"words.{bag}"] for bag in range(BAGS)]
        self.rarity = Rarity(self.numbers.holding, _Traits(held["traits"]))

    def frequencies(self, words: Iterable[str]) -> Frequencies:
        """The counts of these words."""
        keys = [(w, word_hash(w)) for w in words]
        counted = [Counter({w: held(k) for w, k in keys}) for held in self._words]
        return Frequencies(list(self.numbers.accounts), (counted[0], counted[1], counted[2], counted[3]))
