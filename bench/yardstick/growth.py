"""Seconds, memory and accuracy over cases of growing size, and the exponent by which the seconds grow."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from generator.__main__ import truth_of
from generator.score import scores
from yardstick.cases import made, words
from yardstick.child import crossbearing, own

VERBS = ("read", "annotate", "link", "weigh", "publish", "whole")


def at_size(folder: Path, documents: int, tell: Callable[[str], None]) -> dict[str, Any]:
    """All verbs over one case. Seconds are the processor's: what else the machine does is no part of them."""
    case = made(folder, documents)
    annotated, record, whole = (
        folder / f"{documents}.{ending}" for ending in ("annotations.jsonl", "record.json", "whole.json")
    )
    took = crossbearing("annotate", case, out=annotated)
    tell(f"{documents}: annotate {took.core_seconds:.1f} s, {took.peak_mib:.0f} MiB")
    told = own("verbs", case, annotated, record)
    all_in_one = crossbearing("reconcile", case, "--json", whole)
    seconds = {v: told[v]["core_seconds"] for v in ("read", "link", "weigh", "publish")}
    seconds |= {"annotate": took.core_seconds, "whole": all_in_one.core_seconds}
    peak = {v: told[v]["peak_mib"] for v in ("link", "weigh")} | {
        "annotate": took.peak_mib,
        "whole": all_in_one.peak_mib,
    }
    found = {
        "words": words(case), "claims": told["claims"], "events": told["events"], "copies": told["copies"],
        "seconds": {v: round(seconds[v], 3) for v in VERBS}, "peak_mib": {v: round(m) for v, m in sorted(peak.items())},
        "clock_seconds_of_the_whole": round(all_in_one.seconds, 1), "accuracy": scores(truth_of(case), annotated, record),
        # One record by the command and by the verbs one after the other, or the figures are of two programs.
        "same_record": _same(record, whole),
    }  # fmt: skip
    tell(f"{documents}: " + ", ".join(f"{v} {s:.1f} s" for v, s in found["seconds"].items()))
    for path in (annotated, record, whole):
        path.unlink()
    return found


def exponents(sizes: dict[int, dict[str, Any]]) -> dict[str, dict[str, float]]:
    """For each verb the slope of the straight line through the logarithms of size and seconds (least squares), and that between the last two sizes."""
    ordered = sorted(sizes)
    if len(ordered) < 2:
        return {}
    found = {}
    for verb in ("annotate", "link", "weigh", "whole"):
        seconds = [max(1e-3, sizes[n]["seconds"][verb]) for n in ordered]
        found[verb] = {
            "fitted": round(slope(ordered, seconds), 3),
            "last_doubling": round(slope(ordered[-2:], seconds[-2:]), 3),
        }
    return found


def slope(x: Sequence[float], y: Sequence[float]) -> float:
    """The exponent b of y = a * x**b, by least squares over the logarithms."""
    u, v = [math.log(n) for n in x], [math.log(n) for n in y]
    middle_u, middle_v = sum(u) / len(u), sum(v) / len(v)
    return sum((a - middle_u) * (b - middle_v) for a, b in zip(u, v, strict=True)) / sum((a - middle_u) ** 2 for a in u)


def _same(a: Path, b: Path) -> bool:
    """Whether two records are one, whatever their white space."""
    return bool(msgspec.json.decode(a.read_bytes()) == msgspec.json.decode(b.read_bytes()))
