"""Papers that count something smaller without saying so.

A town's paper gives eleven dead, "all of this district" a paragraph before or after, when everybody gave seventeen the day before: its
figures are kept apart from the others'.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from crossbearing.weigh.relate_figures import GROWING, UNREAL
from crossbearing.weigh.said import Said
from crossbearing.weigh.speakers import party

# Length of a moment told to the day.
DAY = len("2031-05-02")


def local_counters(group: Sequence[Said]) -> frozenset[str]:
    """Documents whose own figures in this group are of something smaller: below all that others gave on the last day before."""
    rows = [s for s in group if s.figure is not None and s.claim.attribute in GROWING and not s.scope.individual]
    real = [s for s in rows if s.claim.factuality not in UNREAL | {"denied"} and not s.range.zero and s.effective]
    lowest: dict[str, dict[str, float]] = {}
    for s in real:
        told = lowest.setdefault((s.effective or "")[:DAY], {})
        told[s.document] = min(told.get(s.document, s.range.low), s.range.low)
    days = sorted(d for d in lowest if len(d) == DAY)
    return frozenset(s.document for s in real if s.speaker.own and not party(s.speaker) and _below(s, lowest, days))


def _below(s: Said, lowest: dict[str, dict[str, float]], days: Sequence[str]) -> bool:
    at = bisect_left(days, (s.effective or "")[:DAY])
    for day in reversed(days[:at]):
        others = [low for document, low in lowest[day].items() if document != s.document]
        if others:
            return min(others) > s.range.high
    return False


def apart(a: Said, b: Said, local: frozenset[str]) -> bool:
    """Whether one of two claims is a local counter's own figure and the other stands elsewhere."""
    return a.document != b.document and any(s.document in local and s.speaker.own for s in (a, b))
