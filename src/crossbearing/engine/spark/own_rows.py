"""Rows of tables that follow from one account and what was found of it: made on the executors, so that no account need pass through the driver."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from crossbearing.engine.spark.frames import row_by_row
from crossbearing.engine.spark.joining import ENTITIES
from crossbearing.engine.spark.numbers import ACCOUNTS, in_order
from crossbearing.engine.spark.reading import Row
from crossbearing.engine.spark.saying import events_by_document
from crossbearing.engine.spark.work import Work
from crossbearing.publish.exports.encoding import json_line
from crossbearing.publish.exports.tables import BY_NAME
from crossbearing.publish.sigla import letter
from crossbearing.records import Annotations, Document, DocumentAttribution, Entity, Links, Record
from crossbearing.weigh.record import AccountRows

# `events` are the account's incidents, each with the event that it became.
KNOWN = "id string, main_event string, events binary"
# `number` and `place` give the order of a table's rows, `line` is the row as JSON.
OWN = "table string, number long, place long, line string"
PUBLISHED = "number long, published string, id string"
MENTIONS = "entity_number long, entity string, document string, place long, start long, end long"
# The lists of a record that accounts make one by one, and the tables among the exports that are theirs.
LISTS = ("documents", "claims", "attributions", "calls", "boilerplate")
TABLES = ("documents", "claims", "mentions")
# An item's number in the table `record`: its account's in the higher bits, its place in the lower. No account has a million claims.
BITS = 20

_account = msgspec.json.Decoder(Annotations)
_events = msgspec.msgpack.Decoder(list[tuple[str, str]])
_entity = msgspec.msgpack.Decoder(Entity)


def keep_known(work: Work, event_of: dict[tuple[str, str], str], main_event: dict[str, str]) -> None:
    """Keeps what was found of each account as a stage."""
    of = events_by_document(event_of)
    rows = [(id, main_event.get(id), bytearray(msgspec.msgpack.encode(found))) for id, found in of.items()]
    work.drop("known")
    work.append(work.spark.createDataFrame(rows, KNOWN), "known")


def own_rows(work: Work) -> Any:
    """A frame of `OWN` over the stages of a run."""
    from pyspark.sql import functions as F

    accounts = work.read("accounts", ACCOUNTS)
    published = row_by_row(accounts.select("number", "annotations"), _published, PUBLISHED)
    dated = published.withColumn("undated", F.col("published").isNull()).withColumn(
        "day", F.coalesce("published", F.lit(""))
    )
    ranked = in_order(
        work,
        dated.select("undated", "day", "id"),
        ["undated", "day", "id"],
        "letters",
        "undated boolean, day string, id string",
    )
    letters = ranked.select("id", F.col("number").alias("rank"))
    named = (
        _mentions(work)
        .groupBy(F.col("document").alias("id"))
        .agg(F.collect_list(F.struct("entity_number", "entity", "place", "start", "end")).alias("mentions"))
    )
    told = accounts.join(work.read("known", KNOWN), "id", "left").join(letters, "id").join(named, "id", "left")
    work.drop("rows")
    work.append(row_by_row(told, _rows, OWN), "rows")
    return work.read("rows", OWN)


def _published(row: Row) -> Iterator[Row]:
    d = _account.decode(row["annotations"]).document
    yield {"number": row["number"], "published": d.published, "id": d.id}


def _mentions(work: Work) -> Any:
    """A frame of `MENTIONS`: where each entity is named, with its number in the record."""
    entities = work.read("entities", ENTITIES).drop("naming")
    schema = "document string, start long, end long, id string, entity binary"
    return row_by_row(
        in_order(work, entities, ["document", "start", "end", "id"], "entities-in-order", schema), _named, MENTIONS
    )


def _named(row: Row) -> Iterator[Row]:
    entity = _entity.decode(row["entity"])
    for place, m in enumerate(entity.mentions):
        yield {
            "entity_number": row["number"], "entity": entity.id, "document": m.document, "place": place, "start": m.start, "end": m.end,
        }  # fmt: skip


def _rows(row: Row) -> Iterator[Row]:
    account = _account.decode(row["annotations"])
    number, text = row["number"], account.document.text
    record = _record(account, row["main_event"], _events.decode(row["events"]) if row["events"] is not None else [])
    documents = ((d, letter(row["rank"]), *rest) for d, _, *rest in BY_NAME["documents"].rows(record))
    yield from _told("documents", number, _named_columns("documents", documents))
    yield from _told("claims", number, _named_columns("claims", BY_NAME["claims"].rows(record)))
    yield from _told("attributions", number, map(attribution, record.attributions))
    for m in row["mentions"] or ():
        form = text[m["start"] : m["end"]]
        (told,) = _named_columns("mentions", [(m["entity"], account.document.id, m["start"], m["end"], form)])
        yield _row("mentions", m["entity_number"], m["place"], told)
    for name in LISTS:
        pieces = (piece(name, (number << BITS) + place, item) for place, item in enumerate(getattr(record, name)))
        yield from _told("record", number, pieces)


def _record(account: Annotations, main_event: str | None, events: list[tuple[str, str]]) -> Record:
    """What the record holds of one account alone."""
    id = account.document.id
    found = {(id, incident): event for incident, event in events}
    own = AccountRows(Links((), (), (), found, {id: main_event} if main_event else {}))
    lists = {name: getattr(own, name)(account) for name in LISTS if name != "documents"}
    return Record(
        documents=own.document(account), entities=(), events=(), relations=(), copies=(), warnings=(), **lists
    )


def _named_columns(table: str, rows: Iterable[tuple[object, ...]]) -> Iterator[dict[str, object]]:
    names = [c.name for c in BY_NAME[table].columns]
    return (dict(zip(names, r, strict=True)) for r in rows)


def attribution(a: DocumentAttribution) -> dict[str, object]:
    """A row of the table `attributions`."""
    source, cue = a.source or (None, None), a.cue or (None, None)
    return {
        "document": a.document, "start": a.start, "end": a.end, "source_start": source[0], "source_end": source[1],
        "cue_start": cue[0], "cue_end": cue[1], "sources": a.sources, "direct": a.direct, "stance": a.stance,
    }  # fmt: skip


def piece(name: str, number: int, item: object) -> dict[str, object]:
    """A row of the table `record`: an item of a list as JSON. The documents stand in the table `accounts` with their texts."""
    if isinstance(item, Document):
        item = msgspec.structs.replace(item, text="")
    return {"list": name, "number": number, "piece": msgspec.json.encode(item).decode()}


def _told(table: str, number: int, rows: Iterable[dict[str, object]]) -> Iterator[Row]:
    return (_row(table, number, place, row) for place, row in enumerate(rows))


def _row(table: str, number: int, place: int, row: dict[str, object]) -> Row:
    return {"table": table, "number": number, "place": place, "line": json_line(row).decode()}
