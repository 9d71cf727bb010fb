"""The words of accounts, made from their texts as they are asked for: only some are held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from crossbearing.link.words import Words, words_of
from crossbearing.records import Annotations

# Accounts whose words are held: those compared with each other follow on each other.
AT_HAND = 4096


class Texts(Sequence[Words]):
    """The words of accounts by number. Passing over all of them holds none."""

    def __init__(self, accounts: Sequence[Annotations]) -> None:
        self._accounts = accounts
        self._held = lru_cache(maxsize=AT_HAND)(self._made)

    def _made(self, n: int) -> Words:
        return words_of(self._accounts[n])

    def __len__(self) -> int:
        return len(self._accounts)

    def __getitem__(self, n):  # type: ignore[no-untyped-def]
        return [self._held(m) for m in range(*n.indices(len(self)))] if isinstance(n, slice) else self._held(n)

    def __iter__(self) -> Iterator[Words]:
        if len(self) <= AT_HAND:
            return map(self._held, range(len(self)))
        return map(words_of, self._accounts)
