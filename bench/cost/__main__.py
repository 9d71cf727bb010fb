"""Fails where the work done over a pinned small case has grown by more than a twentieth, and says which stage and which modules.

    python bench/cost             compare with what is pinned (bench/cost.json)
    python bench/cost --renew     pin what is done now
    python bench/cost --print     print what is done now as JSON

What is pinned holds for one minor version of Python: another executes other lines.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import msgspec

from cost.compare import risen
from cost.counter import Work

PINNED = Path(__file__).resolve().parents[1] / "cost.json"
# The order of sets and dictionaries of strings, and the threads of the matrix library: both could change what is counted.
STILL = {"PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1"}


def main() -> None:
    """Exit status 1 where something has risen, 2 where nothing is pinned."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--renew", action="store_true")
    parser.add_argument("--print", action="store_true", dest="shown")
    parser.add_argument("--count", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.count:
        from cost.stages import stages

        sys.stdout.buffer.write(msgspec.json.encode(dict(stages())))
        return
    here = subprocess.run(
        [sys.executable, str(Path(__file__).parent), "--count"], env={**os.environ, **STILL}, stdout=subprocess.PIPE
    )
    if here.returncode:
        sys.exit("bench/cost: the case could not be run; what went wrong stands above")
    now = msgspec.json.decode(here.stdout, type=dict[str, Work])
    if args.shown:
        print(msgspec.json.format(here.stdout.decode()))
        return
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    pinned = msgspec.json.decode(PINNED.read_bytes(), type=dict[str, dict[str, Work]]) if PINNED.exists() else {}
    if args.renew:
        PINNED.write_bytes(
            msgspec.json.format(msgspec.json.encode(pinned | {python: now}, order="sorted"), indent=1) + b"\n"
        )
        print(f"{PINNED.name}: pinned for Python {python}: " + ", ".join(f"{n} {w.lines:,}" for n, w in now.items()))
        return
    if python not in pinned:
        print(f"bench/cost: nothing is pinned for Python {python}; `make cost` pins what is done now", file=sys.stderr)
        return
    told = list(risen(pinned[python], now))
    for line in told:
        print(line)
    if told:
        sys.exit("More work is done than pinned. Where that is meant, `make cost` pins it anew.")
    print(f"work over the pinned case: {sum(w.lines for w in now.values()):,} lines, no stage above what is pinned")


if __name__ == "__main__":
    main()
