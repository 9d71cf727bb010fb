"""Streets, halls and villages that no gazetteer knows, put where the account says that they lie: in the town that it names with them.

UCDP codes them so (GED codebook 23.1, where_prec): the point is the town's, the precision 2 ("near a place"); a village of which only
the district is told has the district's point and precision 3. Without such words no point is given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.annotate.gazetteer import Entry
from crossbearing.annotate.gazetteer.entry import DISTRICT, TOWN
from crossbearing.annotate.toponyms.candidates import Candidate
from crossbearing.annotate.toponyms.words import listed

# What may stand between a place and its host: ", ", " in the town of ".
_DIRECT = re.compile(r", |,? (?:in|of) (?:the )?(?:[a-z-]+ )?(?:(?:city|town|district|county) of )?(?:[a-z]+ )?")
# How far back the town may have been named; no further than the paragraph that is read and the one before it.
_REACH = 1500


def is_in_town(name: str) -> bool:
    """Whether the name is that of a street, square, building or other site of a town."""
    words = name.split()
    return len(words) > 1 and (words[-1].rstrip(".") in listed("in_town") or words[-1] in listed("street"))


def hosts(text: str, found: Sequence[Candidate], meant: Sequence[Entry | None]) -> dict[int, Entry]:
    """For the index of each candidate without an entry the place that hosts it, where the account tells one."""
    out: dict[int, Entry] = {}
    for i, (c, e) in enumerate(zip(found, meant, strict=True)):
        if e is not None:
            continue
        following = _following(text, found, meant, i)
        if following is not None and following.kind in (TOWN, DISTRICT):
            out[i] = following
        elif is_in_town(text[c.start : c.end]) and (town := _town_before(found, meant, i, c.start) or _only(meant)):
            out[i] = town
    return out


def _following(text: str, found: Sequence[Candidate], meant: Sequence[Entry | None], i: int) -> Entry | None:
    """The place that follows right after ("Royal Street in Orford", "Nulev, Goris district")."""
    if i + 1 >= len(found) or (entry := meant[i + 1]) is None:
        return None
    gap = text[found[i].end : found[i + 1].start]
    if not (0 < len(gap) < 30 and _DIRECT.fullmatch(gap)):
        return None
    if gap.strip() == "," and not is_in_town(text[found[i].start : found[i].end]) and entry.kind != DISTRICT:
        return None  # "Nulev, Goris and Sisian" is a list
    return entry


def _town_before(found: Sequence[Candidate], meant: Sequence[Entry | None], i: int, start: int) -> Entry | None:
    """The town named last before the candidate."""
    for j in range(i - 1, -1, -1):
        if start - found[j].end > _REACH:
            return None
        entry = meant[j]
        if entry is not None and entry.kind == TOWN and entry.division is not None:
            return entry
    return None


def _only(meant: Sequence[Entry | None]) -> Entry | None:
    """The town of the account, where it names one alone."""
    towns = {e for e in meant if e is not None and e.kind == TOWN and e.division is not None}
    return next(iter(towns)) if len(towns) == 1 else None
