"""The Spark session: asked for by a master's address, set up so that a lost worker costs its tasks and nothing else."""

from __future__ import annotations

import os
import re
import shutil
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from typing import Any

from crossbearing.engine.spark.failure import EngineError, cause

# A task whose Python worker died is done again so often; in local mode Spark by itself gives up at once.
ATTEMPTS = 4
# Accounts handed to a Python worker at once: enough for the parser's batches, few enough that a batch of long ones fits.
BATCH = 64
# Of rows that are small, such as coded claims, so many: each batch costs a millisecond of its own.
SMALL_ROWS = 5_000
# Parts of a join on one machine: more would be more files and no more cores.
LOCAL_PARTS = "8"
# On one machine Java hands rows to Python and back; compiling itself to the last degree takes more time than it saves.
LOCAL_JAVA = " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
# What Spark's own defaults leave to the file `spark-defaults.conf` or `spark-submit` stays as it is; these are set where they are not.
_WHERE_NOT_SET = {
    "spark.driver.memory": "2g",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "200",
}
# What the engine relies on.
_ALWAYS = {
    # The model is loaded once a worker and not once a task.
    "spark.python.worker.reuse": "true",
    "spark.task.maxFailures": str(ATTEMPTS),
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(BATCH),
    "spark.sql.session.timeZone": "UTC",
    # A finished task's file is in its place at once and stays there when the job is stopped: so a restart goes on from it.
    "spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version": "2",
    # Words are counted by processes; threads of the arrays' library would fight for the cores.
    "spark.executorEnv.OMP_NUM_THREADS": "1",
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.caseSensitive": "true",
}
_LOCAL = re.compile(r"local(?:\[(\*|\d+)\])?\Z")


@contextmanager
def session(master: str | None) -> Iterator[Any]:
    """A SparkSession on the master (`local[2]`, `spark://host:7077`, `yarn`, `k8s://...`; None: as spark-submit or its configuration says, else
    all cores of this machine). One that runs already is used and left running. EngineError where there is no Spark or no Java."""
    running = _running()
    if running is not None:
        _set(running)
        yield running
        return
    spark = _start(master)
    try:
        yield spark
    finally:
        spark.stop()


def _running() -> Any:
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise EngineError(
            "--engine spark: PySpark is not installed; install it with `pip install 'crossbearing[spark]'`"
        ) from error
    return SparkSession.getActiveSession()


def _start(master: str | None) -> Any:
    from pyspark import SparkConf
    from pyspark.sql import SparkSession

    if not os.environ.get("JAVA_HOME") and shutil.which("java") is None:
        raise EngineError(
            "--engine spark: no Java found; install version 17 (Debian: apt-get install openjdk-17-jre-headless) or set JAVA_HOME"
        )
    # Only what deals in pandas' own types would be touched by it; here everything travels as Arrow.
    warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas", category=FutureWarning)
    conf = SparkConf()
    builder = SparkSession.builder.appName("crossbearing")
    asked = master or conf.get("spark.master", None) or "local[*]"
    not_set = dict(_WHERE_NOT_SET)
    if local := _LOCAL.match(asked):
        # Without the second number a task is tried once only.
        asked = f"local[{local[1] or 1},{ATTEMPTS}]"
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        not_set["spark.sql.shuffle.partitions"] = LOCAL_PARTS
    if asked.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = builder.master(asked)
    log = resources.files("crossbearing").joinpath("engine/spark/log4j2.properties")
    quiet = {"spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile=file:{log}{LOCAL_JAVA if local else ''}"}
    for name, value in (not_set | quiet).items():
        if conf.get(name, None) is None:
            builder = builder.config(name, value)
    for name, value in _ALWAYS.items():
        builder = builder.config(name, value)
    try:
        spark = builder.getOrCreate()
    except Exception as error:
        raise EngineError(
            f"--master {asked}: Spark does not start ({cause(error)}); check the address and Java's version (17 or later)"
        ) from error
    return spark


def _set(spark: Any) -> None:
    """The settings that can be changed while it runs."""
    for name, value in _ALWAYS.items():
        if spark.conf.isModifiable(name):
            spark.conf.set(name, value)


@contextmanager
def small_rows(spark: Any) -> Iterator[None]:
    """What is done within hands rows to Python in batches for small ones."""
    name = "spark.sql.execution.arrow.maxRecordsPerBatch"
    spark.conf.set(name, str(SMALL_ROWS))
    try:
        yield
    finally:
        spark.conf.set(name, str(BATCH))
