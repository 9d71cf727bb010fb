"""The role of a block, by its tag, by the page's names for it, and by its words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from crossbearing.lexicon import lexicon
from crossbearing.read.page.block import Block
from crossbearing.read.page.marks import spelled
from crossbearing.read.told import cue
from crossbearing.records import Role

# How far above a block the element that names it may stand.
NEAR = 2
_BY = re.compile(r"(?:(?:words|text|story|report|reporting) )?by\s+\S", re.I)
_INITIAL = re.compile(r"\b[A-Z]\.$")
LONGEST_BYLINE, LONGEST_STANDFIRST = 120, 600


def role(block: Block, before_body: bool) -> Role:
    """What part of the account the block is. Standfirst and byline stand before the body."""
    if block.tag in ("figcaption", "caption") or _inside(block.element, "figcaption"):
        return "caption"
    names = _names(block.element)
    kinds = _kinds()
    if kinds["caption"].search(names):
        return "caption"
    told = cue(block.words)
    if told is not None:
        return told
    if kinds["correction"].search(names):
        return "correction"
    if (
        before_body
        and len(block.words) <= LONGEST_BYLINE
        and (kinds["byline"].search(names) or _by_markup(block.element))
    ):
        return "byline"
    if kinds["update"].search(names):
        return "update"
    if (
        before_body
        and len(block.words) <= LONGEST_STANDFIRST
        and (
            kinds["standfirst"].search(names) or block.element.get("itemprop") in ("alternativeHeadline", "description")
        )
    ):
        return "standfirst"
    if (
        before_body
        and len(block.words) < 80
        and _BY.match(block.words)
        and (block.words[-1:] not in ".!?" or _INITIAL.search(block.words))
        and len(block.words.split()) <= 8
    ):
        return "byline"
    if block.is_heading or block.tag == "summary" or _inside(block.element, "summary"):
        return "heading"
    return "body"


@lru_cache(maxsize=1)
def _kinds() -> dict[str, re.Pattern[str]]:
    return {k: re.compile(f"-(?:{v})-") for k, v in lexicon("parts")["kinds"].items()}


def _names(element: Any) -> str:
    """The names of the element and of those right above it that hold nothing but it."""
    names = []
    for _ in range(NEAR + 1):
        if element is None or element.tag in ("body", "article", "main", "section"):
            break
        if (
            said
            := f"{element.get('class') or ''} {element.get('data-testid') or ''} {element.get('data-component') or ''}".strip()
        ):
            names.append(said)
        above = element.getparent()
        if above is None or element.getnext() is not None or element.getprevious() is not None:
            break
        element = above
    return spelled(" ".join(names)) if names else ""


def _by_markup(element: Any) -> bool:
    return any(
        isinstance(n.tag, str) and (n.get("rel") == "author" or n.get("itemprop") == "author" or n.tag == "address")
        for n in element.iter()
    )


def _inside(element: Any, tag: str) -> bool:
    for _ in range(4):
        if element is None:
            return False
        if element.tag == tag:
            return True
        element = element.getparent()
    return False
