"""The paragraphs of an account by the parts that they are: title, caption, entry of a live blog."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from crossbearing.records import Role, TextPart

# What stands inside a paragraph, or is all that is left, is not cut out of it.
_INSIDE = ("body", "dateline")


class Paragraph(msgspec.Struct, frozen=True):
    """`role` is None for the body; `entry` is the entry that begins here, with its date where it has one."""

    start: int
    end: int
    role: Role | None
    entry: TextPart | None


def paragraphs(pieces: Iterable[tuple[int, int]], parts: Sequence[TextPart], text: str) -> list[Paragraph]:
    """The pieces of a text, cut where a part begins or ends within them (a title on the line above the text), each with its role."""
    told = [p for p in parts if p.role not in _INSIDE and p.role != "entry"]
    starts = [p.start for p in told]
    entries = {p.start: p for p in parts if p.role == "entry"}
    bounds = sorted({b for p in told for b in (p.start, p.end)} | set(entries))
    found: list[Paragraph] = []
    for start, end in pieces:
        inner = bounds[bisect_right(bounds, start) : bisect_left(bounds, end)]
        for a, b in zip([start, *inner], [*inner, end], strict=True):
            words = text[a:b]
            if not words.strip():
                continue
            a, b = a + len(words) - len(words.lstrip("\n")), b - (len(words) - len(words.rstrip("\n")))
            at = bisect_right(starts, a) - 1
            part = told[at] if at >= 0 and a < told[at].end else None
            found.append(Paragraph(a, b, part.role if part else None, entries.get(a)))
    return found
