"""The time of an event, read off the expressions that hold for it: datelines aside, open ends after "since", scenes set by "when"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.syntax import Syntax
from crossbearing.records import Interval, Time

# A dateline: a place in capitals, its date in brackets or before a dash ("ARVIK, Norland (May 9) -", "ARVIK, May 9 (Wire) -").
_BEFORE_DATE = re.compile(r"[A-ZÀ-Þ]{3}[^.!?\n]{0,60}[,(–—-]\s*$")
_AFTER_DATE = re.compile(r"\s*(?:\)|(?:\([^)\n]{2,40}\)\s*)?(?:[-–—]|:\s))")
_DATELINE = 80  # characters before a date in which its dateline begins


def in_dateline(text: str, time: Time) -> bool:
    """Whether a date only tells when the account was written."""
    before = text[max(0, time.start - _DATELINE) : time.start]
    return bool(_BEFORE_DATE.search(before)) and bool(_AFTER_DATE.match(text, time.end))


# The words before the first sentence of a report: "ARVIK, Norland, May 9 (Wire) - ".
_DATELINE_WORDS = re.compile(
    r"^[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,}(?:,[^\n()]{0,50})?(?:\([^)\n]{2,50}\))?\s*[-–—]\s", re.MULTILINE
)


def datelines(text: str) -> list[tuple[int, int]]:
    """The datelines of an account: where it was written is not where the event was."""
    return [(m.start(), m.end()) for m in _DATELINE_WORDS.finditer(text)]


def closed(time: Time) -> Interval:
    """The interval that an expression names by itself."""
    return Interval(time.earliest, time.latest)


def interval(text: str, time: Time) -> Interval:
    """When an event lies whose time is so expressed: open at the end after "since", at the beginning after "until" or "by"."""
    before = text[max(0, time.start - 12) : time.start].lower().split()
    word = before[-1] if before else ""
    if word == "the" and len(before) > 1:
        word = before[-2]
    if word == "since":
        return Interval(time.earliest, None)
    if word in ("until", "till", "by"):
        return Interval(None, time.latest)
    return Interval(time.earliest, time.latest)


def narrowest(times: Sequence[Time]) -> Time | None:
    """The most precise of the times that hold for a trigger: the shortest closed interval, else the first told."""
    closed = [t for t in times if t.earliest and t.latest]
    if not closed:
        return times[0] if times else None
    return min(closed, key=lambda t: (_length(t), t.start))


def _length(t: Time) -> tuple[int, int]:
    a, b = t.earliest or "", t.latest or ""
    years, months, days = (
        int(b[:4] or 0) - int(a[:4] or 0),
        int(b[5:7] or 0) - int(a[5:7] or 0),
        int(b[8:10] or 0) - int(a[8:10] or 0),
    )
    return years * 372 + months * 31 + days, -len(a)


def scenes_of(parsed: Parsed, s: Syntax, times: Sequence[Time]) -> dict[int, Time]:
    """For the verb of each clause "..., when ..." the time expression that the clause explains ("in July 2019, when a wall fell")."""
    found: dict[int, Time] = {}
    for time in times:
        if time.type == "DATE" and (time.earliest or time.latest):
            k = parsed.token_at(time.end - 1) + 1
            for _ in range(3):
                if k < len(s.lower) and s.lower[k] == "when" and s.head[k] != k:
                    found[s.head[k]] = time
                    break
                if k < len(s.lower) and s.lower[k] not in (",", "back", "–", "—", "and"):
                    break
                k += 1
    return found
