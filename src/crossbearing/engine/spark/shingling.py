"""Shingles of every account as rows, and which pairs of accounts they bring together: the local engine's index, cut by hash.

Each part holds whole hashes, so that it is a small index of its own; what it proposes is what the one index would propose there. A pair of words that
stands in many accounts proposes nothing, and is left out before anything is moved: no part grows with what everybody writes. A story that everybody
carries is long shingles, of which each holder meets the first one and its neighbour alone: twice the holders, twice the work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import numpy as np

from crossbearing.engine.spark.frames import numbers, whole_parts
from crossbearing.engine.spark.texts import text_rows
from crossbearing.link.candidates import COMMON, LONG, REPEATS, Proposed, chains, portions
from crossbearing.link.reworded import COMMON as COMMON_MEANING
from crossbearing.link.reworded import NEAREST, SHARED_BY_ACCOUNTS, meanings_of
from crossbearing.link.shingles import content_words, grouped, runs

# `length` is that of the shingle in content words; a meaning has none. `holder` is 1 at its first place in an account.
SHINGLES = "length int, hash long, number long, place int, holder int"
ANCHORS = "a long, b long, i int, j int"
CHAINS = "a long, b long, chains binary"
PAIRS = "a long, b long"
MEANING = 0


def shingle_rows(batches: Iterable[Any]) -> Iterator[Any]:
    """Batches of `texts.TEXTS` into batches of `SHINGLES`."""
    import pyarrow as pa

    for number, words in text_rows(batches):
        content = content_words(words)
        columns: list[tuple[int, Any, Any]] = [(n, *runs(content, n)) for n in (2, LONG)]
        meanings = meanings_of(words)
        columns.append((MEANING, meanings, np.zeros(len(meanings), np.int64)))
        for length, hashes, places in columns:
            count = _count_before(hashes)
            kept = count < REPEATS
            hashes, places, count = hashes[kept], places[kept], count[kept]
            size = len(hashes)
            yield pa.RecordBatch.from_arrays(
                [
                    pa.array(np.full(size, length, np.int32)), pa.array(hashes.view(np.int64)), pa.array(np.full(size, number, np.int64)),
                    pa.array(places.astype(np.int32)), pa.array((count == 0).astype(np.int32)),
                ],
                names=["length", "hash", "number", "place", "holder"],
            )  # fmt: skip


def _count_before(hashes: Any) -> Any:
    """How often each hash stood before in the account."""
    order = np.argsort(hashes, kind="stable")
    ranked = hashes[order]
    new = np.append(True, ranked[1:] != ranked[:-1])[: len(ranked)]
    first = np.maximum.accumulate(np.where(new, np.arange(len(ranked)), 0))
    out = np.empty(len(ranked), np.int64)
    out[order] = np.arange(len(ranked)) - first
    return out


def chains_between(shingles: Any) -> Any:
    """A frame of `CHAINS`: each pair of accounts that may share a passage, a before b."""
    counted = shingles.where(f"length != {MEANING}")
    rare = _uncrowded(counted, 2, COMMON)
    rows = counted.count()
    anchors = whole_parts(rare, ["length", "hash"], rows, _anchors, ANCHORS)
    return whole_parts(anchors, ["a", "b"], rows, _chains, CHAINS)


def _uncrowded(shingles: Any, length: int, most: int) -> Any:
    """The shingles less those of a length that stand in more accounts than `most`. These are few, and are told to every executor: so a crowded
    shingle never comes together in one part."""
    from pyspark.sql import functions as F

    holders = shingles.where(F.col("length") == length).groupBy("length", "hash").agg(F.sum("holder").alias("holders"))
    crowded = holders.where(F.col("holders") > most).select("length", "hash")
    return shingles.join(F.broadcast(crowded), ["length", "hash"], "left_anti")


def _anchors(table: Any) -> Iterator[Any]:
    import pyarrow as pa

    accounts, account = np.unique(numbers(table, "number"), return_inverse=True)
    length, hashes, place = (numbers(table, c) for c in ("length", "hash", "place"))
    for size in (2, LONG):
        chosen = np.flatnonzero(length == size)
        chosen = chosen[np.lexsort((place[chosen], account[chosen]))]
        index = grouped(hashes[chosen].view(np.uint64), account[chosen], place[chosen].astype(np.int64), REPEATS)
        proposed = Proposed(index, size == LONG)
        for first, last in portions([proposed], len(accounts)):
            a, b, i, j = proposed.anchors(first, last)
            columns = (accounts[a], accounts[b], i.astype(np.int32), j.astype(np.int32))
            yield pa.RecordBatch.from_arrays([pa.array(c) for c in columns], names=["a", "b", "i", "j"])


def _chains(table: Any) -> Iterator[Any]:
    import pyarrow as pa

    accounts, both = np.unique(np.concatenate([numbers(table, "a"), numbers(table, "b")]), return_inverse=True)
    a, b = both[: table.num_rows], both[table.num_rows :]
    found = chains(a, b, numbers(table, "i").astype(np.int64), numbers(table, "j").astype(np.int64))
    rows = [{"a": int(accounts[p]), "b": int(accounts[q]), "chains": msgspec.msgpack.encode(c)} for p, q, c in found]
    schema = pa.schema([("a", pa.int64()), ("b", pa.int64()), ("chains", pa.binary())])
    yield pa.RecordBatch.from_pylist(rows, schema=schema)


def alike_in_meaning(shingles: Any) -> Any:
    """A frame of `PAIRS`: accounts a before b of which one is among the nearest of the other by rare meanings."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    rare = _uncrowded(shingles.where(f"length = {MEANING}"), MEANING, COMMON_MEANING)
    met = whole_parts(rare, ["hash"], shingles.where(f"length = {MEANING}").count(), _pairs, PAIRS)
    counted = met.groupBy("a", "b").agg(F.count("*").alias("shared")).where(F.col("shared") >= SHARED_BY_ACCOUNTS)
    sides = counted.select("a", "b", "shared").unionByName(counted.selectExpr("b as a", "a as b", "shared"))
    rank = F.row_number().over(Window.partitionBy("a").orderBy(F.col("shared").desc(), "b"))
    near = sides.select("a", "b", rank.alias("rank")).where(F.col("rank") <= NEAREST)
    return near.select(F.least("a", "b").alias("a"), F.greatest("a", "b").alias("b")).distinct()


def _pairs(table: Any) -> Iterator[Any]:
    import pyarrow as pa

    hashes, number = numbers(table, "hash"), numbers(table, "number")
    order = np.lexsort((number, hashes))
    hashes, number = hashes[order], number[order]
    left = np.arange(len(hashes))
    right = left + 1
    while True:
        inside = right < len(hashes)
        left, right = left[inside], right[inside]
        inside = hashes[left] == hashes[right]
        left, right = left[inside], right[inside]
        if not len(left):
            return
        yield pa.RecordBatch.from_arrays([pa.array(number[left]), pa.array(number[right])], names=["a", "b"])
        right = right + 1
