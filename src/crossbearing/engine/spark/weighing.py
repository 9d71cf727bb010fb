"""Weighing on the cluster: events each by itself; what the rule learns over all of them it learns here, from numbers alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import msgspec

from crossbearing.engine.spark.learning import BLOCKS, block_of, learned, rule_there
from crossbearing.engine.spark.reading import batch_of
from crossbearing.engine.spark.saying import said_of
from crossbearing.engine.spark.work import Work
from crossbearing.records import Event, Links, Relation
from crossbearing.weigh.by_event import WeighedEvent, by_event, filled, weigh_event, with_estimates
from crossbearing.weigh.independence import Families
from crossbearing.weigh.relations import Weighing, relations, weighings
from crossbearing.weigh.rules import DEFAULT_RULE, EACH_BY_ITSELF, rule_named
from crossbearing.weigh.said import Said

WEIGHED = "number long, weighed binary"
# Events of one part, about: each is weighed by itself, and a part is moved at once.
EVENTS_A_PART = 2_000


class Titled(msgspec.Struct, frozen=True):
    """The groups of titles that an event's claims stand in, the families of their claims and the agencies of their accounts."""

    groups: list[Weighing]
    roots: dict[str, str]
    agencies: dict[str, str]


_said = msgspec.msgpack.Decoder(Said)
_event = msgspec.msgpack.Decoder(Event)
_weighed = msgspec.msgpack.Decoder(WeighedEvent)
_titled = msgspec.msgpack.Decoder(Titled)


def weighed(
    work: Work, accounts: Any, links: Links, copies: Any, rule: str
) -> tuple[tuple[Event, ...], tuple[Relation, ...]]:
    """The events with their attributes, and all relations, over a frame `number, id, annotations` and one of `copying.COPIES`."""
    said = said_of(work, accounts, links.events, links.event_of, links.entities)
    passages = _families(said, copies)
    roots = {claim: passages.root(claim) for claim in list(passages.parent)}
    # Titles are told of persons, and compared across events: they are few.
    titles = said.where("attribute = 'title'").orderBy("number", "place").select("document", "agency", "said").collect()
    named = weighings([_said.decode(bytes(r.said)) for r in titles], None)
    carried = {r.document: r.agency for r in titles if r.agency is not None}
    events = _with_titles(work, links.events, by_event(named), roots, carried)
    rows = estimated_rows(work, _by_event(work, events, said, roots, len(links.events)), rule)
    found = [_weighed.decode(bytes(r.weighed)) for r in rows.orderBy("number").toLocalIterator()]
    if rule != DEFAULT_RULE and rule not in EACH_BY_ITSELF:
        found = with_estimates(found, rule_named(rule), rule)
    return filled(links.events, found), (*(r for w in found for r in w.relations), *relations(named))


def estimated_rows(work: Work, rows: Any, rule: str) -> Any:
    """The rows of `WEIGHED` with estimates, where the rule can be told to the executors; a package's own is given all ballots at once, here."""
    if rule in EACH_BY_ITSELF:
        told = work.spark.sparkContext.broadcast(rule)
    elif rule == DEFAULT_RULE:
        work.drop("blocks")
        work.append(rows.mapInArrow(_blocks, BLOCKS), "blocks")
        blocks = work.read("blocks", BLOCKS).toLocalIterator(prefetchPartitions=True)
        told = work.spark.sparkContext.broadcast(learned(bytes(r.block) for r in blocks))
    else:
        return rows
    return rows.mapInArrow(partial(_estimate, told, rule), WEIGHED)


def _blocks(batches: Iterable[Any]) -> Iterator[Any]:
    for batch in batches:
        asked = [
            (number, a.ballot)
            for number, w in zip(batch.column("number").to_pylist(), _weighed_in(batch), strict=True)
            for a in w.asked
            if a.ballot is not None
        ]
        yield batch_of([{"block": block_of([n for n, _ in asked], [b for _, b in asked])}], BLOCKS)


def _estimate(told: Any, rule: str, batches: Iterable[Any]) -> Iterator[Any]:
    by = rule_there(told.value)
    for batch in batches:
        found = with_estimates(_weighed_in(batch), by, rule)
        numbers = batch.column("number").to_pylist()
        rows = [{"number": n, "weighed": msgspec.msgpack.encode(w)} for n, w in zip(numbers, found, strict=True)]
        yield batch_of(rows, WEIGHED)


def _weighed_in(batch: Any) -> list[WeighedEvent]:
    return [_weighed.decode(w) for w in batch.column("weighed").to_pylist()]


def _families(said: Any, copies: Any) -> Families:
    """Claims in copied passages with the same claim in the passage they stand in elsewhere (see `weigh.independence.copied`)."""
    from pyspark.sql import functions as F

    passage = F.concat_ws(" ", "a", "a_start", "a_end", "b", "b_start", "b_end").alias("passage")
    told = said.select("document", "middle", "attribute", "value", "claim")
    sides = []
    for side in ("a", "b"):
        spans = copies.select(passage, F.col(side).alias("document"), f"{side}_start", f"{side}_end").distinct()
        inside = (F.col("middle") >= F.col(f"{side}_start")) & (F.col("middle") < F.col(f"{side}_end"))
        sides.append(
            told.join(spans, "document")
            .where(inside)
            .select("passage", "attribute", "value", F.col("claim").alias(f"claim_{side}"))
        )
    joins = sides[0].join(sides[1], ["passage", "attribute", "value"]).select("claim_a", "claim_b").distinct()
    families = Families()
    for a, b in joins.toLocalIterator():
        families.join(a, b)
    return families


def _with_titles(
    work: Work,
    events: tuple[Event, ...],
    titled: dict[str | None, list[Weighing]],
    roots: dict[str, str],
    carried: dict[str, str],
) -> Any:
    """A frame `number, event, of, titled`: the events in order, each with the titles told of it."""
    rows: list[tuple[int, str, bytearray, bytearray | None]] = []
    for number, e in enumerate(events):
        groups = titled.get(e.id)
        known = None
        if groups:
            told = [s for w in groups for s in (*w.group.own, *w.group.guests)]
            own = {s.claim.id: roots[s.claim.id] for s in told if s.claim.id in roots}
            agencies = {s.document: carried[s.document] for s in told if s.document in carried}
            known = bytearray(msgspec.msgpack.encode(Titled(groups, own, agencies)))
        rows.append((number, e.id, bytearray(msgspec.msgpack.encode(e)), known))
    return work.spark.createDataFrame(rows, "number long, event string, of binary, titled binary")


def _by_event(work: Work, events: Any, said: Any, roots: dict[str, str], many: int) -> Any:
    """A frame of `WEIGHED`."""
    from pyspark.sql import functions as F

    family = work.spark.createDataFrame(list(roots.items()), "claim string, root string")
    told = said.where("event is not null and attribute != 'title'").join(family, "claim", "left")
    parts = max(int(work.spark.sparkContext.defaultParallelism), -(-many // EVENTS_A_PART))
    part = F.pmod(F.hash("event"), F.lit(parts))
    left = events.select(part.alias("part"), "number", "event", "of", "titled").groupBy("part")
    right = told.select(
        part.alias("at"), "event", "number", "place", "document", "agency", "claim", "root", "said"
    ).groupBy("at")
    work.drop("weighed")
    work.append(left.cogroup(right).applyInArrow(_weigh, WEIGHED), "weighed")
    return work.read("weighed", WEIGHED)


def _weigh(events: Any, told: Any) -> Any:
    """The events of one part, each weighed by itself."""
    import pyarrow as pa

    of: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in told.sort_by([("number", "ascending"), ("place", "ascending")]).to_pylist():
        of[row["event"]].append(row)
    rows: list[dict[str, Any]] = []
    for row in events.to_pylist():
        titled = _titled.decode(row["titled"]) if row["titled"] is not None else Titled([], {}, {})
        own = of.get(row["event"], [])
        agencies = titled.agencies | {r["document"]: r["agency"] for r in own if r["agency"] is not None}
        families = Families(agencies)
        for claim, root in (*titled.roots.items(), *((r["claim"], r["root"]) for r in own if r["root"] is not None)):
            families.join(claim, root)
        said = [_said.decode(r["said"]) for r in own]
        found = weigh_event(_event.decode(row["of"]), said, titled.groups, families)
        rows.append({"number": row["number"], "weighed": msgspec.msgpack.encode(found)})
    return pa.Table.from_batches([batch_of(rows, WEIGHED)])
