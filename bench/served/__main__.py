"""Many clients look at the pages of a served case while a writer adds accounts to it: errors, times of answers by page, memory of the server.

    python bench/served CASE [--clients 50] [--seconds 300] [--think 2] [--added 100] [--refresh]

CASE is written to: give a copy. `bench/case_rows.py` makes a case of 100,000 accounts. Each client asks for a page, reads it for a while (`--think`
seconds on average, 0: asks again at once) and goes on to another of the kinds that `bench/pages.py` knows, each time at another address. Server, clients and
writer share this machine. Exit status 1 where an answer was an error or 95 % of the answers took longer than promised.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from served.clients import Answer, crowd
from served.memory import Watched
from served.server import Served
from served.writer import Writer

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "bench/results/latest.json"
# What is promised: 95 of 100 answers come within so many milliseconds.
P95 = 300
# Memory is taken as settled after so many seconds: templates, charts and arrays of the case are there by then.
SETTLED = 60


def main() -> None:
    """Prints a line a page, and keeps the figures with those of the yardstick."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--think", type=float, default=2.0, help="seconds between two pages of a client, on average")
    parser.add_argument("--added", type=int, default=100, help="accounts that the writer adds, evenly over the time")
    parser.add_argument("--processes", type=int, default=len(os.sched_getaffinity(0)), help="of the server")
    parser.add_argument("--refresh", action="store_true", help="the writer brings the record up to date after each")
    parser.add_argument("--answers", type=Path, help="write every answer's time to this file, as JSON")
    parser.add_argument("--keep", action="store_true", help="put the figures into bench/results/latest.json")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Served(args.case, args.processes) as server:
        accounts = json.loads(server.get("/index.json?limit=1")[1])["overview"]["accounts"]
        writer = Writer(args.case, Path(folder), args.added, args.seconds, args.refresh)
        memory = Watched(server.pid)
        begun = time.monotonic()
        try:
            answers = crowd(server.port, args.clients, args.seconds, args.think)
        finally:
            memory.stop()
            added = writer.stop()
        took = time.monotonic() - begun
    if args.answers:
        args.answers.write_text(json.dumps([a._asdict() for a in answers]))
    results = summary(answers, memory, args, accounts, added, took)
    show(results)
    if args.keep:
        held = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(held | {"served": results}, indent=1, sort_keys=True) + "\n")
    late = max(row["p95"] for row in results["pages"].values()) if args.think else 0
    sys.exit(bool(results["errors"]) or late > P95)


def summary(
    answers: list[Answer],
    memory: Watched,
    args: argparse.Namespace,
    accounts: int,
    added: int,
    took: float,
) -> dict[str, Any]:
    """The figures by page, and all together."""
    pages: dict[str, list[Answer]] = {"all": answers}
    for a in answers:
        pages.setdefault(a.page, []).append(a)
    settled = [m for at, m in memory.seen if at >= min(SETTLED, args.seconds / 2)]
    wrong = [a for a in answers if a.status != 200]
    for a in wrong[:10]:
        print(f"{a.path}: {a.status} {a.cause}", file=sys.stderr)
    return {
        "clients": args.clients, "seconds": round(took), "think": args.think, "accounts": accounts, "added": added, "refreshed": args.refresh,
        "cores": len(os.sched_getaffinity(0)), "processes": args.processes, "answers": len(answers), "answers_a_second": round(len(answers) / took, 1), "errors": len(wrong),
        "core_ms_an_answer": round(1000 * memory.busy / max(1, len(answers)), 1), "stolen": round(memory.stolen, 3),
        "mib_first": round(settled[0]), "mib_last": round(settled[-1]), "mib_most": round(max(m for _, m in memory.seen)),
        "p95_by_minute": [_times(m)["p95"] for m in _minutes(answers)],
        "pages": {page: _times([a.ms for a in found]) for page, found in pages.items()},
    }  # fmt: skip


def _minutes(answers: list[Answer]) -> list[list[float]]:
    """Milliseconds of the answers of each minute."""
    made: dict[int, list[float]] = {}
    for a in answers:
        made.setdefault(int(a.at // 60), []).append(a.ms)
    return [made[n] for n in sorted(made)]


def _times(ms: list[float]) -> dict[str, float]:
    ordered = sorted(ms)

    def at(share: float) -> float:
        return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))], 1)

    return {"answers": len(ms), "p50": at(0.5), "p95": at(0.95), "p99": at(0.99), "most": round(ordered[-1], 1)}


def show(results: dict[str, Any]) -> None:
    """The figures for people."""
    r = results
    print(f"{r['clients']} clients, {r['seconds']} s, {r['think']} s between pages, {r['cores']} cores; {r['added']} accounts added; {r['answers']} answers ({r['answers_a_second']}/s), {r['errors']} errors")  # fmt: skip
    print(
        f"the server ran {r['core_ms_an_answer']} ms of a core for an answer; {r['stolen']:.0%} of the cores' time went to other machines of the host"
    )
    print(f"95 % by minute, ms: {', '.join(f'{ms:.0f}' for ms in r['p95_by_minute'])}")
    print(
        f"memory of the server, MiB: {r['mib_first']} when settled, {r['mib_last']} at the end, {r['mib_most']} at most"
    )
    print(f"{'page':26}{'answers':>8}{'50 %':>9}{'95 %':>9}{'99 %':>9}{'most':>9}")
    for page, row in sorted(r["pages"].items(), key=lambda item: -item[1]["p95"]):
        over = "  over" if row["p95"] > P95 else ""
        print(f"{page:26}{row['answers']:8}{row['p50']:9.1f}{row['p95']:9.1f}{row['p99']:9.1f}{row['most']:9.1f}{over}")


if __name__ == "__main__":
    main()
