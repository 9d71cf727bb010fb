"""The accounts under numbers in the order of their ids: what is compared is moved as a number, and the order of the record is that of the numbers."""

from __future__ import annotations

from typing import Any

from crossbearing.engine.spark.accounts import Accounts

NUMBERS = "key string, number long"


def numbered(accounts: Accounts) -> Any:
    """A frame of `number, id, annotations`. The numbers grow with the ids and have gaps."""
    from pyspark.sql import functions as F

    work = accounts.work
    work.drop("numbers")
    # Sorted parts follow one another, and so do the ids given in them.
    ordered = (
        accounts.frame.select("key", "id").orderBy("id").select("key", F.monotonically_increasing_id().alias("number"))
    )
    work.append(ordered, "numbers")
    numbers = work.read("numbers", NUMBERS)
    return accounts.frame.select("key", "id", "annotations").join(numbers, "key").select("number", "id", "annotations")
