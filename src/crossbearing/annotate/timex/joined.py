"""Expressions that tell one time together: a clock time and its day, the night of two days, the day before a day."""

from __future__ import annotations

import re
from dataclasses import replace

from crossbearing.annotate.timex.raw import Raw
from crossbearing.annotate.timex.words import PART, PARTS

_PART_OF = re.compile(rf"\b(?P<n>(?:the )?(?P<part>{PART})) of (?:the )?$")
_NIGHT_OF = re.compile(r"\b(?P<n>(?:the )?(?:night|overnight)) (?:of |between |from |on )?(?:the )?$")
_SECOND_DAY = re.compile(r"[ ]?(?:to|and|into|on|[-–/])[ ]?(?:the )?|(?:[ ]to the|[ ]into)[ ]")
_MERGE_GAP = re.compile(r"[ ](?:(?:local time|gmt|utc|est|edt|et|cst|cdt|pst|pdt|cet|cest|bst|ist)[ ])?")
_WEEK_OF = re.compile(r"\b(?:the )?week (?:of|beginning|starting|from) (?:monday,? )?(?:the )?$")
# "the day before", "two days after" straight before a day.
_DAY_BESIDE = re.compile(r"\b(?:the )(?:very )?day (?P<w>before|after) (?:the )?$")
_BESIDE = re.compile(r"[ ](?P<w>before|after)[ ](?:the )?")
_RANGE_GAP = re.compile(r"[ ]?[-–—][ ]?|[ ](?:to|and|or|until|till|through)[ ]|,[ ]")
_UNIT_DAYS = {"D": 1, "W": 7}


def joined(low: str, found: list[Raw]) -> list[Raw]:
    """The expressions with those made one that tell one time."""
    if not found:
        return found
    out: list[Raw] = []
    i = 0
    while i < len(found):
        raw, following = found[i], found[i + 1] if i + 1 < len(found) else None
        i += 1
        if raw.kind in ("date", "weekday") and raw.part is None and raw.hour is None:
            part = None
            if night := _NIGHT_OF.search(low, max(0, raw.start - 26), raw.start):
                part = None if raw.kind == "date" and raw.day is None else (night.start("n"), "NI")
                second = following is not None and following.kind == raw.kind
                if second and following and _SECOND_DAY.fullmatch(low, raw.end, following.start):
                    raw, i = replace(raw, end=following.end), i + 1
                if part and out and out[-1].kind == "deictic" and out[-1].end > part[0]:
                    out.pop()
            part = part or _part_of(low, raw)
            if part is not None:
                out.append(replace(raw, start=part[0], part=part[1], pair=None))
                continue
        if raw.day is not None and (week := _WEEK_OF.search(low, max(0, raw.start - 26), raw.start)):
            out.append(replace(raw, start=week.start(), unit="W", pair=None))
        elif raw.kind in ("date", "weekday", "holiday") and (beside := _beside(low, out[-1] if out else None, raw)):
            if out and out[-1].end > beside.start:
                out.pop()
            out.append(beside)
        elif (
            following
            and raw.kind == "clock"
            and raw.hour is not None
            and _is_day(following)
            and _MERGE_GAP.fullmatch(low, raw.end, following.start)
        ):
            out.append(replace(following, start=raw.start, hour=raw.hour, minute=raw.minute))
            i += 1
        else:
            out.append(raw)
    return _with_years(low, out)


def _is_day(raw: Raw) -> bool:
    """Whether the expression names a whole day."""
    return raw.part is None and (raw.kind in ("weekday", "deictic") or (raw.kind == "date" and raw.day is not None))


def _part_of(low: str, raw: Raw) -> tuple[int, str] | None:
    """Where "the morning of" begins before a day, and which part it is; a part of a month is none."""
    m = _PART_OF.search(low, max(0, raw.start - 22), raw.start)
    if m is None or (raw.kind == "date" and raw.day is None):
        return None
    return m.start("n"), PARTS[m["part"]]


def _beside(low: str, before: Raw | None, raw: Raw) -> Raw | None:
    """ "The day before Christmas", "two weeks after 9 May": a day so many days from the one named."""
    if raw.kind == "date" and raw.day is None:
        return None
    if m := _DAY_BESIDE.search(low, max(0, raw.start - 28), raw.start):
        return replace(raw, start=m.start(), shift=1 if m["w"] == "after" else -1, pair=None)
    if before is None or before.kind != "duration" or before.unit not in _UNIT_DAYS or not before.amount:
        return None
    gap = _BESIDE.fullmatch(low, before.end, raw.start)
    if gap is None or before.step is not None or before.amount % 1:
        return None
    days = int(before.amount) * _UNIT_DAYS[before.unit]
    return replace(raw, start=before.start, shift=days if gap["w"] == "after" else -days, pair=None)


def _with_years(low: str, found: list[Raw]) -> list[Raw]:
    """The month or day before "to March 2022" and "and 4 May 2019" lies in that year, or at the end of the year before."""
    for i in range(len(found) - 1, 0, -1):
        second, first = found[i], found[i - 1]
        if second.kind != "date" or first.kind != "date" or second.month is None or first.month is None:
            continue
        told = second.year is not None or second.year_step is not None
        open_year = first.year is None and first.year_step is None and first.step is None and first.pair is None
        if told and open_year and _RANGE_GAP.fullmatch(low, first.end, second.start):
            back = (first.month, first.day or 0) > (second.month, second.day or 99)
            year = None if second.year is None else second.year - back
            year_step = None if second.year_step is None else second.year_step - back
            found[i - 1] = replace(first, year=year, year_step=year_step, from_told=second.from_told)
    return found
