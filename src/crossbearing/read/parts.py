"""The parts of a text that its form or its words tell: title, byline, dateline, headings, captions, corrections, updates, dated entries.

What a reader knows from the form (a heading's style, a page's markup) stands; only what is left as body is asked for the words' own signs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.read.diary import diary
from crossbearing.read.infer import BYLINE, DATELINE, HEAD, PLACE_DATE
from crossbearing.read.published import day_alone
from crossbearing.read.raw import Raw
from crossbearing.read.told import cue, dated
from crossbearing.records import Role, TextPart

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_DASH = re.compile(r"\s*[-–—]{1,2}\s")
_BULLET = re.compile(r"\s*(?:[-–—*•·▪]|\d{1,3}[.)]|\(?[a-z]\))\s")
_WORD = re.compile(r"\w+")
# A heading inside a text is a few words without a full stop over a paragraph.
HEADING, HEADING_WORDS, PARAGRAPH = 80, 12, 90
DATELINED = 50
LONGEST_BYLINE, LONGEST_DATELINE, LONGEST_STANDFIRST = 100, 120, 300
_ENDS = (".", "!", "?", "”", '"', "’", ")", ":", ";", ",", "…")


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    words: str
    role: Role | None
    date: str | None = None


def tell_parts(raw: Raw) -> None:
    """Fills `raw.parts`. A text of which nothing but body can be told keeps one part, the body."""
    text = raw.text
    known = _Holding([p for p in raw.parts if p.role != "entry"])
    found = [_line(m, known) for m in _LINE.finditer(text)]
    if not found:
        return
    entries = [p for p in raw.parts if p.role == "entry"] or diary(text)
    holding = _Holding(entries)
    _head([line for line in found[:HEAD] if holding.part(line.start) is None], raw)
    first = next(
        (i for i, line in enumerate(found) if line.role in (None, "body") and len(line.words) >= PARAGRAPH), None
    )
    for i, line in enumerate(found):
        if line.role in (None, "body") and (kind := cue(line.words)) and (kind != "caption" or i):
            line.role, line.date = kind, dated(line.words) if kind != "caption" else None
        elif line.role is None and not entries and first is not None and i > first and _is_heading(found, i, text):
            line.role = "heading"
    raw.parts = _joined(found, entries, holding)


class _Holding:
    """Which of some parts holds a character."""

    def __init__(self, parts: Sequence[TextPart]) -> None:
        self.parts = sorted(parts, key=lambda p: (p.start, -p.end))
        self.starts = [p.start for p in self.parts]

    def part(self, at: int) -> TextPart | None:
        """The last that begins before the character and holds it."""
        i = bisect_right(self.starts, at) - 1
        # A dateline ends inside its body: one step back is enough.
        for p in self.parts[max(0, i - 1) : i + 1][::-1]:
            if p.start <= at < p.end:
                return p
        return None


def _line(m: re.Match[str], parts: _Holding) -> _Line:
    words = m.group()
    start = m.start() + len(words) - len(words.lstrip())
    end = m.start() + len(words.rstrip())
    known = parts.part(start)
    if known is not None and known.role == "dateline" and known.end < end:
        known = TextPart(start, end, "body")
    return _Line(start, end, words.strip(), known.role if known else None, known.date if known else None)


def _head(found: list[_Line], raw: Raw) -> None:
    """Title, standfirst, byline and a dateline that stands alone, among the first lines."""
    title = None
    dated_ = False
    for i, line in enumerate(found):
        if line.role == "title":
            title = i
            continue
        if line.role not in (None, "body"):
            continue
        words = line.words
        if title is None and raw.title and _same(words, raw.title):
            line.role, title = "title", i
        elif len(words) < LONGEST_BYLINE and (BYLINE.match(words) or (raw.author and _same(words, raw.author))):
            line.role = "byline"
        elif len(words) < LONGEST_DATELINE and (when := _dateline_alone(words)):
            # A second day heads what stands below it.
            line.role, line.date = "heading" if dated_ else "dateline", when
            dated_ = True
        elif len(words) >= PARAGRAPH and title != i - 1:
            break
    if title is not None and title + 2 < len(found):
        below, next_ = found[title + 1], found[title + 2]
        if (
            below.role in (None, "body")
            and next_.role in ("byline", "dateline")
            and len(below.words) <= LONGEST_STANDFIRST
        ):
            below.role = "standfirst"


def _dateline_alone(words: str) -> str | None:
    """The day of a line that holds place and date and nothing else: "Rijeka, 3 May 2031"."""
    when = day_alone(words.strip("() "))
    if (
        when is None
        and "," in words
        and words.split(",", 1)[0][:1].isupper()
        and len(words.split(",", 1)[0].split()) <= 4
    ):
        when = day_alone(words.split(",", 1)[1].strip())
    return when


def _is_heading(found: Sequence[_Line], i: int, text: str) -> bool:
    line = found[i]
    words = line.words
    if not i or i + 1 >= len(found) or len(words) > HEADING or len(words.split()) > HEADING_WORDS:
        return False
    if (
        words.endswith(_ENDS)
        or "\t" in words
        or "  " in words
        or "|" in words
        or _BULLET.match(words)
        or not words[0].isupper()
    ):
        return False
    above, below = found[i - 1], found[i + 1]
    apart = "\n\n" in text[above.end : line.start] or "\n\n" not in text
    closed = above.words.endswith(_ENDS) or above.role not in (None, "body")
    return apart and closed and len(below.words) >= PARAGRAPH and below.words.endswith(_ENDS)


def _same(a: str, b: str) -> bool:
    return _WORD.findall(a.lower()) == _WORD.findall(b.lower())


def _joined(found: Sequence[_Line], entries: Sequence[TextPart], holding: _Holding) -> list[TextPart]:
    """The parts in order: entries before what they hold, the body's lines as one, its dateline within it."""
    parts: list[TextPart] = list(entries)
    body: int | None = None  # where in `parts` the body stands that goes on
    datelined = any(line.role == "dateline" for line in found)
    for line in found:
        if line.role is not None and line.role != "body":
            parts.append(TextPart(line.start, line.end, line.role, line.date))
            body = None
            continue
        if holding.part(line.start) is not None:
            body = None
        elif body is not None:
            parts[body] = TextPart(parts[body].start, line.end, "body")
        else:
            body = len(parts)
            parts.append(TextPart(line.start, line.end, "body"))
        if not datelined and len(line.words) >= DATELINED:
            # A dateline opens the first paragraph or none.
            datelined = len(line.words) >= PARAGRAPH
            if (end := _dateline(line.words)) is not None:
                datelined = True
                parts.append(TextPart(line.start, line.start + end, "dateline", dated(line.words[:end])))
    return sorted(parts, key=lambda p: (p.start, -p.end, p.role != "entry"))


def _dateline(words: str) -> int | None:
    """Where the dateline at the head of a paragraph ends: "VALPARAÍSO, Chile, Feb 3 (Austral Wire) —". None where there is none."""
    if not (PLACE_DATE.match(words) or DATELINE.match(words)):
        return None
    if not words.split(",", 1)[0].split("(", 1)[0].strip().isupper() and "(" not in words[:LONGEST_DATELINE]:
        return None
    m = _DASH.search(words, 0, LONGEST_DATELINE)
    return m.start() if m else None
