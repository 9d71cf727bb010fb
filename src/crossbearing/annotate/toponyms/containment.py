"""What the account says of where a place lies: "Paris, Texas", "Jibou, Salaj County, Romania", "Gori (Georgia)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.annotate.gazetteer import Entry, Gazetteer
from crossbearing.annotate.toponyms.candidates import Candidate
from crossbearing.annotate.toponyms.distance import kilometres
from crossbearing.annotate.toponyms.words import post_codes

_CHAIN = re.compile(r",? ?\(?(?:in |in the )?(?:[a-z-]+ (?:part of|of) )?(?:the )?")
_POST = re.compile(r", ?([A-Z]{2})\b")
# No more characters stand between a place and its region.
FURTHEST = 30
# A town in a county lies this near to the middle of the county's towns; a district of a big country is larger, but rarely named so.
DISTRICT_REACH_KM = 120.0


def inside(entry: Entry, holder: Entry) -> bool:
    """Whether `entry` can lie in `holder`."""
    if entry is holder or holder.kind == "town":
        return False
    if holder.kind == "country":
        return entry.country == holder.country and entry.kind != "country"
    if holder.kind == "division":
        return entry.division == holder.division and entry.kind in ("town", "district")
    if holder.kind == "district":
        near = kilometres((entry.latitude, entry.longitude), (holder.latitude, holder.longitude)) < DISTRICT_REACH_KM
        return entry.kind == "town" and entry.division == holder.division and near
    return False


def region_after(text: str, found: Sequence[Candidate], i: int) -> tuple[Entry, ...]:
    """The readings as a region of what follows right after a candidate ("X in Y district", "X, Y")."""
    if i + 1 >= len(found) or not 0 < found[i + 1].start - found[i].end < FURTHEST:
        return ()
    gap = text[found[i].end : found[i + 1].start]
    if gap[0] not in ", (" or not _CHAIN.fullmatch(gap):
        return ()
    return tuple(e for e in found[i + 1].entries if e.kind != "town")


def holders(text: str, found: list[Candidate], places: Gazetteer) -> dict[int, tuple[Entry, ...]]:
    """For the index of each candidate that a region follows ("X, Y"), the entries of that region."""
    held: dict[int, tuple[Entry, ...]] = {}
    for i, c in enumerate(found):
        if regions := region_after(text, found, i):
            if c.entries and any(e.kind == "country" and e.main for e in c.entries):
                # "Mexico, the United States and Canada" is a list; only a division can hold a country's namesake ("Mexico, Mo.").
                regions = tuple(e for e in regions if e.kind in ("division", "district"))
            if any(inside(e, r) for e in c.entries for r in regions):
                held[i] = regions
                continue
        if (
            (m := _POST.match(text, c.end))
            and (code := post_codes().get(m.group(1)))
            and (entry := places.division(code))
        ):
            held[i] = (entry,)
    return held
