"""The day that a text tells as its own, at its head: what its "yesterday" is reckoned from where nothing else says when it was published."""

from __future__ import annotations

import re
from datetime import date

from crossbearing.annotate.timex.calendar import day
from crossbearing.annotate.timex.raw import Raw

# A dateline stands in so many first characters, so near the start of its line.
_HEAD, _REACH = 500, 70
_LINE = re.compile(r"[\n\u2028\u2029]")
# It ends its line, or a bracket or a dash closes it.
_ENDS = re.compile(r"[ \u00a0]*(?:[):]|,?[ \u00a0]*(?:[\n\u2028\u2029]|$|[(–—]|--|- ))")
# What names the day of a page as its own, at most so many characters before it.
_LABEL = re.compile(
    r"\b(?P<word>first published|published|posted|created|last updated|updated)(?: on| at)?:?[ \u00a0]*$", re.IGNORECASE
)
_LABEL_REACH = 24
# A reference number that carries year and month, as press offices give: "2010-09-CA-005".
_REFERENCE = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-")


def dateline(text: str, raws: list[Raw]) -> str | None:
    """The ISO date of the dateline, None where there is none or its year is not told."""
    for raw in raws:
        if raw.start > _HEAD:
            return None
        if raw.kind != "date" or raw.month is None or raw.day is None or not _ENDS.match(text, raw.end):
            continue
        line = max((m.end() for m in _LINE.finditer(text, 0, raw.start)), default=0)
        year = raw.year or _year_of_reference(text, raw.month)
        if year is not None and raw.start - line <= _REACH:
            return f"{year:04}-{raw.month:02}-{raw.day:02}"
    return None


def labelled_day(text: str, raws: list[Raw]) -> date | None:
    """The day that a page tells by "Published:", "Posted" or "Created"; else by "Updated". None where it tells none."""
    updated = None
    for raw in raws:
        if raw.kind != "date" or raw.year is None or raw.month is None or raw.day is None:
            continue
        m = _LABEL.search(text, max(0, raw.start - _LABEL_REACH), raw.start)
        told = day(raw.year, raw.month, raw.day) if m else None
        if m and told and not m["word"].lower().endswith("updated"):
            return told
        updated = updated or told
    return updated


def _year_of_reference(text: str, month: int) -> int | None:
    """The year of a reference number at the head of the text that names the same month (or the one before)."""
    m = _REFERENCE.search(text[:_HEAD])
    if m is None or (month - int(m["month"])) % 12 > 1:
        return None
    return int(m["year"]) + (month < int(m["month"]))
