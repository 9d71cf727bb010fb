"""Words a second of `annotate` against the bare spaCy pipeline over the same texts, in pairs in one process on one core.

    python bench/speed.py [--pairs N] [FOLDER of .txt files]

Without a folder the bundled demo accounts are read, repeated to about 20,000 words. The figure to quote is the median ratio: it does not
depend on the machine.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import spacy

from crossbearing.annotate import annotate
from crossbearing.annotate.parser import DEFAULT_MODEL
from crossbearing.read import ReadDocument, read_sources

WORDS = 20_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=str(Path(__file__).parents[1] / "src/crossbearing/demo/accounts"))
    parser.add_argument("--pairs", type=int, default=5)
    args = parser.parse_args()
    documents = [r.document for r in read_sources([args.folder]) if isinstance(r, ReadDocument)]
    words = sum(len(d.text.split()) for d in documents)
    if not words:
        sys.exit(f"{args.folder}: no text to read")
    documents *= max(1, WORDS // words)
    words = sum(len(d.text.split()) for d in documents)
    bare = spacy.load(DEFAULT_MODEL)
    paragraphs = [p for d in documents for p in d.text.split("\n") if p.strip()]
    # One round of each unmeasured, so that tables and caches are filled for both.
    list(annotate(documents[:2])), list(bare.pipe(paragraphs[:20]))
    ratios, ours, theirs = [], [], []
    for number in range(args.pairs):
        begun = time.perf_counter()
        list(bare.pipe(paragraphs))
        middle = time.perf_counter()
        list(annotate(documents))
        ended = time.perf_counter()
        theirs.append(words / (middle - begun))
        ours.append(words / (ended - middle))
        ratios.append(ours[-1] / theirs[-1])
        print(
            f"pair {number + 1}: parser alone {theirs[-1]:7.0f} words/s, annotate {ours[-1]:7.0f} words/s, ratio {ratios[-1]:.2f}"
        )
    print(
        f"{words} words; median parser alone {statistics.median(theirs):.0f}, annotate {statistics.median(ours):.0f} words/s; "
        f"ratio {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
    )


if __name__ == "__main__":
    main()
