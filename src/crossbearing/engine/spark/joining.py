"""Names joined on the cluster: each component of the reasons by itself, then the entity of all appearances of each group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

import msgspec

from crossbearing.engine.spark.bearing import bearer_of, found_of, pairs_defined
from crossbearing.engine.spark.frames import key_by_key
from crossbearing.engine.spark.hanging import hanging_together
from crossbearing.engine.spark.reading import Row
from crossbearing.engine.spark.work import Work
from crossbearing.link.bearers import Bearer, Key
from crossbearing.link.entities import entity_of, place_of
from crossbearing.link.entity_naming import entity_naming
from crossbearing.link.name_joins import Reasons, joined
from crossbearing.records import Entity, Passage

# `entity` is the lowest number of the bearers that are one; `whys` stand with that one.
GROUPS = "number long, entity long, whys binary"
# In order of the first four; `naming` where accounts call it by names that share no word.
ENTITIES = "document string, start long, end long, id string, entity binary, naming binary"

_reasons = msgspec.msgpack.Decoder(Reasons)
_strings = msgspec.msgpack.Decoder(list[str])
_entity = msgspec.msgpack.Decoder(Entity)


def entities_joined(work: Work, appearances: Any, bearers: Any, pairs: Any) -> tuple[Entity, ...]:
    """The entities of frames of `bearing.APPEARANCES`, `BEARERS` and `REASONS`, in order of first mention."""
    from pyspark.sql import functions as F

    groups = _groups(work, bearers, pairs)
    of = bearers.select("key", F.col("number").alias("bearer")).join(
        groups.withColumnRenamed("number", "bearer"), "bearer", "left"
    )
    told = appearances.join(of, "key").select(
        F.coalesce("entity", "bearer").alias("entity"), "bearer", "number", "found", "whys"
    )
    return kept(work, key_by_key(told, "entity", ["bearer", "number"], _gathered, ENTITIES))


def kept(work: Work, entities: Any) -> tuple[Entity, ...]:
    """The entities of a frame of `ENTITIES` in order, which stays as a stage."""
    work.drop("entities")
    work.append(entities, "entities")
    rows = in_order(work).select("entity")
    return tuple(_entity.decode(bytes(r.entity)) for r in rows.toLocalIterator(prefetchPartitions=True))


def in_order(work: Work) -> Any:
    """The frame of `ENTITIES` that was kept, in order."""
    return work.read("entities", ENTITIES).orderBy("document", "start", "end", "id")


def row_of(entity: Entity, written: Callable[[Passage], str]) -> Row:
    """The row of `ENTITIES` of an entity; `written` gives the text of a mention."""
    document, start, end, id = place_of(entity)
    naming = entity_naming(entity, written)
    return {
        "document": document, "start": start, "end": end, "id": id, "entity": msgspec.msgpack.encode(entity),
        "naming": None if naming is None else msgspec.msgpack.encode(naming),
    }  # fmt: skip


def _groups(work: Work, bearers: Any, pairs: Any) -> Any:
    """A frame of `GROUPS`: the bearers of every component, joined by its pairs and by what its accounts define."""
    component = hanging_together(work, pairs.select("a", "b").unionByName(pairs_defined(bearers)))
    here = bearers.join(component, "number").select("component", "number", "bearer", "documents")
    between = pairs.join(component.withColumnRenamed("number", "a"), "a").selectExpr(
        "component", "a as number", "b as other", "reasons"
    )
    # The bearers come before the pairs: what has no other one sorts first.
    both = here.unionByName(between, allowMissingColumns=True)
    work.drop("groups")
    work.append(key_by_key(both, "component", ["other", "number"], _settled, GROUPS), "groups")
    return work.read("groups", GROUPS)


def _settled(rows: Iterable[Row]) -> Iterator[Row]:
    """The groups of one component."""
    bearers: dict[Key, Bearer] = {}
    number: dict[Key, int] = {}
    key: dict[int, Key] = {}
    pairs: list[tuple[Key, Key, Reasons]] = []
    for row in rows:
        if row["other"] is None:
            bearer = replace(bearer_of(row), documents=frozenset(_strings.decode(row["documents"])))
            bearers[bearer.key], number[bearer.key], key[row["number"]] = bearer, row["number"], bearer.key
        else:
            pairs.append((key[row["number"]], key[row["other"]], _reasons.decode(row["reasons"])))
    found = joined(bearers, pairs, small=False)
    for group in found.groups:
        whys = msgspec.msgpack.encode([w for k in group for w in found.whys.get(k, ())])
        for k in group:
            yield {"number": number[k], "entity": number[group[0]], "whys": whys if k == group[0] else None}


def _gathered(rows: Iterable[Row]) -> Iterator[Row]:
    """The entity of the appearances of a group, which come bearer by bearer, account by account."""
    found, whys = [], None
    for row in rows:
        whys = row["whys"] if whys is None else whys
        found += found_of(row)
    written = {Passage(x.document, x.start, x.end): x.form for x in found}
    yield row_of(entity_of(found, _strings.decode(whys) if whys is not None else ()), written.__getitem__)
