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

# Others' figures must be so many times greater: 94 beside 104 is another count of the same.
SMALLER = 1.25
# Length of a moment told to the day.
DAY = len("2031-05-02")


def local_counters(group: Sequence[Said]) -> frozenset[str]:
    """Documents whose own figures in this group are of something smaller: the latest, and as many as not, are below what
    any other gave on the last day before."""
    rows = [s for s in group if s.figure is not None and s.claim.attribute in GROWING and not s.scope.individual]
    real = [s for s in rows if s.claim.factuality not in UNREAL | {"denied"} and not s.range.zero and s.effective]
    greatest: dict[str, dict[str, float]] = {}
    for s in sorted(real, key=lambda s: (s.speaker.own, s.range.low if s.speaker.own else -s.range.low)):
        # The last one stays: the greatest in the account's own voice, where there is none the smallest that it quotes.
        greatest.setdefault((s.effective or "")[:DAY], {})[s.document] = s.range.low
    days = sorted(d for d in greatest if len(d) == DAY)
    votes: dict[str, list[int]] = {}
    for s in _running_totals([s for s in real if s.speaker.own]):
        if not party(s.speaker):
            votes.setdefault(s.document, []).append(_vote(s, greatest, days))
    return frozenset(d for d, told in votes.items() if told[-1] > 0 and sum(told) >= 0)


def _running_totals(rows: Sequence[Said]) -> list[Said]:
    """The figures that no greater one of the same account, for the same day or one before, makes a part."""
    highest: dict[str, float] = {}
    kept = []
    for s in sorted(rows, key=lambda s: ((s.effective or "")[:DAY], -s.range.high)):
        if s.range.high >= highest.get(s.document, 0.0):
            highest[s.document] = s.range.high
            kept.append(s)
    return kept


def _vote(s: Said, greatest: dict[str, dict[str, float]], days: Sequence[str]) -> int:
    """1 where the figure is below all that others gave on the last day before, -1 where it is not, 0 where nobody gave one."""
    at = bisect_left(days, (s.effective or "")[:DAY])
    for day in reversed(days[:at]):
        others = [high for document, high in greatest[day].items() if document != s.document]
        if others:
            return 1 if min(others) > SMALLER * s.range.high else -1
    return 0


def apart(a: Said, b: Said, local: frozenset[str]) -> bool:
    """Whether one of two claims is a local counter's own figure and the other stands elsewhere."""
    return a.document != b.document and any(s.document in local and s.speaker.own for s in (a, b))
