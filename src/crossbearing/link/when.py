"""When incidents happened, as intervals of days; hours are left to the claims."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

# Longer than this, an interval says when, but not which: a year or a "period".
PRECISE_DAYS = 3

Days = tuple[int | None, int | None]


@lru_cache(maxsize=50_000)
def ordinal(value: str | None, last: bool = False) -> int | None:
    """The day's number of an ISO date at any precision (`2023`, `2023-09`, `2023-W38`, `2023-09-19T20:40`), its first or last day."""
    if not value:
        return None
    parts = value[:10].split("-")
    try:
        year = int(parts[0])
        if not 1 <= year <= 9998:
            return None
        if len(parts) > 1 and parts[1].startswith("W"):
            return date.fromisocalendar(year, int(parts[1][1:]), 7 if last else 1).toordinal()
        if len(parts) == 1:
            return date(year, 12, 31).toordinal() if last else date(year, 1, 1).toordinal()
        month = int(parts[1])
        if len(parts) == 2:
            after = date(year + month // 12, month % 12 + 1, 1).toordinal()
            return after - 1 if last else date(year, month, 1).toordinal()
        return date(year, month, int(parts[2])).toordinal()
    except ValueError:
        return None


def days(earliest: str | None, latest: str | None) -> Days:
    """The interval between two ISO dates, None on an open side."""
    return ordinal(earliest), ordinal(latest, last=True)


def is_known(d: Days) -> bool:
    return d[0] is not None or d[1] is not None


def is_precise(d: Days) -> bool:
    """Whether the interval tells the day, give or take a night or a weekend."""
    return d[0] is not None and d[1] is not None and d[1] - d[0] <= PRECISE_DAYS


def gap(a: Days, b: Days) -> int:
    """Days between two intervals, 0 where they overlap or a side is open."""
    if a[1] is not None and b[0] is not None and b[0] > a[1]:
        return b[0] - a[1]
    if b[1] is not None and a[0] is not None and a[0] > b[1]:
        return a[0] - b[1]
    return 0


def narrower_first(d: Days) -> tuple[int, int, int]:
    """A key that puts the interval that says most first, then the earlier."""
    width = d[1] - d[0] if d[0] is not None and d[1] is not None else 10**6 - (d[0] is not None) - (d[1] is not None)
    return width, d[0] or 0, d[1] or 0


def edtf(earliest: str | None, latest: str | None) -> str | None:
    """One date at the precision that an interval has: its day (a night's first), month or year; None for a longer stretch."""
    first, last = days(earliest, latest)
    if first is None or last is None or not earliest:
        return None
    start = date.fromordinal(first)
    if last - first <= 1:
        return earliest if earliest == latest and len(earliest) > 10 else start.isoformat()
    if start.day == 1 and 27 <= last - first <= 30:
        return f"{start.year:04}-{start.month:02}"
    if start.month == 1 and start.day == 1 and 364 <= last - first <= 365:
        return f"{start.year:04}"
    return start.isoformat() if last - first <= PRECISE_DAYS else None
