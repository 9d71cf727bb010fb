"""From sources to annotated accounts: read, told apart, annotated; what is done already is not done again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec

from crossbearing.engine.spark.annotating import annotate_rows
from crossbearing.engine.spark.reading import arrow_schema, portions, read_rows
from crossbearing.engine.spark.schemas import ANNOTATED, DOCUMENTS, PLACE
from crossbearing.engine.spark.sources import raw_rows
from crossbearing.engine.spark.work import Work, program
from crossbearing.read import ReadDocument, ReadFailure
from crossbearing.records import Annotations

# Words of one task: about a minute of one core, which is what a lost worker costs.
WORDS_A_TASK = 250_000
# More tasks than cores, so that no core waits long for the last one.
TASKS_A_CORE = 3


@dataclass(slots=True)
class Accounts:
    """The annotated accounts as a frame of `PLACE, key, id, words, annotations`, what could not be read or annotated, and how many were
    annotated now and before."""

    work: Work
    frame: Any
    failures: list[ReadFailure] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    now: int = 0
    before: int = 0
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
        return self.now + self.before


def annotated(work: Work, here: Iterable[ReadDocument | ReadFailure], stores: list[str]) -> Accounts:
    """The accounts that this machine reads, then those of the paths that the executors read; the same document twice is given once."""
    _keep_documents(work, here, stores)
    documents = work.read("documents", DOCUMENTS)
    done = f"annotated-{program()}"
    chosen = _told_apart(documents)
    failures = _failures(documents)
    known = work.read(done, ANNOTATED).select("key").distinct() if work.holds(done) else None
    todo = chosen if known is None else chosen.join(known, "key", "left_anti")
    counts = _counted(chosen)
    left = counts if known is None else _counted(todo)
    if left[0]:
        rows = todo.select("key", "id", "words", "document", "warnings").repartition(_tasks(work.spark, left[1]), "key")
        work.append(rows.mapInArrow(annotate_rows, ANNOTATED), done)
    # A task that ended as its driver was killed may have left an account that was done again.
    found = (
        work.read(done, ANNOTATED).dropDuplicates(["key"]) if counts[0] else work.spark.createDataFrame([], ANNOTATED)
    )
    frame = chosen.select(*PLACE, "key", "path").join(found, "key")
    failed = frame.where("annotations is null").orderBy(*PLACE).select("path", "cause").collect()
    failures += [ReadFailure(r.path, r.cause, "leave the account out, and report it with its text") for r in failed]
    frame = frame.where("annotations is not null").drop("cause", "path", "attempt")
    return Accounts(work, frame, failures, _warnings(chosen), left[0] - len(failed), counts[0] - left[0], counts[1])


def _keep_documents(work: Work, here: Iterable[ReadDocument | ReadFailure], stores: list[str]) -> None:
    """Writes the stage `documents`: it is made anew each time, since reading costs a hundredth of annotating and sources change."""
    import pyarrow as pa

    work.drop("documents")
    schema = arrow_schema(DOCUMENTS)
    empty = True
    for portion in portions(here):
        frame = work.spark.createDataFrame(pa.Table.from_pylist(portion, schema=schema), schema=DOCUMENTS)
        work.append(frame, "documents")
        empty = False
    if stores:
        work.append(raw_rows(work.spark, stores).mapInArrow(read_rows, DOCUMENTS), "documents")
    elif empty:
        work.append(work.spark.createDataFrame([], DOCUMENTS), "documents")


def _told_apart(documents: Any) -> Any:
    """The documents, each id once: where it was read first."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    lean = documents.where("id is not null").select(*PLACE, "id")
    order = F.row_number().over(Window.partitionBy("id").orderBy(*PLACE))
    again = lean.select(*PLACE, order.alias("n")).where("n > 1").drop("n")
    return documents.where("id is not null").join(again, list(PLACE), "left_anti")


def _counted(frame: Any) -> tuple[int, int]:
    row = frame.selectExpr("count(*) as n", "coalesce(sum(words), 0) as words").first()
    return int(row.n), int(row.words)


def _tasks(spark: Any, words: int) -> int:
    return max(TASKS_A_CORE * int(spark.sparkContext.defaultParallelism), -(-words // WORDS_A_TASK))


def _failures(documents: Any) -> list[ReadFailure]:
    rows = documents.where("cause is not null").orderBy(*PLACE).select("path", "cause", "remedy").collect()
    return [ReadFailure(r.path, r.cause, r.remedy) for r in rows]


def _warnings(chosen: Any) -> list[str]:
    """What had to be repaired or left open in reading, a line each."""
    rows = chosen.where("warnings != cast('[]' as binary)").orderBy(*PLACE).select("path", "warnings").collect()
    return [f"{r.path}: warning: {w}" for r in rows for w in msgspec.json.decode(bytes(r.warnings))]
