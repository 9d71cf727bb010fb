"""Two accounts of a large case that tell of two occasions: a town has its accident this year and its fire the next."""

from __future__ import annotations

from crossbearing.link.evidence import WEEK
from crossbearing.link.incidents import Incident
from crossbearing.link.when import gap, is_known, is_precise

# An account is news of its day for so many days; later it looks back, on a trial or an anniversary.
FRESH_DAYS = 7


def two_occasions(a: Incident, b: Incident) -> bool:
    """Whether what two accounts are chiefly about lies more than a week apart, and nothing tells of one story: no name in common but the
    place's, while they were other kinds of things or both were news; or both were news, of other kinds, without a person in common."""
    if not (is_known(a.when) and is_known(b.when)) or gap(a.when, b.when) <= WEEK:
        return False
    other_kind, both_news = not a.kinds & b.kinds, _is_news(a) and _is_news(b)
    spots = {s for s in (*a.spots, *b.spots) if s}
    if not (a.entities & b.entities) - spots:
        return other_kind or both_news
    return other_kind and both_news and not a.people & b.people


def _is_news(a: Incident) -> bool:
    """Whether the account came out within days of what it tells."""
    return (
        a.published is not None
        and a.when[0] is not None
        and is_precise(a.when)
        and abs(a.published - a.when[0]) <= FRESH_DAYS
    )
