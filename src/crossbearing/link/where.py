"""How two places of events lie to each other."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Literal

from crossbearing.link.body_names import body_tokens
from crossbearing.records import Location

EARTH_KM = 6371.0
# Two towns of one event (a bridge between them, a village by its town) lie no further apart.
NEAR_KM = 35.0
FAR_KM = 80.0
Nearness = Literal["same", "contained", "near", "country", "apart"]


def kilometres(a: Location, b: Location) -> float | None:
    """Great-circle distance, None where a point is not known."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    p, q = radians(a.latitude), radians(b.latitude)
    x = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, x)))


def _fine(a: Location) -> int:
    return a.precision if a.precision is not None else 5


def nearness(a: Location, b: Location) -> Nearness | None:
    """How the places lie: the same, one in the other, near, only in one country, apart; None where nothing can be said."""
    if (a.geonameid is not None and a.geonameid == b.geonameid) or body_tokens(a.name) == body_tokens(b.name):
        return "country" if _fine(a) >= 6 and _fine(b) >= 6 else "same"
    if a.country and b.country and a.country != b.country:
        return "apart"
    coarse, fine = sorted((a, b), key=_fine, reverse=True)
    if _fine(coarse) == 6:
        return "country" if coarse.country == fine.country else None
    if _fine(coarse) in (3, 4) and coarse.admin1 and coarse.admin1 == fine.admin1:
        return "contained"
    distance = kilometres(a, b)
    if distance is None:
        return None
    if distance <= NEAR_KM:
        return "near"
    if max(_fine(a), _fine(b)) >= 3 and distance <= 6 * FAR_KM:
        return None if a.admin1 == b.admin1 or not a.admin1 or not b.admin1 else "apart"
    return "apart" if distance > FAR_KM else None
