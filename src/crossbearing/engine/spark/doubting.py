"""Joins that a person should look at, on the cluster: those within a component are told where it is settled, those between two by a join of
what is near with the events that came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

import msgspec

from crossbearing.engine.spark.reading import batch_of
from crossbearing.engine.spark.work import Work
from crossbearing.link.incidents import Key
from crossbearing.link.near import MARGIN, doubtful, kept_apart, nearest_first
from crossbearing.records import NearLink

# `distance` is that from the threshold.
NEAR = (
    "a_document string, a_incident string, a_event string, b_document string, b_incident string, b_event string, score double, "
    "joined boolean, distance double"
)
NEAREST_FIRST = ("distance", "a_document", "a_incident", "b_document", "b_incident")
PLACED = "number long, component long, event string, document string, incident string"
Within = list[tuple[NearLink, str, str]]

_within = msgspec.msgpack.Decoder(Within)
_members = msgspec.msgpack.Decoder(list[tuple[str, str, bool]])
_numbers = msgspec.msgpack.Decoder(list[int])


def near_within(
    scored: Iterable[tuple[Key, Key, float]], events: Sequence[tuple[str, Sequence[Key]]], enough: float
) -> bytes | None:
    """The doubtful joins of a component, each with its two events, packed; None where there are none. `events` come with their incidents."""
    found = doubtful(scored, [keys for _, keys in events], enough)
    of = {k: id for id, keys in events for k in keys}
    return msgspec.msgpack.encode([(n, of[n.a], of[n.b]) for n in found]) if found else None


def keep_near(work: Work, events: Any, scores: Any, enough: float) -> None:
    """Writes the stage `near` over frames of `eventing.EVENTS` and `eventing.SCORES`."""
    from pyspark.sql import functions as F

    work.drop("near")
    inside = events.where("near is not null").select("near").mapInArrow(partial(_unpacked, enough), NEAR)
    placed = events.select("component", "event", "numbers", "members").mapInArrow(_placed, PLACED)
    sides = [placed.select(*(F.col(c).alias(f"{side}_{c}") for c in placed.columns)) for side in "ab"]
    # What reaches the threshold is joined, and so in one component.
    close = scores.where((F.col("score") >= enough - MARGIN) & ~F.col("joins")).select("a", "b", "score")
    met = close.join(sides[0], F.col("a") == F.col("a_number")).join(sides[1], F.col("b") == F.col("b_number"))
    apart = met.where("a_component != b_component")
    two = (F.least("a_event", "b_event").alias("one"), F.greatest("a_event", "b_event").alias("other"))
    names = [f"{side}_{c}" for side in "ab" for c in ("document", "incident", "event")]
    likeliest = F.min(F.struct((-F.col("score")).alias("against"), "a", "b", "score", *names)).alias("best")
    between = apart.groupBy(*two).agg(likeliest).select("best.*").select(*names, "score")
    work.append(inside.unionByName(between.mapInArrow(partial(_apart, enough), NEAR)), "near")


def _unpacked(enough: float, batches: Iterable[Any]) -> Iterator[Any]:
    for batch in batches:
        found = [x for near in batch.column("near").to_pylist() for x in _within.decode(near)]
        yield batch_of([_row(enough, *x) for x in found], NEAR)


def _apart(enough: float, batches: Iterable[Any]) -> Iterator[Any]:
    for batch in batches:
        rows: list[dict[str, Any]] = []
        for r in batch.to_pylist():
            a, b = ((r[f"{side}_document"], r[f"{side}_incident"]) for side in "ab")
            rows.append(_row(enough, kept_apart(a, b, r["score"]), r["a_event"], r["b_event"]))
        yield batch_of(rows, NEAR)


def _row(enough: float, near: NearLink, one: str, other: str) -> dict[str, Any]:
    return {
        "a_document": near.a[0], "a_incident": near.a[1], "a_event": one, "b_document": near.b[0], "b_incident": near.b[1],
        "b_event": other, "score": near.score, "joined": near.joined, "distance": nearest_first(near, enough)[0],
    }  # fmt: skip


def _placed(batches: Iterable[Any]) -> Iterator[Any]:
    """Each incident with its component, event and key."""
    for batch in batches:
        rows: list[dict[str, Any]] = []
        for r in batch.to_pylist():
            of = {"component": r["component"], "event": _id.decode(r["event"]).id}
            keys = zip(_numbers.decode(r["numbers"]), _members.decode(r["members"]), strict=True)
            rows += [of | {"number": n, "document": d, "incident": i} for n, (d, i, _) in keys]
        yield batch_of(rows, PLACED)


class _Id(msgspec.Struct):
    """Of an event nothing but which it is."""

    id: str


_id = msgspec.msgpack.Decoder(_Id)
