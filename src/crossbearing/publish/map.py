"""The map: where the events are placed. Points are points, areas soft discs, countries their own shape."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import msgspec

from crossbearing.publish import wording
from crossbearing.publish.borders import Country, Point, Ring, countries, numeric_codes
from crossbearing.publish.charts import Spec, spec
from crossbearing.publish.palette import stand_in
from crossbearing.publish.plane import LATITUDES, centroid, clipped, inside, mercator
from crossbearing.records import Event, Location

WIDTH, HEIGHT = 680, 260
# At least this many degrees of longitude are shown, so that a single town still stands in a country one knows.
_LEAST_SPAN, _LEAST_SPAN_ALONE = 2.2, 7.0
_MARGIN = 44
# The mark's radius in pixels by UCDP precision: a disc stands for an area whose borders nobody gives, it is not to scale.
_RADIUS = {1: 5.0, 2: 9.0, 3: 18.0, 4: 30.0, 5: 24.0, 7: 34.0}
_COUNTRY = 6
# A place does not shape the picture when it is farther off than this many times the middle distance from the middle place, and than
# NEAR (radians of Mercator, about 600 km at the equator).
_OUTLYING, _NEAR = 5.0, 0.1
MOST_NAMES = 16
_LETTER = 6.4
# Points of a border that are closer than this many pixels to the last one are not drawn.
_FINEST = 1.2
Pixel = Callable[[float, float], Point]


class Place(msgspec.Struct, frozen=True):
    """One place and the events there, in the record's order."""

    location: Location
    events: tuple[Event, ...]


class Drawn(msgspec.Struct, frozen=True):
    """The spec, the places whose name found no room, and those that lie outside of the picture."""

    spec: Spec
    unnamed: tuple[Place, ...]
    outside: tuple[Place, ...]


def places(events: Sequence[Event]) -> list[Place]:
    """The places that have coordinates, each once."""
    found: dict[tuple[object, ...], tuple[Location, list[Event]]] = {}
    for event in events:
        at = event.place
        if at is not None and at.latitude is not None and at.longitude is not None and abs(at.latitude) < LATITUDES:
            key = (at.name, round(at.latitude, 3), round(at.longitude, 3), at.precision)
            found.setdefault(key, (at, []))[1].append(event)
    return [Place(at, tuple(there)) for at, there in found.values()]


def draw(found: Sequence[Place], anchors: Mapping[str, str]) -> Drawn:
    """The Vega-Lite spec of the places, zoomed to them. `anchors` maps an event's id to its place on the page."""
    points = _shaping(found)
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    least = math.radians(_LEAST_SPAN if len(set(points)) > 1 else _LEAST_SPAN_ALONE)
    broad = max(max(xs) - min(xs), least)
    tall = max(max(ys) - min(ys), least * HEIGHT / WIDTH * 0.6)
    scale = min((WIDTH - 2 * _MARGIN) / broad, (HEIGHT - 2 * _MARGIN) / tall)
    cx, cy = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2

    def pixel(lon: float, lat: float) -> tuple[float, float]:
        x, y = mercator(lon, lat)
        return (x - cx) * scale + WIDTH / 2, (y - cy) * scale + HEIGHT / 2

    seen = [c for c in countries() if _in_view(c, pixel)]
    codes = numeric_codes()
    whole = {codes.get(p.location.country or "", "") for p in found if p.location.precision == _COUNTRY}
    marks: list[Spec] = []
    outside: list[Place] = []
    taken: list[tuple[float, float, float, float]] = []
    spots: list[tuple[Place, float, float, float]] = []
    for p in found:
        if p.location.precision == _COUNTRY and codes.get(p.location.country or "", "") in {c.code for c in seen}:
            continue
        x, y = pixel(p.location.longitude or 0, p.location.latitude or 0)
        if not (0 <= x <= WIDTH and 0 <= y <= HEIGHT):
            outside.append(p)
            continue
        r = _RADIUS.get(p.location.precision or 5, 24.0)
        area = r > _RADIUS[1]
        spots.append((p, x, y, r))
        taken.append((x - min(r, 9), y - min(r, 9), x + min(r, 9), y + min(r, 9)))
        marks.append(
            {
                "x": x,
                "y": y,
                "s": math.pi * r * r,
                "o": 0.22 if area else 1,
                "w": 0 if area else 1.5,
                "u": f"#{anchors.get(p.events[0].id, '')}",
            }
        )
    names: list[Spec] = []
    unnamed: list[Place] = []
    for p, x, y, r in spots:
        label = _label(p.location.name, x, y, r, taken, 600) if len(names) < MOST_NAMES else None
        if label is None:
            unnamed.append(p)
        else:
            names.append(label)
    lands = [
        label for c in seen if (at := _middle(c, pixel)) and (label := _label(c.name, *at, 0, taken, 400, centred=True))
    ]
    flat: Spec = {"type": "quantitative", "axis": None}
    across: Spec = {"field": "x", **flat, "scale": {"domain": [0, WIDTH], "nice": False}}
    down: Spec = {"field": "y", **flat, "scale": {"domain": [HEIGHT, 0], "nice": False}}
    projection: Spec = {"type": "mercator", "scale": scale, "rotate": [-math.degrees(cx), 0], "translate": [WIDTH / 2, HEIGHT / 2 - cy * scale],
                        "center": [0, 0], "clipExtent": [[-2, -2], [WIDTH + 2, HEIGHT + 2]]}  # fmt: skip
    chosen = f"indexof({sorted(whole)}, datum.id) >= 0"
    layers: list[Spec] = [
        {"data": {"values": [f for c in seen if (f := _feature(c, pixel))], "format": {"type": "json"}}, "projection": projection,
         "mark": {"type": "geoshape", "stroke": stand_in("soft"), "strokeOpacity": 0.45, "strokeWidth": 0.8, "clip": True},
         "encoding": {"fill": {"condition": {"test": chosen, "value": stand_in("differ")}, "value": stand_in("land")},
                      "fillOpacity": {"condition": {"test": chosen, "value": 0.13}, "value": 1}}},
        {"data": {"values": lands}, "mark": {"type": "text", "fontSize": 12, "fill": stand_in("soft"), "baseline": "middle", "fontStyle": "italic", "align": "left"},
         "encoding": {"x": across, "y": down, "text": {"field": "t"}}},
        {"data": {"values": marks}, "mark": {"type": "point", "shape": "circle", "fill": stand_in("differ"), "stroke": stand_in("paper")},
         "encoding": {"x": across, "y": down, "size": {"field": "s", **flat, "scale": None, "legend": None}, "opacity": {"field": "o", **flat, "scale": None},
                      "strokeWidth": {"field": "w", **flat, "scale": None}, "href": {"field": "u"}}},
        {"data": {"values": names}, "mark": {"type": "text", "fontSize": 12.5, "fontWeight": 600, "baseline": "middle", "align": "left"},
         "encoding": {"x": across, "y": down, "text": {"field": "t"}}},
    ]  # fmt: skip
    for layer in layers[2:3]:
        for field in ("size", "opacity", "strokeWidth"):
            layer["encoding"][field].pop("axis")
    drawn = [layer for layer in layers if layer["data"]["values"]]
    return Drawn(
        spec(WIDTH, HEIGHT, {"left": 0, "right": 0, "top": 0, "bottom": 0}, drawn), tuple(unnamed), tuple(outside)
    )


def _shaping(found: Sequence[Place]) -> list[Point]:
    """The points, projected, that the picture is zoomed to: places without those far off the others; where only countries are told,
    their largest parts."""
    near = [p for p in found if p.location.precision != _COUNTRY]
    if not near:
        codes = {numeric_codes().get(p.location.country or "", "") for p in found}
        rings = [max((s[0] for s in c.polygons), key=len) for c in countries() if c.code in codes]
        return [mercator(*point) for ring in rings for point in ring] or [_point(p) for p in found]
    weighed = [_point(p) for p in near for _ in range(max(1, max(len(e.documents) for e in p.events)))]
    x, y = (sorted(v)[len(weighed) // 2] for v in zip(*weighed, strict=True))
    far = sorted(math.dist((x, y), at) for at in weighed)
    limit = max(_NEAR, _OUTLYING * far[len(far) // 2])
    return [at for at in weighed if math.dist((x, y), at) <= limit]


def _point(p: Place) -> Point:
    return mercator(p.location.longitude or 0, p.location.latitude or 0)


def _in_view(country: Country, pixel: Pixel) -> bool:
    west, south, east, north = country.box
    (left, bottom), (right, top) = pixel(west, south), pixel(east, north)
    return bool(left < WIDTH and right > 0 and top < HEIGHT and bottom > 0)


def _feature(c: Country, pixel: Pixel) -> Spec | None:
    """The country as GeoJSON, without points and islands that would be smaller than a pixel."""
    polygons = [rings for polygon in c.polygons if (rings := [r for ring in polygon if (r := _thinned(ring, pixel))])]
    return (
        {"type": "Feature", "id": c.code, "geometry": {"type": "MultiPolygon", "coordinates": polygons}}
        if polygons
        else None
    )


def _thinned(ring: Ring, pixel: Pixel) -> list[Point]:
    kept = [ring[0]]
    last = pixel(*ring[0])
    for point in ring[1:-1]:
        x, y = pixel(*point)
        if abs(x - last[0]) + abs(y - last[1]) >= _FINEST:
            kept.append(point)
            last = (x, y)
    return [*kept, ring[-1]] if len(kept) > 2 else []


def _middle(c: Country, pixel: Pixel) -> tuple[float, float] | None:
    """The centre of the largest part of the country that is in view; None where hardly any of it is."""
    best, at = 4000.0, None
    for polygon in c.polygons:
        ring = clipped([pixel(*p) for p in polygon[0]], WIDTH, HEIGHT)
        area, x, y = centroid(ring)
        if area > best:
            best, at = area, (x, y) if inside(ring, x, y) else None
    return at


def _label(
    text: str,
    x: float,
    y: float,
    r: float,
    taken: list[tuple[float, float, float, float]],
    weight: int,
    centred: bool = False,
) -> Spec | None:
    """The first free place for a name: beside, above or below it; None where there is none."""
    text = wording.clip(text, 40)
    wide = len(text) * _LETTER * (1.06 if weight > 400 else 1)
    gap = min(r, 12) + 5
    tries = [(x - wide / 2, y), (x - wide / 2, y - 24), (x - wide / 2, y + 24)] if centred else [
        (x + gap, y), (x - gap - wide, y), (x - wide / 2, y - gap - 8), (x - wide / 2, y + gap + 8),
        (x + gap, y + 15), (x + gap, y - 15), (x - gap - wide, y + 15), (x - gap - wide, y - 15), (x - wide, y + gap + 18)]  # fmt: skip
    for left, middle in tries:
        box = (left - 2, middle - 8, left + wide + 2, middle + 8)
        free = all(box[2] <= b[0] or box[0] >= b[2] or box[3] <= b[1] or box[1] >= b[3] for b in taken)
        if free and box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= HEIGHT:
            taken.append(box)
            return {"x": left, "y": middle, "t": text}
    return None


def sentence(found: Sequence[Place]) -> str:
    """What the marks stand for, in words: each precision that occurs, with its places."""
    groups: dict[int, list[str]] = {}
    for p in found:
        groups.setdefault(p.location.precision or 0, []).append(p.location.name)
    said = []
    for precision in sorted(groups):
        names = list(dict.fromkeys(groups[precision]))
        more = f" and {len(names) - 6} more" if len(names) > 6 else ""
        said.append(f"{wording.PLACES.get(precision, 'precision not told')}: {', '.join(names[:6])}{more}")
    return "; ".join(said)
