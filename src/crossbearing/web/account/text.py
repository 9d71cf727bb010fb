"""The part of an account's text that is on the page: its paragraphs with the layers asked for, and the notes in the margin."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from crossbearing.records import Annotations, Span
from crossbearing.web.account.roles import Paragraph, paragraphs
from crossbearing.web.texts.blocks import Block, Link, block, noted
from crossbearing.web.texts.layers import Mark, marks, starts
from crossbearing.web.texts.leaves import LEAF, Leaf, Weight, leaf_at, leaves

# Bytes that a mark and its note add to the page (measured on the demo with every layer on).
_COST = {"claims": 700, "boilerplate": 120}
_USUAL_COST = 400


class Text(msgspec.Struct, frozen=True):
    """`leaf` is the part that is shown, `begins` where each part begins, `blocks` its paragraphs with their notes, `told` what part of the
    account each paragraph is."""

    leaf: Leaf
    begins: tuple[int, ...]
    blocks: tuple[Block, ...]
    told: tuple[Paragraph, ...]


def text(account: Annotations, on: Sequence[str], at: Span | None = None, begin: int = 0, most: int = LEAF) -> Text:
    """The part with the passage `at`, else the one with the character `begin`."""
    words = account.document.text
    weights = [Weight(start, _COST.get(layer, _USUAL_COST)) for layer in on for start in starts(account, (layer,))]
    parts = leaves(words, weights, most)
    leaf = leaf_at(parts, at.start if at else begin)
    found = marks(account, on, leaf.start, leaf.end)
    if at is not None:
        found = sorted([*found, Mark(at.start, at.end, "at", "at", "")], key=lambda m: (m.start, -m.end))
    named = {m.key for m in found if m.key}
    seen: set[str] = set()
    made: list[Block] = []
    told = paragraphs(leaf.pieces, account.document.parts, words)
    for start, end in ((p.start, p.end) for p in told):
        here = [m for m in found if m.start < end and start < m.end]
        notes = noted(words, start, end, here, {})
        home = {key: note.id for note in notes for key, _ in note.marks}
        links = {
            m.key: Link(f"#{home[m.key]}", m.key, home[m.key]) for m in here if m.layer == "claims" and m.key in home
        }
        made.append(Block(start, end, block(words, start, end, here, links, named, seen), notes))
    return Text(leaf, tuple(p.start for p in parts), tuple(made), tuple(told))
