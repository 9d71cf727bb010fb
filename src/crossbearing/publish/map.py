"""The map: where the events are placed. Points are points, areas soft discs, countries their own shape."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec

from crossbearing.publish import wording
from crossbearing.publish.borders import Country, Point, Ring
from crossbearing.publish.charts import Spec, spec
from crossbearing.publish.map_plan import Label, Place, Plan, plan
from crossbearing.publish.palette import stand_in
from crossbearing.publish.plane import LATITUDES
from crossbearing.records import Event, Location

WIDTH, HEIGHT = 680, 260
# Points of a border that are closer than this many pixels to the last one are not drawn.
_FINEST = 1.2


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
    view = plan(found, WIDTH, HEIGHT)
    marks: list[Spec] = [
        {
            "x": s.x,
            "y": s.y,
            "s": math.pi * s.r * s.r,
            "o": 0.22 if s.area else 1,
            "w": 0 if s.area else 1.5,
            "u": f"#{anchors.get(s.place.events[0].id, '')}",
        }
        for s in view.spots
    ]
    flat: Spec = {"type": "quantitative", "axis": None}
    across: Spec = {"field": "x", **flat, "scale": {"domain": [0, WIDTH], "nice": False}}
    down: Spec = {"field": "y", **flat, "scale": {"domain": [HEIGHT, 0], "nice": False}}
    projection: Spec = {"type": "mercator", "scale": view.scale, "rotate": [-math.degrees(view.cx), 0],
                        "translate": [WIDTH / 2, HEIGHT / 2 - view.cy * view.scale],
                        "center": [0, 0], "clipExtent": [[-2, -2], [WIDTH + 2, HEIGHT + 2]]}  # fmt: skip
    chosen = f"indexof({sorted(view.whole)}, datum.id) >= 0"
    layers: list[Spec] = [
        {"data": {"values": [f for c in view.seen if (f := _feature(c, view))], "format": {"type": "json"}}, "projection": projection,
         "mark": {"type": "geoshape", "stroke": stand_in("soft"), "strokeOpacity": 0.45, "strokeWidth": 0.8, "clip": True},
         "encoding": {"fill": {"condition": {"test": chosen, "value": stand_in("differ")}, "value": stand_in("land")},
                      "fillOpacity": {"condition": {"test": chosen, "value": 0.13}, "value": 1}}},
        {"data": {"values": _texts(view.lands)}, "mark": {"type": "text", "fontSize": 12, "fill": stand_in("soft"), "baseline": "middle", "fontStyle": "italic", "align": "left"},
         "encoding": {"x": across, "y": down, "text": {"field": "t"}}},
        {"data": {"values": marks}, "mark": {"type": "point", "shape": "circle", "fill": stand_in("differ"), "stroke": stand_in("paper")},
         "encoding": {"x": across, "y": down, "size": {"field": "s", **flat, "scale": None, "legend": None}, "opacity": {"field": "o", **flat, "scale": None},
                      "strokeWidth": {"field": "w", **flat, "scale": None}, "href": {"field": "u"}}},
        {"data": {"values": _texts(view.names)}, "mark": {"type": "text", "fontSize": 12.5, "fontWeight": 600, "baseline": "middle", "align": "left"},
         "encoding": {"x": across, "y": down, "text": {"field": "t"}}},
    ]  # fmt: skip
    for layer in layers[2:3]:
        for field in ("size", "opacity", "strokeWidth"):
            layer["encoding"][field].pop("axis")
    drawn = [layer for layer in layers if layer["data"]["values"]]
    return Drawn(spec(WIDTH, HEIGHT, {"left": 0, "right": 0, "top": 0, "bottom": 0}, drawn), view.unnamed, view.outside)


def _texts(labels: Sequence[Label]) -> list[Spec]:
    return [{"x": label.x, "y": label.y, "t": label.text} for label in labels]


def _feature(c: Country, view: Plan) -> Spec | None:
    """The country as GeoJSON, without points and islands that would be smaller than a pixel."""
    polygons = [rings for polygon in c.polygons if (rings := [r for ring in polygon if (r := _thinned(ring, view))])]
    return (
        {"type": "Feature", "id": c.code, "geometry": {"type": "MultiPolygon", "coordinates": polygons}}
        if polygons
        else None
    )


def _thinned(ring: Ring, view: Plan) -> list[Point]:
    kept = [ring[0]]
    last = view.pixel(*ring[0])
    for point in ring[1:-1]:
        x, y = view.pixel(*point)
        if abs(x - last[0]) + abs(y - last[1]) >= _FINEST:
            kept.append(point)
            last = (x, y)
    return [*kept, ring[-1]] if len(kept) > 2 else []


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
