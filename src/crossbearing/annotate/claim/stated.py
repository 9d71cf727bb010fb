"""A date as a claim carries it: at its stated precision, put together from its parts, near the account or far from it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from crossbearing.records import Time

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_WEEK = re.compile(r"\d{4}-W\d\d")
_CLOCK = re.compile(r"T(\d\d)(?::(\d\d))?")

# The parts of one date ("on Tuesday evening, at 19:25") stand at most so many characters apart.
TOGETHER = 30


# A day so long before the account is background, one so long after it far off.
BEFORE, AFTER = 45, 60
# The same for months.
MONTHS = (2, 3)


def date_of(time: Time) -> str | None:
    """The date at its stated precision, with the hour where one is stated: `2023-09-20`, `2022-12`, `1989`, `2023-09-20T19:40`."""
    if time.type not in ("DATE", "TIME") or not time.value[:4].isdigit():
        return None
    if week := _WEEK.match(time.value):
        return week.group()
    day = _DAY.match(time.value)
    if day is None:
        return None
    clock = _CLOCK.search(time.value) if time.type == "TIME" else None
    if clock and len(day.group()) == 10:
        return (
            f"{day.group()}T{clock.group(1)}:{clock.group(2)}" if clock.group(2) else f"{day.group()}T{clock.group(1)}"
        )
    return day.group()


@lru_cache(maxsize=4096)
def _days_of_week(value: str) -> tuple[str, str]:
    """First and last day of an ISO week."""
    try:
        monday = date.fromisocalendar(int(value[:4]), int(value[6:8]), 1)
    except ValueError:
        return value, value
    return monday.isoformat(), (monday + timedelta(days=6)).isoformat()


def lies_in(fine: str, coarse: str) -> bool:
    """Whether a date lies in a coarser one: a day in its week, month or year, an hour in its day."""
    if not _WEEK.fullmatch(coarse):
        return fine.startswith(coarse[:10])
    first, last = _days_of_week(coarse)
    return fine == coarse or (len(fine) >= 10 and first <= fine[:10] <= last)


def joined(times: list[Time]) -> str:
    """The date told in several pieces: the most exact, its hour on the day that is named beside it ("6 a.m. on Friday")."""
    values = [v for t in times if (v := date_of(t))]
    best = max(values, key=lambda v: (len(v), v))
    day = next((v for t in times if t.type == "DATE" and (v := date_of(t)) and len(v) == 10), None)
    if day is not None and is_midnight_after(day, best):
        return day
    return day + best[10:] if day is not None and "T" in best else best


def is_midnight_after(day: str, value: str) -> bool:
    """Whether a value is the midnight that ends a day ("before midnight on Saturday")."""
    if not value.endswith("T00:00") or len(day) < 10:
        return False
    try:
        return (date.fromisoformat(value[:10]) - date.fromisoformat(day[:10])).days == 1
    except ValueError:
        return False


def near(published: str | None, value: str) -> bool:
    """Whether a day lies within the weeks of which an account tells."""
    published = (published or "")[:10]
    if _WEEK.fullmatch(value):
        value = _days_of_week(value)[0]
    if len(value) < 10 or len(published) < 10:
        if len(value) == 7 and len(published) == 10:
            months = 12 * (int(value[:4]) - int(published[:4])) + int(value[5:7]) - int(published[5:7])
            return -MONTHS[0] <= months <= MONTHS[1]
        return len(value) == 10 or "T" in value
    try:
        days = (date.fromisoformat(value[:10]) - date.fromisoformat(published)).days
    except ValueError:
        return False
    return -BEFORE <= days <= AFTER


def grouped(text: str, times: list[Time]) -> list[list[Time]]:
    """The times that tell one date together: "on Tuesday evening, at 19:25"."""
    groups: list[list[Time]] = []
    for t in times:
        last = groups[-1][-1] if groups else None
        if last is not None and t.start - last.end <= TOGETHER and ";" not in text[last.end : t.start]:
            a, b = date_of(last) or "?", date_of(t) or "?"
            if is_midnight_after(b, a):
                groups[-1].append(t)
                continue
            if (lies_in(a[:10], b) or lies_in(b[:10], a)) and not ("T" in a and "T" in b):
                groups[-1].append(t)
                continue
        groups.append([t])
    return groups
