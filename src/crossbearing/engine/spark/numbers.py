"""The accounts under numbers in the order of their ids, 0, 1, 2...: what is compared is moved as a number, and the record's order is theirs."""

from __future__ import annotations

from typing import Any

from crossbearing.engine.spark.accounts import Accounts

NUMBERS = "key string, number long"
ACCOUNTS = "number long, id string, annotations binary"
# In a sorted part the ids that Spark gives grow by one; the part's own number stands above these bits.
_BITS = 33


def numbered(accounts: Accounts) -> Any:
    """A frame of `number, id, annotations`."""
    from pyspark.sql import functions as F

    work = accounts.work
    work.drop("numbers")
    # Sorted parts follow one another, and so do the ids given in them.
    raw = (
        accounts.frame.select("key", "id").orderBy("id").select("key", F.monotonically_increasing_id().alias("number"))
    )
    work.append(raw, "numbers")
    rough = work.read("numbers", NUMBERS)
    part = F.shiftright("number", _BITS)
    sizes = sorted(tuple(r) for r in rough.groupBy(part.alias("part")).count().collect())
    offsets, before = [], 0
    for number, size in sizes:
        offsets.append((number, before - (number << _BITS)))
        before += size
    known = work.spark.createDataFrame(offsets, "part long, offset long")
    exact = rough.join(F.broadcast(known), part == F.col("part")).select(
        "key", (F.col("number") + F.col("offset")).alias("number")
    )
    work.drop("accounts")
    told = accounts.frame.select("key", "id", "annotations").join(exact, "key").select("number", "id", "annotations")
    # Every later stage reads the accounts: they are put together once.
    work.append(told, "accounts")
    return work.read("accounts", ACCOUNTS)
