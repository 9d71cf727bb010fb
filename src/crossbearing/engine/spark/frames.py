"""Frames cut by a key and worked on a partition at a time, in arrays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

# Rows of numbers that a Python worker holds at once: some hundred megabytes.
ROWS_A_PART = 4_000_000
# Accounts that a Python worker holds at once, with their texts: a hundred megabytes or two.
ACCOUNTS_A_PART = 20_000

Function = Callable[[Any], Iterable[Any]]


def whole_parts(frame: Any, keys: list[str], rows: int, function: Function, schema: str) -> Any:
    """`function` from the whole Arrow table of each part to batches of `schema`. Rows of one key lie in one part; a part holds about
    `ROWS_A_PART` rows of the `rows` of the frame."""
    parts = max(1, -(-rows // ROWS_A_PART))
    return frame.repartition(max(parts, _least(frame)), *keys).mapInArrow(partial(_on_table, function), schema)


def _least(frame: Any) -> int:
    return int(frame.sparkSession.sparkContext.defaultParallelism)


def _on_table(function: Function, batches: Iterable[Any]) -> Iterator[Any]:
    import pyarrow as pa

    held = list(batches)
    if held:
        yield from function(pa.Table.from_batches(held))


def numbers(table: Any, column: str) -> Any:
    """A column of numbers as an array."""
    return table.column(column).to_numpy()
