"""Dates at any precision as numbers of days, so that an array of them can be compared."""

from __future__ import annotations

from crossbearing.publish.dates import span

# Outside every date that there is: what has no date lies in no interval.
NO_DAY = -1


def first_day(told: str | None) -> int:
    """The first day that a date can mean (ordinal of the proleptic Gregorian calendar), NO_DAY where it has no year."""
    days = span(told)
    return days[0].toordinal() if days else NO_DAY


def last_day(told: str | None) -> int:
    """The last day that a date can mean, NO_DAY where it has no year."""
    days = span(told)
    return days[1].toordinal() if days else NO_DAY


def month_of(told: str | None) -> str | None:
    """`YYYY-MM` where the date tells one month of a year."""
    days = span(told)
    if not days or (days[0].year, days[0].month) != (days[1].year, days[1].month):
        return None
    return f"{days[0].year:04}-{days[0].month:02}"
