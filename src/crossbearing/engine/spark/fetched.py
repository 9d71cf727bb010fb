"""The accounts of a run on the cluster, brought to this machine only when somebody looks at them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, overload

import msgspec

from crossbearing.engine.spark.frames import row_by_row
from crossbearing.engine.spark.reading import Row
from crossbearing.engine.spool import COUNTED, Spool
from crossbearing.records import Annotations
from crossbearing.records.ordered import Ordered

COUNTS = "number long, " + ", ".join(f"{name} long" for name in COUNTED)

_account = msgspec.json.Decoder(Annotations)


class Fetched(Ordered):
    """The accounts of a frame `number, id, annotations` in order of id. How many things each has is counted where they lie; what else is asked
    fetches them all, once, to this machine's disk."""

    def __init__(self, frame: Any) -> None:
        self._frame = frame
        counts = row_by_row(frame.select("number", "annotations"), _counted, COUNTS).orderBy("number").toArrow()
        self._counted: dict[str, list[int]] = {name: counts.column(name).to_pylist() for name in COUNTED}

    @cached_property
    def _here(self) -> Spool:
        return Spool(in_order(self._frame))

    def __len__(self) -> int:
        return len(self._counted[COUNTED[0]])

    def __iter__(self) -> Iterator[Annotations]:
        return iter(self._here)

    @overload
    def __getitem__(self, index: int) -> Annotations: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Annotations]: ...
    def __getitem__(self, index: int | slice) -> Annotations | Sequence[Annotations]:
        return self._here[index]

    def numbers(self, name: str) -> Sequence[int]:
        """How many things of a field of `spool.COUNTED` each account has."""
        return self._counted[name]


def in_order(frame: Any) -> Iterator[Annotations]:
    """The accounts in order of id, one at a time."""
    for row in frame.orderBy("number").select("annotations").toLocalIterator(prefetchPartitions=True):
        yield _account.decode(bytes(row.annotations))


def warned(frame: Any) -> list[str]:
    """The accounts' warnings, a line each with the path, in order."""
    rows = row_by_row(frame.select("number", "annotations"), _warned, "number long, place long, line string")
    return [r.line for r in rows.orderBy("number", "place").select("line").toLocalIterator()]


def _counted(row: Row) -> Iterator[Row]:
    account = _account.decode(row["annotations"])
    yield {"number": row["number"]} | {name: len(getattr(account, name)) for name in COUNTED}


def _warned(row: Row) -> Iterator[Row]:
    account = _account.decode(row["annotations"])
    for place, w in enumerate(account.warnings):
        yield {"number": row["number"], "place": place, "line": f"{account.document.path}: {w}"}
