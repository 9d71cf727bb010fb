"""Documents of rows of bytes, made on the executors by the readers of one process; of those read here, handed over in portions.

A row that is no account becomes a failure in its place: which, why, what to do. It stops nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec

from crossbearing.engine.spark.schemas import DOCUMENTS
from crossbearing.read import ReadDocument, ReadFailure
from crossbearing.records import Document

# Documents handed over at once by this machine: some 10 MB.
PORTION = 2_000
_LINE = re.compile(r": line 1\Z")

Row = dict[str, Any]


def key_of(document: Document) -> str:
    """A digest of all that annotating sees of a document, and of its id."""
    return hashlib.blake2b(msgspec.json.encode(document), digest_size=16).hexdigest()


def row_of(place: tuple[int, str, int, int], read: ReadDocument | ReadFailure) -> Row:
    """The row of `schemas.DOCUMENTS` for what was read in a place."""
    row: Row = dict(zip(("source", "file", "block", "line"), place, strict=True))
    if isinstance(read, ReadFailure):
        return row | {"path": read.path, "cause": read.cause, "remedy": read.remedy}
    d = read.document
    own = d.text.encode("utf-8", "replace")
    return row | {
        "id": d.id,
        "key": key_of(d),
        "words": len(d.text.split()),
        "document": msgspec.json.encode(d),
        "warnings": msgspec.json.encode(read.warnings),
        "original": None if read.original == own else read.original,
        "path": d.path,
    }


def read_rows(batches: Iterable[Any]) -> Iterator[Any]:
    """Batches of `schemas.RAW` into batches of `schemas.DOCUMENTS`."""
    from crossbearing.read.apart import Apart
    from crossbearing.read.elsewhere import read_bytes

    # The child process that takes pages and PDF to pieces starts with the first of them; lines need none.
    with Apart() as apart:
        for batch in batches:
            rows: list[Row] = []
            for raw in batch.to_pylist():
                place = (raw["source"], raw["file"], raw["block"], raw["line"])
                if raw["suffix"] == ".jsonl" and not raw["bytes"].strip():
                    continue
                lines = raw["suffix"] == ".jsonl" and raw["line"] is not None
                for found in read_bytes(named(raw["path"]), raw["suffix"], raw["bytes"], apart):
                    if isinstance(found, ReadFailure):
                        # Which line of the file it is, is counted once something failed.
                        where = _LINE.sub("", found.path) if lines else found.path
                        found = ReadFailure(where, found.cause, found.remedy)
                    rows.append(row_of(place, found))
            yield batch_of(rows, DOCUMENTS)


def named(url: str) -> str:
    """A file's name as a command would be given it: a local file by its path, others by their address."""
    parts = urlsplit(url)
    return unquote(parts.path) if parts.scheme == "file" else unquote(url)


def batch_of(rows: list[Row], schema: str) -> Any:
    """Rows as an Arrow batch of a schema written as Spark does."""
    import pyarrow as pa

    return pa.RecordBatch.from_pylist(rows, schema=arrow_schema(schema))


def table_of(rows: list[Row], schema: str) -> Any:
    """Rows as an Arrow table of a schema written as Spark does."""
    import pyarrow as pa

    return pa.Table.from_pylist(rows, schema=arrow_schema(schema))


def arrow_schema(schema: str) -> Any:
    """The Arrow schema of one written as Spark does."""
    import pyarrow as pa

    kinds = {
        "int": pa.int32(),
        "long": pa.int64(),
        "double": pa.float64(),
        "string": pa.string(),
        "binary": pa.binary(),
        "boolean": pa.bool_(),
    }
    return pa.schema([(name, kinds[kind]) for name, kind in (c.split() for c in schema.split(", "))])


def portions(reads: Iterable[ReadDocument | ReadFailure]) -> Iterator[list[Row]]:
    """Rows of what this machine reads, in portions, in the order given."""
    placed = (row_of((-1, "", 0, n), read) for n, read in enumerate(reads))
    while portion := list(islice(placed, PORTION)):
        yield portion
