"""Events on the map: their marks as places, drawn, and said in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from urllib.parse import quote, urlencode

import msgspec
from markupsafe import Markup

from crossbearing.case.reading.rows import EventMark
from crossbearing.publish import map as maps
from crossbearing.publish import wording
from crossbearing.publish.map_plan import Place, plan
from crossbearing.records import Event, Location
from crossbearing.web.pictures.map import drawn

WIDTH, HEIGHT = 470, 300
# With more places than these they are counted, not named, below the map.
_FEW = 12


class Mapped(msgspec.Struct, frozen=True):
    """The drawing, the sentence that says what it shows, and the names of places that it does not name."""

    svg: Markup
    says: str
    unnamed: str
    outside: str


def mapped(marks: Sequence[EventMark]) -> Mapped | None:
    """The map of the marks that have a place; None where none has."""
    found = maps.places([e for m in marks if (e := _event(m))])
    if not found:
        return None
    view = plan(found, WIDTH, HEIGHT, steps=True)
    says = maps.sentence(found) if len(found) <= _FEW else _counted(found)
    says = says[:1].upper() + says[1:]
    unnamed = list(dict.fromkeys(p.location.name for p in view.unnamed))
    outside = list(dict.fromkeys(p.location.name for p in view.outside))
    return Mapped(drawn(view, "map", says, _href), says, _some(unnamed), _some(outside))


def _counted(found: Sequence[Place]) -> str:
    """Many places: how many of each precision."""
    counts = Counter(p.location.precision or 0 for p in found)
    each = [f"{wording.PLACES.get(precision, 'precision not told')} {n}" for precision, n in sorted(counts.items())]
    return f"{wording.count(len(found), 'place')}: {', '.join(each)}"


def _event(m: EventMark) -> Event | None:
    if m.place is None or m.latitude is None or m.longitude is None:
        return None
    at = Location(m.place, None, m.country, None, m.latitude, m.longitude, m.precision)
    # The map asks of an event where it is and how many accounts tell of it, no more.
    return Event(m.id, m.type, m.label, m.start, m.end, at, (), None, ("",) * m.accounts, ())


def _href(place: Place) -> str:
    """To the event of the place, or to its events where there are several."""
    if len(place.events) == 1:
        return f"/events/{quote(place.events[0].id, safe='')}"
    return f"/?{urlencode({'q': place.location.name})}"


def _some(names: Sequence[str], most: int = 5) -> str:
    more = len(names) - most
    return wording.listed([*names[:most], *([f"{more} more"] if more > 0 else [])])
