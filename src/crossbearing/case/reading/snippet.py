"""The words around what was searched for: the place where most of the words stand together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

# Marks that a search puts about the words that it found; they stand in no text that people write.
OPEN, CLOSE = "\x02", "\x03"
# Characters of a snippet on either side of the words, and so many more to end at a word.
AROUND, TO_A_WORD = 120, 20
# Letters by which a word is known in its other forms: `strike` in "strikes".
_STEM = 4

Range = tuple[int, int]


def snippet(marked: str, around: int = AROUND) -> tuple[str, tuple[Range, ...], int, int]:
    """The snippet of a text with marks: its words, the ranges in it that were found, and where the passage that it was chosen for stands in
    the whole (0, 0 where nothing is marked)."""
    whole, ranges = plain(marked)
    start, end = best(whole, ranges, around)
    left, right = max(0, start - around), min(len(whole), end + around)
    while left > 0 and left > start - around - TO_A_WORD and not whole[left - 1].isspace():
        left -= 1
    while right < len(whole) and right < end + around + TO_A_WORD and not whole[right].isspace():
        right += 1
    shown = tuple((s - left, e - left) for s, e in ranges if s >= left and e <= right)
    return whole[left:right], shown, start, end


def plain(marked: str) -> tuple[str, list[Range]]:
    """The text without its marks, and the ranges between them."""
    pieces: list[str] = []
    ranges: list[Range] = []
    at = start = 0
    for piece in re.split(f"([{OPEN}{CLOSE}])", marked):
        if piece == OPEN:
            start = at
        elif piece == CLOSE:
            ranges.append((start, at))
        else:
            pieces.append(piece)
            at += len(piece)
    return "".join(pieces), ranges


def best(whole: str, ranges: Sequence[Range], width: int = AROUND) -> Range:
    """The first place from which most different words follow within `width` characters: the words that stand there side by side."""
    if not ranges:
        return 0, 0
    words = [whole[s:e].casefold()[:_STEM] for s, e in ranges]
    inside: Counter[str] = Counter()
    until = chosen = most = 0
    for n, (start, _) in enumerate(ranges):
        while until < len(ranges) and ranges[until][1] <= max(start + width, ranges[n][1]):
            inside[words[until]] += 1
            until += 1
        if len(inside) > most:
            chosen, most = n, len(inside)
        inside[words[n]] -= 1
        if not inside[words[n]]:
            del inside[words[n]]
    start, end = ranges[chosen]
    for s, e in ranges[chosen + 1 :]:
        if whole[end:s].strip():
            break
        end = e
    return start, end
