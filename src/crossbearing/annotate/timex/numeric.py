"""Dates in figures: "2023-03-27", "27.03.2025", "3/27/2023"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from crossbearing.annotate.timex.calendar import day
from crossbearing.annotate.timex.raw import Raw

_NUMERIC = re.compile(
    r"(?:(?P<y>1\d{3}|2[01]\d\d)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})|(?P<a>\d{1,2})(?P<t>[-/.])(?P<b>\d{1,2})(?P=t)(?P<z>\d{4}|\d{2}))(?![\d/-]|\.\d)"
    r"(?:t(?P<h>\d\d):(?P<min>\d\d)(?::\d\d)?(?:z|[+-]\d\d:?\d\d)?)?"
)
_YEAR_MONTH = re.compile(r"(?P<y>1[89]\d\d|20\d\d)-(?P<m>0[1-9]|1[0-2])(?![\d-])")


def numeric_date(low: str, start: int, *, day_first: bool) -> Raw | None:
    """A date in figures: ISO, or day and month in the order that the text itself or its outlet follows."""
    if m := _NUMERIC.match(low, start):
        if m["y"]:
            year, month, number = int(m["y"]), int(m["m"]), int(m["d"])
        else:
            a, b, z = int(m["a"]), int(m["b"]), m["z"]
            year = int(z) if len(z) == 4 else 2000 + int(z) if int(z) < 50 else 1900 + int(z)
            number, month = (a, b) if (day_first or m["t"] == "." or a > 12) and b <= 12 else (b, a)
            if len(z) == 2 and m["t"] == "-":
                return None
        if 1 <= month <= 12 and 1 <= number <= 31:
            hour = int(m["h"]) if m["h"] else None
            either = m["t"] == "/" and int(m["a"]) <= 12 and int(m["b"]) <= 12
            return Raw(
                start,
                m.end(),
                "date",
                year,
                month,
                number,
                hour=hour,
                minute=int(m["min"]) if m["h"] else None,
                either=either,
            )
    if m := _YEAR_MONTH.match(low, start):
        return Raw(start, m.end(), "date", int(m["y"]), int(m["m"]))
    return None


def reads_day_first(low: str) -> bool:
    """Whether the figures of the text put the day first: no date has a second number above 12, unless one has such a first."""
    first = second = False
    for m in re.finditer(r"(?<![\d./-])(\d{1,2})/(\d{1,2})/\d{2,4}\b", low):
        first, second = first or int(m[1]) > 12, second or int(m[2]) > 12
    return first or not second


# A day ahead of the document by the one order of day and month and at most so many days behind it by the other was told in the other.
_JUST_BEFORE = 31


def reordered(raws: list[Raw], published: date | None) -> list[Raw]:
    """The dates with day and month changed over where only that order puts a date just before the document's own."""
    if published is None or not any(r.either for r in raws):
        return raws

    def just_before(r: Raw) -> bool:
        told, other = _read(r), _read(_changed(r))
        return (
            told is not None
            and other is not None
            and told > published
            and 0 <= (published - other).days <= _JUST_BEFORE
        )

    return [_changed(r) if r.either else r for r in raws] if any(r.either and just_before(r) for r in raws) else raws


def _changed(r: Raw) -> Raw:
    return replace(r, month=r.day, day=r.month)


def _read(r: Raw) -> date | None:
    return day(r.year or 0, r.month or 0, r.day or 0)
