"""Makes a case of invented events with known truth, or holds what the program made of one against that truth.

    python bench/generator make N OUT.jsonl [--seed S] [--short] [--skew K] [--events-a-day E]
    python bench/generator score TRUTH.jsonl [--annotations A.jsonl] [--record RECORD.json]

The truth is written beside the case (OUT.truth.jsonl): a row a document (event, claims with the span of their sentence, whose copy it is)
and a row an event (type, place, date, the toll over time). The same N, seed and options give the same bytes; a smaller N gives the
beginning of a larger case.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from generator.stream import EVENTS_A_DAY, Settings, case


def main() -> None:
    """Runs one of the two."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("make", help="make a case")
    make.add_argument("documents", type=int)
    make.add_argument("out", type=Path)
    make.add_argument("--seed", type=int, default=1)
    make.add_argument("--short", action="store_true", help="accounts of about 50 words")
    make.add_argument("--skew", type=int, default=0, help="so many papers carry one agency's story")
    make.add_argument("--events-a-day", type=int, default=EVENTS_A_DAY)
    score = commands.add_parser("score", help="hold a record or annotations against the truth")
    score.add_argument("truth", type=Path)
    score.add_argument("--annotations", type=Path)
    score.add_argument("--record", type=Path)
    args = parser.parse_args()
    if args.command == "score":
        from generator.score import scores

        print(json.dumps(scores(args.truth, args.annotations, args.record), indent=1))
        return
    written = write(Settings(args.documents, args.seed, args.short, args.skew, args.events_a_day), args.out)
    print(f"{args.out}: {written['documents']} documents, {written['events']} events, {written['words']} words, {written['claims']} claims")  # fmt: skip


def write(settings: Settings, out: Path) -> dict[str, int]:
    """Writes the case and its truth; what was written, counted."""
    count = {"documents": 0, "events": 0, "words": 0, "claims": 0}
    with out.open("w", encoding="utf-8") as rows, truth_of(out).open("w", encoding="utf-8") as truths:
        for made in case(settings):
            if isinstance(made, dict):
                count["events"] += 1
                truths.write(json.dumps(made, ensure_ascii=False) + "\n")
                continue
            count["documents"] += 1
            count["words"] += made.truth["words"]
            count["claims"] += len(made.truth["claims"])
            rows.write(json.dumps(made.row, ensure_ascii=False) + "\n")
            truths.write(json.dumps(made.truth, ensure_ascii=False) + "\n")
    return count


def truth_of(case_file: Path) -> Path:
    """The file of the truth of a case."""
    return case_file.with_suffix(".truth.jsonl")


if __name__ == "__main__":
    main()
