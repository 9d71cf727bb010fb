"""Names on the cluster under one key each, and the pairs of them that something brings together, with the reasons for which they may be one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import msgspec

from crossbearing.engine.spark.frames import key_by_key, row_by_row
from crossbearing.engine.spark.hearing import unpacked
from crossbearing.engine.spark.numbers import in_order
from crossbearing.engine.spark.reading import Row
from crossbearing.engine.spark.work import Work
from crossbearing.link.appearances import Appearance
from crossbearing.link.bearers import CROWDED, Bearer, Key, bearers_of, key_of, signs_of
from crossbearing.link.name_joins import reasons

# A key is the kind and the folded form, with a tab between: it sorts as the pair of them does.
APPEARANCES = "key string, number long, found binary"
# `bearer` has neither appearances nor documents: pairs of names are judged without.
BEARERS = "key string, bearer binary, documents binary"
SIGNS = "sign string, number long"
REASONS = "a long, b long, reasons binary"
DEFINED = "key string, number long"

_found = msgspec.msgpack.Decoder(list[Appearance])
_bearer = msgspec.msgpack.Decoder(Bearer)


def appearances_by_key(work: Work, drafts: Any) -> Any:
    """A frame of `APPEARANCES` over one of `hearing.DRAFTS`: the names of each account under their keys."""
    work.drop("appearances")
    work.append(row_by_row(drafts, _by_key, APPEARANCES), "appearances")
    return work.read("appearances", APPEARANCES)


def bearers_in_order(work: Work, appearances: Any) -> Any:
    """A frame of `BEARERS` with their `number` in order of key."""
    found = key_by_key(appearances, "key", ["number"], _gathered, BEARERS)
    return in_order(work, found, ["key"], "bearers", BEARERS)


def pairs_with_reasons(work: Work, bearers: Any) -> Any:
    """A frame of `REASONS`: two bearers by number, the lower first, that share a sign which is not crowded, and may be one."""
    from pyspark.sql import functions as F

    work.drop("signs")
    work.append(row_by_row(bearers.select("number", "bearer"), _signs, SIGNS), "signs")
    signs = work.read("signs", SIGNS)
    # Told to every executor, a crowded sign is not moved at all.
    crowded = signs.groupBy("sign").count().where(F.col("count") > CROWDED).select("sign")
    kept = signs.join(F.broadcast(crowded), "sign", "left_anti")
    pairs = kept.selectExpr("sign", "number as a").join(kept.selectExpr("sign", "number as b"), "sign")
    pairs = pairs.where("a < b").select("a", "b").distinct()
    one, other = (bearers.selectExpr(f"number as {n}", f"bearer as of_{n}") for n in "ab")
    work.drop("reasons")
    work.append(row_by_row(pairs.join(one, "a").join(other, "b"), _judged, REASONS), "reasons")
    return work.read("reasons", REASONS)


def pairs_defined(bearers: Any) -> Any:
    """A frame `a, b` of a short form that accounts define, and a bearer whose it is said to be."""
    defined = row_by_row(bearers.select("number", "bearer"), _defined, DEFINED)
    alone = bearers.selectExpr("key", "number as alone")
    return defined.join(alone, "key").selectExpr("alone as a", "number as b")


def found_of(row: Row) -> list[Appearance]:
    """The appearances of a row of `APPEARANCES`."""
    return _found.decode(row["found"])


def bearer_of(row: Row) -> Bearer:
    """The bearer of a row of `BEARERS`, without its documents."""
    return _bearer.decode(row["bearer"])


def _by_key(row: Row) -> Iterator[Row]:
    found: dict[Key, list[Appearance]] = defaultdict(list)
    for x in unpacked(row).found:
        found[key_of(x.known_as, x.kind)].append(x)
    for key, own in found.items():
        yield {"key": _text(key), "number": row["number"], "found": msgspec.msgpack.encode(own)}


def _text(key: Key) -> str:
    return "\t".join(key)


def _gathered(rows: Iterable[Row]) -> Iterator[Row]:
    for key, bearer in bearers_of([x for row in rows for x in found_of(row)]).items():
        lean = replace(bearer, appearances=[], documents=frozenset())
        yield {
            "key": _text(key),
            "bearer": msgspec.msgpack.encode(lean),
            "documents": msgspec.msgpack.encode(sorted(bearer.documents)),
        }


def _signs(row: Row) -> Iterator[Row]:
    for sign in signs_of(bearer_of(row)):
        yield {"sign": "\t".join(sign), "number": row["number"]}


def _judged(row: Row) -> Iterator[Row]:
    found = reasons(_bearer.decode(row["of_a"]), _bearer.decode(row["of_b"]))
    if found is not None:
        yield {"a": row["a"], "b": row["b"], "reasons": msgspec.msgpack.encode(found)}


def _defined(row: Row) -> Iterator[Row]:
    for form in bearer_of(row).defines:
        yield {"key": _text(("body", form)), "number": row["number"]}
