"""In which division it happened: a place that bears a name of many is taken where the rest of the account is.

"A shooting in Lakeland" is resolved by the words beside it; an account that names ten places of one state and, by that reading, one of
another has been misread. What whole accounts name therefore speaks for or against the division of the place that their event mentions give.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crossbearing.records import Annotations, Location, location

# UCDP precision up to which a place is a town or something in it, and up to which it lies in one division.
TOWN, DIVISION = 2, 4
# Characters of the head of an account, where the town stands, and the mentions that one there counts for besides its own.
HEAD, HEAD_COUNTS = 600, 2
# Places kept of one account, those told most often.
MOST = 12
# A division must have such a share of all that the accounts name, and be told so many times as often as that of the place found.
# On reports of shootings 2 gives .845 of the states right and 3 gives .825, the majority alone .868, and without it .722 are; a majority
# that is no more than that may be the government's seat.
SHARE, TIMES = 0.3, 2.0

Division = tuple[str | None, str]


class Told(NamedTuple):
    """A place that an account names, its share of all places named there, and its weight with the head counting more."""

    place: Location
    share: float
    weight: int


def told_places(account: Annotations) -> tuple[Told, ...]:
    """The places of an account that lie in one division, those told most often first."""
    counts: dict[tuple[str, int | None], list[int]] = {}
    first: dict[tuple[str, int | None], Location] = {}
    total = 0
    for p in account.places:
        if p.admin1 is None or p.precision is None or p.precision > DIVISION:
            continue
        key = (p.name, p.geonameid)
        first.setdefault(key, location(p))
        row = counts.setdefault(key, [0, 0])
        row[0] += 1
        row[1] += 1 + (HEAD_COUNTS if p.start < HEAD else 0)
        total += 1
    order = sorted(counts, key=lambda k: (-counts[k][1], -counts[k][0], k[0], k[1] or 0))[:MOST]
    return tuple(Told(first[k], counts[k][0] / total, counts[k][1]) for k in order)


def in_told_region(found: Location, event_places: Sequence[Location], accounts: Sequence[Sequence[Told]]) -> Location:
    """The place found, or where the accounts chiefly are in another division, the place of the event told there, else the town told most."""
    if found.admin1 is None or found.precision is None or found.precision > DIVISION:
        return found
    votes: dict[Division, float] = {}
    for told in accounts:
        for t in told:
            division = (t.place.country, t.place.admin1 or "")
            votes[division] = votes.get(division, 0.0) + t.share
    if not votes:
        return found
    best = min(votes, key=lambda d: (-votes[d], d[0] or "", d[1]))
    own = votes.get((found.country, found.admin1), 0.0)
    if votes[best] < SHARE * sum(votes.values()) or votes[best] <= TIMES * own:
        return found
    for p in event_places:
        if (p.country, p.admin1) == best and (p.precision or DIVISION) <= TOWN:
            return p
    return _most_told(best, accounts) or found


def _most_told(division: Division, accounts: Sequence[Sequence[Told]]) -> Location | None:
    weights: dict[tuple[str, int], float] = {}
    place: dict[tuple[str, int], Location] = {}
    for told in accounts:
        for t in told:
            if (t.place.country, t.place.admin1) == division and (t.place.precision or DIVISION) <= TOWN:
                key = (t.place.name, t.place.geonameid or 0)
                weights[key] = weights.get(key, 0.0) + t.weight
                place.setdefault(key, t.place)
    return place[min(weights, key=lambda k: (-weights[k], k))] if weights else None
