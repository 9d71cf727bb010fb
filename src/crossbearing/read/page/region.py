"""In which element of a page the account stands: where most of the running text is, near the title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from crossbearing.read.page.block import Block
from crossbearing.read.page.marks import names_account

# An element below is taken instead of the one above it from this share of the text on; less where the title stands in it too.
SHARE, WITH_TITLE, CALLED = 0.8, 0.5, 0.4
# Blocks of fewer characters are labels as often as text.
SHORTEST = 25
# More than this of a block is a link: it leads elsewhere.
LINKED = 0.5
# Of one paragraph no more counts, so that a long notice does not outweigh an account of many short ones.
MOST = 600


def weight(block: Block) -> float:
    """How much running text a block is."""
    if block.density > LINKED or block.is_heading or len(block.words) < SHORTEST:
        return 0.0
    ends = block.words.rstrip("”\"’')»").endswith((".", "!", "?", "…", ":"))
    return min(MOST, len(block.words) - block.links) * (1.0 if ends else 0.4)


def region(root: Any, found: Sequence[Block], title: Block | None) -> Any:
    """The deepest element that holds the account."""
    held: dict[Any, float] = {}
    for b in found:
        if w := weight(b):
            for e in _up(b.element):
                held[e] = held.get(e, 0.0) + w
    titled = set(_up(title.element)) if title else set()
    here = root
    while True:
        total = held.get(here, 0.0)
        inside = [(held[c], c) for c in here if c in held]
        if not inside or not total:
            return here
        share, child = max(inside, key=lambda x: x[0])
        share /= total
        called = names_account(child)
        if child.tag in ("p", "ul", "ol", "dl", "li", "blockquote", "table", "tbody", "tr", "pre", "figure") and not (
            child.tag in ("table", "tbody", "tr", "blockquote") and share >= SHARE
        ):
            return here
        if share < (CALLED if called else WITH_TITLE if child in titled and here in titled else SHARE):
            return here
        if here in titled and child not in titled and not called and share < SHARE:
            return here
        here = child


def _up(element: Any) -> Iterable[Any]:
    while element is not None:
        yield element
        element = element.getparent()
