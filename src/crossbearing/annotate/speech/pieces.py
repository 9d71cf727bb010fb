"""The pieces of a content."""

from __future__ import annotations

from spacy.tokens import Token

from crossbearing.annotate.speech.clauses import Pair, trimmed


def one_piece(text: str, span: Pair) -> tuple[Pair, ...]:
    """The trimmed span as the only piece of a content; none where nothing is left."""
    cut = trimmed(text, *span)
    return (cut,) if cut else ()


def two_pieces(text: str, a: Pair, b: Pair) -> tuple[Pair, ...]:
    """Two trimmed spans as the pieces of a content, one where they overlap."""
    first, second = trimmed(text, *a), trimmed(text, *b)
    if first is None or second is None:
        return tuple(p for p in (first, second) if p)
    if first[1] > second[0]:
        return ((min(first[0], second[0]), max(first[1], second[1])),)
    return (first, second)


def to_of(c: Token) -> Token | None:
    """The "to" of an infinitive."""
    for k in c.children:
        if k.dep_ in ("aux", "mark") and k.lower_ == "to" and k.i < c.i:
            return k
    return None
