"""Annotations on disk: written as they come, read in order of document id, decoded when they are asked for.

The file is nameless where the system allows it, and gone when the spool is: nobody else can read it, and a kill leaves nothing.
"""

from __future__ import annotations

import os
import tempfile
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from types import TracebackType
from typing import overload

import msgspec

from crossbearing.records import Annotations
from crossbearing.records.ordered import Ordered

# Level at which pressing costs less than the decoding that follows.
_LEVEL = 1
# Accounts kept decoded: what looks at one looks at its neighbours next.
_HELD = 64
# Fields of which a record has one row a row; their numbers are counted as accounts are written.
COUNTED = ("claims", "attributions", "calls", "boilerplate", "warnings")


class Spool(Ordered):
    """Accounts in order of document id. Use it as a context manager. Accounts with one id stay in the order in which they came."""

    def __init__(self, accounts: Iterable[Annotations], folder: str | None = None) -> None:
        self._file = tempfile.TemporaryFile(prefix="crossbearing-", dir=folder)  # noqa: SIM115 - lives as long as the spool
        self._decoder = msgspec.msgpack.Decoder(Annotations)
        ids: list[str] = []
        starts, sizes = array("Q"), array("L")
        counted = {name: array("L") for name in COUNTED}
        at = 0
        for account in accounts:
            data = zlib.compress(msgspec.msgpack.encode(account), _LEVEL)
            self._file.write(data)
            ids.append(account.document.id)
            starts.append(at)
            sizes.append(len(data))
            for name, numbers in counted.items():
                numbers.append(len(getattr(account, name)))
            at += len(data)
        self._file.flush()
        self.bytes = at
        order = sorted(range(len(ids)), key=ids.__getitem__)
        self._starts = array("Q", (starts[n] for n in order))
        self._sizes = array("L", (sizes[n] for n in order))
        self._counted = {name: array("L", (numbers[n] for n in order)) for name, numbers in counted.items()}
        self._near = lru_cache(maxsize=_HELD)(self._read)

    def _read(self, number: int) -> Annotations:
        data = os.pread(self._file.fileno(), self._sizes[number], self._starts[number])
        return self._decoder.decode(zlib.decompress(data))

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[Annotations]:
        return map(self._read, range(len(self)))

    @overload
    def __getitem__(self, index: int) -> Annotations: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Annotations]: ...
    def __getitem__(self, index: int | slice) -> Annotations | Sequence[Annotations]:
        if isinstance(index, slice):
            return [self._near(n) for n in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self._near(index % len(self))

    def numbers(self, name: str) -> Sequence[int]:
        """How many things of a field of COUNTED each account has."""
        return self._counted[name]

    def close(self) -> None:
        """Gives the disk back."""
        self._file.close()
        self._near.cache_clear()

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
