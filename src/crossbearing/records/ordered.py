"""Accounts in order of document id, however they are held."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import overload

from crossbearing.records.annotations import Annotations


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


def in_order_of_document(accounts: Sequence[Annotations]) -> Sequence[Annotations]:
    """The accounts in order of document id; those that are in order already are left where they lie."""
    return accounts if isinstance(accounts, Ordered) else sorted(accounts, key=lambda a: a.document.id)
