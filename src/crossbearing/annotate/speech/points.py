"""Demands told one after the other behind a colon: "The elders ask three things: let the gate be opened, let the guards go." """

from __future__ import annotations

import re
from collections.abc import Iterator

from crossbearing.annotate.speech.clauses import Pair, trimmed
from crossbearing.annotate.speech.listing import Item, Listing, inline_items

_HEAD = re.compile(
    r"(?:(?<=[.!?]\s)|^)(?P<head>[^.!?:\n]*\b(?:demand|ask|want|call|condition|request|insist|requir|appeal|urg)\w*\b[^.:\n]{0,70}):[ \t]+(?P<rest>[^\n]+)",
    re.MULTILINE,
)
_STOP = re.compile(r"[.!?](?=\s|$)")
_SEMICOLON = re.compile(r"\s*;\s*(?:and\s+)?")
# Items that begin alike: "let ..., let ...", "that ..., and that ...", "to ..., to ...", "no ..., no ...".
_OPENER = re.compile(r"(?P<word>let|that|to|no|an?|the|free|stop|end)\b", re.IGNORECASE)


def find_points(text: str) -> Iterator[Listing]:
    """The demands behind a colon in running text, as lists with the words before it as heading."""
    for m in _HEAD.finditer(text):
        start, end = m.span("rest")
        if text[start] in "“\"«„'‘":
            continue
        numbered = inline_items(text, start, end)
        stop = _STOP.search(text, start, end)
        end = stop.start() if stop and not numbered else end
        items = numbered or tuple(Item(s, e, None) for s, e in _split(text, start, end))
        if len(items) > 1:
            yield Listing((m.start("head"), m.end("head") + 1), items)


def _split(text: str, start: int, end: int) -> list[Pair]:
    cuts = [m.span() for m in _SEMICOLON.finditer(text, start, end)]
    opener = _OPENER.match(text, start, end)
    if not cuts and opener is not None:
        again = re.compile(rf",\s+(?:and\s+)?(?={opener['word']}\b)|\s+and\s+(?={opener['word']}\b)", re.IGNORECASE)
        cuts = [m.span() for m in again.finditer(text, start, end)]
    starts, ends = [start, *(e for _, e in cuts)], [*(s for s, _ in cuts), end]
    return [cut for s, e in zip(starts, ends, strict=True) if (cut := trimmed(text, s, e)) is not None]
