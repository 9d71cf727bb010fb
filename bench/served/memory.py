"""The memory of a process and of those that it started, looked at every few seconds, how long they ran, and how much of the machine others took."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple

EVERY = 2.0
_ANONYMOUS = re.compile(r"RssAnon:\s+(\d+) kB")


class Look(NamedTuple):
    """The clock (monotonic), MiB, and the share of the cores' time since the look before that the machine's host gave to others."""

    at: float
    mib: float
    stolen: float


class Watched:
    """`seen` are looks at it. Pages of the case's file that lie in memory are not counted: they are the system's to take back."""

    def __init__(self, pid: int) -> None:
        self.pid, self.seen = pid, list[Look]()
        self._ended, self.begun = Event(), time.monotonic()
        self.busy, self._ran = 0.0, sum(map(ran, family(pid)))
        self.stolen, self._cores = 0.0, cores()
        self._thread = Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Looks no more. `busy` are the seconds for which the processes have run since the first look, `stolen` the share of the cores' time that
        the machine's host gave to others meanwhile."""
        self.busy = sum(map(ran, family(self.pid))) - self._ran
        before, after = self._cores, cores()
        self.stolen = (after[0] - before[0]) / max(1, after[1] - before[1])
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        before = cores()
        while True:
            now = cores()
            stolen = (now[0] - before[0]) / max(1, now[1] - before[1])
            self.seen.append(Look(time.monotonic(), sum(map(anonymous, family(self.pid))) / 1024, stolen))
            before = now
            if self._ended.wait(EVERY):
                return


def family(pid: int) -> list[int]:
    """A process and all that it started."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(p for child in children for p in family(int(child)))]


def ran(pid: int) -> float:
    """Seconds of a core; 0 where it has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def cores() -> tuple[int, int]:
    """Ticks that were stolen from all cores so far, and all their ticks."""
    ticks = [int(n) for n in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    return ticks[7], sum(ticks)


def anonymous(pid: int) -> int:
    """KiB of its own; 0 where it has ended."""
    try:
        found = _ANONYMOUS.search(Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0
    return int(found[1]) if found else 0
