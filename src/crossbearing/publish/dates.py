"""Dates in words, and as the span of days that they can mean."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

_MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
]  # fmt: skip
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d)(?::(\d\d))?)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_YEAR = re.compile(r"(\d{4})$")
_DECADE = re.compile(r"(\d{3})X$")
_PARTS_OF_DAY = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "MI": "midday", "DT": "daytime"}
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter", "Q1": "first quarter", "Q2": "second quarter",
            "Q3": "third quarter", "Q4": "fourth quarter", "H1": "first half", "H2": "second half"}  # fmt: skip


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=8192)
def span(value: str | None) -> tuple[date, date] | None:
    """First and last day that a date can mean at the precision it is given; None where it is no date of the calendar."""
    if not value:
        return None
    text = value.strip("~?% ").replace("/..", "").replace("../", "")
    if "/" in text:
        first, last = (span(part) for part in text.split("/", 1))
        return (first[0], last[1]) if first and last else first or last
    if m := _DAY.match(text):
        day = _day(int(m[1]), int(m[2]), int(m[3]))
        return (day, day) if day else None
    if m := _MONTH.match(text):
        year, month = int(m[1]), int(m[2])
        if 1 <= month <= 12 and year >= 1:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return None
    if m := re.match(r"(\d{4})-W(\d\d)$", text):
        try:
            monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
        except ValueError:
            return None
        return monday, monday + timedelta(days=6)
    if m := re.match(r"(\d{4})(?:-(?:SP|SU|FA|WI|Q\d|H\d))?$", text):
        return (date(int(m[1]), 1, 1), date(int(m[1]), 12, 31)) if int(m[1]) else None
    if (m := _DECADE.match(text)) and int(m[1]):
        return date(int(m[1]) * 10, 1, 1), date(int(m[1]) * 10 + 9, 12, 31)
    return None


def words(value: str | None, year: bool = True) -> str:
    """`2023-09-19T05:30` as `19 September 2023, 05:30`; what is no known form stays as it is. `year=False` leaves the year out."""
    if not value:
        return ""
    if "/" in value:
        first, last = value.split("/", 1)
        if first in ("", ".."):
            return f"until {words(last)}"
        if last in ("", ".."):
            return f"from {words(first)}"
        return between(first, last)
    text = value.strip("?%")
    about = "about " if "~" in text else ""
    text = text.replace("~", "")
    if (m := _DAY.match(text)) and _day(int(m[1]), int(m[2]), int(m[3])):
        day = f"{int(m[3])} {_MONTHS[int(m[2]) - 1]}" + (f" {m[1]}" if year else "")
        if m[4]:
            day += f", {m[4]}:{m[5]}" if m[5] else f", in the hour from {m[4]}:00"
        elif (part := text[10:].removeprefix("T")) in _PARTS_OF_DAY:
            day += f", {_PARTS_OF_DAY[part]}"
        return about + day
    if (m := _MONTH.match(text)) and 1 <= int(m[2]) <= 12:
        return about + _MONTHS[int(m[2]) - 1] + (f" {m[1]}" if year else "")
    if m := _DECADE.match(text):
        return f"{about}{m[1]}0s"
    if m := re.match(r"(\d{4})-W(\d\d)$", text):
        return f"{about}week {int(m[2])} of {m[1]}"
    if m := re.match(r"(\d{4})-(\w\w)$", text):
        return f"{about}{_SEASONS[m[2]]} {m[1]}" if m[2] in _SEASONS else value
    return about + text


def between(start: str | None, end: str | None) -> str:
    """An event's time in words: one date where both are the same, else from–to with nothing said twice."""
    if not start or not end:
        return words(start) if start else f"until {words(end)}" if end else ""
    if start == end or words(start) == words(end):
        return words(start)
    a, b = _DAY.match(start), _DAY.match(end)
    if a and b and not a[4] and not b[4] and a[1] == b[1]:
        if a[2] == b[2]:
            return f"{int(a[3])}–{words(end)}"
        return f"{words(start, year=False)} – {words(end)}"
    if a and b and end.startswith(start[:10]) and a[4] and b[4]:
        return f"{words(start)}–{b[4]}:{b[5] or '00'}"
    return f"{words(start)} – {words(end)}"


def short(value: str | None, year: bool = True) -> str:
    """`27 Sep 2023`, for heads of columns and axes; `2023` or `Sep 2023` where no more is known."""
    if not value:
        return ""
    if (m := _DAY.match(value)) and _day(int(m[1]), int(m[2]), int(m[3])):
        return f"{int(m[3])} {_MONTHS[int(m[2]) - 1][:3]}" + (f" {m[1]}" if year else "")
    if (m := _MONTH.match(value)) and 1 <= int(m[2]) <= 12:
        return _MONTHS[int(m[2]) - 1][:3] + (f" {m[1]}" if year else "")
    return words(value)


def precision(value: str | None) -> str:
    """How precise a date is, in words: `to the hour`, `to the month`; nothing for a plain day."""
    if not value:
        return ""
    if "/" in value or value.endswith("~"):
        return "an interval" if "/" in value else "about"
    if m := _DAY.match(value):
        return "to the minute" if m[5] else "to the hour" if m[4] else "to the day"
    if _MONTH.match(value):
        return "to the month"
    if _YEAR.match(value):
        return "to the year"
    return "to the decade" if _DECADE.match(value) else ""
