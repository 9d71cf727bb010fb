"""How far reviewers agree: Krippendorff's alpha for nominal data.

Krippendorff, Content Analysis (2004), chapter 11: alpha = 1 - observed / expected disagreement, from the coincidences of values within units.
Units that only one reviewer judged count for nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

import msgspec

from crossbearing.case.decisions.conflicts import judgements, verdict
from crossbearing.case.decisions.decision import Decision


class Agreement(msgspec.Struct, frozen=True):
    """`alpha` is 1 for full agreement, 0 for what chance would give, None where it is not defined: nothing was judged by two reviewers, or
    all judgements are the same. `units` counts the things that two or more judged, `judgements` the judgements of these."""

    alpha: float | None
    units: int
    judgements: int
    reviewers: tuple[str, ...]
    differing: int


def agreement(standing: Sequence[Decision]) -> Agreement:
    """The agreement of the reviewers whose decisions stand."""
    rows = [r for r in judgements(standing).values() if len(r) > 1]
    values = [[verdict(d) for d in r.values()] for r in rows]
    return Agreement(
        nominal_alpha(values),
        len(rows),
        sum(map(len, rows)),
        tuple(sorted({author for r in rows for author in r})),
        sum(len(set(v)) > 1 for v in values),
    )


def nominal_alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha of the values given to each unit (one a judge, missing ones left out); None where it is not defined."""
    pairable = [u for u in units if len(u) > 1]
    totals: Counter[Hashable] = Counter(v for u in pairable for v in u)
    n = sum(totals.values())
    expected = n * n - sum(c * c for c in totals.values())
    if not expected:
        return None
    observed = 0.0
    for unit in pairable:
        counts = Counter(unit).values()
        observed += (len(unit) ** 2 - sum(c * c for c in counts)) / (len(unit) - 1)
    return 1 - (n - 1) * observed / expected
