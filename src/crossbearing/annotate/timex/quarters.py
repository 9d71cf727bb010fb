"""Quarters and halves of years: "the third quarter of 2023", "Q3 2023", "the second half of last year"."""

from __future__ import annotations

import re

from crossbearing.annotate.timex.dates import STEPS
from crossbearing.annotate.timex.raw import Raw
from crossbearing.annotate.timex.seasons import OF_YEAR, YEAR_STEPS

_WHICH = re.compile(
    r"\b(?:the )?(?P<n>first|second|third|fourth|1st|2nd|3rd|4th|final|last|this|next|current)(?: fiscal| financial)?[ -]$"
)
_LETTERED = re.compile(r"(?P<kind>[qh])(?P<n>[1-4])(?:[ ](?:of )?(?:fy)?(?P<year>20\d\d|19\d\d))?\b")
_NUMBERED = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
# What a quarter or a half may be of besides a year: "the second half of the match", "the first quarter of the race".
_OF_ANOTHER = re.compile(r"[ ](?:of|final|back|line|mile|hour|moon)\b|-?finals?\b")


def numbered(low: str, start: int, end: int, floor: int, kind: str) -> list[Raw]:
    """The quarter or half told at `start`..`end`, none where nothing says that it is one of a year."""
    m = _WHICH.search(low, max(floor, start - 30), start)
    if m is None:
        return []
    y = OF_YEAR.match(low, end)
    if (kind == "half" or _OF_ANOTHER.match(low, end)) and y is None:
        return []
    word, year = m["n"], int(y["year"]) if y and y["year"] else None
    number = _NUMBERED.get(word)
    if y is not None and word in ("final", "last"):
        number = 4 if kind == "quarter" else 2
    if number is None and (kind == "half" or word == "final"):
        return []
    if number is not None and kind == "half" and number > 2:
        return []
    year_step = None if y is None or year else YEAR_STEPS[y["which"] or y["the"]]
    told = y is not None and y["the"] is not None
    return [
        Raw(
            m.start(),
            y.end() if y else end,
            kind,
            year=year,
            amount=number,
            step=STEPS.get(word),
            year_step=year_step,
            from_told=told,
        )
    ]


def lettered(low: str, start: int) -> list[Raw]:
    """ "Q3 2023", "H1 of 2022"; without a year only a quarter is told."""
    m = _LETTERED.match(low, start)
    if m is None or (m["year"] is None and m["kind"] == "h") or (m["kind"] == "h" and m["n"] > "2"):
        return []
    kind = "quarter" if m["kind"] == "q" else "half"
    return [Raw(start, m.end(), kind, year=int(m["year"]) if m["year"] else None, amount=int(m["n"]))]
