"""Coded claims weighed on the cluster: each ballot where its claims were brought together, the answers in order of first appearance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import Any

import msgspec

from crossbearing.engine.spark.coded_claims import CODED, claim_of, keep_coded
from crossbearing.engine.spark.learning import BLOCKS, block_of, learned, rule_there
from crossbearing.engine.spark.reading import batch_of
from crossbearing.engine.spark.session import small_rows
from crossbearing.engine.spark.work import Work
from crossbearing.weigh.coded import CodedBallot, answers, ballot_of
from crossbearing.weigh.rules import DEFAULT_RULE, EACH_BY_ITSELF, rule_named

# `first` is the place of the ballot's first claim among all.
BALLOTS = "first long, ballot binary"
ANSWERS = "first long, lines binary"
# Claims of one part, about: they pass through a worker one ballot after another.
CLAIMS_A_PART = 500_000
# Ballots handed on at once.
LOT = 5_000
# Above these bits of a row's number stands that of its stretch of a file.
_BITS = 33

_ballot = msgspec.msgpack.Decoder(CodedBallot)
_encode = msgspec.json.Encoder().encode


def weighed_coded(work: Work, path: str, rule: str) -> Iterator[bytes]:
    """The answers to the claims of a path as JSON Lines, some at a time: the bytes of one machine. CodedInputError for what cannot be read."""
    by = rule_named(rule)
    with small_rows(work.spark):
        keep_coded(work, path)
        work.drop("ballots")
        work.append(_together(work), "ballots")
        ballots = work.read("ballots", BALLOTS)
        if rule != DEFAULT_RULE and rule not in EACH_BY_ITSELF:
            # What a package's own rule learns, and over what, nobody knows: it is given all ballots at once.
            found = [_ballot.decode(bytes(r.ballot)) for r in ballots.orderBy("first").toLocalIterator()]
            return iter([_lines(found, by, rule)])
        told = work.spark.sparkContext.broadcast(rule if rule in EACH_BY_ITSELF else _learned(work, ballots))
        work.drop("answers")
        work.append(ballots.orderBy("first").mapInArrow(partial(_answer, told, rule), ANSWERS), "answers")
    rows = work.read("answers", ANSWERS).orderBy("first").toLocalIterator(prefetchPartitions=True)
    return (bytes(r.lines) for r in rows)


def _together(work: Work) -> Any:
    """A frame of `BALLOTS`: the claims of each object and attribute, in the order told."""
    from pyspark.sql import functions as F

    coded = work.read("coded", CODED)
    found = coded.groupBy("source", "file", "block").agg(F.min("line"), F.count("line")).collect()
    stretches = sorted(tuple(r) for r in found)
    places = [(*place, n << _BITS, least) for n, (*place, least, _) in enumerate(stretches)]
    known = work.spark.createDataFrame(places, "source int, file string, block long, begin long, least long")
    row = (F.col("begin") + F.col("line") - F.col("least")).alias("row")
    told = coded.join(F.broadcast(known), ["source", "file", "block"]).select(row, "object", "attribute", "claim")
    parts = max(int(work.spark.sparkContext.defaultParallelism), -(-sum(s[-1] for s in stretches) // CLAIMS_A_PART))
    keys = ("object", "attribute")
    return told.repartition(parts, *keys).sortWithinPartitions(*keys, "row").mapInArrow(_group, BALLOTS)


def _group(batches: Iterable[Any]) -> Iterator[Any]:
    """Claims in order of ballot into ballots, one after another."""
    rows = (
        row
        for batch in batches
        for row in zip(*(batch.column(c).to_pylist() for c in ("object", "attribute", "row", "claim")), strict=True)
    )
    found: list[dict[str, Any]] = []
    for (object_, attribute), told in groupby(rows, key=lambda r: r[:2]):
        own = list(told)
        ballot = ballot_of([claim_of(object_, attribute, claim) for *_, claim in own])
        found.append({"first": own[0][2], "ballot": msgspec.msgpack.encode(ballot)})
        if len(found) == LOT:
            yield batch_of(found, BALLOTS)
            found = []
    yield batch_of(found, BALLOTS)


def _learned(work: Work, ballots: Any) -> Any:
    work.drop("blocks")
    work.append(ballots.mapInArrow(_blocks, BLOCKS), "blocks")
    rows = work.read("blocks", BLOCKS).toLocalIterator(prefetchPartitions=True)
    return learned(bytes(r.block) for r in rows)


def _blocks(batches: Iterable[Any]) -> Iterator[Any]:
    for batch in batches:
        found = [_ballot.decode(b).ballot for b in batch.column("ballot").to_pylist()]
        yield batch_of([{"block": block_of(batch.column("first").to_pylist(), found)}], BLOCKS)


def _answer(told: Any, rule: str, batches: Iterable[Any]) -> Iterator[Any]:
    by = rule_there(told.value)
    for batch in batches:
        found = [_ballot.decode(b) for b in batch.column("ballot").to_pylist()]
        if found:
            yield batch_of([{"first": batch.column("first")[0].as_py(), "lines": _lines(found, by, rule)}], ANSWERS)


def _lines(ballots: list[CodedBallot], by: Any, rule: str) -> bytes:
    return b"".join(_encode(answer) + b"\n" for answer in answers(ballots, by, rule))
