"""A hundred thousand accounts on one machine: reconciled from texts to record, kept as a case, and one account more."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.__main__ import truth_of
from generator.score import scores
from yardstick.cases import begun, made, words
from yardstick.child import crossbearing, own

ONE_AT_A_TIME = 5
# What the case's making takes from the annotations that reconciling kept; the command's own limit would throw some away.
CACHE = {"CROSSBEARING_CACHE_SIZE": str(8 << 30)}


def large(folder: Path, documents: int, tell: Callable[[str], None]) -> dict[str, Any]:
    """Seconds, peak memory of the largest process and accuracy. The accounts have some 60 words each: the time goes with the words, memory with the accounts."""
    whole = made(folder, documents + ONE_AT_A_TIME, short=True)
    case, record, cache = begun(whole, documents), folder / "large.record.json", folder / "cache"
    processes = len(os.sched_getaffinity(0))
    took = crossbearing("reconcile", case, "--json", record, "--processes", str(processes), "--cache", cache, **CACHE)
    tell(f"{documents}: reconcile {took.seconds:.0f} s by the clock, {took.peak_mib:.0f} MiB")
    found = {
        "accounts": documents, "words": words(case), "processes": processes,
        "reconcile": {"seconds": round(took.seconds), "peak_mib": round(took.peak_mib), "record_mib": round(record.stat().st_size / 2**20)},
        "accuracy": scores(truth_of(whole), None, record),
    }  # fmt: skip
    record.unlink()
    return found | kept(folder, whole, case, documents, cache, tell)


def kept(
    folder: Path, whole: Path, case: Path, documents: int, cache: Path, tell: Callable[[str], None]
) -> dict[str, Any]:
    """The same accounts as a case, their annotations taken from the cache, then a handful one at a time."""
    more, database = folder / "large.more.jsonl", folder / "large.case"
    with whole.open("rb") as lines:
        more.write_bytes(b"".join(list(lines)[documents:]))
    database.unlink(missing_ok=True)
    took = crossbearing("add", database, case, "--cache", cache, **CACHE)
    tell(f"{documents}: add {took.seconds:.0f} s by the clock, {took.peak_mib:.0f} MiB")
    one = own("increment", database, more)
    tell(f"{documents}: one more {one['record_seconds']} s")
    return {"add": {"seconds": round(took.seconds), "core_seconds": round(took.core_seconds), "peak_mib": round(took.peak_mib)}, "one_more": one}  # fmt: skip
