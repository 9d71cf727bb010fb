"""Which block of a page is the account's title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.read.page.block import Block

# A title is at most so long; a longer heading is a paragraph in large letters.
LONGEST = 300
# A block is the title if it shares so much of the words of what the page calls itself.
ALIKE = 0.6
_WORD = re.compile(r"\w+")


def title_at(found: Sequence[Block], names: Sequence[str]) -> int | None:
    """The index of the title among the blocks; `names` are the titles that the page's head gives, best first. None where no block is one."""
    best: tuple[float, int] | None = None
    for i, b in enumerate(found):
        if len(b.words) > LONGEST or "\t" in b.words:
            continue
        likest = max((alike(b.words, n) for n in names), default=0.0)
        first = (
            b.tag == "h1"
            or (b.element.get("role") == "heading" and b.element.get("aria-level") == "1")
            or b.element.get("itemprop") == "headline"
        )
        if likest < ALIKE and not first:
            continue
        # A link that bears the title leads to the account; the title itself seldom is one.
        score = likest + 0.5 * first + 0.25 * b.is_heading - 0.3 * (b.density > 0.5)
        if best is None or score > best[0] + 0.01:
            best = (score, i)
    return best[1] if best else None


def alike(words: str, name: str) -> float:
    """How much of the longer of two titles is the shorter one; the page's name behind a bar is no part of it."""
    one, other = _WORD.findall(words.lower()), _WORD.findall(name.lower())
    if not one or not other or (len(one) < 2 and one != other):
        return 0.0
    shared = len(set(one) & set(other))
    if shared == len(set(one)) and " ".join(one) in " ".join(other):
        return 0.7 + 0.3 * len(one) / len(other)
    return shared / max(len(set(one)), len(set(other)))
