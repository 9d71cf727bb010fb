"""Figures over time: a bar for the range that an account's words allow, an arrow at an open end, the account's letter beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

import msgspec

from crossbearing.publish import dates, wording
from crossbearing.publish.charts import Spec, spec
from crossbearing.publish.palette import stand_in
from crossbearing.publish.rows import Cell, Row
from crossbearing.publish.sigla import Siglum
from crossbearing.records import Relation

WIDTH, HEIGHT = 690, 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 78, 24, 26, 34
# Pixels that a mark needs; where the words over two marks would touch, they are all left to the table.
_ROOM = 66
MOST_MARKS = 24
# From this ratio of largest to smallest figure on, equal steps would press the small ones flat: the axis is logarithmic then.
_LOGARITHMIC = 60
# What is counted in heads: the noun that is counted is no unit.
_COUNTS = frozenset(
    {"fatalities", "injured", "missing", "displaced", "detained", "participants", "troops", "population"}
)
# How far an open end is drawn, as a share of the axis (or a factor on a logarithmic one).
_OPEN, _OPEN_FACTOR = 0.13, 1.5
_DIGIT = 6.3


class Mark(msgspec.Struct, frozen=True):
    """One cell on the chart: the day that it is told for, and its place in pixels from the left."""

    cell: Cell
    letter: str
    hue: str
    day: str | None
    x: float


def drawable(row: Row) -> bool:
    """Whether there is something to compare: two or more different figures of the whole, in one unit."""
    claims = [c.claim for cs in row.cells.values() for c in cs if _whole(c)]
    return len({(c.low, c.high) for c in claims}) > 1 and len({c.unit for c in claims}) <= (
        99 if row.attribute in _COUNTS else 1
    )


def _whole(cell: Cell) -> bool:
    """Whether a cell is a figure of what the row counts, not of a part of it."""
    return _ends(cell) is not None and not cell.claim.part and cell.mark != "scope"


def _ends(cell: Cell) -> tuple[float | None, float | None] | None:
    low, high = cell.claim.low, cell.claim.high
    return None if low is None and high is None else (low, high)


def marks(row: Row, sigla: Mapping[str, Siglum]) -> list[Mark]:
    """The row's cells in the order of their days, spread so that none hides another; those without a day stand last."""
    found: list[tuple[bool, str, str, Cell, str | None]] = []
    for document, cells in row.cells.items():
        if document not in sigla:
            continue
        seen: set[object] = set()
        for cell in cells:
            claim = cell.claim
            same = (claim.low, claim.high, claim.as_of, claim.factuality)
            # A part ("three of them children") is no figure of the whole; the same figure told twice is one mark.
            if _whole(cell) and same not in seen:
                seen.add(same)
                day = cell.claim.as_of or sigla[document].document.published
                known = dates.span(day)
                found.append(
                    (known is None, known[0].isoformat() if known else "", document, cell, day if known else None)
                )
    found.sort(key=lambda f: (f[0], f[1], sigla[f[2]].letter, f[3].claim.start))
    found = found[:MOST_MARKS]
    longest = max((len(_short(f[3])) for f in found), default=0)
    xs = _spread([f[1] for f in found], max(_ROOM, longest * _DIGIT + 10))
    return [
        Mark(cell, sigla[doc].letter, sigla[doc].hue, day, x)
        for (_, _, doc, cell, day), x in zip(found, xs, strict=True)
    ]


def _spread(days: list[str], room: float) -> list[float]:
    """Places in pixels: by time, pushed apart where they would touch."""
    if not days:
        return []
    room = min(room, (WIDTH - 60) / len(days))
    known = [s[0].toordinal() for d in days if (s := dates.span(d))]
    first, last = (min(known), max(known)) if known else (0, 0)
    xs: list[float] = []
    for day in days:
        at = dates.span(day)
        share = (
            (at[0].toordinal() - first) / (last - first) if at and last > first else (1.0 if known and not at else 0.0)
        )
        wanted = 56 + share * (WIDTH - 100)
        xs.append(max(wanted, xs[-1] + room) if xs else wanted)
    edge = float(WIDTH - 40)
    for n in range(len(xs) - 1, -1, -1):
        xs[n] = min(xs[n], edge)
        edge = xs[n] - room
    return xs


def chart(row: Row, drawn: list[Mark], relations: Iterable[Relation]) -> Spec:
    """The Vega-Lite spec of one row's figures."""
    numbers = [v for m in drawn for v in _ends(m.cell) or () if v is not None]
    top, least = max(numbers), min((v for v in numbers if v > 0), default=1.0)
    log = row.attribute != "magnitude" and min(numbers) >= 1 and top / least > _LOGARITHMIC
    base = min(numbers) - max((top - min(numbers)) * 0.3, 0.2) if row.attribute == "magnitude" else 0.0
    reach = top * _OPEN_FACTOR if log else top + (top - base) * (_OPEN + 0.04) or 1.0

    def ends(m: Mark) -> tuple[float, float]:
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
    close = any(b.x - a.x < (len(_short(a.cell)) + len(_short(b.cell))) / 2 * _DIGIT for a, b in pairwise(drawn))
    for m in drawn:
        claim = m.cell.claim
        low, high = ends(m)
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
            text = _short(m.cell)
            labels.append({"x": m.x - 4, "y": high, "t": text})
            if m.cell.struck:
                half = len(text) * _DIGIT / 2 + 2
                strikes.append({"x": m.x - 4 - half, "x2": m.x - 4 + half, "y": high})
    x: Spec = {"field": "x", "type": "quantitative", "scale": {"domain": [0, WIDTH], "nice": False}, "axis": None}
    y: Spec = {"field": "y", "type": "quantitative", "scale": scale}
    colour_by: Spec = {"field": "c", "type": "nominal", "scale": None}
    axis: Spec = {"tickCount": 4, "format": "~g" if row.attribute == "magnitude" or top < 10 else ",.0f"}
    layers: list[Spec] = [
        {"data": {"values": _steps(relations, place)}, "mark": {"type": "rule", "stroke": stand_in("soft"), "opacity": 0.6},
         "encoding": {"x": x, "x2": {"field": "x2"}, "y": {**y, "axis": axis}, "y2": {"field": "y2"}}},
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
        {"left": _LEFT, "right": _RIGHT, "top": _TOP, "bottom": _BOTTOM},
        [layer for layer in layers if layer["data"]["values"] or layer is layers[0]],
    )


def _short(cell: Cell) -> str:
    """`28,000+`, `¬ 31`."""
    text = wording.figure(cell.claim.low, cell.claim.high).replace(" or more", "+")
    return f"¬ {text}" if cell.claim.factuality == "denied" else text


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
        half = len(text) * _DIGIT / 2
        if x - half > free:
            labels.append({"x": x, "t": text})
            free = x + half + 8
    return labels


def sentence(row: Row, drawn: list[Mark], relations: Iterable[Relation]) -> str:
    """What the chart shows, from the relations between the claims that it draws."""
    letter = {c.id: m.letter for m in drawn for c in (m.cell.claim, *m.cell.again)}
    text = {c.id: wording.value(c) for m in drawn for c in (m.cell.claim, *m.cell.again)}
    kinds: dict[str, list[tuple[str, str]]] = {}
    for r in relations:
        if r.a in letter and r.b in letter:
            kinds.setdefault(r.type, []).append((r.a, r.b))
    said: list[str] = []
    place = {c: n for n, c in enumerate(letter)}
    if grew := kinds.get("updates"):
        firsts = sorted({a for a, _ in grew} - {b for _, b in grew}, key=lambda c: place[c])
        lasts = sorted({b for _, b in grew} - {a for a, _ in grew}, key=lambda c: place[c])
        if firsts and lasts:
            a, b = firsts[0], lasts[-1]
            said.append(f"The figure went from {text[a]} ({letter[a]}) to {text[b]} ({letter[b]})")
    if against := kinds.get("contradicts"):
        pairs = sorted({tuple(sorted((letter[a], letter[b]))) for a, b in against if letter[a] != letter[b]})
        alone = sorted({letter[a] for a, b in against if letter[a] == letter[b]})
        names = [" and ".join(p) for p in pairs[:3]] + ([f"{len(pairs) - 3} more pairs"] if len(pairs) > 3 else [])
        if names:
            said.append(
                ("" if len(names) == 1 else "these pairs ")
                + (f"{names[0]} cannot both be true" if len(names) == 1 else f"cannot both be true: {'; '.join(names)}")
            )
        if alone:
            said.append(
                f"{wording.listed(alone)} {'gives' if len(alone) == 1 else 'give'} figures that cannot both be true"
            )
    elif grew:
        said.append("no two accounts contradict each other")
    if denied := kinds.get("denies"):
        said.append(f"{letter[denied[0][1]]} denies {text[denied[0][0]]}")
    if not said and (same := kinds.get("agrees", []) + kinds.get("refines", [])):
        letters = sorted({letter[c] for pair in same for c in pair})
        said.append(f"{wording.listed(letters)} do not contradict one another")
    if not said:
        return ""
    line = "; ".join(said) + "."
    return line[0].upper() + line[1:]


def key(drawn: list[Mark]) -> str:
    """What the signs in this chart mean, only those that occur in it."""
    claims = [m.cell.claim for m in drawn]
    signs = []
    if any(c.low is None or c.high is None for c in claims):
        signs.append("arrow: the words leave that end open")
    if any(c.factuality in ("predicted", "hypothetical") for c in claims):
        signs.append("hollow: predicted")
    if any(c.factuality == "denied" for c in claims):
        signs.append("hollow with ¬: denied")
    if any(m.cell.struck for m in drawn):
        signs.append("struck: a later figure has replaced it")
    return "; ".join(signs)
