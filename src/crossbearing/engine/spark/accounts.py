"""From sources to annotated accounts: read, told apart, annotated; what is done already is not done again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec

from crossbearing.engine.spark.annotating import annotate_rows
from crossbearing.engine.spark.failures import failures_of
from crossbearing.engine.spark.reading import portions, read_rows, table_of
from crossbearing.engine.spark.schemas import ANNOTATED, DOCUMENTS, PLACE
from crossbearing.engine.spark.sources import raw_rows
from crossbearing.engine.spark.work import Work
from crossbearing.read import ReadDocument, ReadFailure
from crossbearing.records import Annotations

# Words of one task: about a minute of one core, which is what a lost worker costs.
WORDS_A_TASK = 250_000
# More tasks than cores, so that no core waits long for the last one.
TASKS_A_CORE = 3
_REMEDY = "the others are annotated; leave it out, or give its text in parts"


@dataclass(slots=True)
class Accounts:
    """The annotated accounts as a frame of `PLACE, key, id, words, path, original, annotations`; what could not be read or annotated; how many were
    annotated now and before, and how many of them failed."""

    work: Work
    frame: Any
    failures: list[ReadFailure] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    now: int = 0
    before: int = 0
    failed: int = 0
    words: int = 0

    def __iter__(self) -> Iterator[Annotations]:
        """Each account in the order of reading, one at a time."""
        decoder = msgspec.json.Decoder(Annotations)
        for line in self.lines():
            yield decoder.decode(line)

    def lines(self) -> Iterator[bytes]:
        """Each account as JSON, in the order of reading."""
        for row in self.frame.orderBy(*PLACE).select("annotations").toLocalIterator(prefetchPartitions=True):
            yield bytes(row.annotations)

    @property
    def read(self) -> int:
        """Accounts that were read and annotated."""
        return self.now + self.before - self.failed


def annotated(
    work: Work, here: Iterable[ReadDocument | ReadFailure], stores: list[str], strict: bool = False
) -> Accounts:
    """The accounts that this machine reads, then those of the paths that the executors read; the same document twice is given once. With
    `strict` nothing is annotated where a source could not be read."""
    _keep_documents(work, here, stores)
    documents = work.read("documents", DOCUMENTS)
    chosen = _told_apart(documents)
    failures = failures_of(work.spark, documents, stores)
    if strict and failures:
        return Accounts(work, _joined(work, chosen).limit(0), failures[:1])
    known = work.read(work.annotated, ANNOTATED).select("key").distinct() if work.holds(work.annotated) else None
    todo = chosen if known is None else chosen.join(known, "key", "left_anti")
    everything = _counted(chosen)
    left = everything if known is None else _counted(todo)
    if left[0]:
        rows = todo.select("key", "id", "words", "document", "warnings").repartition(_tasks(work.spark, left[1]), "key")
        work.append(rows.mapInArrow(annotate_rows, ANNOTATED), work.annotated)
    frame = _joined(work, chosen)
    failed = frame.where("annotations is null").orderBy(*PLACE).select("path", "cause").collect()
    failures += [ReadFailure(r.path, r.cause, _REMEDY) for r in failed]
    told = frame.where("annotations is not null").drop("cause", "attempt")
    before = everything[0] - left[0]
    return Accounts(work, told, failures, _warnings(chosen), left[0], before, len(failed), everything[1])


def _joined(work: Work, chosen: Any) -> Any:
    """The documents with what is known of them."""
    if not work.holds(work.annotated):
        found = work.spark.createDataFrame([], ANNOTATED)
    else:
        # A task that ended as its driver was killed may have left an account that was done again.
        found = work.read(work.annotated, ANNOTATED).dropDuplicates(["key"])
    return chosen.select(*PLACE, "key", "path", "original").join(found, "key")


def _keep_documents(work: Work, here: Iterable[ReadDocument | ReadFailure], stores: list[str]) -> None:
    """Writes the stage `documents`: it is made anew each time, since reading costs a hundredth of annotating and sources change."""
    work.drop("documents")
    for portion in portions(here):
        frame = work.spark.createDataFrame(table_of(portion, DOCUMENTS), schema=DOCUMENTS)
        work.append(frame, "documents")
    if stores:
        work.append(raw_rows(work.spark, stores).mapInArrow(read_rows, DOCUMENTS), "documents")
    if not work.holds("documents"):
        work.append(work.spark.createDataFrame([], DOCUMENTS), "documents")


def _told_apart(documents: Any) -> Any:
    """The documents, each id once: where it was read first."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    read = documents.where("id is not null")
    order = F.row_number().over(Window.partitionBy("id").orderBy(*PLACE))
    again = read.select(*PLACE, "id").select(*PLACE, "id", order.alias("n")).where("n > 1").drop("n")
    return read.join(again, [*PLACE, "id"], "left_anti")


def _counted(frame: Any) -> tuple[int, int]:
    row = frame.selectExpr("count(*) as n", "coalesce(sum(words), 0) as words").first()
    return int(row.n), int(row.words)


def _tasks(spark: Any, words: int) -> int:
    return max(TASKS_A_CORE * int(spark.sparkContext.defaultParallelism), -(-words // WORDS_A_TASK))


def _warnings(chosen: Any) -> list[str]:
    """What had to be repaired or left open in reading, a line each; what this machine read told it by itself."""
    rows = chosen.where("source >= 0 and warnings != cast('[]' as binary)").orderBy(*PLACE).select("path", "warnings")
    return [f"{r.path}: warning: {w}" for r in rows.collect() for w in msgspec.json.decode(bytes(r.warnings))]
