"""Which sources the executors read by themselves, as rows of bytes: JSON Lines and Parquet of object stores, and files of any other form."""

from __future__ import annotations

import re
from functools import reduce
from pathlib import Path
from typing import Any

from crossbearing.engine.spark.failure import EngineError, cause
from crossbearing.engine.spark.schemas import PLACE

# file://, s3a://, hdfs://, gs://, abfss://...: any scheme that Spark's file systems know; the web is read by this machine.
_STORE = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:/", re.IGNORECASE)
_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".jsonl.zst", ".ndjson.zst")
_PARQUET = (".parquet", ".parq")
# Columns of a Parquet row that make a document, as in a line of JSON Lines; `text` must be there.
COLUMNS = ("text", "id", "published", "publisher", "title", "url", "author", "language")


def in_store(path: str) -> bool:
    """Whether the executors read a path by themselves: it has a scheme of a file system, or is Parquet."""
    return bool(_STORE.match(path)) or path.rstrip("/").lower().endswith(_PARQUET)


def is_lines(file: str) -> bool:
    """Whether a file of a store holds JSON Lines."""
    return file.lower().endswith(_LINES)


def is_parquet(file: str) -> bool:
    """Whether a file of a store is Parquet."""
    return file.lower().endswith(_PARQUET)


def raw_rows(spark: Any, paths: list[str]) -> Any:
    """A DataFrame of `schemas.RAW` over the paths, in their order. EngineError for one that does not exist."""
    frames = [f for n, path in enumerate(paths) for f in _of_path(spark, n, url_of(path))]
    return reduce(lambda a, b: a.unionByName(b), frames)


def url_of(path: str) -> str:
    """The address of a path that the executors read."""
    return path if _STORE.match(path) else Path(path).resolve().as_uri()


def _of_path(spark: Any, number: int, path: str) -> list[Any]:
    """The frames of a path: its Parquet, its lines, its other files."""
    files = files_of(spark, path)
    kinds: dict[str, list[str]] = {}
    for file in files:
        kind = "parquet" if is_parquet(file) else "lines" if is_lines(file) else "whole"
        kinds.setdefault(kind, []).append(file)
    readers = {"parquet": _parquet, "lines": lines_of, "whole": _whole}
    return [readers[kind](spark, number, found) for kind, found in sorted(kinds.items())]


def files_of(spark: Any, path: str) -> list[str]:
    """Every file of a path, a folder or a pattern, in order of name; those that begin with `_` or `.` are marks of the programs that wrote them."""
    jvm, context = spark._jvm, spark._jsc.hadoopConfiguration()
    try:
        asked = jvm.org.apache.hadoop.fs.Path(path)
        system = asked.getFileSystem(context)
        found = [s.getPath() for s in system.globStatus(asked) or ()]
        files: list[str] = []
        for one in found:
            listed = system.listFiles(one, True)
            while listed.hasNext():
                file = listed.next().getPath()
                inside = file.toString()[len(one.toString()) :]
                if not any(part[:1] in ("_", ".") for part in inside.split("/") if part):
                    files.append(file.toString())
    except Exception as error:
        raise EngineError(
            f"{path}: cannot be read by Spark ({cause(error)}); check the address and its credentials"
        ) from error
    if not files:
        raise EngineError(f"{path}: no file there; check the address")
    return sorted(files)


def place_of(number: int) -> list[Any]:
    """Where a row of a file stands, as columns `schemas.PLACE`. Rows of one stretch of a file come in their order, and ids grow within it."""
    from pyspark.sql import functions as F

    return [
        F.lit(number).alias(PLACE[0]),
        F.col("_metadata.file_path").alias(PLACE[1]),
        F.col("_metadata.file_block_start").alias(PLACE[2]),
        F.monotonically_increasing_id().alias(PLACE[3]),
    ]


def _placed(frame: Any, number: int, suffix: Any, bytes_: Any) -> Any:
    """The frame with the columns of `schemas.RAW`."""
    from pyspark.sql import functions as F

    path = F.col("_metadata.file_path").alias("path")
    return frame.select(*place_of(number), path, suffix.alias("suffix"), bytes_.alias("bytes"))


def lines_of(spark: Any, number: int, files: list[str]) -> Any:
    """The lines of files as `schemas.RAW`."""
    from pyspark.sql import functions as F

    frame = spark.read.option("lineSep", "\n").text(files)
    # Whoever counts the lines of a stretch counts the blank ones too; the readers pass over them.
    return _placed(frame, number, F.lit(".jsonl"), F.col("value").cast("binary"))


def _parquet(spark: Any, number: int, files: list[str]) -> Any:
    from pyspark.sql import functions as F

    frame = spark.read.option("mergeSchema", "true").parquet(*files)
    there = [c for c in COLUMNS if c in frame.columns]
    if "text" not in there:
        raise EngineError(
            f"{files[0]}: no column `text` (there are {', '.join(frame.columns)}); rename the column of the articles' text"
        )
    row = F.to_json(F.struct(*[F.col(c).cast("string").alias(c) for c in there]))
    return _placed(frame, number, F.lit(".jsonl"), row.cast("binary"))


def _whole(spark: Any, number: int, files: list[str]) -> Any:
    from pyspark.sql import functions as F

    frame = spark.read.format("binaryFile").load(files)
    return _placed(frame, number, F.regexp_extract(F.col("_metadata.file_path"), r"(\.[^./]+)$", 1), F.col("content"))
