"""Annotating on the executors, batch by batch, the model loaded once a Python worker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from crossbearing.engine.careful import annotated_each
from crossbearing.engine.message import Fault, Outcome
from crossbearing.engine.spark.apart import SUSPECTED, annotated_apart
from crossbearing.engine.spark.reading import batch_of
from crossbearing.engine.spark.schemas import ANNOTATED
from crossbearing.records import Document

# Documents are parsed so many at a time; between two such lots a row can go out.
LOT = 16


def annotate_rows(batches: Iterable[Any]) -> Iterator[Any]:
    """Batches with `key, id, words, document, warnings` into batches of `schemas.ANNOTATED`."""
    from pyspark import TaskContext

    context = TaskContext.get()
    attempt = context.attemptNumber() if context is not None else 0
    decoder = msgspec.json.Decoder(Document)
    for batch in batches:
        rows = batch.to_pylist()
        for at in range(0, len(rows), LOT):
            lot = rows[at : at + LOT]
            documents = [decoder.decode(r["document"]) for r in lot]
            found = annotated_each(documents) if attempt < SUSPECTED else [annotated_apart(d) for d in documents]
            yield batch_of([_row(r, a, attempt) for r, a in zip(lot, found, strict=True)], ANNOTATED)


def _row(row: dict[str, Any], found: Outcome, attempt: int) -> dict[str, Any]:
    out: dict[str, Any] = {"key": row["key"], "id": row["id"], "words": row["words"], "attempt": attempt}
    if isinstance(found, Fault):
        return out | {"cause": found.cause}
    before = tuple(msgspec.json.decode(row["warnings"]))
    if before:
        found = msgspec.structs.replace(found, warnings=before + found.warnings)
    return out | {"annotations": msgspec.json.encode(found)}
