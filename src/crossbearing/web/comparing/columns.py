"""The columns of the page: each account's text with its claims, its copied passages and what is no part of it marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from crossbearing.publish.sigla import hue
from crossbearing.records import Claim, Copy, Passage, Span
from crossbearing.web.comparing.comparison import Comparison, Side
from crossbearing.web.comparing.facts import title
from crossbearing.web.comparing.ties import Tie, words
from crossbearing.web.texts.blocks import Block, Link, block
from crossbearing.web.texts.layers import Mark
from crossbearing.web.texts.leaves import Leaf, Weight, leaf_at, leaves

# Bytes of all columns together: with the table of facts the page stays below 300 kB.
COLUMNS = 150_000
# What a claim, an answer to it, a copied passage and a grey one add to the page, in bytes (measured on the demo).
_CLAIM, _ANSWER, _COPY, _GREY = 420, 330, 420, 60


class Answer(msgspec.Struct, frozen=True):
    """What another account's claim says to a claim: the claim, its account's place among the columns, how they stand in words and why."""

    claim: Claim
    column: int
    title: str
    says: str
    why: str
    type: str


class Entry(msgspec.Struct, frozen=True):
    """A claim of a column with its answers."""

    claim: Claim
    title: str
    answers: tuple[Answer, ...]


class Band(msgspec.Struct, frozen=True):
    """A copied passage as it stands in one column: `here` and `there` are the ids of its two ends, `at` where the other one starts, `has` tells
    whether this account has it from the other (True), gave it (False), or nobody knows (None)."""

    here: str
    there: str
    column: int
    at: int
    has: bool | None
    why: str


class Paragraph(msgspec.Struct, frozen=True):
    """A piece of text and the copied passages that begin in it."""

    block: Block
    bands: tuple[Band, ...]


class Column(msgspec.Struct, frozen=True):
    """One account on the page: `leaf` is the part of its text that is shown, `leaves` how many there are and where each begins."""

    number: int
    side: Side
    hue: str
    leaf: Leaf
    begins: tuple[int, ...]
    paragraphs: tuple[Paragraph, ...]
    entries: tuple[Entry, ...]
    claims: int


def columns(made: Comparison, begins: Sequence[int] = (), most: int = COLUMNS) -> list[Column]:
    """The columns in the order of the sides, each from the part of its text that holds the character asked for."""
    place = {s.document.id: n for n, s in enumerate(made.sides)}
    claims = {c.id: c for s in made.sides for c in s.claims}
    answers: dict[str, list[Answer]] = {}
    for tie in made.ties:
        answers.setdefault(tie.claim, []).append(_answer(tie, claims, place, made.sides))
    room = most // max(1, len(made.sides))
    return [
        _column(n, side, made, answers, place, begins[n] if n < len(begins) else 0, room)
        for n, side in enumerate(made.sides)
    ]


def _answer(tie: Tie, claims: Mapping[str, Claim], place: Mapping[str, int], sides: Sequence[Side]) -> Answer:
    other = claims[tie.other]
    column = place[other.document or ""]
    return Answer(other, column, title(other), words(tie, sides[column].siglum), tie.why, tie.type)


def _column(
    number: int, side: Side, made: Comparison, answers: Mapping[str, Sequence[Answer]], place: Mapping[str, int], begin: int, room: int
) -> Column:  # fmt: skip
    text = side.document.text
    ends = list(_ends(made.copies, side.document.id, place))
    weights = [Weight(c.start, _CLAIM + _ANSWER * len(answers.get(c.id, ()))) for c in side.claims]
    weights += [Weight(p.start, _COPY) for p, _ in ends] + [Weight(b.start, _GREY) for b in side.boilerplate]
    parts = leaves(text, weights, room)
    leaf = leaf_at(parts, begin)
    inside = Span(leaf.start, leaf.end)
    shown = [c for c in side.claims if Span(c.start, c.end).overlaps(inside)]
    marks = [Mark(c.start, c.end, "claims", c.id, "") for c in shown]
    marks += [
        Mark(b.start, b.end, "boilerplate", "", "") for b in side.boilerplate if Span(b.start, b.end).overlaps(inside)
    ]
    marks += [
        Mark(p.start, p.end, "copies", band.here, "") for p, band in ends if Span(p.start, p.end).overlaps(inside)
    ]
    links = {c.id: Link(f"#w-{c.id}", c.id, f"w-{c.id}") for c in shown}
    named = {band.here for _, band in ends}
    seen: set[str] = set()
    paragraphs = tuple(
        Paragraph(
            Block(s, e, block(text, s, e, marks, links, named, seen)),
            tuple(band for p, band in ends if s <= p.start < e),
        )
        for s, e in leaf.pieces
    )
    entries = tuple(Entry(c, title(c), tuple(answers.get(c.id, ()))) for c in shown)
    return Column(
        number, side, hue(side.siglum), leaf, tuple(p.start for p in parts), paragraphs, entries, len(side.claims)
    )


def _ends(copies: Sequence[Copy], document: str, place: Mapping[str, int]) -> list[tuple[Passage, Band]]:
    """The ends of the copied passages that lie in the document, in order of place."""
    found = []
    for n, copy in enumerate(copies):
        for own, other, a, b in ((copy.a, copy.b, "a", "b"), (copy.b, copy.a, "b", "a")):
            if own.document == document and other.document in place and other.document != document:
                has = None if copy.direction is None else copy.direction in (a, own.document)
                found.append(
                    (own, Band(f"copy{n}{a}", f"copy{n}{b}", place[other.document], other.start, has, copy.why))
                )
    return sorted(found, key=lambda f: (f[0].start, -f[0].end, f[1].here))
