"""Copied passages on the cluster: pairs of accounts from their shingles, each pair looked at by itself, as the local engine does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import msgspec

from crossbearing.engine.spark.reading import batch_of
from crossbearing.engine.spark.shingling import SHINGLES, alike_in_meaning, chains_between, shingle_rows
from crossbearing.engine.spark.texts import TEXTS, lean_rows, unpacked
from crossbearing.engine.spark.work import Work
from crossbearing.link.copies import copies_of_pair, in_order, worded_anew
from crossbearing.link.origin import Witness, standing
from crossbearing.link.reworded import told_in
from crossbearing.records import Copy, Document

COPIES = "publisher string, a string, a_start long, a_end long, b string, b_start long, b_end long, copy binary"
# Pairs of one account go to so many parts: an account that fifty thousand others carry holds up none of them.
SALT = 16


def find_copies(work: Work, numbered: Any) -> Any:
    """A frame of `COPIES` over the accounts of a frame `number, annotations`; `publisher` where both accounts are of one."""
    work.drop("texts")
    work.append(numbered.select("number", "annotations").mapInArrow(lean_rows, TEXTS), "texts")
    texts = work.read("texts", TEXTS)
    work.drop("shingles")
    work.append(texts.mapInArrow(shingle_rows, SHINGLES), "shingles")
    shingles = work.read("shingles", SHINGLES)
    pairs = chains_between(shingles).join(_marked(alike_in_meaning(shingles)), ["a", "b"], "full_outer")
    looked_at = _with_texts(pairs, texts)
    found = looked_at.mapInArrow(_evaluate, COPIES)
    work.drop("copies")
    work.append(found, "copies")
    kept = work.read("copies", COPIES)
    own = kept.where("publisher is not null").repartition("publisher").mapInArrow(_standing, COPIES)
    return kept.where("publisher is null").unionByName(own)


def _marked(pairs: Any) -> Any:
    from pyspark.sql import functions as F

    return pairs.withColumn("meaning", F.lit(True))


def _with_texts(pairs: Any, texts: Any) -> Any:
    """The pairs with both texts, those of one account spread over several parts."""
    from pyspark.sql import functions as F

    salted = pairs.withColumn("salt", F.pmod(F.hash("b"), F.lit(SALT)))
    needed = salted.select(F.col("a").alias("number"), "salt").distinct()
    first = texts.join(needed, "number").select(F.col("number").alias("a"), "salt", F.col("text").alias("text_a"))
    second = texts.select(F.col("number").alias("b"), F.col("text").alias("text_b"))
    joined = salted.join(second, "b").join(first, ["a", "salt"])
    return joined.select("a", "b", "chains", "meaning", "text_a", "text_b")


def _evaluate(batches: Iterable[Any]) -> Iterator[Any]:
    """The copies of each pair, standing text not yet told from others."""
    chains_of = msgspec.msgpack.Decoder(list[list[tuple[int, int]]])
    read = lru_cache(maxsize=256)(unpacked)
    tell = lru_cache(maxsize=256)(lambda text: told_in(read(text)[1]))
    for batch in batches:
        rows: list[dict[str, Any]] = []
        for row in batch.to_pylist():
            (one, words), (other, others) = read(row["text_a"]), read(row["text_b"])
            documents, texts = (one, other), (words, others)
            witness = Witness(documents, texts)
            found: list[Copy] = []
            if row["chains"] is not None:
                found = copies_of_pair(documents, texts, 0, 1, chains_of.decode(row["chains"]), witness)
            if row["meaning"]:
                told = tell(row["text_a"]), tell(row["text_b"])
                found += worded_anew(documents, texts, 0, 1, told, tuple(found), witness)
            same = one.publisher if one.publisher and one.publisher == other.publisher else None
            rows += [_row(same, c) for c in found]
        yield batch_of(rows, COPIES)


def _row(publisher: str | None, c: Copy) -> dict[str, Any]:
    return {
        "publisher": publisher, "a": c.a.document, "a_start": c.a.start, "a_end": c.a.end, "b": c.b.document,
        "b_start": c.b.start, "b_end": c.b.end, "copy": msgspec.msgpack.encode(c),
    }  # fmt: skip


def _standing(batches: Iterable[Any]) -> Iterator[Any]:
    """The copies within each publisher, its standing text marked."""
    decoder = msgspec.msgpack.Decoder(Copy)
    told = [(r["publisher"], decoder.decode(r["copy"])) for batch in batches for r in batch.to_pylist()]
    by_publisher: dict[str, list[Copy]] = {}
    for publisher, copy in told:
        by_publisher.setdefault(publisher, []).append(copy)
    for publisher, copies in sorted(by_publisher.items()):
        documents = {d: _named(d, publisher) for c in copies for d in (c.a.document, c.b.document)}
        marked = standing(documents, sorted(copies, key=in_order))
        yield batch_of([_row(publisher, c) for c in marked], COPIES)


def _named(id: str, publisher: str) -> Document:
    """A document of which nothing but its publisher is asked."""
    return Document(id, "", "", publisher, None, None, None, None, None, "")


def collected(frame: Any) -> tuple[Copy, ...]:
    """The copies in the order of a record."""
    decoder = msgspec.msgpack.Decoder(Copy)
    return tuple(sorted((decoder.decode(bytes(r.copy)) for r in frame.select("copy").toLocalIterator()), key=in_order))
