"""Each verb after `annotate`, one after the other in a process of its own, over kept annotations. Prints JSON.

python bench/yardstick/verbs.py CASE.jsonl ANNOTATIONS.jsonl RECORD.json
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from crossbearing.link import link
from crossbearing.read import read_sources
from crossbearing.records import Annotations
from crossbearing.weigh import weigh


def main() -> None:
    """Seconds of the processor and of the clock, and the peak of the process after each."""
    case, annotated, out = map(Path, sys.argv[1:4])
    told: dict[str, Any] = {}

    def timed(name: str, verb: Callable[[], Any]) -> Any:
        begun, busy = time.perf_counter(), time.process_time()
        made = verb()
        told[name] = {
            "seconds": time.perf_counter() - begun,
            "core_seconds": time.process_time() - busy,
            "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
        return made

    timed("read", lambda: sum(1 for _ in read_sources([str(case)])))
    decoder = msgspec.json.Decoder(Annotations)
    with annotated.open("rb") as lines:
        accounts = [decoder.decode(line) for line in lines]
    timed("held", lambda: None)
    links = timed("link", lambda: link(accounts))
    record = timed("weigh", lambda: weigh(accounts, links))
    timed("publish", lambda: out.write_bytes(msgspec.json.encode(record)))
    told["claims"], told["events"], told["copies"] = len(record.claims), len(record.events), len(record.copies)
    print(json.dumps(told))


if __name__ == "__main__":
    main()
