"""The record's tables as Parquet, typed, written by DuckDB."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from crossbearing.publish.exports.encoding import json_line
from crossbearing.publish.exports.export import Export, Files, Kept
from crossbearing.publish.exports.export import Kind as ColumnKind
from crossbearing.publish.exports.tables import TABLES, Row, Table
from crossbearing.records import Record

TYPES: dict[ColumnKind, str] = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "texts": "VARCHAR[]",
}
# Rows handed to DuckDB at once: a file of JSON Lines is read in one go, the memory stays bounded by the file.
_LONGEST_ROW = 64 * 1024 * 1024


def make(record: Record, kept: Kept) -> Files:
    """One Parquet file a table."""
    import duckdb

    made: Files = {}
    # One thread and the order of insertion: the same rows give the same bytes.
    with (
        tempfile.TemporaryDirectory(prefix="crossbearing-") as folder,
        duckdb.connect(config={"threads": 1, "preserve_insertion_order": True}) as connection,
    ):
        for table in TABLES:
            lines, target = Path(folder) / "rows.jsonl", Path(folder) / f"{table.name}.parquet"
            _lines(lines, table, table.rows(record))
            columns = "{" + ", ".join(f"'{c.name}': '{TYPES[c.kind]}'" for c in table.columns) + "}"
            source = f"read_json('{lines}', format='newline_delimited', columns={columns}, maximum_object_size={_LONGEST_ROW})"
            connection.execute(f"COPY (SELECT * FROM {source}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")  # noqa: S608 - our own names
            made[target.name] = target.read_bytes()
    return made


def _lines(path: Path, table: Table, rows: Iterable[Row]) -> None:
    names = [c.name for c in table.columns]
    with path.open("wb") as file:
        for row in rows:
            file.write(json_line(dict(zip(names, row, strict=True))))


EXPORT = Export(
    "parquet",
    "The tables of csv as Parquet with types, for DuckDB, pandas, polars, R and Spark.",
    make,
    {t.name: t.columns for t in TABLES},
    alone=False,
)
