"""Which line breaks are only the width of the page."""

from __future__ import annotations

from itertools import pairwise

# Texts set for a terminal or a mail are broken at 60 to 80 characters; a longest line outside these is no page's width.
NARROWEST, WIDEST = 45, 120
ENDS = (".", "!", "?", ":", ";", "”", '"')


def joined_lines(text: str) -> set[int]:
    """The offsets of line breaks inside paragraphs: those before which the next line's first word had no room.

    The width of the page is the longest line of its block; a block is joined only if every line of it was filled."""
    joined: set[int] = set()
    block: list[str] = []
    start = at = 0
    for line in [*text.split("\n"), ""]:
        if line:
            if not block:
                start = at
            block.append(line)
        elif block:
            if len(block) > 1 and _is_filled(block):
                offset = start
                for words in block[:-1]:
                    offset += len(words)
                    joined.add(offset)
                    offset += 1
            block = []
        at += len(line) + 1
    return joined


def _is_filled(lines: list[str]) -> bool:
    """Whether each line's first word had no room on the line before, and some line ends inside a sentence."""
    width = max(map(len, lines))
    if not NARROWEST <= width <= WIDEST:
        return False
    for line, following in pairwise(lines):
        first = following.split(maxsplit=1)
        if first and len(line.rstrip()) + 1 + len(first[0]) <= width:
            return False
    return any(not line.rstrip().endswith(ENDS) for line in lines[:-1])
