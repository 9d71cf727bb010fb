"""Events that are part of others: the aftershock of a quake, the battle of a war, the town's protest in the country's unrest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.link.kinds import types_agree
from crossbearing.link.when import Days
from crossbearing.link.where import kilometres, nearness
from crossbearing.records import Location

# An aftershock comes within so many days and kilometres of the quake (Gardner and Knopoff 1974, for magnitude 7).
AFTERSHOCK_DAYS = 60
AFTERSHOCK_KM = 150.0
# A war whose end is not told is taken to go on so long.
WHOLE_DAYS = 3 * 366
A_YEAR = 366
# Kinds of long happenings, with the types that can be single ones in them.
WHOLES: dict[str, frozenset[str]] = {
    "war": frozenset(
        ["battle", "remote_violence", "explosion", "violence_against_civilians", "displacement", "blockade"]
    ),
    "season": frozenset(["disaster", "accident"]),
}
# Kinds of happenings with those that happen in the course of them or are brought about by them, within so many days and at the same place
# or near it: what a coder files under its own row and as a part.
COURSES: dict[str, tuple[frozenset[str], int]] = {
    "campaign": (frozenset(["battle", "airstrike", "shooting", "blast", "violence"]), 60),
    "quake": (frozenset(["landslide", "collapse", "fire", "leak"]), 2),
    "storm": (frozenset(["flood", "landslide", "collapse"]), 5),
    "flood": (frozenset(["landslide", "collapse"]), 5),
    "eruption": (frozenset(["landslide", "fire", "collapse"]), 30),
    "protest": (frozenset(["riot", "arrest"]), 0),
    "riot": (frozenset(["fire", "arrest", "shooting"]), 1),
    "walkout": (frozenset(["riot", "protest", "blockade", "fire"]), 60),
    "coup": (frozenset(["battle", "shooting", "curfew", "arrest"]), 7),
}


@dataclass(frozen=True, slots=True)
class Settled:
    """What decides whether an event is part of another."""

    id: str
    type: str
    kinds: frozenset[str]
    lemmas: frozenset[str]
    when: Days
    place: Location | None
    documents: frozenset[str]
    size: int


def parts_of_wholes(events: Sequence[Settled]) -> dict[str, str]:
    """{event id: the id of the event that it is part of}."""
    out: dict[str, str] = {}
    by_document: dict[str, list[Settled]] = {}
    for e in events:
        for d in sorted(e.documents):
            by_document.setdefault(d, []).append(e)
    for e in events:
        neighbours = {o.id: o for d in sorted(e.documents) for o in by_document[d] if o.id != e.id}
        wholes = [o for o in neighbours.values() if _is_part(e, o)]
        if wholes:
            out[e.id] = min(wholes, key=lambda o: (-o.size, o.id)).id
    return {k: v for k, v in out.items() if out.get(v) != k}


def _is_part(e: Settled, whole: Settled) -> bool:
    if e.lemmas & {"aftershock"} and "quake" in whole.kinds and "aftershock" not in whole.lemmas:
        near = kilometres(e.place, whole.place) if e.place and whole.place else None
        soon = e.when[0] is None or whole.when[0] is None or 0 <= e.when[0] - whole.when[0] <= AFTERSHOCK_DAYS
        return soon and (near is None or near <= AFTERSHOCK_KM)
    for kind, types in WHOLES.items():
        if kind in whole.kinds and kind not in e.kinds and e.type in types and _within(e, whole):
            return True
    if _in_the_course(e, whole):
        return True
    if e.place is None or whole.place is None or not types_agree(e.type, whole.type) or not e.kinds & whole.kinds:
        return False
    wide = (
        (whole.place.precision or 0) == 6 and (e.place.precision or 9) <= 4 and whole.place.country == e.place.country
    )
    ends = whole.when[1]
    return wide and _within(e, whole) and ends is not None and e.when[0] is not None and e.when[0] <= ends


def _in_the_course(e: Settled, whole: Settled) -> bool:
    """Whether an event happens in the course of another of a known kind: in its days, at its place or near it."""
    if e.place is None or whole.place is None or e.when[0] is None or whole.when[0] is None or e.kinds & whole.kinds:
        return False
    if nearness(e.place, whole.place) not in ("same", "near", "contained"):
        return False
    last = max(whole.when[0], whole.when[1] or whole.when[0])
    return any(
        kind in whole.kinds and e.kinds <= parts and whole.when[0] <= e.when[0] <= last + days
        for kind, (parts, days) in COURSES.items()
        if e.kinds
    )


def _within(e: Settled, whole: Settled) -> bool:
    """Whether the event lies in the whole's time and country, as far as they are known."""
    if (
        e.place is not None
        and whole.place is not None
        and e.place.country
        and whole.place.country
        and e.place.country != whole.place.country
    ):
        return False
    if e.when[0] is None or whole.when[0] is None:
        return False
    last = whole.when[1] if whole.when[1] is not None and whole.when[1] - whole.when[0] > A_YEAR else None
    return whole.when[0] <= e.when[0] <= (whole.when[0] + WHOLE_DAYS if last is None else last)
