"""Frames worked on row by row, key by key, or cut by a key and worked on a partition at a time, in arrays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import Any

from crossbearing.engine.spark.reading import Row, batch_of

# Rows of numbers that a Python worker holds at once: some hundred megabytes.
ROWS_A_PART = 4_000_000
# Accounts that a Python worker holds at once, with their texts: a hundred megabytes or two.
ACCOUNTS_A_PART = 20_000

# Rows handed back to Spark at once, where they are small.
ROWS_A_BATCH = 1_000

Function = Callable[[Any], Iterable[Any]]


def row_by_row(frame: Any, function: Callable[[Row], Iterable[Row]], schema: str) -> Any:
    """The rows of `schema` that `function` gives of each row of the frame."""
    return frame.mapInArrow(partial(_rows, function, schema), schema)


def key_by_key(
    frame: Any, key: str, order: list[str], function: Callable[[Iterable[Row]], Iterable[Row]], schema: str
) -> Any:
    """The rows of `schema` that `function` gives of all rows of each key, which come to it one by one, in order. No worker holds more than a key's."""
    sorted_ = frame.repartition(key).sortWithinPartitions(key, *order)
    return sorted_.mapInArrow(partial(_keys, key, function, schema), schema)


def _rows(function: Callable[[Row], Iterable[Row]], schema: str, batches: Iterable[Any]) -> Iterator[Any]:
    return _batches((out for row in _each(batches) for out in function(row)), schema)


def _keys(
    key: str, function: Callable[[Iterable[Row]], Iterable[Row]], schema: str, batches: Iterable[Any]
) -> Iterator[Any]:
    return _batches((out for _, rows in groupby(_each(batches), itemgetter(key)) for out in function(rows)), schema)


def _each(batches: Iterable[Any]) -> Iterator[Row]:
    return chain.from_iterable(batch.to_pylist() for batch in batches)


def _batches(rows: Iterator[Row], schema: str) -> Iterator[Any]:
    while portion := list(islice(rows, ROWS_A_BATCH)):
        yield batch_of(portion, schema)


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
