"""What a rule of estimation is given and what it answers: votes on one attribute of one object."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import msgspec

from crossbearing.weigh.moments import compare


class Vote(msgspec.Struct, frozen=True):
    """What one source gives: a figure `low..high` (None where open) or a word. `counts` is false for a copy of another vote;
    `moment` is an ISO date, None where unknown; `doubtful` is what the account itself puts in doubt; `stale` an older figure of a growing
    total (set by `current`)."""

    source: str
    low: float | None = None
    high: float | None = None
    value: str | None = None
    moment: str | None = None
    counts: bool = True
    doubtful: bool = False
    stale: bool = False


class Ballot(msgspec.Struct, frozen=True):
    """All votes on one attribute of one object, in order of telling. `grows` marks a cumulative figure: older votes are floors;
    `stock` one that rises and falls: older votes say nothing of the latest moment."""

    votes: tuple[Vote, ...]
    grows: bool = False
    stock: bool = False


class Answer(msgspec.Struct, frozen=True):
    """`low <= best <= high` (high None where nobody told an upper side), or `value` for a word; `weights` of the sources, 0..1."""

    low: float | None = None
    best: float | None = None
    high: float | None = None
    value: str | None = None
    why: str = ""
    weights: dict[str, float] = {}


# A rule answers all ballots at once, so that it can learn over them; one answer a ballot, in their order.
Rule = Callable[[Sequence[Ballot]], list[Answer]]

# "About N" is read as 0.9N..1.1N (docs/formats.md#figures); such a range states its middle.
ABOUT = 1.1 / 0.9
ABOUT_SLACK = 0.02


def stated(vote: Vote) -> float | None:
    """The number a vote stands for: the figure, the bound, the middle of "about", the upper end of "nearly", the middle of a range."""
    low, high = vote.low, vote.high
    if low is None or high is None:
        return high if low is None else low
    if low < high and math.ceil(0.9 * (high + 1) - 1e-9) == low:
        return high
    return low if low == high else (low + high) / 2


def voting(ballot: Ballot) -> tuple[Vote, ...]:
    """The votes that count; all of them where none does (a copy whose original is not there)."""
    return tuple(v for v in ballot.votes if v.counts) or ballot.votes


def numeric(votes: Sequence[Vote]) -> tuple[Vote, ...]:
    """The votes that give a figure."""
    return tuple(v for v in votes if v.low is not None or v.high is not None)


def current(ballot: Ballot) -> tuple[Vote, ...]:
    """The votes as of the latest moment: each source's last word only; in a growing total, older figures turn into floors; of a state
    of the moment, older figures are left out."""
    votes = voting(ballot)
    if len(votes) == 1:
        return votes
    last: dict[str, Vote] = {}
    for v in votes:
        known = last.get(v.source)
        if known is None or compare(v.moment, known.moment) != -1:
            last.pop(v.source, None)
            last[v.source] = v
    kept = tuple(last.values())
    if not (ballot.grows or ballot.stock):
        return kept
    latest: str | None = None
    for v in kept:
        latest = v.moment if latest is None or compare(v.moment, latest) == 1 else latest
    if ballot.stock:
        return tuple(v for v in kept if compare(v.moment, latest) != -1)
    return tuple(
        msgspec.structs.replace(v, high=None, stale=True)
        if v.low is not None and compare(v.moment, latest) == -1
        else v
        for v in kept
    )
