"""Happenings that last: accounts date the beginning of one war or blockade differently, by months or years."""

from __future__ import annotations

from crossbearing.link.incidents import Incident
from crossbearing.link.when import gap, is_known

# Days by which accounts may date the beginning of one happening of that kind apart: historians begin a war with its first killings, its
# declaration or its first battle; a blockade tightens by steps; a strike spreads; a curfew is announced, in force and prolonged.
SLIPS = {"war": 730, "blockade": 250, "walkout": 60, "curfew": 10}


def lasting_slip(a: Incident, b: Incident) -> int:
    """Days by which the beginnings of two incidents may differ though they are one that lasts; 0 where they tell no such thing."""
    common = a.kinds & b.kinds & SLIPS.keys()
    if not common or a.main or b.main or a.open != b.open:
        return 0
    return max(SLIPS[k] for k in common)


def lasts(a: Incident, b: Incident) -> str | None:
    """The kind of one lasting happening that two incidents tell, as far as their times allow it."""
    slip = lasting_slip(a, b)
    if not slip or not (is_known(a.when) and is_known(b.when)) or gap(a.when, b.when) > slip:
        return None
    return min(a.kinds & b.kinds & SLIPS.keys())
