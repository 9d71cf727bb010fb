"""What runs along with the pages and is no part of the account: heads, feet, numbers of pages; and notes, which stand at the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from crossbearing.read.pdf.lines import Piece

# The share of a page's height at its top and bottom in which heads and feet run.
MARGIN = 0.1
_NUMBER = re.compile(r"(?:page |p\. ?|[-–— ]*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–— ]*$", re.I)
# Notes are set this much smaller than the text, stand below it, and begin with their sign.
SMALL = 0.88
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡§])[\s.)]?\s*\S")


def without_running(pages: Sequence[Sequence[Piece]], heights: Sequence[float]) -> tuple[list[list[Piece]], list[str]]:
    """The pages without heads, feet and page numbers, and what was left out, each once."""
    if len(pages) < 2:
        return [list(p) for p in pages], []
    enough = max(2, (len(pages) + 1) // 2) if len(pages) < 6 else max(3, len(pages) // 3)
    seen: Counter[str] = Counter()
    for page, height in zip(pages, heights, strict=True):
        seen.update({_shape(p.text) for p in page if _marginal(p, height)})
    kept: list[list[Piece]] = []
    left_out: dict[str, str] = {}
    for page, height in zip(pages, heights, strict=True):
        rest = []
        for p in page:
            if _marginal(p, height) and (_NUMBER.match(p.text) or seen[_shape(p.text)] >= enough):
                if not _NUMBER.match(p.text):
                    left_out.setdefault(_shape(p.text), p.text)
            else:
                rest.append(p)
        kept.append(rest)
    return kept, list(left_out.values())


def notes_apart(page: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The page without its notes, and the notes: small lines at the foot, from the first that begins with a sign on."""
    if len(page) < 4:
        return list(page), []
    usual = median(p.height for p in page)
    small = [p for p in page if p.height < SMALL * usual]
    first = next((p for p in sorted(small, key=lambda p: -p.top) if _NOTE.match(p.text)), None)
    if first is None or any(
        p.top < first.bottom and p.height >= SMALL * usual and p.left < first.right and p.right > first.left
        for p in page
    ):
        return list(page), []
    notes = [p for p in small if p.top <= first.top]
    return [p for p in page if p not in notes], notes


def _marginal(piece: Piece, height: float) -> bool:
    return piece.bottom > (1 - MARGIN) * height or piece.top < MARGIN * height


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())
