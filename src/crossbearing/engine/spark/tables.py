"""A run's outcome as Parquet: the tables of `export --format parquet`, the accounts' attributions, and what a case needs to take it in.

Each table is a folder of Parquet files below the folder named, so that any store and any engine reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from crossbearing.engine.fingerprint import fingerprint
from crossbearing.engine.spark.accounts import Accounts
from crossbearing.engine.spark.doubting import NEAR, NEAREST_FIRST
from crossbearing.engine.spark.failure import EngineError, cause
from crossbearing.engine.spark.own_rows import LISTS, own_rows, piece
from crossbearing.engine.spark.own_rows import TABLES as OWN_TABLES
from crossbearing.engine.spark.reading import table_of
from crossbearing.engine.spark.schemas import PLACE
from crossbearing.engine.spark.work import Work
from crossbearing.publish.exports.encoding import json_line
from crossbearing.publish.exports.export import Kind
from crossbearing.publish.exports.tables import BY_NAME, Table
from crossbearing.publish.exports.tables import TABLES as EXPORTS
from crossbearing.records import Record

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
# `number` gives the order of a list's items.
PIECES = "list string, number long, piece string"
RELATIONS = "number long, a string, b string, type string, why string"

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
    """The accounts, and the record of a run over them as tables; `record` holds it piece by piece as JSON, `near` the joins that a person should look
    at. What follows from one account each is written where the accounts lie."""
    work = accounts.work
    write_accounts(accounts, folder)
    own = own_rows(work)
    for table in EXPORTS:
        if table.name in OWN_TABLES:
            _write(_own(own, table.name, _schema(table)), folder, table.name)
        elif table.name == "relations":
            _write(
                _relations(work, record, _own(own, "claims", _schema(BY_NAME["claims"])), _schema(table)),
                folder,
                table.name,
            )
        else:
            names = [c.name for c in table.columns]
            rows = (dict(zip(names, r, strict=True)) for r in table.rows(record))
            _write_rows(work.spark, rows, _schema(table), folder, table.name)
    _write(_own(own, "attributions", ATTRIBUTIONS), folder, "attributions")
    if work.holds("near"):
        _write(work.read("near", NEAR).orderBy(*NEAREST_FIRST), folder, "near")
    _write(_own(own, "record", PIECES), folder, "record")
    _write_rows(work.spark, _pieces(record), PIECES, folder, "record", anew=False)


def _schema(table: Table) -> str:
    return ", ".join(f"`{c.name}` {_SPARK[c.kind]}" for c in table.columns)


def _own(rows: Any, table: str, schema: str) -> Any:
    """The rows of one table, typed, in order."""
    from pyspark.sql import functions as F

    found = rows.where(F.col("table") == table).orderBy("number", "place")
    return found.select(F.from_json("line", _types(rows.sparkSession, schema)).alias("row")).select("row.*")


def _types(spark: Any, schema: str) -> Any:
    return spark.createDataFrame([], schema).schema


def _relations(work: Work, record: Record, claims: Any, schema: str) -> Any:
    """The relations with what the table of claims says of both sides."""
    rows = [{"number": n, "a": r.a, "b": r.b, "type": r.type, "why": r.why} for n, r in enumerate(record.relations)]
    told = work.spark.createDataFrame(table_of(rows, RELATIONS), RELATIONS)
    known = claims.select("id", "event", "attribute", "document").dropDuplicates(["id"])
    one = known.selectExpr("id as a", "event", "attribute", "document as document_a")
    other = known.selectExpr("id as b", "document as document_b")
    met = told.join(one, "a", "left").join(other, "b", "left").orderBy("number")
    return met.select(*_types(work.spark, schema).names)


def _pieces(record: Record) -> Iterator[dict[str, Any]]:
    """Every item of the lists of the record that are no account's own, in their order."""
    for name in record.__struct_fields__:
        items = getattr(record, name) if name not in LISTS else ()
        for number, item in enumerate(items if isinstance(items, Sequence) else ()):
            yield piece(name, number, item)


def _write_rows(
    spark: Any, rows: Iterable[dict[str, Any]], schema: str, folder: str, table: str, anew: bool = True
) -> None:
    """Rows from this machine, in portions; beside those that are there unless `anew`."""
    from pyspark.sql import functions as F

    names = _types(spark, schema)
    first = anew
    found = iter(rows)
    while True:
        portion = [json_line(r).decode() for r in islice(found, PORTION)]
        if not portion and not first:
            return

        lines = spark.createDataFrame([(p,) for p in portion], "line string")
        _write(lines.select(F.from_json("line", names).alias("row")).select("row.*"), folder, table, first)
        first = False


def _write(frame: Any, folder: str, table: str, anew: bool = True) -> None:
    target = f"{folder.rstrip('/')}/{table}"
    try:
        frame.write.mode("overwrite" if anew else "append").parquet(target)
    except Exception as error:
        raise EngineError(
            f"--parquet {target}: cannot be written ({cause(error)}); check the folder and its permissions"
        ) from error
