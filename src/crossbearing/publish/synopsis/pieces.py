"""What a synopsis consists of: paragraphs of sentences, sentences of pieces; a piece that asserts something names its claims and accounts."""

from __future__ import annotations

import msgspec


class Cite(msgspec.Struct, frozen=True):
    """The accounts that say a piece, and how they put it: "citing the coast guard", "alleged"; empty where in their own words."""

    documents: tuple[str, ...]
    how: str = ""


class Piece(msgspec.Struct, frozen=True):
    """Some words; `claims` are the ids of the claims that they stand on."""

    text: str
    claims: tuple[str, ...] = ()
    cites: tuple[Cite, ...] = ()


Sentence = tuple[Piece, ...]


class Paragraph(msgspec.Struct, frozen=True):
    """What is told of one event (None for what is told of the accounts)."""

    event: str | None
    sentences: tuple[Sentence, ...]


def sentence(*pieces: Piece | str) -> Sentence:
    """The pieces as a sentence: it begins with a capital and ends with a point."""
    made = [p if isinstance(p, Piece) else Piece(p) for p in pieces if p != ""]
    first = next((n for n, p in enumerate(made) if p.text), None)
    if first is not None:
        words = made[first].text
        made[first] = msgspec.structs.replace(made[first], text=words[:1].upper() + words[1:])
    return (*made, Piece("."))
