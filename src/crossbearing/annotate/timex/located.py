"""Durations that tell when: "in the past three days", "shut for three days", "fell on Monday after two days of fighting"."""

from __future__ import annotations

import re
from datetime import date

from crossbearing.annotate.timex.calendar import add_days, add_months, day
from crossbearing.annotate.timex.raw import Raw
from crossbearing.records import Time

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAYS = {"D": 1, "W": 7, "FN": 14, "WE": 2, "H": 1 / 24, "TM": 1 / 1440, "S": 1 / 86400}
_MONTHS = {"M": 1, "Y": 12, "DE": 120, "CE": 1200}
_HEDGE = r"(?:about |around |more than |at least |nearly |almost |over |some )?"
# What has gone on for so long and still does.
_PERFECT = re.compile(
    rf"(?:\b(?:has|have)|['’](?:s|ve)) (?:not |also |now |only |already )?(?:been |\w+(?:ed|t|n|d)\b)[^.;:!?\n]{{0,60}}\bfor {_HEDGE}$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"\b(?:after|following) {_HEDGE}$", re.IGNORECASE)
_OF = re.compile(r" (?:of|without) |['’] ")
_REACH = 100
_SENTENCE_END = re.compile(r"[.!?]\s|\n")


def located(text: str, published: date | None, times: list[Time], raws: list[Raw]) -> list[Time]:
    """The times, with the days that a duration covers where the text says from or up to when it is counted."""
    for i, raw in enumerate(raws):
        if raw.kind != "duration" or not raw.amount:
            continue
        span = _span(text, published, times, raws, i)
        if span is not None:
            t = times[i]
            times[i] = Time(t.start, t.end, t.type, t.value, span[0].isoformat(), span[1].isoformat(), t.modifier)
    return times


def _span(text: str, published: date | None, times: list[Time], raws: list[Raw], i: int) -> tuple[date, date] | None:
    """First and last day of a duration, None where nothing locates it."""
    raw, begin = raws[i], times[i].start
    if raw.step is not None and not raw.told:
        if published is None or not raw.step:
            return None
        other = stepped(published, raw, raw.step)
        return None if other is None else (min(published, other), max(published, other))
    if published is not None and _PERFECT.search(text, max(0, begin - _REACH), begin):
        first = stepped(published, raw, -1)
        return None if first is None else (first, published)
    if _AFTER.search(text, max(0, begin - 24), begin) and _OF.match(text, times[i].end):
        last = _day_of_sentence(text, times, i)
        first = stepped(last, raw, -1) if last else None
        return None if first is None or last is None else (first, last)
    return None


def _day_of_sentence(text: str, times: list[Time], i: int) -> date | None:
    """The day told nearest in the same sentence."""
    near = [
        t
        for t in (*times[max(0, i - 2) : i], *times[i + 1 : i + 3])
        if t.type in ("DATE", "TIME") and _DAY.match(t.value)
    ]
    here = times[i]
    near = [t for t in near if not _SENTENCE_END.search(text, min(t.end, here.end), max(t.start, here.start))]
    if not near:
        return None
    closest = min(near, key=lambda t: max(t.start - here.end, here.start - t.end))
    return date.fromisoformat(closest.value[:10])


def stepped(base: date, raw: Raw, sign: int) -> date | None:
    """The day so long before or after another; months end on their last day at the latest."""
    amount = raw.amount or 0
    if raw.unit in _DAYS:
        return add_days(base, sign * round(amount * _DAYS[raw.unit]))
    months = sign * round(amount * _MONTHS.get(raw.unit, 0))
    if not months or abs(months) > 12 * base.year:
        return None
    year, month = add_months(base.year, base.month, months)
    return next((d for n in range(base.day, 27, -1) if (d := day(year, month, n))), None) or day(year, month, base.day)
