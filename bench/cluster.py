"""What each stage costs on Spark: processor time (of a local master) and how much of it is this process's, which drives; seconds of tasks, shuffle
bytes and storage for generated accounts, as JSON.

.venv/bin/python bench/cluster.py ACCOUNTS.jsonl [--work FOLDER] [--master local[2]]
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import resource
import tempfile
import time
from pathlib import Path
from typing import Any

from crossbearing.engine.spark import record as stages
from crossbearing.engine.spark.accounts import annotated
from crossbearing.engine.spark.costs import Costs, costs
from crossbearing.engine.spark.session import session
from crossbearing.engine.spark.tables import write_record
from crossbearing.engine.spark.work import work_in
from crossbearing.publish.exports.record_pieces import record_pieces


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("accounts", type=Path)
    parser.add_argument("--master", default="local[2]")
    parser.add_argument("--work", help="kept, so that a second run annotates nothing; temporary without")
    asked = parser.parse_args()
    with (
        session(asked.master) as spark,
        tempfile.TemporaryDirectory() as own,
        work_in(spark, asked.work or own) as work,
    ):
        rows: dict[str, Any] = {}
        clock = [(time.perf_counter(), costs(spark), processor_seconds(), time.process_time())]

        def lap(name: str) -> None:
            now: tuple[float, Costs, float, float] = (
                time.perf_counter(), costs(spark), processor_seconds(), time.process_time(),
            )  # fmt: skip
            spent = now[1].since(clock[-1][1])
            rows[name] = {
                "wall": round(now[0] - clock[-1][0], 1),
                "processor_seconds": round(now[2] - clock[-1][2], 1),
                "driver_seconds": round(now[3] - clock[-1][3], 1),
                "task_seconds": spent.task_seconds,
                "shuffle_bytes": spent.shuffle_bytes,
            }
            clock.append(now)

        accounts = annotated(work, (), [asked.accounts.resolve().as_uri()])
        lap("annotate")
        for name in (
            "numbered",
            "find_copies",
            "entities_of",
            "link_events",
            "keep_known",
            "compared_naming",
            "collected",
            "weighed",
            "warned",
        ):
            setattr(stages, name, timed(getattr(stages, name), name, lap))
        # As of many accounts: none is brought here but for the record as JSON.
        stages.FEW = -1
        record = stages.reconciled(accounts, "consensus")
        lap("assemble")
        write_record(accounts, record, f"{asked.work or own}/tables")
        lap("tables")
        driver = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        for _ in record_pieces(record):
            pass
        lap("record")
        folder = Path(asked.work or own)
        storage = {
            p.name: sum(f.stat().st_size for f in p.rglob("*.parquet")) for p in sorted(folder.iterdir()) if p.is_dir()
        }
        failed = costs(spark).failed_tasks
        print(json.dumps({"documents": len(record.documents), "words": accounts.words, "claims": len(record.claims), "events": len(record.events),
                          "annotated_now": accounts.now, "driver_mib": driver, "stages": rows, "storage_bytes": storage, "failed_tasks": failed}, indent=1))  # fmt: skip


def processor_seconds() -> float:
    """Processor time of this process, of Spark's machine below it and of the Python workers below that."""
    ticks = os.sysconf("SC_CLK_TCK")
    spent: dict[int, tuple[int, float]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
                # Parent; time of the process itself, and of its children that have ended.
                spent[int(entry.name)] = int(fields[1]), sum(map(int, fields[11:15])) / ticks
    own = {os.getpid()}
    found = own
    while found:
        found = {p for p, (parent, _) in spent.items() if parent in own} - own
        own |= found
    return sum(spent[p][1] for p in own)


def timed(stage: Any, name: str, lap: Any) -> Any:
    """The stage, after which the clock is read."""

    def run(*arguments: Any) -> Any:
        found = stage(*arguments)
        lap(name)
        return found

    return run


if __name__ == "__main__":
    main()
