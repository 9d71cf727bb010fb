"""Events on the cluster: pairs of incidents scored where both lie together, components of their joins settled each by itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import msgspec
import numpy as np

from crossbearing.engine.spark.blocking import candidate_pairs
from crossbearing.engine.spark.doubting import keep_near, near_within
from crossbearing.engine.spark.hanging import hanging_together
from crossbearing.engine.spark.incidents import counted, decoded, incidents_of
from crossbearing.engine.spark.reading import batch_of
from crossbearing.engine.spark.work import Work
from crossbearing.link.clustering import join_components, joined, same_account_same_event
from crossbearing.link.events import event_of_group, settled_of
from crossbearing.link.incidents import Key
from crossbearing.link.packing import unpacked
from crossbearing.link.pairs import Pairs
from crossbearing.link.rarity import Rarity
from crossbearing.link.sequences import Settled, parts_of_wholes
from crossbearing.link.vectors import Frequencies, Wordings
from crossbearing.link.weights import weights_for
from crossbearing.records import Entity, Event

PAIRS = "a long, b long, part string"
SCORES = "a long, b long, score double, joins boolean"
# `component` is the lowest incident of the joins that the event lies in, `numbers` are those of its incidents; the doubtful joins of a component
# stand with one of its events (`near`).
EVENTS = "event binary, settled binary, members binary, component long, numbers binary, near binary"
# Incidents whose words a worker holds at once, and pairs that it scores: some hundred megabytes, some seconds.
INCIDENTS_A_PART, PAIRS_A_PART = 20_000, 400_000


@dataclass(frozen=True, slots=True)
class Told:
    """What every part needs of the whole: how often words and traits stand in the accounts."""

    frequencies: Frequencies
    rarity: Rarity


def link_events(
    work: Work, accounts: Any, entities: tuple[Entity, ...]
) -> tuple[tuple[Event, ...], dict[tuple[str, str], str], dict[str, str]]:
    """Events, the event of each (document id, incident id), and each document's main event, over a frame `number, id, annotations`."""
    incidents = incidents_of(work, accounts, entities)
    frequencies, rarity = counted(incidents)
    context = work.spark.sparkContext
    told = context.broadcast(Told(frequencies, rarity))
    words = context.broadcast(frequencies)
    pairs = candidate_pairs(incidents, words, rarity.handful)
    work.drop("scores")
    work.append(_scored(work, pairs, incidents, told), "scores")
    scores = work.read("scores", SCORES)
    work.drop("events")
    work.append(_settled(work, incidents, scores, told), "events")
    events = work.read("events", EVENTS)
    keep_near(work, events, scores, weights_for(rarity.handful).enough)
    return _gathered(events.select("event", "settled", "members"))


def _scored(work: Work, pairs: Any, incidents: Any, told: Any) -> Any:
    """The score of each pair, and whether it may be joined. A pair lies in the part of both its incidents' days: pairs are near in time, and an
    incident is moved to few parts."""
    from pyspark.sql import functions as F

    many = incidents.count()
    parts = max(int(incidents.sparkSession.sparkContext.defaultParallelism), -(-many // INCIDENTS_A_PART))
    edges = incidents.approxQuantile("time", [n / parts for n in range(1, parts)], 0.01) if parts > 1 else []
    slot = F.lit(0)
    for edge in sorted(set(edges)):
        slot = slot + (F.col("time") > F.lit(edge)).cast("int")
    slots = incidents.select("number", slot.alias("slot"))
    placed = pairs.join(slots.selectExpr("number as a", "slot as slot_a"), "a")
    placed = placed.join(slots.selectExpr("number as b", "slot as slot_b"), "b")
    part = F.concat_ws(" ", F.least("slot_a", "slot_b"), F.greatest("slot_a", "slot_b"))
    work.drop("pairs")
    work.append(placed.select("a", "b", part.alias("part")), "pairs")
    placed = work.read("pairs", PAIRS)
    needed = placed.selectExpr("part", "a as number").union(placed.selectExpr("part", "b as number")).distinct()
    there = needed.join(incidents.select("number", "incident"), "number").selectExpr("part as at", "number", "incident")
    return placed.groupBy("part").cogroup(there.groupBy("at")).applyInArrow(partial(_score, told), SCORES)


def _score(told: Any, pairs: Any, there: Any) -> Any:
    import pyarrow as pa

    known, held = _held(there, told.value)
    first, second = (np.searchsorted(known, pairs.column(c).to_numpy()) for c in ("a", "b"))
    order = np.lexsort((second, first))
    first, second = first[order], second[order]
    found = held.incidents
    two = np.array([found[a].key[0] != found[b].key[0] for a, b in zip(first, second, strict=True)], dtype=bool)
    scores = np.full(len(first), -np.inf)
    scores[two] = held.scores(first[two], second[two])
    joins = scores >= held.weights.enough
    for n in np.flatnonzero(~two).tolist():
        joins[n] = same_account_same_event(found[first[n]], found[second[n]])
    columns = (known[first], known[second], scores, joins)
    return pa.Table.from_arrays([pa.array(c) for c in columns], names=["a", "b", "score", "joins"])


def _held(there: Any, told: Told) -> tuple[Any, Pairs]:
    """The incidents of a part in order of number, ready to be scored."""
    number = there.column("number").to_numpy()
    order = np.argsort(number)
    blobs = there.column("incident").to_pylist()
    found = [decoded(blobs[n]) for n in order.tolist()]
    texts = Wordings(found).weigh(told.frequencies)
    return number[order], Pairs(found, texts, told.rarity, weights_for(told.rarity.handful))


def _settled(work: Work, incidents: Any, scores: Any, told: Any) -> Any:
    """The events of every component of the joins."""
    from pyspark.sql import functions as F

    component = hanging_together(work, scores.where("joins"))
    placed = incidents.select("number", "incident").join(component, "number", "left")
    placed = placed.select(F.coalesce("component", "number").alias("component"), "number", "incident")
    one = component.selectExpr("number as a", "component")
    other = component.selectExpr("number as b", "component as with")
    inside = scores.join(one, "a").join(other, "b").where("component = with")
    parts = max(2 * int(work.spark.sparkContext.defaultParallelism), -(-incidents.count() // INCIDENTS_A_PART))
    part = F.pmod(F.hash("component"), F.lit(parts))
    left = inside.select(part.alias("part"), "a", "b", "score").groupBy("part")
    right = placed.select(part.alias("at"), "number", "incident").groupBy("at")
    return left.cogroup(right).applyInArrow(partial(_settle, told), EVENTS)


def _settle(told: Any, inside: Any, there: Any) -> Any:
    import pyarrow as pa

    known, held = _held(there, told.value)
    first, second = (np.searchsorted(known, inside.column(c).to_numpy()) for c in ("a", "b"))
    order = np.lexsort((second, first))
    scores = inside.column("score").to_numpy()[order]
    first, second = first[order], second[order]
    rows: list[dict[str, Any]] = []
    found = join_components(held.incidents, first, second, scores, held.weights, held.rarity.handful)
    for members, joins, scored in found:
        clustered = joined(members, joins, scored, held)
        own: list[tuple[str, list[Key]]] = []
        for group in clustered.groups:
            whole = [unpacked(held.incidents[n]) for n in group]
            event = event_of_group(whole, [w for n in group for w in clustered.whys.get(n, ())])
            own.append((event.id, [i.key for i in whole]))
            rows.append(
                {
                    "component": int(known[members[0]]),
                    "numbers": msgspec.msgpack.encode(known[group].tolist()),
                    "event": msgspec.msgpack.encode(event),
                    "settled": msgspec.msgpack.encode(settled_of(event, whole)),
                    "members": msgspec.msgpack.encode([(*i.key, i.main) for i in whole]),
                }
            )
        keyed = [(held.incidents[a].key, held.incidents[b].key, x) for a, b, x in sorted(set(clustered.scored))]
        rows[-1]["near"] = near_within(keyed, own, held.weights.enough)
    return pa.Table.from_batches([batch_of(rows, EVENTS)])


def _gathered(rows: Any) -> tuple[tuple[Event, ...], dict[tuple[str, str], str], dict[str, str]]:
    """The events in the order of a record, which of them are part of others, and whose incidents they are."""
    as_event, as_settled = msgspec.msgpack.Decoder(Event), msgspec.msgpack.Decoder(Settled)
    as_members = msgspec.msgpack.Decoder(list[tuple[str, str, bool]])
    events: list[Event] = []
    settled: list[Settled] = []
    event_of: dict[tuple[str, str], str] = {}
    main_event: dict[str, str] = {}
    for row in rows.toLocalIterator():
        event = as_event.decode(bytes(row.event))
        events.append(event)
        settled.append(as_settled.decode(bytes(row.settled)))
        for document, incident, main in as_members.decode(bytes(row.members)):
            event_of[document, incident] = event.id
            if main:
                main_event[document] = event.id
    wholes = parts_of_wholes(sorted(settled, key=lambda s: s.id))
    events = [msgspec.structs.replace(e, part_of=wholes.get(e.id)) for e in events]
    events.sort(key=lambda e: (-len(e.documents), e.documents[0], e.id))
    return tuple(events), dict(sorted(event_of.items())), dict(sorted(main_event.items()))
