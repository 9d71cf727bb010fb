"""The answer to a ballot of dates at different precisions: "27 March" and "27 March, 7.50" support each other."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.weigh.ballot import Answer, Vote
from crossbearing.weigh.moments import moment
from crossbearing.weigh.word_votes import even

# Places where a moment may be cut: year, month, day, hour, minute.
CUTS = (4, 7, 10, 13, 16)


def date_answer(votes: Sequence[Vote]) -> Answer:
    """The date most sources support, as precise as it is without a vote against it of equal weight: from year to minute, at each step the
    value most votes give, until two are level."""
    told = [(m, v) for v in votes if (m := moment(v.value)) and v.counts] or [
        (m, v) for v in votes if (m := moment(v.value))
    ]
    weights = even(votes)
    if not told:
        return Answer(weights=weights)
    best = ""
    for cut in CUTS:
        count: dict[str, float] = {}
        for m, v in told:
            if len(m) >= cut and m.startswith(best):
                count[m[:cut]] = count.get(m[:cut], 0.0) + (0.5 if v.doubtful else 1.0)
        ranked = sorted(count, key=lambda k: (-count[k], k))
        if not ranked or (len(ranked) > 1 and count[ranked[0]] == count[ranked[1]] and best):
            break
        best = ranked[0]
    support = sum(m.startswith(best) or best.startswith(m) for m, _ in told)
    return Answer(value=best, why=f"{support} of {len(told)} can be this date", weights=weights)
