"""Whether two locations are certainly different places."""

from __future__ import annotations

import math

from crossbearing.records import Location

# How far (km) the scene may lie from the point of a place, by its UCDP precision: an exact place and its street, a district, a division,
# an area or water, a country. Two places are apart where they lie farther from each other than their reaches together.
REACH_KM = {1: 8.0, 2: 25.0, 3: 50.0, 4: 150.0, 5: 300.0, 6: 800.0, 7: 300.0}
NEIGHBOURS_KM = 600.0  # between the middles of two countries at war with each other
_ADMIN1, _COUNTRY = 4, 6


def kilometres(a: Location, b: Location) -> float | None:
    """Great-circle distance (haversine, Earth radius 6371 km); None where a point is unknown."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    p, q = math.radians(a.latitude), math.radians(b.latitude)
    h = (
        math.sin((q - p) / 2) ** 2
        + math.cos(p) * math.cos(q) * math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    )
    return 2 * 6371 * math.asin(min(1.0, math.sqrt(h)))


def holds(a: Location, b: Location) -> bool:
    """Whether `a` is a country or a division in which `b` lies."""
    if a.precision == _COUNTRY:
        return a.country is not None and a.country == b.country
    if a.precision in (3, _ADMIN1, 5):
        return a.admin1 is not None and a.admin1 == b.admin1 and a.country == b.country
    return False


def of_other_lands(a: Location, b: Location) -> bool:
    """Whether two places of wars lie in different countries that do not touch, as far as their points tell."""
    if a.country is None or b.country is None or a.country == b.country:
        return False
    far = kilometres(a, b)
    return far is not None and far > NEIGHBOURS_KM


def apart(a: Location, b: Location) -> bool:
    """Whether two locations cannot be the same scene. Where the gazetteer knows too little, different names are not enough."""
    if (a.geonameid is not None and a.geonameid == b.geonameid) or a.name.lower() == b.name.lower():
        return False
    if holds(a, b) or holds(b, a):
        return False
    far = kilometres(a, b)
    return far is not None and far > REACH_KM.get(a.precision or 1, 8.0) + REACH_KM.get(b.precision or 1, 8.0)
