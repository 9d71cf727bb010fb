"""Entities: what every account names is found on the executors; what bears one name is joined on the driver, over forms and places alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from crossbearing.engine.spark.reading import batch_of
from crossbearing.link.appearances import Appearance, appearances_of
from crossbearing.link.entities import link_entities
from crossbearing.records import Annotations, Entity

FOUND = "number long, found binary"
_account = msgspec.json.Decoder(Annotations)
_found = msgspec.msgpack.Decoder(list[Appearance])


def entities_of(frame: Any, ordered: Sequence[Annotations]) -> tuple[Entity, ...]:
    """The entities of a frame `number, id, annotations`; of `ordered`, the same accounts in order of id, the texts alone are read."""
    rows = frame.select("number", "annotations").mapInArrow(_appearances, FOUND).orderBy("number")
    found = [x for r in rows.toLocalIterator(prefetchPartitions=True) for x in _found.decode(bytes(r.found))]
    return link_entities(ordered, found)


def _appearances(batches: Iterable[Any]) -> Iterator[Any]:
    for batch in batches:
        rows = [
            {"number": r["number"], "found": msgspec.msgpack.encode(appearances_of(_account.decode(r["annotations"])))}
            for r in batch.to_pylist()
        ]
        yield batch_of(rows, FOUND)
