"""Which incidents are compared: blocks of a sign are joined part by part, each whole, and what two have in common is summed over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import numpy as np

from crossbearing.engine.spark.frames import numbers, whole_parts
from crossbearing.engine.spark.incidents import decoded
from crossbearing.link.blocking import CROWDED, NEAREST, Blocks, hashed
from crossbearing.link.clustering import RARE_WORDS, signs_of
from crossbearing.link.vectors import Wordings

# The lowest bit of a sign's hash says that it is a word.
SIGNS = "sign long, number long, time long"
COMMON = "a long, b long, common long"


def candidate_pairs(incidents: Any, frequencies: Any, handful: bool) -> Any:
    """A frame `a, b` of incidents by number, a before b: of a handful of accounts all that share a sign, else the nearest of each."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    signs = incidents.select("number", "time", "incident").mapInArrow(partial(_signs, frequencies), SIGNS)
    sizes = signs.groupBy("sign").count()
    # A word in so many brings nothing together; told to every executor, it is not moved at all.
    crowded = sizes.where((F.col("count") > CROWDED) & (F.col("sign").bitwiseAND(1) == 1)).select("sign")
    kept = signs.join(F.broadcast(crowded), "sign", "left_anti")
    shared = whole_parts(kept, ["sign"], signs.count(), _shared, COMMON)
    summed = shared.groupBy("a", "b").agg(F.sum("common").alias("common"))
    if handful:
        return summed.select("a", "b")
    sides = summed.unionByName(summed.selectExpr("b as a", "a as b", "common"))
    rank = F.row_number().over(Window.partitionBy("a").orderBy(F.col("common").desc(), "b"))
    near = sides.select("a", "b", rank.alias("rank")).where(F.col("rank") <= NEAREST)
    return near.select(F.least("a", "b").alias("a"), F.greatest("a", "b").alias("b")).distinct()


def _signs(frequencies: Any, batches: Iterable[Any]) -> Iterator[Any]:
    import pyarrow as pa

    for batch in batches:
        rows = batch.to_pylist()
        found = [decoded(r["incident"]) for r in rows]
        texts = Wordings(found).weigh(frequencies.value)
        signs = [hashed(signs_of(i, texts.rarest(n, RARE_WORDS))) for n, i in enumerate(found)]
        sizes = [len(s) for s in signs]
        flat = np.array([x for s in signs for x in s], dtype=np.uint64).view(np.int64)
        number = np.repeat(np.array([r["number"] for r in rows], dtype=np.int64), sizes)
        time = np.repeat(np.array([r["time"] for r in rows], dtype=np.int64), sizes)
        columns = [pa.array(c) for c in (flat, number, time)]
        yield pa.RecordBatch.from_arrays(columns, names=["sign", "number", "time"])


def _shared(table: Any) -> Iterator[Any]:
    """What each two incidents have in common by the signs of this part."""
    import pyarrow as pa

    member, sign, time = numbers(table, "number"), numbers(table, "sign").view(np.uint64), numbers(table, "time")
    order = np.lexsort((sign, member))
    member, sign, time = member[order], sign[order], time[order]
    known, first, sizes = np.unique(member, return_index=True, return_counts=True)
    place = np.empty(len(known), np.int64)
    place[np.lexsort((known, time[first]))] = np.arange(len(known))
    blocks = Blocks(sign, sizes.astype(np.int64), place)
    for begin, end in blocks.stretches():
        one, other, common = blocks.pairs(begin, end)
        once = one < other
        columns = (known[one[once]], known[other[once]], common[once])
        yield pa.RecordBatch.from_arrays([pa.array(c) for c in columns], names=["a", "b", "common"])
