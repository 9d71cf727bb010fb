"""One more account for a kept case: how long its annotation and the bringing up to date of the record take. Prints JSON.

python bench/yardstick/increment.py CASE.db MORE.jsonl
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from statistics import median

from crossbearing.case.intake import take_in
from crossbearing.case.store import Case
from crossbearing.engine import annotated
from crossbearing.read import ReadDocument, read_sources


def main() -> None:
    """For each account of MORE: seconds of annotating, of keeping it, and of the record."""
    path, more = sys.argv[1:3]
    reads = [r for r in read_sources([more]) if isinstance(r, ReadDocument)]
    # The model is loaded by an account that is not counted.
    list(annotated(reads[:1]))
    rows = []
    for read in reads:
        begun = time.perf_counter()
        known = list(annotated([read]))
        read_at = time.perf_counter()
        with Case(path) as case:
            # What was found is handed over when its document is asked for.
            take_in(case, [read], lambda reads, k=known: (account for _, account in zip(reads, k, strict=True)))
            case.freshen()
        ended = time.perf_counter()
        rows.append((read_at - begun, ended - read_at))
    print(
        json.dumps(
            {
                "accounts": len(rows),
                "annotate_seconds": round(median(a for a, _ in rows), 3),
                "record_seconds": round(median(b for _, b in rows), 3),
                "record_seconds_most": round(max(b for _, b in rows), 3),
                "case_mb": round(Path(path).stat().st_size / 1e6),
                "peak_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
            }
        )
    )


if __name__ == "__main__":
    main()
