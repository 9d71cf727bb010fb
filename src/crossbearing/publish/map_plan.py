"""Where everything on the map stands: the zoom, the places' marks, the names that find room. How it is drawn is another matter."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import msgspec
import numpy as np
import numpy.typing as npt

from crossbearing.publish import wording
from crossbearing.publish.borders import Country, Point, countries, numeric_codes
from crossbearing.publish.plane import LATITUDES, centroid, clipped, inside, mercator
from crossbearing.records import Event, Location

Line = npt.NDArray[np.float64]
Box = tuple[float, float, float, float]
# At least this many degrees of longitude are shown, so that a single town still stands in a country one knows.
_LEAST_SPAN, _LEAST_SPAN_ALONE = 2.2, 7.0
_MARGIN = 44
# The mark's radius in pixels by UCDP precision: a disc stands for an area whose borders nobody gives, it is not to scale.
RADIUS = {1: 5.0, 2: 9.0, 3: 18.0, 4: 30.0, 5: 24.0, 7: 34.0}
_UNTOLD = 24.0
COUNTRY = 6
# A place does not shape the picture when it is farther off than this many times the middle distance from the middle place, and than
# NEAR (radians of Mercator, about 600 km at the equator).
_OUTLYING, _NEAR = 5.0, 0.1
# Zooms between one and its double, and pixels from one middle of the picture to the next: less than the margin.
_ZOOMS, _STEP = 3, 24.0
# Names on the map, and places that are tried for one.
MOST_NAMES, _MOST_TRIED = 16, 80
_LETTER = 6.4
# Square pixels of a country in view below which it gets no name.
_LAND_NAMED = 4000.0
# Pixels to which a border is followed to find the middle of a country.
_MIDDLE_GRAIN = 1.0


class Place(msgspec.Struct, frozen=True):
    """One place and the events there, in the record's order."""

    location: Location
    events: tuple[Event, ...]


class Spot(msgspec.Struct, frozen=True):
    """A place's mark in pixels; one of more than a point's radius is an area."""

    place: Place
    x: float
    y: float
    r: float

    @property
    def area(self) -> bool:
        return self.r > RADIUS[1]


class Label(msgspec.Struct, frozen=True):
    """A name; `x` its left end, `y` its middle."""

    x: float
    y: float
    text: str


class Plan(msgspec.Struct, frozen=True):
    """A picture of `width` by `height` pixels about the point `cx, cy` (Mercator, radians) at `scale` pixels a radian. `whole` are the
    numeric codes of countries that are places themselves; `unnamed` places whose name found no room, `outside` those beyond the picture."""

    width: float
    height: float
    scale: float
    cx: float
    cy: float
    seen: tuple[Country, ...]
    whole: frozenset[str]
    spots: tuple[Spot, ...]
    names: tuple[Label, ...]
    lands: tuple[Label, ...]
    unnamed: tuple[Place, ...]
    outside: tuple[Place, ...]

    def pixel(self, lon: float, lat: float) -> Point:
        """Degrees to pixels."""
        x, y = mercator(lon, lat)
        return (x - self.cx) * self.scale + self.width / 2, (y - self.cy) * self.scale + self.height / 2

    def pixels(self, line: Line) -> Line:
        """A projected line to pixels."""
        return (line - (self.cx, self.cy)) * self.scale + (self.width / 2, self.height / 2)


def plan(found: Sequence[Place], width: float, height: float, steps: bool = False) -> Plan:
    """The places zoomed to, with the countries about them. With `steps` zoom and middle go in steps, so that like pictures share their land."""
    points = _shaping(found)
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    least = math.radians(_LEAST_SPAN if len(set(points)) > 1 else _LEAST_SPAN_ALONE)
    broad = max(max(xs) - min(xs), least)
    tall = max(max(ys) - min(ys), least * height / width * 0.6)
    scale = min((width - 2 * _MARGIN) / broad, (height - 2 * _MARGIN) / tall)
    cx, cy = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    if steps:
        scale = 2 ** (math.floor(math.log2(scale) * _ZOOMS) / _ZOOMS)
        cx, cy = (round(v * scale / _STEP) * _STEP / scale for v in (cx, cy))
    bare = Plan(width, height, scale, cx, cy, (), frozenset(), (), (), (), (), ())
    middles = _middles(bare)
    seen = tuple(c for c, _ in middles)
    known = {c.code for c in seen}
    codes = numeric_codes()
    whole = frozenset(codes.get(p.location.country or "", "") for p in found if p.location.precision == COUNTRY)
    taken: list[Box] = []
    spots: list[Spot] = []
    outside: list[Place] = []
    for p in found:
        if p.location.precision == COUNTRY and codes.get(p.location.country or "", "") in known:
            continue
        x, y = bare.pixel(p.location.longitude or 0, p.location.latitude or 0)
        if not (0 <= x <= width and 0 <= y <= height):
            outside.append(p)
            continue
        r = RADIUS.get(p.location.precision or 5, _UNTOLD)
        spots.append(Spot(p, x, y, r))
        taken.append((x - min(r, 9), y - min(r, 9), x + min(r, 9), y + min(r, 9)))
    names: list[Label] = []
    unnamed: list[Place] = []
    for n, s in enumerate(spots):
        text = s.place.location.name
        room = len(names) < MOST_NAMES and n < _MOST_TRIED
        label = _label(text, s.x, s.y, s.r, taken, bare, bold=True) if room else None
        if label is None:
            unnamed.append(s.place)
        else:
            names.append(label)
    lands = [
        label for c, at in middles if at and (label := _label(c.name, *at, 0, taken, bare, bold=False, centred=True))
    ]
    return msgspec.structs.replace(
        bare,
        seen=seen,
        whole=whole,
        spots=tuple(spots),
        names=tuple(names),
        lands=tuple(lands),
        unnamed=tuple(unnamed),
        outside=tuple(outside),
    )


@lru_cache(maxsize=512)
def projected(country: Country) -> tuple[tuple[Line, ...], ...]:
    """The country's polygons after Mercator, in radians, y downwards."""
    return tuple(tuple(_mercator(np.asarray(ring)) for ring in polygon) for polygon in country.polygons)


@lru_cache(maxsize=512)
def _boxes(country: Country) -> tuple[tuple[float, float, float, float], ...]:
    """The box of each polygon: left, top, right, bottom."""
    return tuple((*p[0].min(axis=0).tolist(), *p[0].max(axis=0).tolist()) for p in projected(country))


def fresh(line: Line, size: float) -> npt.NDArray[np.bool_]:
    """Which points lie on another point of a grid of this size than the one before."""
    cell = np.round(line / size)
    moved = np.ones(len(line), dtype=bool)
    moved[1:] = (cell[1:] != cell[:-1]).any(axis=1)
    return moved


def _mercator(degrees: Line) -> Line:
    lat = np.radians(np.clip(degrees[:, 1], -LATITUDES, LATITUDES))
    return np.column_stack((np.radians(degrees[:, 0]), -np.log(np.tan(math.pi / 4 + lat / 2))))


def in_picture(line: Line, width: float, height: float, margin: float = 0) -> Line:
    """The ring in pixels without what lies far out: of points in a row that are out on the same sides only the ends are kept. What is
    seen of the ring does not change."""
    x, y = line[:, 0], line[:, 1]
    side = (x < -margin) * 1 + (x > width + margin) * 2 + (y < -margin) * 4 + (y > height + margin) * 8
    if side.all() and (np.bitwise_and.reduce(side)):
        return line[:0]
    between = np.zeros(len(side), dtype=bool)
    between[1:-1] = (side[1:-1] != 0) & (side[:-2] == side[1:-1]) & (side[1:-1] == side[2:])
    kept: Line = line[~between]
    return kept


def _shaping(found: Sequence[Place]) -> list[Point]:
    """The points, projected, that the picture is zoomed to: places without those far off the others; where only countries are told,
    their largest parts."""
    near = [p for p in found if p.location.precision != COUNTRY]
    if not near:
        codes = {numeric_codes().get(p.location.country or "", "") for p in found}
        rings = [max((s[0] for s in c.polygons), key=len) for c in countries() if c.code in codes]
        return [mercator(*point) for ring in rings for point in ring] or [_point(p) for p in found]
    points = [_point(p) for p in near]
    weights = [max(1, max(len(e.documents) for e in p.events)) for p in near]
    x, y = (_median(v, weights) for v in zip(*points, strict=True))
    far = [math.dist((x, y), at) for at in points]
    limit = max(_NEAR, _OUTLYING * _median(far, weights))
    return [at for at, away in zip(points, far, strict=True) if away <= limit]


def _median(values: Sequence[float], weights: Sequence[int]) -> float:
    """The middle value, each counted as often as its weight says."""
    left = sum(weights) // 2
    for value, weight in sorted(zip(values, weights, strict=True)):
        left -= weight
        if left < 0:
            return value
    raise ValueError("no values")


def _point(p: Place) -> Point:
    return mercator(p.location.longitude or 0, p.location.latitude or 0)


@lru_cache(maxsize=64)
def _middles(view: Plan) -> tuple[tuple[Country, Point | None], ...]:
    """The countries in view, each with the place of its name."""
    return tuple((c, _middle(c, view)) for c in countries() if _in_view(c, view))


def _in_view(country: Country, view: Plan) -> bool:
    west, south, east, north = country.box
    (left, bottom), (right, top) = view.pixel(west, south), view.pixel(east, north)
    return bool(left < view.width and right > 0 and top < view.height and bottom > 0)


def _middle(c: Country, view: Plan) -> Point | None:
    """The centre of the largest part of the country that is in view; None where hardly any of it is."""
    best, at = _LAND_NAMED, None
    for polygon, box in zip(projected(c), _boxes(c), strict=True):
        left, right = ((v - view.cx) * view.scale + view.width / 2 for v in (box[0], box[2]))
        top, bottom = ((v - view.cy) * view.scale + view.height / 2 for v in (box[1], box[3]))
        wide, tall = min(right, view.width) - max(left, 0.0), min(bottom, view.height) - max(top, 0.0)
        # What is no larger than the best in its box is no larger within it.
        if wide <= 0 or tall <= 0 or wide * tall <= best:
            continue
        near = in_picture(view.pixels(polygon[0]), view.width, view.height)
        near = near[fresh(near, _MIDDLE_GRAIN)]
        if not len(near):
            continue
        ring = clipped([(float(x), float(y)) for x, y in near], view.width, view.height)
        area, x, y = centroid(ring)
        if area > best:
            best, at = area, (x, y) if inside(ring, x, y) else None
    return at


def _label(
    text: str, x: float, y: float, r: float, taken: list[Box], view: Plan, bold: bool, centred: bool = False
) -> Label | None:
    """The first free place for a name: beside, above or below it; None where there is none."""
    text = wording.clip(text, 40)
    wide = len(text) * _LETTER * (1.06 if bold else 1)
    gap = min(r, 12) + 5
    tries = [(x - wide / 2, y), (x - wide / 2, y - 24), (x - wide / 2, y + 24)] if centred else [
        (x + gap, y), (x - gap - wide, y), (x - wide / 2, y - gap - 8), (x - wide / 2, y + gap + 8),
        (x + gap, y + 15), (x + gap, y - 15), (x - gap - wide, y + 15), (x - gap - wide, y - 15), (x - wide, y + gap + 18)]  # fmt: skip
    for left, middle in tries:
        box = (left - 2, middle - 8, left + wide + 2, middle + 8)
        free = all(box[2] <= b[0] or box[0] >= b[2] or box[3] <= b[1] or box[1] >= b[3] for b in taken)
        if free and box[0] >= 0 and box[2] <= view.width and box[1] >= 0 and box[3] <= view.height:
            taken.append(box)
            return Label(left, middle, text)
    return None
