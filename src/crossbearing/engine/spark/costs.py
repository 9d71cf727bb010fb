"""What a run has cost so far, from Spark's own counters."""

from __future__ import annotations

from typing import Any

import msgspec


class Costs(msgspec.Struct, frozen=True):
    """Seconds of tasks (cores busy, garbage collection and waiting for Python included), bytes written for shuffles, tasks and those that failed."""

    task_seconds: float
    shuffle_bytes: int
    tasks: int
    failed_tasks: int

    def since(self, before: Costs) -> Costs:
        """What came on top."""
        return Costs(
            round(self.task_seconds - before.task_seconds, 1),
            self.shuffle_bytes - before.shuffle_bytes,
            self.tasks - before.tasks,
            self.failed_tasks - before.failed_tasks,
        )


def costs(spark: Any) -> Costs:
    """The sums over all executors since the session began."""
    executors = spark._jsc.sc().statusStore().executorList(False)
    found = [executors.apply(n) for n in range(executors.size())]
    return Costs(
        sum(e.totalDuration() for e in found) / 1000,
        sum(e.totalShuffleWrite() for e in found),
        sum(e.totalTasks() for e in found),
        sum(e.failedTasks() for e in found),
    )
