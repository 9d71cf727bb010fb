"""Countries as path data, as fine as the eye can see at the zoom of the picture; what is made for one zoom is kept."""

from __future__ import annotations

import math
from functools import lru_cache

import msgspec
import numpy as np

from crossbearing.publish.borders import Country
from crossbearing.publish.map_plan import Line, Plan, fresh, in_picture, projected

# Points of a border that fall on the same point of a grid of this size (pixels) are drawn once; coarser where many countries are seen.
_FINE, _COARSE, _MANY = 1.2, 2.0, 60
# A ring that is smaller than this in both directions (pixels) is not drawn.
_SPECK = 2.5
# Path data is in half pixels: whole numbers are short.
GRAIN = 2


class Rings(msgspec.Struct, frozen=True):
    """Projected rings and, a row each, their boxes: left, top, right, bottom (Mercator, radians)."""

    lines: tuple[Line, ...]
    boxes: Line


@lru_cache(maxsize=64)
def shapes(bare: Plan) -> tuple[tuple[str, str], ...]:
    """The code and the path data, in half pixels, of each country in the picture. `bare` is the view without places, so that pictures with
    other places share it."""
    return tuple((c.code, path) for c in bare.seen if (path := _shape(c, bare)))


def _shape(country: Country, view: Plan) -> str:
    finest = _COARSE if len(view.seen) > _MANY else _FINE
    rings = _rings(country, math.ceil(math.log2(view.scale)))
    if not rings.lines:
        return ""
    half = np.array([view.width, view.height]) / 2 / view.scale
    left, top = view.cx - half[0], view.cy - half[1]
    right, bottom = view.cx + half[0], view.cy + half[1]
    b = rings.boxes
    seen = (b[:, 0] < right) & (b[:, 2] > left) & (b[:, 1] < bottom) & (b[:, 3] > top)
    return "".join(_path(view.pixels(rings.lines[n]), view, finest) for n in np.flatnonzero(seen))


@lru_cache(maxsize=2048)
def _rings(country: Country, level: int) -> Rings:
    """The rings for zooms up to 2 ** level pixels a radian, without what is too small to be seen there."""
    scale = 2.0**level
    kept = []
    for polygon in projected(country):
        for ring in polygon:
            if max(np.ptp(ring[:, 0]), np.ptp(ring[:, 1])) * scale < _SPECK:
                continue
            thin = ring[fresh(ring * scale, _FINE / 2)]
            if len(thin) > 2:
                kept.append(thin)
    boxes = [(*line.min(axis=0), *line.max(axis=0)) for line in kept]
    return Rings(tuple(kept), np.array(boxes).reshape(-1, 4))


def _path(ring: Line, view: Plan, finest: float) -> str:
    near = in_picture(ring, view.width, view.height, margin=2)
    if len(near) < 3 or max(np.ptp(near[:, 0]), np.ptp(near[:, 1])) < _SPECK:
        return ""
    points = np.round(near[fresh(near, finest)] * GRAIN).astype(int)
    if len(points) < 3:
        return ""
    steps = np.diff(points, axis=0)
    x, y = points[0].tolist()
    return f"M{x} {y}l" + " ".join(f"{dx} {dy}" for dx, dy in steps.tolist()).replace(" -", "-") + "z"
