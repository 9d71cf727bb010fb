"""The coded claims of a file, read by the executors where it lies in a store, else handed over by this machine, each under its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from typing import Any

import msgspec

from crossbearing.engine.spark.reading import arrow_schema, batch_of, named
from crossbearing.engine.spark.schemas import PLACE
from crossbearing.engine.spark.sources import files_of, in_store, lines_of, place_of, url_of
from crossbearing.engine.spark.work import Work
from crossbearing.records import CodedClaim
from crossbearing.weigh.coded_input import (
    COLUMNS,
    NOT_UTF8,
    NOTHING,
    BadRow,
    CodedInputError,
    check_columns,
    claim_of_cells,
    claim_of_line,
    claims_of,
    is_csv,
    is_parquet,
    read_coded,
)

# `claim` is all of it but object and attribute. A row that is no claim has a `cause`, and where it stands if that is known by itself (`told`).
CODED = "source int, file string, block long, line long, object string, attribute string, claim binary, cause string, told string"
# Before the name of a column of Parquet: a claim has a source, and so has its place.
OWN = "own_"
# Claims handed over at once.
PORTION = 200_000
Told = tuple[str, float | None, float | None, str | float | None, str | None, str | None]
_decode = msgspec.msgpack.Decoder(Told).decode
_encode = msgspec.msgpack.Encoder().encode


def keep_coded(work: Work, path: str) -> None:
    """Writes the stage `coded` of a path; CodedInputError for what cannot be read, with the words of one machine."""
    work.drop("coded")
    if not in_store(path):
        claims = iter(read_coded(path))
        at = 0
        while portion := list(islice(claims, PORTION)):
            columns = _columns(portion) | {
                "source": [0] * len(portion), "file": [""] * len(portion), "block": [0] * len(portion),
                "line": list(range(at, at + len(portion))), "cause": None, "told": None,
            }  # fmt: skip
            work.append(work.spark.createDataFrame(_table(columns, len(portion)), schema=CODED), "coded")
            at += len(portion)
        return
    kinds: dict[str, list[str]] = {}
    for file in files_of(work.spark, url_of(path)):
        kinds.setdefault("parquet" if is_parquet(file) else "csv" if is_csv(file) else "lines", []).append(file)
    lines, tables = kinds.get("lines"), kinds.get("parquet")
    # Rows that stand each for itself, by the function that reads them.
    raw = []
    if tables:
        raw.append(_of_parquet(work.spark, tables))
    if lines:
        raw.append((lines_of(work.spark, 0, lines).select(*PLACE, "bytes"), _lines))
    for frame, read in raw:
        work.append(frame.mapInArrow(read, CODED), "coded")
    if files := kinds.get("csv"):
        work.append(_of_csv(work.spark, files), "coded")
    _check(work, named(url_of(path)), [frame for frame, _ in raw])


def claim_of(object_: str, attribute: str, told: bytes) -> CodedClaim:
    """The claim of a row of `CODED`."""
    return CodedClaim(object_, attribute, *_decode(told))


def _columns(claims: list[CodedClaim]) -> dict[str, Any]:
    return {
        "object": [c.object for c in claims],
        "attribute": [c.attribute for c in claims],
        "claim": [_encode((c.source, c.low, c.high, c.value, c.as_of, c.copies)) for c in claims],
    }


def _table(columns: dict[str, Any], rows: int) -> Any:
    import pyarrow as pa

    schema = arrow_schema(CODED)
    arrays = [pa.nulls(rows, f.type) if columns[f.name] is None else pa.array(columns[f.name], f.type) for f in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


def _lines(batches: Iterable[Any]) -> Iterator[Any]:
    yield from _each(batches, lambda batch: batch.column("bytes").to_pylist(), _line)


def _line(raw: bytes) -> CodedClaim | None:
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise BadRow(NOT_UTF8) from error
    return claim_of_line(text) if text.strip() else None


def _of_parquet(spark: Any, files: list[str]) -> tuple[Any, Any]:
    """The rows with the columns that are asked for, and the function that reads them."""
    frame = spark.read.option("mergeSchema", "true").parquet(*files)
    columns = {c.strip().lower(): c for c in frame.columns}
    try:
        check_columns(list(columns))
    except BadRow as error:
        raise CodedInputError(f"{named(files[0])}: {error}") from error
    there = [(c, columns[c]) for c in COLUMNS if c in columns]
    placed = frame.select(*place_of(0), *[frame[f"`{column}`"].alias(OWN + c) for c, column in there])
    return placed, partial(_cells, [c for c, _ in there])


def _cells(names: list[str], batches: Iterable[Any]) -> Iterator[Any]:
    columns = [OWN + c for c in names]

    def rows(batch: Any) -> Iterator[tuple[Any, ...]]:
        return zip(*(batch.column(c).to_pylist() for c in columns), strict=True)

    yield from _each(batches, rows, lambda row: claim_of_cells(dict(zip(names, row, strict=True))))


def _each(
    batches: Iterable[Any], rows: Callable[[Any], Iterable[Any]], read: Callable[[Any], CodedClaim | None]
) -> Iterator[Any]:
    """The claims of rows that stand each for itself, and in place of one that is none why."""
    import pyarrow as pa

    for batch in batches:
        good: list[int] = []
        claims: list[CodedClaim] = []
        bad: list[tuple[int, str]] = []
        for n, row in enumerate(rows(batch)):
            try:
                claim = read(row)
            except BadRow as error:
                bad.append((n, str(error)))
                continue
            if claim is not None:
                good.append(n)
                claims.append(claim)
        place = batch.select(PLACE)
        at = place if len(good) == len(place) else place.take(pa.array(good, pa.int64()))
        columns = {name: at.column(name) for name in PLACE} | {"cause": None, "told": None}
        yield from _table(columns | _columns(claims), len(claims)).to_batches()
        if bad:
            rejected = place.take(pa.array([n for n, _ in bad])).to_pylist()
            yield batch_of([r | {"cause": cause} for r, (_, cause) in zip(rejected, bad, strict=True)], CODED)


def _of_csv(spark: Any, files: list[str]) -> Any:
    from pyspark.sql import functions as F

    frame = spark.read.format("binaryFile").load(files)
    return frame.select(F.col("_metadata.file_path").alias("file"), "content").mapInArrow(_whole, CODED)


def _whole(batches: Iterable[Any]) -> Iterator[Any]:
    for batch in batches:
        for file, content in zip(*(batch.column(c) for c in ("file", "content")), strict=True):
            place = {"source": 0, "file": file.as_py(), "block": 0}
            try:
                claims = claims_of(content.as_py(), named(place["file"]), csv=True)
            except CodedInputError as error:
                yield batch_of([place | {"line": 0, "cause": str(error), "told": str(error)}], CODED)
                continue
            for at in range(0, len(claims), PORTION):
                portion = claims[at : at + PORTION]
                columns = {name: [x] * len(portion) for name, x in place.items()} | _columns(portion)
                lines = {"line": list(range(at, at + len(portion))), "cause": None, "told": None}
                yield from _table(columns | lines, len(portion)).to_batches()


def _check(work: Work, name: str, raw: list[Any]) -> None:
    """CodedInputError for the first row that is no claim: of a file what is no text before what is no claim, as one machine finds them."""
    from pyspark.sql import functions as F

    coded = work.read("coded", CODED)
    bad = coded.where("cause is not null").orderBy("file", F.col("cause") != NOT_UTF8, "block", "line").first()
    if bad is None and coded.isEmpty():
        raise CodedInputError(f"{name}: {NOTHING}")
    if bad is not None and bad.told is not None:
        raise CodedInputError(bad.told)
    if bad is not None:
        kind = "row" if is_parquet(bad.file) else "line"
        raise CodedInputError(f"{named(bad.file)}: {kind} {_number(raw, bad)}: {bad.cause}")


def _number(raw: list[Any], bad: Any) -> int:
    """Which line of its file a row is, from 1: counted only where something failed."""
    from pyspark.sql import functions as F

    before = 1
    for frame in raw:
        stretches = frame.groupBy("file", "block").agg(F.min("line").alias("least"), F.count("line").alias("lines"))
        for r in stretches.collect():
            if r.file == bad.file:
                before += r.lines if r.block < bad.block else bad.line - r.least if r.block == bad.block else 0
    return before
