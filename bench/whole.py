"""Reconciles annotated accounts, as many as are asked for, and writes the record: seconds of processor and memory after each stage, and the peak.

    python bench/whole.py ANNOTATIONS.jsonl [N] [-o RECORD.json]

Every figure is of this process alone. Accounts lie on disk, whatever their number, so that growth can be read from small runs.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import msgspec

from crossbearing.engine.giving_back import give_back
from crossbearing.engine.spool import Spool
from crossbearing.link import link
from crossbearing.publish.exports.record_pieces import record_pieces
from crossbearing.records import Annotations
from crossbearing.weigh import weigh


def accounts(path: str, number: int | None) -> Iterator[Annotations]:
    """The first so many accounts of a file that `crossbearing annotate` wrote."""
    decoder = msgspec.json.Decoder(Annotations)
    with Path(path).open("rb") as file:
        yield from map(decoder.decode, islice(file, number))


def held() -> dict[str, int]:
    """MiB that the process holds now, and has held at most."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"mib": pages * resource.getpagesize() // 2**20, "peak_mib": peak // 1024}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annotations")
    parser.add_argument("number", nargs="?", type=int)
    parser.add_argument("-o", "--output", default=os.devnull)
    args = parser.parse_args()
    begun = time.process_time()

    def stage(name: str, **more: int) -> None:
        nonlocal begun
        print(
            json.dumps({"stage": name, "seconds": round(time.process_time() - begun, 1), **held(), **more}), flush=True
        )
        begun = time.process_time()

    with Spool(accounts(args.annotations, args.number)) as spool:
        stage("spool", accounts=len(spool), disk_mib=spool.bytes // 2**20)
        links = link(spool)
        stage("link", entities=len(links.entities), events=len(links.events), copies=len(links.copies))
        give_back()
        record = weigh(spool, links)
        stage("weigh", claims=len(record.claims), relations=len(record.relations))
        with Path(args.output).open("wb") as file:
            written = sum(map(file.write, record_pieces(record)))
        stage("write", record_mib=written // 2**20)


if __name__ == "__main__":
    main()
