"""Plane geometry of the map: Mercator's projection, clipping, centroids."""

from __future__ import annotations

import math

from crossbearing.publish.borders import Point

# Mercator's picture has no poles: degrees of latitude beyond which nothing is drawn.
LATITUDES = 84.0


def mercator(lon: float, lat: float) -> Point:
    """Longitude and latitude in degrees as a point, y downwards, in radians at the equator."""
    lat = max(-LATITUDES, min(LATITUDES, lat))
    return math.radians(lon), -math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))


def inside(ring: list[Point], x: float, y: float) -> bool:
    """Whether a point lies in a ring, by the crossings of a ray."""
    crossings = 0
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            crossings += 1
    return crossings % 2 == 1


def clipped(ring: list[Point], width: float, height: float) -> list[Point]:
    """The ring within the picture (Sutherland and Hodgman 1974)."""
    for axis, limit, sign in ((0, 0.0, 1), (0, width, -1), (1, 0.0, 1), (1, height, -1)):
        out: list[Point] = []
        for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
            inside_a, inside_b = (a[axis] - limit) * sign >= 0, (b[axis] - limit) * sign >= 0
            if inside_a:
                out.append(a)
            if inside_a != inside_b:
                t = (limit - a[axis]) / (b[axis] - a[axis])
                out.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
        ring = out
        if not ring:
            break
    return ring


def centroid(ring: list[Point]) -> tuple[float, float, float]:
    """Area and centre of a ring."""
    area = x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = ax * by - bx * ay
        area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    return (abs(area) / 2, x / (3 * area), y / (3 * area)) if area else (0.0, 0.0, 0.0)
