"""Places: toponyms in a text, and the place of an event."""

from __future__ import annotations

import msgspec

from crossbearing.records.shown import Shown


class Place(msgspec.Struct, frozen=True):
    """A toponym. `precision` is the UCDP code: 1 exact, 2 near, 3 second-order and 4 first-order division, 5 other area,
    6 country, 7 sea or air. `country` is ISO 3166-1 alpha-2, `admin1` the division's English name in full. Coordinates are
    WGS 84 degrees, the point that GeoNames (or, for regions that it lacks, the project's own list) gives."""

    start: int
    end: int
    name: str
    geonameid: int | None
    latitude: float | None
    longitude: float | None
    country: str | None
    admin1: str | None
    precision: int | None


class Location(Shown, frozen=True):
    """The place of an event, without the words."""

    name: str
    admin1: str | None
    country: str | None
    geonameid: int | None
    latitude: float | None
    longitude: float | None
    precision: int | None


def location(place: Place) -> Location:
    """The place named by a toponym, without its span."""
    return Location(
        place.name, place.admin1, place.country, place.geonameid, place.latitude, place.longitude, place.precision
    )
