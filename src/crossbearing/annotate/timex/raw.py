"""A time expression as it is worded, before anything is known about its date."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, frozen=True)
class Raw:
    """`kind` names the rule that resolves it:

    date (year, month, day as told), weekday, deictic (`days` from today), ordinal day words (`next_day`: `days` from the day told),
    span (a calendar unit with `step` -1, 0, 1), ago (`amount` of `unit`, `step` -1 or 1, `told`: from the date told), clock, part,
    season, quarter, duration, set, reference, decade, century, holiday.
    `halfday` marks an hour that may be before or after noon, `either` a date in figures whose day and month may be changed over.
    `from_told`: its year or weekday is reckoned from the date told last. `shift`: so many days from the day named ("the day before Easter").
    """

    start: int
    end: int
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    weekday: int | None = None
    part: str | None = None
    days: int = 0
    unit: str = ""
    amount: float | None = None
    step: int | None = None
    told: bool = False
    value: str = ""
    mod: str | None = None
    year_step: int | None = None
    pair: str | None = None
    halfday: bool = False
    either: bool = False
    from_told: bool = False
    shift: int = 0
