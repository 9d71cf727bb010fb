"""Kills work on a case (add, refresh, decide, migrate, export, seal) at random moments, so many times, and checks that nothing accepted is lost.

python bench/faults.py [RUNS] [SEED]
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.case.faulting import WORK, duration, moments, survives


def main(runs: int, seed: int) -> None:
    begun, caught = time.perf_counter(), 0
    with tempfile.TemporaryDirectory() as room:
        seconds = {}
        for name in WORK:
            folder = Path(room) / f"undisturbed-{name}"
            folder.mkdir()
            seconds[name] = duration(name, folder)
        for n in range(runs):
            name = list(WORK)[n % len(WORK)]
            folder = Path(room) / f"{n}-{name}"
            folder.mkdir()
            (moment,) = moments(seconds[name], 1, seed + n)
            caught += survives(name, folder, moment)
            print(f"{n + 1:4} {name:8} killed after {moment:.3f} s of {seconds[name]:.3f} s", flush=True)
    print(
        f"{runs} kills, {caught} in the middle of the work: nothing accepted lost, every case opened, every next run completed"
    )
    print(f"{time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
