"""The date of publication as people write it, to ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
# As French accounts date themselves; with and without their accents.
FRENCH_MONTHS = {
    "janvier": 1, "février": 2, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "août": 8, "aout": 8,
    "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12, "decembre": 12,
}  # fmt: skip
_MONTH = (
    FRENCH_MONTHS
    | {m: i + 1 for i, m in enumerate(MONTHS)}
    | {m[:3]: i + 1 for i, m in enumerate(MONTHS)}
    | {"sept": 9}
)
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?)?$")
_DAY_MONTH = re.compile(
    rf"(?:[a-z]+,?\s+)?(\d{{1,2}})(?:st|nd|rd|th|er)?(?:\s+of)?[\s.-]+({_NAMES})\.?,?[\s-]+(\d{{4}})(.*)$", re.I
)
_MONTH_DAY = re.compile(rf"(?:[a-z]+,?\s+)?({_NAMES})\.?\s+(\d{{1,2}})(?:st|nd|rd|th|er)?,?\s+(\d{{4}})(.*)$", re.I)
_MONTH_YEAR = re.compile(rf"({_NAMES})\.?,?\s+(\d{{4}})$", re.I)
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(.*)$")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(.*)$")
# "Wednesday, 14 September 2031, 10:15 p.m. GMT" has 46 characters.
LONGEST_ALONE = 60
_DATE_WORDS = re.compile(
    rf"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|{_NAMES}|\d+(?:st|nd|rd|th|er)?|(?:\d+)?[ap]\.?m\b\.?|at|of|on|utc|gmt|[ceb]e?s?t|[ecmp][sd]t|local time|uhr|t|z|(?<=\d)t(?=\d)|(?<=\d)z)\b",
    re.I,
)
_OTHER_WORDS = re.compile(r"[^\W\d_]")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?\s*(am|pm|a\.m\.|p\.m\.)?", re.I)


def published(words: str) -> str | None:
    """`YYYY-MM-DD`, `YYYY-MM-DDTHH:MM...`, `YYYY-MM` or None where the words are no date that can be.

    Day and month in figures are read day first unless that cannot be (12/25/2024); years before 1400 are senseless here."""
    text = " ".join(words.split()).strip(" ,;|–—-")
    if m := _ISO.match(text):
        if not m[3]:
            return _month(int(m[1]), int(m[2]))
        day = _day(int(m[1]), int(m[2]), int(m[3]))
        if not day or not m[4]:
            return day
        try:
            datetime.fromisoformat(f"{day}T{m[4]}")
        except ValueError:
            return None
        return f"{day}T{m[4]}{m[5] or ''}{m[6] or ''}"
    if m := _DAY_MONTH.match(text):
        return _with_clock(_day(int(m[3]), _MONTH[m[2].lower()], int(m[1])), m[4])
    if m := _MONTH_DAY.match(text):
        return _with_clock(_day(int(m[3]), _MONTH[m[1].lower()], int(m[2])), m[4])
    if m := _MONTH_YEAR.match(text):
        return _month(int(m[2]), _MONTH[m[1].lower()])
    if m := _NUMERIC.match(text):
        first, second, year = int(m[1]), int(m[3]), int(m[4])
        return _with_clock(_day(year, second, first) or _day(year, first, second), m[5])
    if m := _YEAR_FIRST.match(text):
        return _with_clock(_day(int(m[1]), int(m[2]), int(m[3])), m[4])
    if m := _COMPACT.match(text):
        return _day(int(m[1]), int(m[2]), int(m[3]))
    return None


def day_alone(words: str) -> str | None:
    """The date of a line that is a date and nothing else: with its weekday, its hour and its zone, but without other words."""
    if (
        len(words) > LONGEST_ALONE
        or not any(c.isdigit() for c in words)
        or _OTHER_WORDS.search(_DATE_WORDS.sub(" ", words))
    ):
        return None
    return published(words)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if 1400 <= year <= 2999 else None
    except ValueError:
        return None


def _month(year: int, month: int) -> str | None:
    return f"{year:04}-{month:02}" if 1 <= month <= 12 and 1400 <= year <= 2999 else None


def _with_clock(day: str | None, rest: str) -> str | None:
    """The day with the hour that follows it, where one does."""
    m = _CLOCK.search(rest)
    if not day or not m:
        return day
    hour = int(m[1]) % 12 + 12 * m[3].lower().startswith("p") if m[3] else int(m[1])
    return f"{day}T{hour:02}:{m[2]}" if hour < 24 and int(m[2]) < 60 else day
