"""The picture of who has words from whom: those who take on the left, those who give on the right, a line for each pair.

A name may stand on both sides. Only the strongest pairs are drawn where there are many; the picture says how many are not.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from markupsafe import Markup, escape

from crossbearing.case.reading.rows import OriginEdge
from crossbearing.publish import wording
from crossbearing.web.texts.passage import account_path

# What can be told apart in one picture: names on a side, lines in all.
MOST_NAMES, MOST_LINES = 22, 60
# A shared passage or a credit tells more of independence than a quotation.
_RANK = {"copies": 0, "credits": 1, "quotes": 2}
_LINE, _TOP = 24, 30
# Pixels between the sides, and that a letter takes; characters of a name that are shown.
_BETWEEN, _CHARACTER, _CLIP = 230, 6.9, 42
_LOOK = {
    "copies": 'stroke="var(--differ)"',
    "credits": 'stroke="var(--h0)" stroke-dasharray="7 3"',
    "quotes": 'stroke="var(--soft)" stroke-opacity=".7" stroke-dasharray="2 3"',
}


class Graph(msgspec.Struct, frozen=True):
    """The drawing, what it shows in a sentence, how many pairs are not drawn, and which kinds of line there are."""

    svg: Markup
    says: str
    left_out: int
    kinds: tuple[str, ...]


def graph(edges: Sequence[OriginEdge]) -> Graph | None:
    """The picture; None where nobody has words from anybody."""
    chosen = _chosen(edges)
    if not chosen:
        return None
    left, right = _sides(chosen)
    rows = max(len(left), len(right))
    height = _TOP + rows * _LINE + 14
    begin, end = _width(left), _width(left) + _BETWEEN
    at = {name: (begin, _y(n, len(left), rows)) for n, name in enumerate(left)}
    to = {name: (end, _y(n, len(right), rows)) for n, name in enumerate(right)}
    parts = [
        f'<svg class="origins" viewBox="0 0 {end + _width(right):.0f} {height}" role="group" aria-label="{escape(sentence(edges))}">'
        f'<text class="side" x="{begin - 12:.1f}" y="14" text-anchor="end">has words</text>'
        f'<text class="side" x="{end + 12:.1f}" y="14">from</text>'
    ]
    parts += [_line(e, at[e.source], to[e.target]) for e in chosen]
    accounts = {e.source: e.source_document for e in chosen} | {e.target: e.target_document for e in chosen}
    parts += [_name(n, at[n], accounts.get(n), "end", -12) for n in left]
    parts += [_name(n, to[n], accounts.get(n), "start", 12) for n in right]
    parts.append("</svg>")
    kinds = tuple(k for k in _RANK if any(e.kind == k for e in chosen))
    return Graph(Markup("".join(parts)), sentence(edges), len(edges) - len(chosen), kinds)  # noqa: S704 - every text is escaped


def sentence(edges: Sequence[OriginEdge]) -> str:
    """What the picture shows."""
    said = []
    for kind, one, many in (
        ("copies", "copies", "copy"),
        ("credits", "credits", "credit"),
        ("quotes", "quotes", "quote"),
    ):
        found = [e for e in edges if e.kind == kind]
        takers = {e.source for e in found}
        if found:
            top = max(found, key=lambda e: e.count)
            whom = "speakers" if kind == "quotes" else "another account"
            number = wording.count(len(takers), "outlet")
            verb = one if len(takers) == 1 else many
            said.append(f"{number} {verb} {whom}; most often {top.source}, from {top.target} ({top.count}\u00d7)")
    return ". ".join(said) + "." if said else ""


def _chosen(edges: Sequence[OriginEdge]) -> list[OriginEdge]:
    ranked = sorted(edges, key=lambda e: (_RANK[e.kind], -e.count, e.source, e.target))
    kept: list[OriginEdge] = []
    left: set[str] = set()
    right: set[str] = set()
    for e in ranked:
        fits = (e.source in left or len(left) < MOST_NAMES) and (e.target in right or len(right) < MOST_NAMES)
        if fits and len(kept) < MOST_LINES:
            kept.append(e)
            left.add(e.source)
            right.add(e.target)
    return kept


def _sides(edges: Sequence[OriginEdge]) -> tuple[list[str], list[str]]:
    """The names on either side, ordered so that few lines cross: each by the mean place of those it is joined to, a few times over."""
    left = list(dict.fromkeys(e.source for e in edges))
    right = list(dict.fromkeys(e.target for e in edges))
    for _ in range(6):
        right = _ordered(right, left, [(e.target, e.source) for e in edges])
        left = _ordered(left, right, [(e.source, e.target) for e in edges])
    return left, right


def _ordered(names: Sequence[str], others: Sequence[str], pairs: Sequence[tuple[str, str]]) -> list[str]:
    place = {name: n for n, name in enumerate(others)}
    joined: dict[str, list[int]] = {}
    for name, other in pairs:
        joined.setdefault(name, []).append(place[other])
    before = {name: n for n, name in enumerate(names)}
    return sorted(names, key=lambda n: (sum(joined[n]) / len(joined[n]), before[n]))


def _width(names: Sequence[str]) -> float:
    """Room for the names of a side."""
    return max(len(wording.clip(n, _CLIP)) for n in names) * _CHARACTER + 24


def _y(n: int, names: int, rows: int) -> float:
    """The fewer names are spread over the height of the more."""
    return _TOP + (n + 0.5) * rows * _LINE / names


def _line(e: OriginEdge, a: tuple[float, float], b: tuple[float, float]) -> str:
    width = min(1.2 + e.count**0.5, 7)
    bend = (b[0] - a[0]) * 0.45
    path = f"M{a[0]:.1f} {a[1]:.1f}C{a[0] + bend:.1f} {a[1]:.1f} {b[0] - bend:.1f} {b[1]:.1f} {b[0]:.1f} {b[1]:.1f}"
    title = f"{e.source} {e.kind} {e.target}: {e.count}\u00d7"
    return (
        f'<path d="{path}" fill="none" stroke-width="{width:.1f}" {_LOOK[e.kind]}><title>{escape(title)}</title></path>'
    )


def _name(name: str, at: tuple[float, float], account: str | None, anchor: str, away: int) -> str:
    words = f'<text x="{at[0] + away:.1f}" y="{at[1] + 4:.1f}" text-anchor="{anchor}">{escape(wording.clip(name, _CLIP))}</text>'
    dot = f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="3.5" fill="var(--ink)"/>'
    # A speaker has no account: only the words stand there.
    return f'{dot}<a href="{account_path(account)}">{words}</a>' if account else dot + words
