"""The order in which a page is read: columns from left to right, broken by what spans them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from crossbearing.read.pdf.lines import Piece

# Lines that may cross a gutter (headings, tables) before it is none; lines that must stand on each side of it.
CROSSING, SIDE = 0.2, 0.2
FEWEST = 8
STEP = 2.0


def in_order(found: Sequence[Piece]) -> list[Piece]:
    """The pieces as a reader takes them. Without columns, the file's own order."""
    gutter = _gutter(found)
    if gutter is None:
        return list(found)
    spanning = sorted((p for p in found if p.left < gutter < p.right), key=lambda p: -p.top)
    rest = [p for p in found if not p.left < gutter < p.right]
    out: list[Piece] = []
    for edge in [*spanning, None]:
        band = [p for p in rest if edge is None or p.bottom >= edge.bottom]
        rest = [p for p in rest if edge is not None and p.bottom < edge.bottom]
        for side in ([p for p in band if p.right <= gutter], [p for p in band if p.left >= gutter]):
            out += in_order(side) if len(side) < len(found) else side
        if edge is not None:
            out.append(edge)
    return out


def _gutter(found: Sequence[Piece]) -> float | None:
    """Where a white strip parts the page into columns, None where nothing does."""
    if len(found) < FEWEST:
        return None
    left, right = min(p.left for p in found), max(p.right for p in found)
    most, least = CROSSING * len(found), SIDE * len(found)
    best: tuple[int, float] | None = None
    run: list[float] = []
    height = median(p.height for p in found)
    fewest = len(found)
    x = left + STEP
    candidates: list[tuple[int, float]] = []
    while x < right:
        crossing = sum(p.left < x < p.right for p in found)
        on_left, on_right = sum(p.right <= x for p in found), sum(p.left >= x for p in found)
        if crossing <= most and on_left >= least and on_right >= least:
            candidates.append((crossing, x))
            fewest = min(fewest, crossing)
        x += STEP
    # The middle of the widest strip that the fewest lines cross.
    for crossing, x in [*candidates, (len(found), right)]:
        if crossing == fewest and (not run or x - run[-1] <= STEP * 1.5):
            run.append(x)
            continue
        if run and (best is None or len(run) > best[0]):
            best = (len(run), (run[0] + run[-1]) / 2)
        run = [x] if crossing == fewest else []
    if best is None or best[0] * STEP < 0.4 * height or not _side_by_side(found, best[1]):
        return None
    return best[1]


def _side_by_side(found: Sequence[Piece], gutter: float) -> bool:
    """Whether lines do stand beside each other; a ragged list or a poem has a white strip too, with nothing at its other side."""
    lefts = [p for p in found if p.right <= gutter]
    rights = [p for p in found if p.left >= gutter]
    beside = sum(any(a.bottom < b.top and b.bottom < a.top for b in rights) for a in lefts)
    return beside >= 0.4 * min(len(lefts), len(rights)) and len({round(p.left / 4) for p in rights}) <= max(
        3, len(rights) // 2
    )
