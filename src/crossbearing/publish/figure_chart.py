"""The chart of a row: a bar for the range that an account's words allow, an arrow at an open end, the account's letter beside it.

Predicted and denied figures are hollow, superseded ones struck through.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from crossbearing.publish import dates
from crossbearing.publish.charts import Spec, spec
from crossbearing.publish.figures import CHARACTER, WIDTH, Mark, ends, short
from crossbearing.publish.palette import stand_in
from crossbearing.publish.rows import Row
from crossbearing.records import Relation

HEIGHT = 200
_PADDING = {"left": 78, "right": 24, "top": 26, "bottom": 34}
# From this ratio of largest to smallest figure on, equal steps would press the small ones flat: the axis is logarithmic then.
_LOGARITHMIC = 60
# How far an open end is drawn, as a share of the axis (or a factor on a logarithmic one).
_OPEN, _OPEN_FACTOR = 0.13, 1.5


def chart(row: Row, drawn: list[Mark], relations: Iterable[Relation]) -> Spec:
    """The Vega-Lite spec of one row's figures."""
    numbers = [v for m in drawn for v in ends(m.cell) or () if v is not None]
    top, least = max(numbers), min((v for v in numbers if v > 0), default=1.0)
    log = row.attribute != "magnitude" and min(numbers) >= 1 and top / least > _LOGARITHMIC
    base = min(numbers) - max((top - min(numbers)) * 0.3, 0.2) if row.attribute == "magnitude" else 0.0
    reach = top * _OPEN_FACTOR if log else top + (top - base) * (_OPEN + 0.04) or 1.0

    def drawn_ends(m: Mark) -> tuple[float, float]:
        low, high = m.cell.claim.low, m.cell.claim.high
        if low is None:
            return (high or 0) / _OPEN_FACTOR if log else max(base, (high or 0) - (reach - base) * _OPEN), high or 0.0
        if high is None:
            return low, low * _OPEN_FACTOR if log else low + (reach - base) * _OPEN
        return low, high

    scale: Spec = (
        {"type": "log", "domain": [max(1, least / 2), reach], "nice": True}
        if log
        else {"domain": [base, reach], "nice": True, "zero": False}
    )
    bars: list[Spec] = []
    badges: list[Spec] = []
    letters: list[Spec] = []
    arrows: list[Spec] = []
    labels: list[Spec] = []
    strikes: list[Spec] = []
    place: dict[str, tuple[float, float]] = {}
    close = any(b.x - a.x < (len(short(a.cell)) + len(short(b.cell))) / 2 * CHARACTER for a, b in pairwise(drawn))
    for m in drawn:
        claim = m.cell.claim
        low, high = drawn_ends(m)
        hollow = claim.factuality in ("predicted", "hypothetical", "denied")
        at = high if claim.low is None else low if claim.high is None else (low + high) / 2
        colour = stand_in(m.hue)
        exact = claim.low == claim.high
        beside = m.x - 4 if exact else m.x - 15
        for c in (claim, *m.cell.again):
            place[c.id] = (m.x, at)
        if not exact:
            bars.append(
                {
                    "x": m.x,
                    "low": low,
                    "high": high,
                    "c": colour,
                    "o": 0.28 if hollow else 0.6,
                    "closed": [v for v in (claim.low, claim.high) if v is not None],
                }
            )
        badges.append({"x": beside, "y": at, "c": colour, "f": stand_in("paper") if hollow else colour})
        letters.append({"x": beside, "y": at, "t": m.letter, "c": colour if hollow else stand_in("paper")})
        if claim.high is None:
            arrows.append({"x": m.x, "y": high, "c": colour, "s": "triangle-up"})
        if claim.low is None:
            arrows.append({"x": m.x, "y": low, "c": colour, "s": "triangle-down"})
        if not close:
            text = short(m.cell)
            labels.append({"x": m.x - 4, "y": high, "t": text})
            if m.cell.struck:
                half = len(text) * CHARACTER / 2 + 2
                strikes.append({"x": m.x - 4 - half, "x2": m.x - 4 + half, "y": high})
    x: Spec = {"field": "x", "type": "quantitative", "scale": {"domain": [0, WIDTH], "nice": False}, "axis": None}
    whole = all(v == int(v) for v in numbers)
    colour_by: Spec = {"field": "c", "type": "nominal", "scale": None}
    axis: Spec = {
        "tickCount": 4,
        **({"tickMinStep": 1} if whole else {}),
        "format": "~g" if row.attribute == "magnitude" or top < 10 else ",.0f",
    }
    y: Spec = {"field": "y", "type": "quantitative", "scale": scale, "axis": axis}
    layers: list[Spec] = [
        {"data": {"values": _steps(relations, place)}, "mark": {"type": "rule", "stroke": stand_in("soft"), "opacity": 0.6},
         "encoding": {"x": x, "x2": {"field": "x2"}, "y": y, "y2": {"field": "y2"}}},
        {"data": {"values": bars}, "mark": {"type": "rule", "strokeWidth": 9},
         "encoding": {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}, "stroke": colour_by, "opacity": {"field": "o", "type": "quantitative", "scale": None}}},
        {"data": {"values": [{"x": b["x"], "y": v, "c": b["c"]} for b in bars for v in b["closed"]]},
         "mark": {"type": "tick", "orient": "horizontal", "size": 15, "thickness": 2.5}, "encoding": {"x": x, "y": y, "color": colour_by}},
        {"data": {"values": badges}, "mark": {"type": "point", "shape": "circle", "size": 250, "strokeWidth": 1.6, "opacity": 1},
         "encoding": {"x": x, "y": y, "fill": {**colour_by, "field": "f"}, "stroke": colour_by}},
        {"data": {"values": letters}, "mark": {"type": "text", "fontSize": 10.5, "fontWeight": 700, "baseline": "middle"},
         "encoding": {"x": x, "y": y, "text": {"field": "t"}, "fill": colour_by}},
        {"data": {"values": arrows}, "mark": {"type": "point", "size": 110, "filled": True, "opacity": 1},
         "encoding": {"x": x, "y": y, "color": colour_by, "shape": {"field": "s", "type": "nominal", "scale": None}}},
        {"data": {"values": labels}, "mark": {"type": "text", "fontWeight": 600, "dy": -14, "fontSize": 12},
         "encoding": {"x": x, "y": y, "text": {"field": "t"}}},
        {"data": {"values": strikes}, "mark": {"type": "rule", "stroke": stand_in("ink"), "strokeWidth": 1.2, "yOffset": -14},
         "encoding": {"x": x, "x2": {"field": "x2"}, "y": y}},
        {"data": {"values": _days(drawn)}, "mark": {"type": "text", "baseline": "top", "fill": stand_in("soft")},
         "encoding": {"x": x, "y": {"value": HEIGHT + 12}, "text": {"field": "t"}}},
    ]  # fmt: skip
    return spec(
        WIDTH,
        HEIGHT,
        _PADDING,
        [layer for layer in layers if layer["data"]["values"] or layer is layers[0]],
    )


def _steps(relations: Iterable[Relation], place: Mapping[str, tuple[float, float]]) -> list[Spec]:
    """A line over and a line up for each update that no other stands between."""
    grew = {(r.a, r.b) for r in relations if r.type == "updates" and r.a in place and r.b in place}
    after: dict[str, set[str]] = {}
    for a, b in grew:
        after.setdefault(a, set()).add(b)
    lines: dict[tuple[float, float, float, float], None] = {}
    for a, b in sorted(grew):
        if any(b in after.get(c, ()) for c in after[a] if c != b):
            continue
        (x1, y1), (x2, y2) = place[a], place[b]
        lines[x1, y1, x2, y1] = None
        lines[x2, y1, x2, y2] = None
    return [{"x": a, "y": b, "x2": c, "y2": d} for a, b, c, d in lines]


def _days(drawn: list[Mark]) -> list[Spec]:
    """A label below each group of marks of one day, left out where it would run into the last one."""
    groups: dict[str, list[float]] = {}
    for m in drawn:
        groups.setdefault(dates.short(m.day) if m.day else "no date", []).append(m.x)
    labels: list[Spec] = []
    free = -1000.0
    for text, xs in groups.items():
        x = sum(xs) / len(xs) - 4
        half = len(text) * CHARACTER / 2
        if x - half > free:
            labels.append({"x": x, "t": text})
            free = x + half + 8
    return labels
