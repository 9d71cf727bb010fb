"""The calendar behind TIMEX3 values: the days that a value can mean, and steps from day to day."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

# First month of each season of the northern half of the year; winter begins in December of the year that names it.
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<time>T(?:\d\d(?::\d\d)?|[A-Z]{2}))?)?|W(?P<week>\d\d)(?P<we>-WE)?|(?P<season>SP|SU|FA|WI)|Q(?P<quarter>[1-4])|H(?P<half>[12])))?$"
)


def day(year: int, month: int, number: int) -> date | None:
    """The date, None where the calendar has none."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def interval(value: str) -> tuple[str | None, str | None]:
    """The first and last ISO date (or time) that a TIMEX3 value can mean; None where it fixes none."""
    if m := re.fullmatch(r"(\d{3})X", value):
        return f"{m[1]}0-01-01", f"{m[1]}9-12-31"
    if m := re.fullmatch(r"(\d\d)(?:XX)?", value):
        return f"{m[1]}00-01-01", f"{m[1]}99-12-31"
    m = _VALUE.fullmatch(value.removesuffix("-XX"))
    if m is None:
        return None, None
    year = int(m["year"])
    if m["day"]:
        whole = value[:10]
        if m["time"] and m["time"][1].isdigit():
            return value, value
        return (whole, whole) if day(year, int(m["month"]), int(m["day"])) else (None, None)
    if m["week"]:
        return _week(year, int(m["week"]), weekend=bool(m["we"]))
    first, months = 1, 12
    if m["month"]:
        first, months = int(m["month"]), 1
    elif m["season"]:
        first, months = SEASON_MONTH[m["season"]], 3
    elif m["quarter"]:
        first, months = 3 * int(m["quarter"]) - 2, 3
    elif m["half"]:
        first, months = 6 * int(m["half"]) - 5, 6
    if not 1 <= first <= 12 or year < 1:
        return None, None
    last_year, last = year + (first + months - 2) // 12, (first + months - 2) % 12 + 1
    return f"{year:04}-{first:02}-01", f"{last_year:04}-{last:02}-{calendar.monthrange(last_year, last)[1]:02}"


def _week(year: int, week: int, *, weekend: bool) -> tuple[str | None, str | None]:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None, None
    first = monday + timedelta(days=5 if weekend else 0)
    return first.isoformat(), (monday + timedelta(days=6)).isoformat()


def add_days(d: date, days: float) -> date | None:
    """The date so many days later (earlier where negative), None outside the calendar."""
    try:
        return d + timedelta(days=days)
    except OverflowError:
        return None


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month so many months later."""
    index = year * 12 + month - 1 + months
    return index // 12, index % 12 + 1


def week_value(d: date) -> str:
    """The ISO week: `2000-W06`."""
    year, week, _ = d.isocalendar()
    return f"{year:04}-W{week:02}"


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    n = h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114
    return date(year, n // 31, n % 31 + 1)


def holiday(rule: str, year: int) -> date | None:
    """The day of a rule: `12-25`, `11-4x4` (the fourth Thursday of November; -1 the last; `11-1x1+1` the day after the first Monday), `easter-2`."""
    if not date.min.year <= year <= date.max.year:
        return None
    if rule.startswith("easter"):
        return add_days(easter(year), int(rule[6:]))
    month, rest = rule.split("-", 1)
    if "x" not in rest:
        return day(year, int(month), int(rest))
    rest, _, later = rest.partition("+")
    weekday, count = (int(x) for x in rest.split("x"))
    days = [d for n in range(1, 32) if (d := day(year, int(month), n)) and d.isoweekday() == weekday]
    return add_days(days[count - 1 if count > 0 else count], int(later or 0))
