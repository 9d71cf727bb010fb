"""A command as a child: its seconds, its processor's seconds and its largest memory, its own children's included."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import msgspec

BENCH = Path(__file__).resolve().parents[1]
# One thread a process, so that a core is a core; nothing from the cache of annotations, unless a measurement names one.
STILL = {"OMP_NUM_THREADS": "1", "CROSSBEARING_CACHE_SIZE": "0"}
MIB = 1024


class Took(msgspec.Struct, frozen=True):
    """`peak_mib` is the largest of the processes, not their sum."""

    seconds: float
    core_seconds: float
    peak_mib: float


def run(command: list[str], out: Path | None = None, **environment: str) -> Took:
    """Runs it to its end. An exit status other than 0 ends the bench, with what the command wrote to standard error."""
    begun = time.perf_counter()
    with (out or Path(os.devnull)).open("wb") as sink:
        child = subprocess.Popen(
            command, stdout=sink, stderr=subprocess.PIPE, env={**os.environ, **STILL, **environment}
        )
        assert child.stderr is not None  # noqa: S101 - a pipe was asked for
        told = child.stderr.read()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begun
    if child.returncode:
        sys.exit(f"{' '.join(command)}: exit status {child.returncode}\n{told.decode('utf-8', 'replace')[-2000:]}")
    return Took(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / MIB)


def crossbearing(*arguments: str | Path, out: Path | None = None, **environment: str) -> Took:
    """One of the project's commands."""
    return run([sys.executable, "-m", "crossbearing", *map(str, arguments)], out, **environment)


def own(script: str, *arguments: str | Path) -> dict[str, Any]:
    """A script of this folder that prints one JSON object."""
    command = [sys.executable, str(BENCH / "yardstick" / f"{script}.py"), *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, env={**os.environ, **STILL})
    if done.returncode:
        sys.exit(f"{' '.join(command)}: exit status {done.returncode}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found
