"""The memory of a process and of those that it started, looked at every few seconds."""

from __future__ import annotations

import re
import time
from pathlib import Path
from threading import Event, Thread

EVERY = 2.0
_ANONYMOUS = re.compile(r"RssAnon:\s+(\d+) kB")


class Watched:
    """`seen`: seconds and MiB. Pages of the case's file that lie in memory are not counted: they are the system's to take back."""

    def __init__(self, pid: int) -> None:
        self.pid, self.seen = pid, list[tuple[float, float]]()
        self._ended, self._begun = Event(), time.monotonic()
        self._thread = Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Looks no more."""
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while True:
            self.seen.append((time.monotonic() - self._begun, sum(map(anonymous, family(self.pid))) / 1024))
            if self._ended.wait(EVERY):
                return


def family(pid: int) -> list[int]:
    """A process and all that it started."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(p for child in children for p in family(int(child)))]


def anonymous(pid: int) -> int:
    """KiB of its own; 0 where it has ended."""
    try:
        found = _ANONYMOUS.search(Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0
    return int(found[1]) if found else 0
