"""TIMEX3 values of time expressions, reckoned from the anchors (as HeidelTime and SUTime do: document time, then the day told last)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from crossbearing.annotate.timex.anchors import Anchors
from crossbearing.annotate.timex.calendar import SEASON_MONTH, add_days, add_months, day, holiday, week_value
from crossbearing.annotate.timex.raw import Raw
from crossbearing.annotate.timex.spans import duration_value
from crossbearing.annotate.timex.tense import Tense

# A reading against the tense of the clause must be this many times nearer to be taken.
AGAINST_TENSE = 4.0
# A day on which something has happened lies ahead only where the tense was read wrongly.
AHEAD_IN_THE_PAST = 12.0
# Where no tense tells, an account speaks of what was rather than of what will be.
AGAINST_PAST = 1.6
# A weekday told with its number lies at most so many months away.
_MONTHS_AROUND = 6
# Hours before this, told of a night, belong to the day on which it ends.
MORNING = 10
# "At 9:00" that night lies before midnight.
EVENING, NOON = 6, 12
QUARTERS = 4
# Nothing is told by more than so many days, weeks or years from a day.
_FARTHEST = 9000
UNKNOWN_DAY = "XXXX-XX-XX"
_DAY_LENGTH = len(UNKNOWN_DAY)
# What is unknown of a unit of the calendar where nothing says from when it is reckoned.
UNKNOWN = {"D": UNKNOWN_DAY, "W": "XXXX-WXX", "FN": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "DE": "XXXX", "CE": "XXXX"}

AskTense = Callable[[], Tense | None]


def weight(tense: Tense | None, *, ahead: bool) -> float:
    """How much dearer a reading ahead (or behind) is, given the tense."""
    if tense == "due":
        return 1.0
    if tense == "past":
        return AGAINST_TENSE if ahead else 1.0
    if tense == "future":
        return 1.0 if ahead else AGAINST_TENSE
    return AGAINST_PAST if ahead else 1.0


def resolve(raw: Raw, a: Anchors, ask: AskTense) -> str | None:
    """The value of one expression, None where it tells no time after all."""
    value = _RESOLVERS[raw.kind](raw, a, ask)
    return shifted(value, raw.shift) if raw.shift and value else value


def shifted(value: str, days: int) -> str:
    """The day so many days from the one of the value."""
    if not value[:4].isdigit() or len(value) < _DAY_LENGTH:
        return UNKNOWN_DAY
    told = add_days(date.fromisoformat(value[:_DAY_LENGTH]), days)
    return told.isoformat() + value[_DAY_LENGTH:] if told else UNKNOWN_DAY


def timed(value: str, raw: Raw) -> str:
    """A day's value with the hour or the part of the day told."""
    if raw.hour is not None:
        if raw.hour == 24 and value[:4].isdigit():
            following = add_days(date.fromisoformat(value), 1)
            return f"{following.isoformat() if following else value}T00:00"
        return f"{value}T{raw.hour % 24:02}:{raw.minute or 0:02}"
    return f"{value}T{raw.part}" if raw.part else value


def _date(raw: Raw, a: Anchors, ask: AskTense) -> str | None:
    if raw.month is None:
        return f"{raw.year:04}"
    if raw.day is not None and not _exists(raw):
        return None
    year = raw.year
    if year is None and a.published is not None:
        year = _year_of(raw, a, a.published, ask)
    elif year is None and a.year is not None:
        year = a.year
    head = f"{year:04}" if year is not None else "XXXX"
    if raw.day is None:
        return f"{head}-{raw.month:02}"
    if year is not None and day(year, raw.month, raw.day) is None:
        return f"XXXX-{raw.month:02}-{raw.day:02}"
    value = f"{head}-{raw.month:02}-{raw.day:02}"
    if raw.unit == "W" and year is not None:
        return week_value(date(year, raw.month, raw.day))
    return timed(value, raw)


def _exists(raw: Raw) -> bool:
    return raw.day is not None and raw.month is not None and day(raw.year or 2000, raw.month, raw.day) is not None


def _year_of(raw: Raw, a: Anchors, now: date, ask: AskTense) -> int:
    """The year of a month or day told without one."""
    month = raw.month or 1
    if raw.year_step is not None:
        return (a.last_year if raw.from_told and a.last_year is not None else now.year) + raw.year_step
    if a.year is not None and not raw.told and raw.step is None and raw.weekday is None and ask() in ("past", None):
        return a.year
    if raw.day is None:
        index = now.year * 12 + now.month
        ahead = (month - now.month) % 12
        if raw.step == -1:
            return (index - 1 - ((-ahead) % 12 or 12)) // 12
        if raw.step == 1:
            return (index - 1 + (ahead or 12)) // 12
        if ahead == 0 or raw.step == 0:
            return now.year
        behind = 12 - ahead
        tense = ask()
        forward = ahead * weight(tense, ahead=True) < behind * weight(tense, ahead=False)
        return (index - 1 + ahead) // 12 if forward else (index - 1 - behind) // 12
    tense = None if raw.step else ask()
    best: tuple[float, int] | None = None
    for year in (now.year - 1, now.year, now.year + 1):
        told = day(year, month, raw.day)
        if told is None or (raw.weekday is not None and told.isoweekday() != raw.weekday):
            continue
        days = (told - now).days
        if (raw.step == -1 and days > 0) or (raw.step == 1 and days < 0):
            continue
        dearer = AHEAD_IN_THE_PAST if tense == "past" and days > 0 else weight(tense, ahead=days > 0)
        cost = abs(days) * (dearer if not raw.step else 1.0)
        if best is None or cost < best[0]:
            best = (cost, year)
    return best[1] if best else now.year


def _weekday(raw: Raw, a: Anchors, ask: AskTense) -> str | None:
    number = raw.weekday or 1
    now = a.here if raw.from_told else a.now
    if now is not None and raw.day is not None:
        return _numbered_weekday(raw, now)
    if now is None:
        return timed(f"XXXX-WXX-{number}", raw)
    if raw.unit == "W":
        told = add_days(now, 7 * (raw.step or 0) + number - now.isoweekday())
        return timed(told.isoformat(), raw) if told else None
    behind = (now.isoweekday() - number) % 7
    ahead = (number - now.isoweekday()) % 7
    if raw.step == -1:
        days = -(behind or 7)
    elif raw.step == 1:
        days = ahead or 7
    elif behind == 0:
        days = 0
    else:
        tense = ask()
        if tense == "coming" or (raw.step == 0 and tense is None):
            days = ahead
        else:
            days = (
                ahead
                if ahead * weight(tense, ahead=True) < behind * weight(tense, ahead=False)
                and tense in ("future", "due")
                else -behind
            )
    told = add_days(now, days)
    return timed(told.isoformat(), raw) if told else None


def _numbered_weekday(raw: Raw, now: date) -> str:
    """ "Friday the 3rd": the nearest month in which the weekday bears the number."""
    told: list[date] = []
    for step in range(-_MONTHS_AROUND, _MONTHS_AROUND + 1):
        d = day(*add_months(now.year, now.month, step), raw.day or 1)
        if d is not None and d.isoweekday() == raw.weekday:
            told.append(d)
    if not told:
        return timed(f"XXXX-WXX-{raw.weekday}", raw)
    return timed(min(told, key=lambda d: (abs((d - now).days), d)).isoformat(), raw)


def _bare_day(raw: Raw, a: Anchors, ask: AskTense) -> str | None:
    """ "On the 19th": in the month told last, else the nearest such day that fits the tense."""
    number, now = raw.day or 1, a.now
    if raw.step is not None:
        if now is None:
            return f"XXXX-XX-{number:02}"
        told = day(*add_months(now.year, now.month, raw.step), number)
        return told.isoformat() if told else None
    if a.month is not None:
        told = day(*a.month, number)
        return told.isoformat() if told else None
    if now is None:
        return f"XXXX-XX-{number:02}"
    around = [d for n in (-1, 0, 1) if (d := day(*add_months(now.year, now.month, n), number))]
    tense = ask()
    return min(around, key=lambda d: abs((d - now).days) * weight(tense, ahead=d > now)).isoformat() if around else None


def _deictic(raw: Raw, a: Anchors, ask: AskTense) -> str | None:
    if a.now is None:
        return timed(UNKNOWN_DAY, raw)
    days = raw.days
    if days == -1 and raw.part == "NI" and ask() == "future":
        days = 0
    told = add_days(a.now, days)
    return timed(told.isoformat(), raw) if told else None


def _next_day(raw: Raw, a: Anchors, ask: AskTense) -> str | None:
    if a.vague is not None and not raw.days:
        return timed(f"{a.vague}-XX", raw)
    if a.here is None:
        return timed(UNKNOWN_DAY, raw)
    told = add_days(a.here, raw.days)
    return timed(told.isoformat(), raw) if told else None


def _clock(raw: Raw, a: Anchors, ask: AskTense) -> str | None:
    here, hour = a.here, raw.hour
    if hour is None and a.told is None:
        return f"{UNKNOWN_DAY}T{raw.part}"
    if here is not None and hour is None and a.night and raw.part == "MO":
        here = add_days(here, 1)
    elif here is not None and hour is not None:
        if hour == 24 and here == a.published and ask() != "future":
            return f"{here.isoformat()}T00:00"
        if a.night and raw.halfday and EVENING <= hour < NOON:
            raw = replace(raw, hour=hour + NOON)
        elif a.night and hour < MORNING:
            here = add_days(here, 1)
    return timed(here.isoformat() if here else UNKNOWN_DAY, raw)


def _span(raw: Raw, a: Anchors, ask: AskTense) -> str | None:
    """ "last week", "this month", "the following year", "the weekend"."""
    base = a.here if raw.told else a.now
    step = raw.step or 0
    if raw.year_step is not None and base is not None:
        return _same_unit(raw, a, base)
    if raw.unit == "WE":
        return _weekend(raw, base, ask)
    if raw.told and raw.unit == "Y" and a.last_year is not None:
        return f"{a.last_year + step:04}"
    if base is None:
        return UNKNOWN.get(raw.unit)
    return _stepped(base, raw.unit, step)


def _same_unit(raw: Raw, a: Anchors, base: date) -> str | None:
    """ "the same month last year"."""
    year, month = a.month or (base.year, base.month)
    year += raw.year_step or 0
    if raw.unit == "M":
        return f"{year:04}-{month:02}"
    if raw.unit == "W":
        told = add_days(base, 7 * 52 * (raw.year_step or 0))
        return week_value(told) if told else None
    told = day(base.year + (raw.year_step or 0), base.month, base.day)
    return told.isoformat() if told else None


def _weekend(raw: Raw, base: date | None, ask: AskTense) -> str:
    if base is None:
        return "XXXX-WXX-WE"
    step = raw.step
    if step is None:
        step = 0 if base.isoweekday() >= 6 or ask() == "future" else -1
    elif step == -1:
        step = -1
    told = add_days(base, 7 * step)
    return f"{week_value(told or base)}-WE"


def _stepped(base: date, unit: str, step: float) -> str | None:
    """The value of the calendar unit `step` units from the one that holds `base`."""
    if unit == "DE":
        return f"{(base.year + 10 * int(step)) // 10:03}X"
    if unit == "CE":
        return f"{(base.year + 100 * int(step)) // 100:02}"
    if unit == "Y":
        year = base.year + int(step)
        return f"{year:04}" if 0 < year < 10000 else None
    if unit == "M":
        year, month = add_months(base.year, base.month, int(step))
        return f"{year:04}-{month:02}" if 0 < year < 10000 else None
    if unit in ("W", "FN"):
        told = add_days(base, 7 * step * (2 if unit == "FN" else 1))
        return week_value(told) if told else None
    if unit == "D":
        told = add_days(base, step)
        return told.isoformat() if told else None
    return None


def _ago(raw: Raw, a: Anchors, ask: AskTense) -> str | None:
    """ "two days ago" from the document's day, "two days later" from the day told last."""
    base = a.here if raw.told else a.now
    sign = raw.step or -1
    if raw.amount is None or raw.unit in ("S", "TM", "H", "WE"):
        if raw.unit in ("S", "TM", "H"):
            return duration_value(raw.unit, raw.amount)
        return "PAST_REF" if sign < 0 and not raw.told else duration_value(raw.unit, raw.amount)
    if raw.told and raw.unit == "Y" and a.last_year is not None and raw.amount == int(raw.amount):
        year = a.last_year + sign * int(raw.amount)
        return f"{year:04}" if 0 < year < 10000 else None
    if base is None and raw.amount <= _FARTHEST:
        return UNKNOWN[raw.unit]
    if base is None or raw.amount > _FARTHEST:
        return duration_value(raw.unit, raw.amount)
    if raw.unit in ("DE", "CE"):
        return _stepped(base, "Y", sign * raw.amount * (10 if raw.unit == "DE" else 100))
    if raw.amount % 1 and raw.unit == "Y":
        return _stepped(base, "M", sign * round(raw.amount * 12))
    return _stepped(base, raw.unit, sign * raw.amount)


def _season(raw: Raw, a: Anchors, ask: AskTense) -> str | None:
    year = raw.year
    now = a.now
    if year is None and raw.year_step is not None and now:
        year = (a.last_year if raw.from_told and a.last_year is not None else now.year) + raw.year_step
    if year is None and now is None:
        return f"XXXX-{raw.unit}"
    if year is None and now is not None:
        if a.year is not None and raw.step is None:
            year = a.year
        else:
            begin = SEASON_MONTH[raw.unit]
            index = now.month if raw.unit != "WI" or now.month > 2 else now.month + 12
            over = index >= begin + 3
            year = now.year if index == now.month else now.year - 1
            if raw.step == -1 or (raw.step is None and ask() != "future"):
                year = year if over or (raw.step is None and index >= begin) else year - 1
            elif raw.step == 1 or (raw.step is None):
                year = year + 1 if index >= begin else year
    return f"{year:04}-{raw.unit}"


def _quarter(raw: Raw, a: Anchors, ask: AskTense) -> str | None:
    letter = "Q" if raw.kind == "quarter" else "H"
    if raw.amount is None:
        if a.now is None:
            return None
        index = a.now.year * 4 + (a.now.month - 1) // 3 + (raw.step or 0)
        return f"{index // 4:04}-Q{index % 4 + 1}"
    year = raw.year
    if year is None and a.now is not None:
        if raw.year_step is not None:
            year = (a.last_year if raw.from_told and a.last_year is not None else a.now.year) + raw.year_step
        else:
            ahead = int(raw.amount) - ((a.now.month - 1) // 3 + 1)
            behind = (QUARTERS - ahead) * (AGAINST_TENSE if ask() == "future" else 1.0)
            year = a.now.year - 1 if ahead > 0 and behind < ahead * AGAINST_PAST else a.now.year
    return f"{year:04}-{letter}{int(raw.amount)}" if year is not None else f"XXXX-{letter}{int(raw.amount)}"


def _holiday(raw: Raw, a: Anchors, ask: AskTense) -> str | None:
    if raw.year is not None:
        told = holiday(raw.value, raw.year)
        return told.isoformat() if told else None
    now = a.now
    if now is None:
        return f"XXXX-{raw.value}" if raw.value[2:3] == "-" and raw.value[3:].isdigit() else UNKNOWN_DAY
    tense = None if raw.step else ask()
    best: tuple[float, date] | None = None
    for year in (now.year - 1, now.year, now.year + 1):
        told = holiday(raw.value, year)
        if told is None:
            continue
        days = (told - now).days
        if (raw.step == -1 and days >= 0) or (raw.step == 1 and days <= 0):
            continue
        cost = abs(days) * (weight(tense, ahead=days > 0) if not raw.step else 1.0)
        if best is None or cost < best[0]:
            best = (cost, told)
    return best[1].isoformat() if best else None


def _duration(raw: Raw, a: Anchors, ask: AskTense) -> str | None:
    return duration_value(raw.unit, raw.amount)


def _value(raw: Raw, a: Anchors, ask: AskTense) -> str | None:
    return raw.value


def _decade(raw: Raw, a: Anchors, ask: AskTense) -> str | None:
    return f"{(raw.year or 0) // 10:03}X"


def _century(raw: Raw, a: Anchors, ask: AskTense) -> str | None:
    return f"{int(raw.amount or 1) - 1:02}"


_RESOLVERS: dict[str, Callable[[Raw, Anchors, AskTense], str | None]] = {
    "date": _date, "bare_day": _bare_day, "weekday": _weekday, "deictic": _deictic, "next_day": _next_day, "clock": _clock, "span": _span, "ago": _ago,
    "season": _season, "quarter": _quarter, "half": _quarter, "holiday": _holiday, "duration": _duration, "set": _value,
    "reference": _value, "decade": _decade, "century": _century,
}  # fmt: skip
