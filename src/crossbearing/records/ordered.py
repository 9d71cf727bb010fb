"""Accounts in order of document id, however they are held, and the rows of a record that are made from them when they are asked for."""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TypeVar, overload

from crossbearing.records.annotations import Annotations

T = TypeVar("T")


class Ordered(Sequence[Annotations]):
    """Accounts that are in order of document id already, and may lie on disk: a pass reads them one by one, and holding on to all of them is what a
    caller should not do."""

    @overload
    def __getitem__(self, index: int) -> Annotations: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Annotations]: ...
    @abstractmethod
    def __getitem__(self, index: int | slice) -> Annotations | Sequence[Annotations]: ...

    @abstractmethod
    def __iter__(self) -> Iterator[Annotations]: ...

    @abstractmethod
    def numbers(self, name: str) -> Sequence[int]:
        """How many things of this field of `Annotations` each account has."""


def in_order_of_document(accounts: Sequence[Annotations]) -> Sequence[Annotations]:
    """The accounts in order of document id; those that are in order already are left where they lie."""
    return accounts if isinstance(accounts, Ordered) else sorted(accounts, key=lambda a: a.document.id)


class Rows(Sequence[T]):
    """The rows that `make` gives of each account, `numbers` of them, in order of the accounts. A row is made anew each time it is asked for."""

    def __init__(self, accounts: Ordered, numbers: Iterable[int], make: Callable[[Annotations], Sequence[T]]) -> None:
        self.accounts, self.make = accounts, make
        self._ends = list(accumulate(numbers))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[T]:
        return (row for account in self.accounts for row in self.make(account))

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return tuple(self[n] for n in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        index %= len(self)
        number = bisect_right(self._ends, index)
        return self.make(self.accounts[number])[index - (self._ends[number - 1] if number else 0)]
