"""Whether a log is whole: every line carries the hash of the one before it and of itself."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.case.decisions.decision import FIRST, Decision, digest


def breaks(log: Sequence[Decision]) -> list[str]:
    """What is wrong with the log, a line each; nothing where it is whole. What was cut off at its end only a seal can tell."""
    out: list[str] = []
    previous, number = FIRST, 1
    for d in log:
        if d.number != number:
            out.append(f"decision {d.number}: expected decision {number} here; lines were taken out or moved")
        elif d.previous != previous:
            out.append(f"decision {d.number}: does not follow on the line before it; lines were taken out or changed")
        if _hash(d) != d.hash:
            out.append(f"decision {d.number}: is not what was recorded (its hash differs)")
        previous, number = d.hash, d.number + 1
    return out


def _hash(decision: Decision) -> str:
    try:
        return digest(decision)
    except ValueError:
        return ""
