"""An account's full text with its claims marked.

Offsets are code points into the text. The text is cut at every border of a span, so that spans may nest and overlap as they like; each piece
is escaped by itself and nothing of the text is ever taken for HTML.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from markupsafe import Markup, escape

from crossbearing.records import Boilerplate, Claim


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of each paragraph: lines without an empty one between them."""
    found: list[tuple[int, int]] = []
    at = 0
    joined = False
    for line in text.split("\n"):
        end = at + len(line)
        if line.strip():
            found[-1:] = [(found[-1][0], end)] if joined else [*found[-1:], (at, end)]
        joined = bool(line.strip())
        at = end + 1
    return found


def marked(
    text: str,
    claims: Sequence[Claim],
    grey: Sequence[Boilerplate],
    back: Mapping[str, str],
    titles: Mapping[str, str],
    only_told: bool = False,
) -> tuple[list[Markup], int]:
    """The paragraphs as HTML, and how many were left out (those without a claim, where `only_told`).

    Each claim has an anchor (its id) where it starts and a link to its place in the record (`back`); `titles` say what it is.
    """
    spans = sorted((c for c in claims if 0 <= c.start < c.end <= len(text)), key=lambda c: (c.start, -c.end, c.id))
    out: list[Markup] = []
    left = 0
    done: set[str] = set()
    for start, end in paragraphs(text):
        here = [c for c in spans if c.start < end and start < c.end]
        if only_told and not here:
            left += 1
            continue
        out.append(_paragraph(text, start, end, here, grey, back, titles, done))
    return out, left


def _paragraph(
    text: str, start: int, end: int, claims: Sequence[Claim], grey: Sequence[Boilerplate], back: Mapping[str, str],
    titles: Mapping[str, str], done: set[str],
) -> Markup:  # fmt: skip
    dull = [(b.start, b.end) for b in grey if b.start < end and start < b.end]
    borders = {start, end}
    for s, e in [(c.start, c.end) for c in claims] + dull:
        borders |= {max(s, start), min(e, end)}
    edges = sorted(borders)
    linked: set[str] = set()
    pieces: list[Markup] = []
    for s, e in pairwise(edges):
        words: Markup = escape(text[s:e])
        if any(b <= s and e <= t for b, t in dull):
            words = Markup('<span class="dull">{}</span>').format(words)
        over = [c for c in claims if c.start <= s and e <= c.end]
        if over:
            # The shortest span is the most particular: its link wins where several lie over one another.
            inner = min(over, key=lambda c: (c.end - c.start, c.id))
            linked.add(inner.id)
            for c in over:
                if c.id not in done:
                    done.add(c.id)
                    pieces.append(Markup('<a class="at" id="{}"></a>').format(c.id))
            deep = Markup(" deep") if len(over) > 1 else Markup("")
            title = "; ".join(dict.fromkeys(titles.get(c.id, "") for c in over))
            words = Markup('<a class="m{}" href="#{}" title="{}">{}</a>').format(deep, back[inner.id], title, words)
        pieces.append(words)
        # A claim that lies wholly under others has no words of its own to click on: it gets a mark behind its last word.
        for c in claims:
            if min(c.end, end) == e and c.id not in linked and c.start < e and c.id in done:
                linked.add(c.id)
                pieces.append(
                    Markup('<a class="up" href="#{}" title="{}">↑</a>').format(back[c.id], titles.get(c.id, ""))
                )
    return Markup("").join(pieces)
