"""Pieces of an account joined to its text, with their parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.records import Role, TextPart

BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of one paragraph, heading or caption and their role. `entry` numbers the entry of a live blog that it stands in, `date` is the
    entry's own (of other roles, the part's)."""

    words: str
    role: Role
    date: str | None = None
    entry: int | None = None


def composed(pieces: Sequence[Piece]) -> tuple[str, list[TextPart]]:
    """The text, paragraphs parted by a blank line, and its parts: paragraphs of the body that follow one another are one part, an entry's
    paragraphs are the entry."""
    parts: list[TextPart] = []
    text: list[str] = []
    at = 0
    number: int | None = None
    for piece in pieces:
        start, end = at, at + len(piece.words)
        if piece.entry is not None:
            if piece.entry != number:
                parts.append(TextPart(start, end, "entry", piece.date))
                number = piece.entry
                head = len(parts) - 1
            else:
                parts[head] = TextPart(parts[head].start, end, "entry", parts[head].date)
            if piece.role != "body":
                parts.append(TextPart(start, end, piece.role))
        else:
            number = None
            last = parts[-1] if parts else None
            if piece.role == "body" and last is not None and last.role == "body":
                parts[-1] = TextPart(last.start, end, "body")
            else:
                parts.append(TextPart(start, end, piece.role, piece.date))
        text.append(piece.words)
        at = end + len(BETWEEN)
    return BETWEEN.join(text), parts
