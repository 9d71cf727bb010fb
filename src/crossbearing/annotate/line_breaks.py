"""Which line breaks are only the width of the page."""

from __future__ import annotations

import re

# Texts set for a terminal or a mail are broken at 60 to 80 characters; a longest line outside these is no page's width.
NARROWEST, WIDEST = 45, 120
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)+")
_FIRST_WORD = re.compile(r"\S+")


def joined_lines(text: str) -> set[int]:
    """The offsets of line breaks inside paragraphs: those before which the next line's first word had no room.

    The width of the page is the longest line of its block; a block is joined only if every line of it was filled."""
    joined: set[int] = set()
    for block in _BLOCK.finditer(text):
        lines = block.group().split("\n")
        width = max(map(len, lines))
        if not NARROWEST <= width <= WIDEST:
            continue
        words = [_FIRST_WORD.search(line) for line in lines]
        filled = all(
            word is None or len(line.rstrip()) + 1 + len(word.group()) > width
            for line, word in zip(lines, words[1:], strict=False)
        )
        if filled and any(not line.rstrip().endswith((".", "!", "?", ":", ";", "”", '"')) for line in lines[:-1]):
            at = block.start()
            for line in lines[:-1]:
                at += len(line)
                joined.add(at)
                at += 1
    return joined
