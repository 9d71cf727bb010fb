"""The work folder: what finished stages left as Parquet, and for which program it holds.

It lies where the executors can write: a folder of this machine for `local[N]`, else an address (`hdfs://...`, `s3a://...`). Accounts that were
annotated by the same program, model and lexicon are not annotated again; what another program left is left alone beside it.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from crossbearing.engine.fingerprint import fingerprint
from crossbearing.engine.spark.failure import EngineError

# Changes when the columns of the folder change.
LAYOUT = 1
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:/", re.IGNORECASE)


class Work:
    """The stages of one program in a work folder."""

    def __init__(self, spark: Any, folder: str) -> None:
        self.spark = spark
        self.folder = folder if _SCHEME.match(folder) else Path(folder).resolve().as_uri()
        # What decides what is found in an account: another program's stage stands beside this one's.
        self.annotated = f"annotated-{LAYOUT}-{fingerprint()[:16]}"
        self._path = spark._jvm.org.apache.hadoop.fs.Path
        self._system = self._path(self.folder).getFileSystem(spark._jsc.hadoopConfiguration())

    def at(self, stage: str) -> str:
        """Where a stage's rows lie."""
        return f"{self.folder.rstrip('/')}/{stage}"

    def holds(self, stage: str) -> bool:
        """Whether a stage left any rows, finished or not."""
        found = self._system.globStatus(self._path(self.at(stage) + "/*.parquet"))
        return bool(found)

    def append(self, frame: Any, stage: str) -> None:
        """Writes rows beside those that a stage left. Each finished task's file stays, also where the job does not come to its end."""
        writer = frame.write.mode("append").option("mapreduce.fileoutputcommitter.algorithm.version", "2")
        writer.parquet(self.at(stage))

    def read(self, stage: str, schema: str) -> Any:
        """The rows that a stage left."""
        return self.spark.read.schema(schema).parquet(self.at(stage))

    def drop(self, stage: str) -> None:
        """Removes a stage's rows."""
        self._system.delete(self._path(self.at(stage)), True)


def check_folder(spark: Any, folder: str, option: str) -> None:
    """EngineError at once where nothing can be written in a folder that an option names."""
    refused = EngineError(f"{option} {folder}: cannot be written; name a folder that all executors reach")
    try:
        path = spark._jvm.org.apache.hadoop.fs.Path(folder)
        made = path.getFileSystem(spark._jsc.hadoopConfiguration()).mkdirs(path)
    except Exception as error:
        raise refused from error
    if not made:
        raise refused


@contextmanager
def work_in(spark: Any, folder: str | None) -> Iterator[Work]:
    """The work folder that was named, kept; else one that is removed at the end (on this machine, for `local` masters alone)."""
    if folder is not None:
        work = Work(spark, folder)
        check_folder(spark, work.folder, "--work")
        yield work
        return
    if not spark.sparkContext.master.startswith("local"):
        raise EngineError("--engine spark: name a folder that all executors reach with --work (hdfs://..., s3a://...)")
    with tempfile.TemporaryDirectory(prefix="crossbearing-spark-") as own:
        yield Work(spark, own)
