"""A long text in parts that each fit on a page.

A part is cut between paragraphs; a paragraph too long for that, between words; a word too long for that, between characters as readers
see them. What a part weighs is what it costs to send: its characters as UTF-8 with their escapes, and its marks.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

import msgspec
from markupsafe import escape

from crossbearing.publish.marked_text import paragraphs

# Bytes of text and marks on one page: with head, margin and foot it stays below the 300 kB that a page may have.
LEAF = 150_000
# Characters of a paragraph that stand together where it has to be cut.
LONGEST_PIECE = 4_000
_JOINERS = "\u200d\ufe0e\ufe0f"


class Weight(msgspec.Struct, frozen=True, order=True):
    """What one mark adds to the page, in bytes, at the character where it starts."""

    start: int
    cost: int


class Leaf(msgspec.Struct, frozen=True):
    """One part: `number` counts from 1, `pieces` are its paragraphs or pieces of one."""

    number: int
    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]


def leaves(text: str, weights: Sequence[Weight] = (), most: int = LEAF) -> list[Leaf]:
    """The text in parts of at most `most` bytes (one piece at least); a text without words is one empty part."""
    order = sorted(weights)
    starts = [w.start for w in order]
    sums = [0]
    for w in order:
        sums.append(sums[-1] + w.cost)
    made: list[Leaf] = []
    held: list[tuple[int, int]] = []
    size = 0
    for start, end in _pieces(text):
        marks = sums[bisect_left(starts, end)] - sums[bisect_left(starts, start)]
        cost = len(str(escape(text[start:end])).encode("utf-8", "replace")) + marks
        if held and size + cost > most:
            made.append(Leaf(len(made) + 1, held[0][0], held[-1][1], tuple(held)))
            held, size = [], 0
        held.append((start, end))
        size += cost
    if held or not made:
        first, last = (held[0][0], held[-1][1]) if held else (0, 0)
        made.append(Leaf(len(made) + 1, first, last, tuple(held)))
    return made


def leaf_at(parts: Sequence[Leaf], at: int) -> Leaf:
    """The part in which the character stands, or the next one with text, or the last one."""
    return next((leaf for leaf in parts if at < leaf.end), parts[-1])


def _pieces(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in paragraphs(text):
        while end - start > LONGEST_PIECE:
            cut = _cut(text, start, start + LONGEST_PIECE)
            found.append((start, cut))
            start = cut
        found.append((start, end))
    return found


def _cut(text: str, start: int, end: int) -> int:
    """Where to cut before `end`: behind the last white space of the second half, else where no character is torn from its marks."""
    for at in range(end, start + (end - start) // 2, -1):
        if text[at - 1].isspace():
            return at
    at = end
    while at > start + 1 and (unicodedata.combining(text[at]) or text[at] in _JOINERS or text[at - 1] == "\u200d"):
        at -= 1
    return at
