"""What accounts name differently, on the cluster: words for a concept of one thing, then among the accounts of one event, each group by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from crossbearing.engine.spark.frames import key_by_key, row_by_row
from crossbearing.engine.spark.joining import in_order as entities_in_order
from crossbearing.engine.spark.reading import Row
from crossbearing.engine.spark.work import Work
from crossbearing.link.concept_naming import in_event, on_thing, wordings
from crossbearing.link.folding import fold_name
from crossbearing.link.naming_forms import Use, in_order
from crossbearing.records import Annotations, Entity, Naming

# `place` is the word's among the account's; `of` what it is said of, `folded` the name of that, `event` the account's main one.
WORDINGS = (
    "number long, place long, concept string, of string, folded string, event string, start long, end long, use binary"
)
NAMES = "folded string, name string, document string, start long, end long, id string"
# A word of a thing that accounts name differently, the first of them with all of it.
ON_THINGS = "number long, concept string, start long, end long, naming binary"
IN_EVENTS = "naming binary"
WORD = ["number", "concept", "start", "end"]

_account = msgspec.json.Decoder(Annotations)
_entity = msgspec.msgpack.Decoder(Entity)
_naming = msgspec.msgpack.Decoder(Naming)
_use = msgspec.msgpack.Decoder(Use)


def compared_naming(work: Work, accounts: Any, main_event: dict[str, str]) -> tuple[Naming, ...]:
    """Everything that two accounts or more of a frame `number, id, annotations` name differently, in the order of a record. Entities' names were
    compared where they were joined."""
    from pyspark.sql import functions as F

    entities = entities_in_order(work)
    names = _collected(entities)
    about = work.spark.createDataFrame(list(main_event.items()), "id string, event string")
    told = accounts.join(about, "id", "left").select("number", "annotations", "event")
    work.drop("wordings")
    work.append(row_by_row(told, _worded, WORDINGS), "wordings")
    words = work.read("wordings", WORDINGS)
    first = F.min_by("name", F.struct("document", "start", "end", "id")).alias("name")
    called = (
        row_by_row(entities.select("document", "start", "end", "id", "entity"), _called, NAMES)
        .groupBy("folded")
        .agg(first)
    )
    thing = F.concat_ws("\t", "concept", F.coalesce("name", "of")).alias("thing")
    by_thing = words.where("of is not null").join(called, "folded", "left").select(thing, *WORD, "place", "use")
    work.drop("things")
    work.append(key_by_key(by_thing, "thing", ["number", "place"], _on_thing, ON_THINGS), "things")
    things = work.read("things", ON_THINGS)
    rest = words.where("event is not null").join(things.select(WORD).distinct(), WORD, "left_anti")
    by_event = rest.select(F.concat_ws("\t", "concept", "event").alias("at"), "number", "place", "use")
    events = key_by_key(by_event, "at", ["number", "place"], _in_event, IN_EVENTS)
    return (*in_order(names), *in_order([*_collected(things), *_collected(events)]))


def _collected(frame: Any) -> list[Naming]:
    rows = frame.where("naming is not null").select("naming").toLocalIterator()
    return [_naming.decode(bytes(r.naming)) for r in rows]


def _worded(row: Row) -> Iterator[Row]:
    for place, w in enumerate(wordings(_account.decode(row["annotations"]))):
        yield {
            "number": row["number"], "place": place, "concept": w.concept, "of": w.of, "folded": None if w.of is None else fold_name(w.of),
            "event": row["event"], "start": w.use.passage.start, "end": w.use.passage.end, "use": msgspec.msgpack.encode(w.use),
        }  # fmt: skip


def _called(row: Row) -> Iterator[Row]:
    entity = _entity.decode(row["entity"])
    place = {name: row[name] for name in ("document", "start", "end", "id")}
    for folded in sorted({fold_name(form) for form in (entity.name, *entity.aliases)}):
        yield {"folded": folded, "name": entity.name, **place}


def _on_thing(rows: Iterable[Row]) -> Iterator[Row]:
    held = list(rows)
    concept, of = held[0]["thing"].split("\t", 1)
    naming = on_thing(concept, of, _uses(held))
    for n, row in enumerate(held if naming else ()):
        yield {name: row[name] for name in WORD} | {"naming": None if n else msgspec.msgpack.encode(naming)}


def _in_event(rows: Iterable[Row]) -> Iterator[Row]:
    held = list(rows)
    concept, event = held[0]["at"].split("\t", 1)
    if naming := in_event(concept, event, _uses(held)):
        yield {"naming": msgspec.msgpack.encode(naming)}


def _uses(rows: Iterable[Row]) -> list[Use]:
    return [_use.decode(row["use"]) for row in rows]
