"""What could not be read: told with the line of the file, which is counted only where something failed."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from crossbearing.engine.spark.schemas import PLACE
from crossbearing.engine.spark.sources import is_lines, is_parquet, raw_rows
from crossbearing.read import ReadFailure

Stretch = tuple[str, int]


def failures_of(spark: Any, documents: Any, stores: list[str]) -> list[ReadFailure]:
    """The failures among the rows of `schemas.DOCUMENTS`, in the order of reading."""
    rows = documents.where("cause is not null").orderBy(*PLACE).select(*PLACE, "path", "cause", "remedy").collect()
    if any(is_lines(r.file) or is_parquet(r.file) for r in rows):
        first = _first_lines(spark, stores)
        return [ReadFailure(_where(r, first), r.cause, r.remedy) for r in rows]
    return [ReadFailure(r.path, r.cause, r.remedy) for r in rows]


def _where(row: Any, first: dict[Stretch, int]) -> str:
    kind = "line" if is_lines(row.file) else "row" if is_parquet(row.file) else None
    return f"{row.path}: {kind} {first[row.file, row.block] + row.line}" if kind else row.path


def _first_lines(spark: Any, stores: list[str]) -> dict[Stretch, int]:
    """For each stretch of a file what turns the ids of its rows into numbers of lines, from 1."""
    from pyspark.sql import functions as F

    counted = raw_rows(spark, stores).groupBy("file", "block").agg(F.min("line"), F.count("line")).collect()
    by_file: dict[str, list[tuple[int, int, int]]] = {}
    for file, block, *numbers in (tuple(r) for r in counted):
        least, count = numbers
        by_file.setdefault(file, []).append((block, least, count))
    out: dict[Stretch, int] = {}
    for file, stretches in by_file.items():
        stretches.sort()
        before = accumulate((count for _, _, count in stretches), initial=1)
        for (block, least, _), start in zip(stretches, before, strict=False):
            out[file, block] = start - least
    return out
