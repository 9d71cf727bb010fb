"""The moment that a claim speaks of, and which of two is the later.

A moment is an ISO 8601 date or date and time, at any precision ("2031-05", "2031-05-02T19:00"). Two moments are compared
at the precision that both have: "2031-05" is neither before nor after "2031-05-02".
"""

from __future__ import annotations

import re
from datetime import date

_MOMENT = re.compile(r"^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}(?::\d{2}(?::\d{2})?)?)?)?)?")

_WEEK = re.compile(r"(?P<year>\d{4})-W(?P<week>\d\d)")


def moment(text: str | None) -> str | None:
    """The date or date and time at the head of the text, for a week the month that holds it; None where there is none."""
    found = _MOMENT.match(text) if text else None
    if found and text and (week := _WEEK.match(text)):
        return _month_or_year(int(week["year"]), int(week["week"]))
    return found.group() if found else None


def _month_or_year(year: int, week: int) -> str:
    """What holds the whole of an ISO week: its month, else its year."""
    try:
        first, last = date.fromisocalendar(year, week, 1).isoformat(), date.fromisocalendar(year, week, 7).isoformat()
    except ValueError:
        return f"{year:04}"
    return first[:7] if first[:7] == last[:7] else first[:4]


def compare(a: str | None, b: str | None) -> int | None:
    """-1 where `a` is earlier, 1 where it is later, 0 where neither is; None where one is unknown."""
    if a is None or b is None:
        return None
    size = min(len(a), len(b), len("2031-05-02"))
    x, y = a[:size], b[:size]
    return (x > y) - (x < y)


def compare_hours(a: str | None, b: str | None) -> int:
    """As `compare`, for two moments that are both told to the minute; 0 for any others."""
    if a is None or b is None or min(len(a), len(b)) < len("2031-05-02T19:00"):
        return 0
    return (a[:16] > b[:16]) - (a[:16] < b[:16])


def day(text: str | None) -> date | None:
    """The day, where the moment is told to the day."""
    if not text or len(text) < len("2031-05-02"):
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def latest_day(text: str | None) -> date | None:
    """The last day that the moment can mean: "2031-05" gives 31 May."""
    found = moment(text)
    if not found:
        return None
    week = _WEEK.match(text or "")
    try:
        if week:
            return date.fromisocalendar(int(week[1]), int(week[2]), 7)
        if len(found) >= 10:
            return date.fromisoformat(found[:10])
        year, month = int(found[:4]), int(found[5:7]) if len(found) >= 7 else 12
        if not 1 <= month <= 12:
            return None
        return date(year + month // 12, month % 12 + 1, 1).replace(day=1) - (date(2, 1, 2) - date(2, 1, 1))
    except (ValueError, OverflowError):
        return None


def minutes(text: str) -> int | None:
    """Minutes of the day, where the moment has hour and minute."""
    try:
        return int(text[11:13]) * 60 + int(text[14:16]) if len(text) >= len("2031-05-02T19:00") else None
    except ValueError:
        return None
