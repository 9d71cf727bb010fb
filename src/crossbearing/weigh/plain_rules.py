"""Rules of estimation without a model: as coders of conflict data work by hand, the median, the latest.

- ucdp: the figure that most independent sources give, the lower one of equals; low and high are the lowest and highest told.
  Högbladh, UCDP GED Codebook (best, low and high estimate; "the lower figure is used where sources do not allow a choice").
- acled: the lowest figure told, "dozens" and the like at their lower end. ACLED Codebook ("the most conservative estimate").
- airwars: the range from the lowest minimum to the highest maximum told; the minimum stands for the whole. Airwars methodology note.
- median: the middle of the numbers stated, the lower middle of an even number.
- latest: the figure of the latest moment; the later told among equals.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from crossbearing.weigh.ballot import Answer, Ballot, Rule, Vote, current, numeric, stated, voting
from crossbearing.weigh.figures import number
from crossbearing.weigh.moments import compare
from crossbearing.weigh.word_votes import by_most, even

# Older figures of a growing total, and a source's own earlier word, are left out before any of these rules looks (`current`).
Choice = Callable[[tuple[Vote, ...]], tuple[float, str]]


def lowest(votes: Sequence[Vote]) -> float:
    """The lowest number told; an upper bound alone tells no low."""
    lows = [v.low for v in votes if v.low is not None]
    return min(lows) if lows else 0.0


def highest(votes: Sequence[Vote]) -> float | None:
    """The highest number told; None where nobody told an upper side."""
    highs = [v.high for v in votes if v.high is not None]
    if not highs:
        return None
    return max(*highs, *(v.low for v in votes if v.low is not None), 0.0)


def _rule(choose: Choice) -> Rule:
    def rule(ballots: Sequence[Ballot]) -> list[Answer]:
        return [_answer(b, choose) for b in ballots]

    return rule


def _answer(ballot: Ballot, choose: Choice) -> Answer:
    now = current(ballot)
    votes = tuple(v for v in now if not v.stale) or now
    told = numeric(votes)
    if not told:
        return Answer(value=by_most(votes), why="the word most sources give", weights=even(ballot.votes))
    best, why = choose(told)
    high = highest(told)
    return Answer(
        min(lowest(told), best), best, high if high is None else max(high, best), None, why, even(ballot.votes)
    )


def _ucdp(votes: tuple[Vote, ...]) -> tuple[float, str]:
    count: dict[float, int] = {}
    for v in votes:
        value = v.low if v.low is not None else v.high
        assert value is not None  # noqa: S101 - by `numeric`
        count[value] = count.get(value, 0) + 1
    best = min(count, key=lambda x: (-count[x], x))
    return best, f"{count[best]} of {len(votes)} give {number(best)}"


def _acled(votes: tuple[Vote, ...]) -> tuple[float, str]:
    told = [v.low if v.low is not None else v.high for v in votes]
    best = min(x for x in told if x is not None)
    return best, "the most conservative figure told"


def _airwars(votes: tuple[Vote, ...]) -> tuple[float, str]:
    return lowest(votes), "the lowest minimum told, with the highest maximum"


def _median(votes: tuple[Vote, ...]) -> tuple[float, str]:
    told = sorted(x for v in votes if (x := stated(v)) is not None)
    return told[(len(told) - 1) // 2], f"the middle of {len(told)} figures"


def latest_rule(ballots: Sequence[Ballot]) -> list[Answer]:
    """The figure or word of the latest moment."""
    found = []
    for b in ballots:
        last: Vote | None = None
        for v in voting(b):
            if last is None or compare(v.moment, last.moment) in (0, 1, None):
                last = v
        if last is None:
            found.append(Answer())
            continue
        best, when = stated(last), f" on {last.moment}" if last.moment else ", the last told"
        low = last.low if last.low is not None or best is None else 0.0
        found.append(
            Answer(
                low,
                best,
                last.high,
                last.value if best is None else None,
                f"{last.source}{when}",
                {v.source: float(v is last) for v in b.votes},
            )
        )
    return found


ucdp: Rule = _rule(_ucdp)
acled: Rule = _rule(_acled)
airwars: Rule = _rule(_airwars)
median: Rule = _rule(_median)
