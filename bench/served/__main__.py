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

from served.clients import crowd
from served.figures import summary
from served.memory import Watched
from served.server import Served
from served.writer import Writer

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "bench/results/latest.json"
# What is promised: 95 of 100 answers come within so many milliseconds.
P95 = 300


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
    results = {
        "clients": args.clients, "seconds": round(took), "think": args.think, "accounts": accounts, "added": added, "refreshed": args.refresh,
        "cores": len(os.sched_getaffinity(0)), "processes": args.processes, **summary(answers, memory, args.seconds, took),
    }  # fmt: skip
    for a in [a for a in answers if a.status != 200][:10]:
        print(f"{a.path}: {a.status} {a.cause}", file=sys.stderr)
    show(results)
    if args.keep:
        held = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(held | {"served": results}, indent=1, sort_keys=True) + "\n")
    late = max(row["p95"] for row in results["pages"].values()) if args.think else 0
    sys.exit(bool(results["errors"]) or late > P95)


def show(results: dict[str, Any]) -> None:
    """The figures for people."""
    r = results
    print(f"{r['clients']} clients, {r['seconds']} s, {r['think']} s between pages, {r['cores']} cores; {r['added']} accounts added; {r['answers']} answers ({r['answers_a_second']}/s), {r['errors']} errors")  # fmt: skip
    print(f"the server ran {r['core_ms_an_answer']} ms of a core for an answer")
    minutes = "; ".join(f"{m['p95']:.0f} ms, {m['mib']} MiB, {m['stolen']:.0%}" for m in r["minutes"])
    print(f"by minute: 95 %, memory of the server, time of the cores that the machine's host gave to others: {minutes}")
    print(
        f"memory of the server, MiB: {r['mib_first']} when settled, {r['mib_last']} at the end, {r['mib_most']} at most"
    )
    print("undisturbed: answers while the host gave little of the cores' time to others")
    print(f"{'page':26}{'answers':>8}{'50 %':>9}{'95 %':>9}{'99 %':>9}{'most':>9}{'undisturbed':>13}{'95 %':>9}")
    for page, row in sorted(r["pages"].items(), key=lambda item: -item[1]["p95"]):
        over = "  over" if row["p95"] > P95 else ""
        quiet = r["undisturbed"].get(page)
        alone = f"{quiet['answers']:13}{quiet['p95']:9.1f}" if quiet else f"{0:13}{'':9}"
        times = "".join(f"{row[k]:9.1f}" for k in ("p50", "p95", "p99", "most"))
        print(f"{page:26}{row['answers']:8}{times}{alone}{over}")


if __name__ == "__main__":
    main()
