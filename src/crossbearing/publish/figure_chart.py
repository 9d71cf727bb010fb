"""The chart of a row, drawn as SVG: a bar for the range that an account's words allow, an arrow at an open end, the account's letter on it.

A step line joins what one origin told from time to time; thin ones lead from a figure to the one that replaced it. Predicted and denied
figures are hollow, superseded ones struck through. Only attributes and colours by name: the page's stylesheet decides light or dark.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from markupsafe import Markup, escape

from crossbearing.publish import dates, wording
from crossbearing.publish.axis import Axis, axis
from crossbearing.publish.figures import CHARACTER, WIDTH, Mark, ends, short
from crossbearing.publish.origin_of import folded
from crossbearing.publish.rows import Row
from crossbearing.records import Relation

HEIGHT = 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 78, 24, 26, 34
_HOLLOW = frozenset({"predicted", "hypothetical", "denied"})
# Half the width of an arrow's head, and of a letter's disc.
_ARROW, _DISC = 6, 9
Place = tuple[float, float]


def chart(row: Row, drawn: list[Mark], relations: Iterable[Relation], label: str) -> Markup:
    """Inline SVG of one row's figures; `label` says what it shows."""
    numbers = [v for m in drawn for v in ends(m.cell) or () if v is not None]
    magnitude = row.attribute == "magnitude"
    scale = axis(numbers, HEIGHT, not magnitude, all(v == int(v) for v in numbers))
    close = any(b.x - a.x < (len(short(a.cell)) + len(short(b.cell))) / 2 * CHARACTER for a, b in pairwise(drawn))
    places = {id(m): (m.x, scale.y(_stands(m))) for m in drawn}
    parts = [
        f'<svg class="figures" viewBox="0 0 {WIDTH + _LEFT + _RIGHT} {HEIGHT + _TOP + _BOTTOM}" role="img" aria-label="{escape(label)}">'
        f'<g transform="translate({_LEFT} {_TOP})">',
        _grid(scale),
        _updates(relations, drawn, places),
        _lines(drawn, places),
        *(_mark(m, scale, places[id(m)]) for m in drawn),
        *(_words(m, scale) for m in drawn if not close),
        _days(drawn),
        "</g></svg>",
    ]
    return Markup("".join(parts))  # noqa: S704 - every text is escaped where it is put in


def _stands(m: Mark) -> float:
    """The value at which a mark's letter stands: what is told, the middle of a range."""
    low, high = m.cell.claim.low, m.cell.claim.high
    return (high or 0.0) if low is None else low if high is None else (low + high) / 2


def _grid(scale: Axis) -> str:
    ticks = [(scale.y(v), wording.number(v)) for v in scale.ticks()]
    lines = "".join(f"M0 {_n(y)}H{WIDTH}" for y, _ in ticks)
    words = "".join(f'<text x="-8" y="{_n(y + 4)}">{escape(t)}</text>' for y, t in ticks)
    return f'<path d="{lines}" stroke="var(--hair)" fill="none"/><g class="tick" text-anchor="end">{words}</g>'


def _updates(relations: Iterable[Relation], drawn: list[Mark], places: Mapping[int, Place]) -> str:
    """A thin line over and up from each figure to the one that replaced it, unless another stands between them in time."""
    of = {c.id: m for m in drawn for c in (m.cell.claim, *m.cell.again)}
    grew = {(r.a, r.b) for r in relations if r.type == "updates" and r.a in of and r.b in of}
    after: dict[str, set[str]] = {}
    for a, b in grew:
        after.setdefault(a, set()).add(b)
    steps: dict[str, None] = {}
    for a, b in sorted(grew):
        one, two = of[a], of[b]
        if (
            one is two
            or folded(one.origin) == folded(two.origin)
            or any(b in after.get(c, ()) for c in after[a] if c != b)
        ):
            continue
        steps[_step(places[id(one)], places[id(two)])] = None
    return f'<path d="{"".join(steps)}" stroke="var(--soft)" opacity=".55" fill="none"/>' if steps else ""


def _lines(drawn: list[Mark], places: Mapping[int, Place]) -> str:
    """A step line for each origin that told more than one figure."""
    told: dict[str, list[Mark]] = {}
    for m in drawn:
        if m.cell.claim.factuality not in _HOLLOW and m.day is not None:
            told.setdefault(folded(m.origin), []).append(m)
    out = []
    for marks in told.values():
        path = "".join(_step(places[id(a)], places[id(b)]) for a, b in pairwise(marks))
        if path:
            title = f"{marks[0].origin}: {' → '.join(short(m.cell) for m in marks)}"
            out.append(
                f'<path d="{path}" stroke="var(--{marks[0].hue})" stroke-width="2" fill="none"><title>{escape(title)}</title></path>'
            )
    return "".join(out)


def _step(a: Place, b: Place) -> str:
    return f"M{_n(a[0])} {_n(a[1])}H{_n(b[0])}V{_n(b[1])}"


def _mark(m: Mark, scale: Axis, at: Place) -> str:
    claim, colour = m.cell.claim, f"var(--{m.hue})"
    low, high = scale.ends(claim.low, claim.high)
    top, foot = scale.y(high), scale.y(low)
    hollow = claim.factuality in _HOLLOW
    x, out = m.x, []
    exact = claim.low == claim.high
    if not exact:
        look = f'fill="none" stroke="{colour}" stroke-width="1.2"' if hollow else f'fill="{colour}" fill-opacity=".45"'
        out.append(f'<rect x="{_n(x - 4.5)}" y="{_n(top)}" width="9" height="{_n(max(foot - top, 1))}" {look}/>')
        edges = "".join(f"M{_n(x - 7.5)} {_n(scale.y(v))}h15" for v in (claim.low, claim.high) if v is not None)
        out.append(f'<path d="{edges}" stroke="{colour}" stroke-width="2.5"/>')
    for open_end, y, way in ((claim.high is None, top, -1), (claim.low is None, foot, 1)):
        if open_end:
            out.append(
                f'<path d="M{_n(x - _ARROW)} {_n(y)}h{2 * _ARROW}l{-_ARROW} {way * 9}z" fill="{"var(--paper)" if hollow else colour}" stroke="{colour}"/>'
            )
    beside = x if exact else x - 17
    fill, ink = ("var(--paper)", colour) if hollow else (colour, "var(--paper)")
    out.append(
        f'<circle cx="{_n(beside)}" cy="{_n(at[1])}" r="{_DISC}" fill="{fill}" stroke="{colour}" stroke-width="1.6"/>'
        f'<text class="letter" x="{_n(beside)}" y="{_n(at[1] + 3.8)}" text-anchor="middle" fill="{ink}">{escape(m.letter)}</text>'
    )
    return f"<g><title>{escape(_title(m))}</title>{''.join(out)}</g>"


def _title(m: Mark) -> str:
    told = f"{m.letter}: {m.cell.value}"
    when = dates.words(m.day) if m.day else "no date"
    how = [n for n in m.cell.notes if not n.startswith("as of")] + (
        ["replaced by a later figure"] if m.cell.struck else []
    )
    return ", ".join([told, when, f"the word of {m.origin}", *how])


def _words(m: Mark, scale: Axis) -> str:
    text = short(m.cell)
    high = scale.ends(m.cell.claim.low, m.cell.claim.high)[1]
    arrow = 9 if m.cell.claim.high is None else 0
    y = min(scale.y(high) - arrow, scale.y(_stands(m)) - _DISC) - 5
    strike = ""
    if m.cell.struck:
        half = len(text) * CHARACTER / 2 + 2
        strike = f'<path d="M{_n(m.x - half)} {_n(y - 4)}h{_n(2 * half)}" stroke="var(--ink)" stroke-width="1.2"/>'
    return f'<text class="value" x="{_n(m.x)}" y="{_n(y)}" text-anchor="middle">{escape(text)}</text>{strike}'


def _days(drawn: list[Mark]) -> str:
    """A label below each group of marks of one day, left out where it would run into the last one."""
    groups: dict[str, list[float]] = {}
    for m in drawn:
        groups.setdefault(dates.short(m.day) if m.day else "no date", []).append(m.x)
    labels: list[str] = []
    free = -1000.0
    for text, xs in groups.items():
        x = sum(xs) / len(xs)
        half = len(text) * CHARACTER / 2
        if x - half > free:
            labels.append(f'<text x="{_n(x)}" y="{HEIGHT + 22}">{escape(text)}</text>')
            free = x + half + 8
    return f'<g class="tick" text-anchor="middle">{"".join(labels)}</g>'


def _n(value: float) -> str:
    """A tenth of a pixel."""
    return f"{value:.1f}".removesuffix(".0")
