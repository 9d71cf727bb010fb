"""The time of every page on a large case, served on one core: median and 95th percentile over addresses that differ.

    python bench/pages.py CASE [REQUESTS]     a case made by bench/case_rows.py; so many requests a page (60)
    python bench/pages.py                     makes a case of 100,000 accounts first (some minutes, 2 GB)

No answer is asked for twice: each request has another event, account, name, filter or place in a list, so that little that is kept helps.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

# What is promised, in milliseconds.
MEDIAN, P95 = 100, 300
SERVER = """
import os, sys, uvicorn
os.sched_setaffinity(0, {int(sys.argv[3])})
from crossbearing.web.app import application
uvicorn.run(application(sys.argv[1]), port=int(sys.argv[2]), log_level="error")
"""
WORDS = "police river bridge market harbour storm fire flood workers soldiers houses district night".split()


class Site:
    """The site of a case in a process of its own, on one core."""

    def __init__(self, case: str, port: int) -> None:
        core = max(os.sched_getaffinity(0))
        self.process = subprocess.Popen([sys.executable, "-c", SERVER, case, str(port), str(core)])
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        for _ in range(600):
            try:
                self.get("/intake")
                return
            except (OSError, http.client.HTTPException):
                self.connection.close()
                time.sleep(0.1)
        self.close()
        raise SystemExit("the site did not start")

    def get(self, path: str) -> tuple[float, int, bytes]:
        """Milliseconds, status and body."""
        start = time.perf_counter()
        self.connection.request("GET", path)
        answer = self.connection.getresponse()
        body = answer.read()
        return (time.perf_counter() - start) * 1000, answer.status, body

    def busy(self) -> float:
        """Milliseconds for which the server's threads have run so far: the time of a page where nothing else runs on the core."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(t.read_text().split()[0]) for t in tasks) / 1e6

    def rows(self, path: str, *keys: str) -> list[dict[str, str]]:
        """Rows out of a JSON twin."""
        found = json.loads(self.get(path)[2])
        for key in keys:
            found = found[key]
        return list(found)

    def close(self) -> None:
        self.process.terminate()
        self.process.wait()


def addresses(site: Site, chance: random.Random) -> dict[str, Callable[[], str]]:
    """For each page a source of addresses."""
    overview = json.loads(site.get("/index.json?limit=1")[2])
    counted = overview["overview"]
    facets = overview["facets"]
    events = [e["id"] for e in site.rows("/index.json?sort=accounts&limit=40", "events", "rows")]
    for _ in range(6):
        offset = chance.randrange(max(1, counted["events"] - 50))
        events += [e["id"] for e in site.rows(f"/index.json?offset={offset}&limit=50", "events", "rows")]
    accounts = [
        a["id"]
        for o in range(4)
        for a in site.rows(
            f"/accounts.json?offset={chance.randrange(max(1, counted['accounts'] - 50))}", "rows", "rows"
        )
    ]
    names = _ids(json.loads(site.get("/names.json")[2]))
    chance.shuffle(accounts)

    def value(kind: str) -> str:
        return quote(chance.choice(facets[kind])["value"], safe="")

    def pick(ids: list[str]) -> str:
        return quote(chance.choice(ids), safe="")

    def far(n: int) -> int:
        return chance.randrange(max(1, n))

    return {
        "case": lambda: f"/?offset={far(counted['events'])}",
        "case, one filter": lambda: f"/?type={value('type')}&offset={far(2000)}",
        "case, place and status": lambda: (
            f"/?admin1={value('admin1')}&status={value('status')}&sort=claims&limit={50 + far(20)}"
        ),
        "case, one account": lambda: f"/?account={pick(accounts)}",
        "case, one actor": lambda: f"/?actor={value('actor')}&limit={40 + far(20)}",
        "case, words": lambda: f"/?q={chance.choice(WORDS)}&limit={40 + far(20)}",
        "case, a month": lambda: (lambda m: f"/?start={m}&end={m}&limit={40 + far(20)}")(value("month")),
        "accounts": lambda: f"/accounts?offset={far(counted['accounts'])}",
        "accounts, sorted": lambda: (
            f"/accounts?sort={chance.choice(['publisher', 'title', 'words', 'claims'])}&offset={far(9000)}"
        ),
        "intake": lambda: f"/intake?offset={far(100)}",
        "synopsis": lambda: "/synopsis",
        "synopsis of an event": lambda: f"/synopsis?event={pick(events)}",
        "event": lambda: f"/events/{pick(events)}",
        "account": lambda: f"/accounts/{pick(accounts)}",
        "compare": lambda: f"/compare?a={pick(accounts)}&b={pick(accounts)}",
        "compare by event": lambda: f"/compare?event={pick(events)}",
        "search": lambda: f"/search?q={chance.choice(WORDS)}+{chance.choice(WORDS)}",
        "names": lambda: f"/names?offset={far(5000)}",
        "name": lambda: f"/names/{pick(names)}" if names else "/names",
        "wording": lambda: "/names/words",
        "origins": lambda: f"/origins?offset={far(500)}",
        "review": lambda: f"/review?offset={far(500)}",
        "events as JSON": lambda: f"/index.json?offset={far(counted['events'])}",
        "events as CSV": lambda: f"/index.csv?offset={far(counted['events'])}&limit=500",
    }


def _ids(data: object) -> list[str]:
    """The ids of the rows of a list, wherever in the data it stands."""
    if isinstance(data, dict):
        rows = data.get("rows")
        if isinstance(rows, list) and rows and isinstance(rows[0], dict) and "id" in rows[0]:
            return [str(r["id"]) for r in rows]
        return next((found for v in data.values() if (found := _ids(v))), [])
    return []


def measured(case: str, requests: int, port: int = 8499) -> Iterator[tuple[str, list[float], list[float], int]]:
    """Page, sorted milliseconds of the answers and of the core, largest answer in bytes; pages that are not there are passed over."""
    site = Site(case, port)
    try:
        for page, address in addresses(site, random.Random(5)).items():  # noqa: S311 - addresses, no secrets
            took, ran, size = [], [], 0
            status = site.get(address())[1]
            if status == 404:
                continue
            for _ in range(requests):
                path = address()
                before = site.busy()
                ms, status, body = site.get(path)
                if status != 200:
                    print(f"{path}: {status}", file=sys.stderr)
                took.append(ms)
                ran.append(site.busy() - before)
                size = max(size, len(body))
            yield page, sorted(took), sorted(ran), size
    finally:
        site.close()


def at(ordered: list[float], share: float) -> float:
    """The value at this share of the ordered ones."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def main() -> None:
    """Prints a line a page; exit status 1 where one is over what is promised."""
    requests = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    with tempfile.TemporaryDirectory() as folder:
        case = sys.argv[1] if len(sys.argv) > 1 else str(Path(folder) / "large.case")
        if len(sys.argv) < 2:
            subprocess.run([sys.executable, str(Path(__file__).with_name("case_rows.py")), case, "100000"], check=True)
        over = False
        print(f"{'':24} {'answer':>21} {'core':>21} {'largest':>10}")
        print(f"{'page':24} {'median':>10} {'95 %':>10} {'median':>10} {'95 %':>10} {'answer':>10}")
        for page, took, ran, size in measured(case, requests):
            # What the core was busy with counts: other programs make an answer late, not a page slow.
            late = at(ran, 0.5) > MEDIAN or at(ran, 0.95) > P95
            over = over or late
            figures = " ".join(f"{at(ms, share):7.1f} ms" for ms in (took, ran) for share in (0.5, 0.95))
            print(f"{page:24} {figures} {size / 1000:7.1f} kB{'  over' if late else ''}", flush=True)
    sys.exit(over)


if __name__ == "__main__":
    main()
