"""Rows under numbers in an order, 0, 1, 2...: what is compared is moved as a number, and the record's order is theirs."""

from __future__ import annotations

from typing import Any

from crossbearing.engine.spark.accounts import Accounts
from crossbearing.engine.spark.work import Work

ACCOUNTS = "number long, id string, annotations binary"
# In a sorted part the ids that Spark gives grow by one; the part's own number stands above these bits.
_BITS = 33


def in_order(work: Work, frame: Any, by: list[str], stage: str, schema: str) -> Any:
    """The rows of a frame of `schema`, kept as a stage, with their `number` in the order of columns `by`."""
    from pyspark.sql import functions as F

    work.drop(stage)
    # Sorted parts follow one another, and so do the ids given in them.
    work.append(frame.orderBy(*by).withColumn("rough", F.monotonically_increasing_id()), stage)
    rough = work.read(stage, f"{schema}, rough long")
    part = F.shiftright("rough", _BITS)
    sizes = sorted(tuple(r) for r in rough.groupBy(part.alias("part")).count().collect())
    offsets, before = [], 0
    for number, size in sizes:
        offsets.append((number, before - (number << _BITS)))
        before += size
    known = work.spark.createDataFrame(offsets, "part long, offset long")
    numbered = rough.join(F.broadcast(known), part == F.col("part"))
    return numbered.withColumn("number", F.col("rough") + F.col("offset")).drop("rough", "part", "offset")


def numbered(accounts: Accounts) -> Any:
    """A frame of `number, id, annotations`: the accounts in the order of their ids."""
    work = accounts.work
    exact = in_order(work, accounts.frame.select("key", "id"), ["id"], "numbers", "key string, id string")
    work.drop("accounts")
    told = accounts.frame.select("key", "id", "annotations").join(exact.drop("id"), "key")
    # Every later stage reads the accounts: they are put together once.
    work.append(told.select("number", "id", "annotations"), "accounts")
    return work.read("accounts", ACCOUNTS)
