"""Boxes between and beside the paragraphs that are none of the account, though no name of the page tells: teasers, lists of links, what a label opens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crossbearing.read.page.block import Block
from crossbearing.read.page.labels import is_notice, opens_other
from crossbearing.read.page.region import weight
from crossbearing.read.page.roles import role

# From this share of links on a line leads elsewhere.
LINKED = 0.6
# A teaser has so many blocks and characters at most.
TEASER_BLOCKS, TEASER_LENGTH = 4, 500
# What a label opens is none of the account only where it holds no more than this share of the running text.
LABELLED = 0.4
# A box of more blocks than this is the page.
SEARCHED = 60
# Lines below the title within which its author is named.
BYLINE_NEAR = 6


def without_boxes(found: Sequence[Block], title: int | None) -> list[int]:
    """The indices of the blocks that may be account."""
    gone: set[int] = set()
    total = sum(map(weight, found)) or 1.0
    chains = [_up(b.element) for b in found]
    first: dict[Any, int] = {}
    inside: dict[Any, list[int]] = {}
    for i, chain in enumerate(chains):
        for e in chain:
            first.setdefault(e, i)
            inside.setdefault(e, []).append(i)
    titled = set(chains[title]) if title is not None else set()
    for i, b in enumerate(found):
        if i == title or i in gone:
            continue
        if is_notice(b):
            gone.add(i)
        elif opens_other(b):
            gone.update(_opened(i, found, chains, first, inside, titled, total))
        elif (
            b.density > LINKED and not (b.is_heading and (b.href or "").startswith("#")) and not _is_byline(i, b, title)
        ):
            gone.add(i)
            if b.is_heading or b.density > 0.9:
                gone.update(_teaser(i, found, chains, inside, titled))
    for i, b in enumerate(found):
        if i != title and i not in gone and b.is_heading and _is_empty(i, chains[i], inside, gone):
            gone.add(i)
    return [i for i in range(len(found)) if i not in gone]


def _is_empty(i: int, chain: Sequence[Any], inside: dict[Any, list[int]], gone: set[int]) -> bool:
    """Whether of the box that a heading heads nothing else is left."""
    box = next((e for e in chain if len(inside[e]) > 1), None)
    if box is None or len(inside[box]) > SEARCHED:
        return False
    return all(j == i or j in gone for j in inside[box])


def _is_byline(i: int, b: Block, title: int | None) -> bool:
    """Whether a linked line near the title is the author's name."""
    return title is not None and 0 < i - title <= BYLINE_NEAR and role(b, True) == "byline"


def _opened(
    i: int,
    found: Sequence[Block],
    chains: Sequence[Sequence[Any]],
    first: dict[Any, int],
    inside: dict[Any, list[int]],
    titled: set[Any],
    total: float,
) -> set[int]:
    """What a label opens: the box that it stands first in, else the links below it, or what stands below it as a heading."""
    box = None
    for e in chains[i]:
        if first[e] != i or e in titled or sum(weight(found[j]) for j in inside[e]) > LABELLED * total:
            break
        box = e
    if box is not None and len(inside[box]) > 1:
        return set(inside[box])
    out = {i}
    above = chains[i][1] if len(chains[i]) > 1 else None
    level = found[i].tag if found[i].is_heading else None
    spent = 0.0
    for j in range(i + 1, len(found)):
        b = found[j]
        linked = b.density > LINKED
        if linked:
            out.add(j)
        elif level is None or (b.is_heading and b.tag <= level) or (above is not None and above not in chains[j]):
            break
        else:
            spent += weight(b)
            out.add(j)
    # A heading over a large part of the text is one of the account's own.
    return out if spent <= LABELLED * total / 2 else {i}


def _teaser(
    i: int, found: Sequence[Block], chains: Sequence[Sequence[Any]], inside: dict[Any, list[int]], titled: set[Any]
) -> set[int]:
    """The small box round a linked heading: its picture, its line of text."""
    box = None
    for e in chains[i]:
        if e in titled or len(inside[e]) > TEASER_BLOCKS or sum(len(found[j].words) for j in inside[e]) > TEASER_LENGTH:
            break
        if e.tag in ("div", "li", "article", "section", "aside", "td", "a"):
            box = e
    if box is None or not found[i].is_heading:
        return {i}
    return set(inside[box])


def _up(element: Any) -> list[Any]:
    chain = []
    while element is not None:
        chain.append(element)
        element = element.getparent()
    return chain
