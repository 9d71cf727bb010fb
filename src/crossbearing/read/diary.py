"""Dated entries of a text: a live blog, a log, a diary, by the times or days that head its paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crossbearing.read.published import day_alone
from crossbearing.records import TextPart

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_TIME = r"\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?"
# "14:05 – The bridge is open", "14.05 The bridge is open", "14:05" alone; a time in square brackets is a place in a recording.
_CLOCK = re.compile(
    rf"(?:Update,? )?(?P<time>{_TIME})(?:\s?(?:[A-Z]{{2,5}}|local time|Uhr))?(?P<after>\s*$|\s*[-–—:|•]\s*\S|\s+[“\"‘A-ZÀ-Þ0-9])"
)
# "1:21" at the head of a line, without more, is how long a film lasts.
_FILM = re.compile(r"\d[:.]\d{2}")
_MARKS = ("-", "–", "—", ":", "|", "•")
# A line that is a day, with a weekday before it or an hour after it, and nothing else that tells.
_LONGEST_DAY = 60
# Three hours make a log, two days a diary.
HOURS, DAYS = 3, 2
# From this year on a day is a day and no number.
_YEAR = re.compile(r"\b(?:1[4-9]|20)\d{2}\b")


@dataclass(slots=True)
class _Head:
    start: int
    end: int
    day: str | None
    clock: str | None
    alone: bool


def diary(text: str) -> list[TextPart]:
    """The entries of the text in their order, each with its date where the text gives the day too; none where it is no diary."""
    heads = [h for m in _LINE.finditer(text) if (h := _head(m))]
    hours = [h for h in heads if h.clock and not h.day]
    days = [h for h in heads if h.day]
    if len(hours) < HOURS:
        # The first day may be the day of publication; it heads an entry where others follow with text between.
        told = [
            h for n, h in enumerate(days) if _told(text, h.end, days[n + 1].start if n + 1 < len(days) else len(text))
        ]
        return _days(text, told) if len(told) >= DAYS and len(told) == len(days) else []
    return _hours(text, heads)


def _head(m: re.Match[str]) -> _Head | None:
    words = m.group().strip()
    start = m.start() + len(m.group()) - len(m.group().lstrip())
    if (
        len(words) <= _LONGEST_DAY
        and _YEAR.search(words)
        and (when := day_alone(words.strip("*#:[]() ")))
        and len(when) >= 10
    ):
        return _Head(start, m.end(), when, None, True)
    clock = _CLOCK.match(words)
    if clock is None or (_FILM.fullmatch(clock["time"]) and clock["after"].strip()[:1] not in _MARKS):
        return None
    value = _as_clock(clock["time"])
    return _Head(start, m.end(), None, value, clock["after"].strip() == "") if value else None


def _as_clock(words: str) -> str | None:
    m = re.match(r"(\d{1,2})(?:[:.h](\d{2}))?\s?([ap])?", words, re.I)
    if m is None:
        return None
    hour, minute = int(m[1]), int(m[2] or 0)
    if m[3]:
        hour = hour % 12 + 12 * (m[3].lower() == "p")
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def _days(text: str, heads: list[_Head]) -> list[TextPart]:
    out = []
    for n, h in enumerate(heads):
        until = heads[n + 1].start if n + 1 < len(heads) else len(text)
        out.append(TextPart(h.start, h.start + len(text[h.start : until].rstrip()), "entry", h.day))
    return out


def _hours(text: str, heads: list[_Head]) -> list[TextPart]:
    """Entries by the hour; a line that is a day dates those below it."""
    out: list[TextPart] = []
    day: str | None = None
    for n, h in enumerate(heads):
        if h.day:
            day = h.day[:10]
            if "T" not in h.day:
                continue
        until = heads[n + 1].start if n + 1 < len(heads) else len(text)
        if not h.alone and (blank := text.find("\n\n", h.end - 1, until)) >= 0:
            # An hour that opens its own paragraph heads that paragraph; what follows a blank line is told after it.
            until = blank
        words = text[h.start : until].rstrip()
        date = h.day if h.day else f"{day}T{h.clock}" if day else None
        out.append(TextPart(h.start, h.start + len(words), "entry", date))
    return out


def _told(text: str, start: int, end: int) -> bool:
    return len(text[start:end].strip()) >= 40
