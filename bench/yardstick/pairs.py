"""Words a second of `crossbearing annotate`, in one process and in one a core, against the bare pipeline, in pairs.

What a command needs before its first word (interpreter, model, tables) is measured by a run over a handful of accounts and taken off.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from yardstick.cases import begun, made
from yardstick.child import Took, crossbearing, own

HANDFUL = 8


def pairs(folder: Path, documents: int, rounds: int, tell: Callable[[str], None]) -> dict[str, Any]:
    """The median ratio of the rounds, and the words a second of each."""
    case = made(folder, documents)
    few = begun(case, HANDFUL)
    cores = len(os.sched_getaffinity(0))
    found: list[dict[str, float]] = []
    for number in range(rounds):
        bare = own("bare", case)
        row = {"bare": bare["words"] / bare["seconds"], "bare_core": bare["words"] / bare["core_seconds"]}
        for processes in sorted({1, cores}):
            start = crossbearing("annotate", few, "--processes", str(processes))
            took = crossbearing("annotate", case, "--processes", str(processes))
            row |= _rates(bare["words"], start, took, processes)
        found.append(row)
        tell(f"pair {number + 1}: " + ", ".join(f"{name} {rate:,.0f}" for name, rate in row.items()) + " words/s")
    middle = {name: round(median(r[name] for r in found)) for name in found[0]}
    ratio = {
        "one_process": _ratio(found, "annotate_1", "bare"),
        "one_process_of_core_time": _ratio(found, "annotate_1_core", "bare_core"),
        f"{cores}_processes": _ratio(found, f"annotate_{cores}", "bare"),
        f"{cores}_processes_to_one": _ratio(found, f"annotate_{cores}", "annotate_1"),
    }
    return {"documents": documents, "rounds": rounds, "words": bare["words"], "words_a_second": middle, "ratio": ratio}


def _rates(words: float, start: Took, took: Took, processes: int) -> dict[str, float]:
    seconds = max(1e-3, took.seconds - start.seconds)
    rates = {f"annotate_{processes}": words / seconds}
    if processes == 1:
        # The time of workers that the command ends is nobody's: only one process can be held by its core's time.
        rates["annotate_1_core"] = words / max(1e-3, took.core_seconds - start.core_seconds)
    return rates


def _ratio(found: list[dict[str, float]], ours: str, theirs: str) -> dict[str, float]:
    each = [r[ours] / r[theirs] for r in found]
    return {"median": round(median(each), 2), "least": round(min(each), 2), "most": round(max(each), 2)}
