"""A run's outcome as Parquet: the tables of `export --format parquet`, the accounts' attributions, and what a case needs to take it in.

Each table is a folder of Parquet files below the folder named, so that any store and any engine reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import msgspec

from crossbearing.engine.fingerprint import fingerprint
from crossbearing.engine.spark.accounts import Accounts
from crossbearing.engine.spark.doubting import NEAR, NEAREST_FIRST
from crossbearing.engine.spark.failure import EngineError
from crossbearing.engine.spark.schemas import PLACE
from crossbearing.publish.exports.encoding import json_line
from crossbearing.publish.exports.export import Kind
from crossbearing.publish.exports.tables import TABLES
from crossbearing.records import Document, Record

_SPARK: dict[Kind, str] = {
    "text": "string",
    "integer": "long",
    "number": "double",
    "boolean": "boolean",
    "texts": "array<string>",
}
# Rows handed over at once.
PORTION = 20_000
ATTRIBUTIONS = (
    "document string, start long, end long, source_start long, source_end long, cue_start long, cue_end long, sources array<string>, "
    "direct boolean, stance string"
)

# The document's own fields as columns: with them the table is itself a source that is read.
_FIELDS = ("id", "path", "sha256", "publisher", "author", "published", "language", "title", "url", "text")


def write_accounts(accounts: Accounts, folder: str) -> None:
    """`accounts`: a row a document with its fields, its text, the bytes it was read from (null where they are the text) and its annotations as JSON."""
    from pyspark.sql import functions as F

    fields = ",".join(f"{name}:string" for name in _FIELDS)
    said = F.from_json(F.col("annotations").cast("string"), f"document struct<{fields}>")
    told = accounts.frame.select(
        said.alias("said"), *PLACE, "words", "original", F.col("annotations").cast("string").alias("annotations")
    )
    program = F.lit(fingerprint()).alias("program")
    rows = (
        told.select("said.document.*", "words", "original", "annotations", program, *PLACE).orderBy(*PLACE).drop(*PLACE)
    )
    _write(rows, folder, "accounts")


def write_record(accounts: Accounts, record: Record, folder: str) -> None:
    """The accounts, and the record as tables; `record` holds it piece by piece as JSON, `near` the joins that a person should look at."""
    spark = accounts.work.spark
    write_accounts(accounts, folder)
    for table in TABLES:
        schema = ", ".join(f"`{c.name}` {_SPARK[c.kind]}" for c in table.columns)
        names = [c.name for c in table.columns]
        _write_rows(spark, (dict(zip(names, r, strict=True)) for r in table.rows(record)), schema, folder, table.name)
    _write_rows(spark, _attributions(record), ATTRIBUTIONS, folder, "attributions")
    if accounts.work.holds("near"):
        _write(accounts.work.read("near", NEAR).orderBy(*NEAREST_FIRST), folder, "near")
    _write_rows(spark, _pieces(record), "list string, number long, piece string", folder, "record")


def _attributions(record: Record) -> Iterator[dict[str, Any]]:
    for a in record.attributions:
        source, cue = a.source or (None, None), a.cue or (None, None)
        yield {
            "document": a.document, "start": a.start, "end": a.end, "source_start": source[0], "source_end": source[1],
            "cue_start": cue[0], "cue_end": cue[1], "sources": a.sources, "direct": a.direct, "stance": a.stance,
        }  # fmt: skip


def _pieces(record: Record) -> Iterator[dict[str, Any]]:
    """Every item of every list of the record, in its order; the documents stand in the table `accounts` with their texts."""
    for name in record.__struct_fields__:
        items = getattr(record, name)
        for number, item in enumerate(items if isinstance(items, Sequence) else ()):
            if isinstance(item, Document):
                item = msgspec.structs.replace(item, text="")
            yield {"list": name, "number": number, "piece": msgspec.json.encode(item).decode()}


def _write_rows(spark: Any, rows: Iterable[dict[str, Any]], schema: str, folder: str, table: str) -> None:
    """Rows from this machine, in portions."""
    names = spark.createDataFrame([], schema).schema
    first = True
    found = iter(rows)
    while True:
        portion = [json_line(r).decode() for r in islice(found, PORTION)]
        if not portion and not first:
            return
        from pyspark.sql import functions as F

        lines = spark.createDataFrame([(p,) for p in portion], "line string")
        _write(lines.select(F.from_json("line", names).alias("row")).select("row.*"), folder, table, first)
        first = False


def _write(frame: Any, folder: str, table: str, anew: bool = True) -> None:
    target = f"{folder.rstrip('/')}/{table}"
    try:
        frame.write.mode("overwrite" if anew else "append").parquet(target)
    except Exception as error:
        raise EngineError(
            f"--parquet {target}: cannot be written ({str(error).splitlines()[0]}); check the folder and its permissions"
        ) from error
