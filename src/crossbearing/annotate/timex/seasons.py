"""Seasons: "last winter", "the summer of 2018", "in late autumn", "each spring"."""

from __future__ import annotations

import re

from crossbearing.annotate.timex.dates import STEPS, modifier
from crossbearing.annotate.timex.raw import Raw
from crossbearing.annotate.timex.words import SEASONS

# The year behind it: "of 2018", "2021-22", "of last year".
OF_YEAR = re.compile(
    r",?[ ](?:of )?(?:fiscal )?(?:(?P<year>(?:1\d|20)\d\d)(?:[-–/]\d\d(?:\d\d)?)?(?![\d%])(?! (?:people|men|women))|(?P<which>last|this|next) year\b(?!['’]s)|the (?P<the>same |previous |following )?year\b(?!['’]s))"
)
YEAR_STEPS = {"last": -1, "this": 0, "next": 1, "same ": 0, "previous ": -1, "following ": 1, None: 0}
_LEFT = re.compile(
    r"(?P<mod>(?:the )?(?:early|late|mid)(?: in)?[ -])?(?P<the>the )?(?P<step>last|this past|past|next|this coming|this|previous|following|every|each)?[ ]?$"
)
_IN = re.compile(r"\b(?:in|since|by|until|during|of|over|before|through)[ ](?:early |late |mid-?)?(?:the )?$")
# What makes "winter" a word of its own: "the spring of hope", "in summer clothes".
_NO_TIME = re.compile(r"[ ](?:of|from|in|to)\b")


def season(low: str, start: int, end: int, floor: int) -> list[Raw]:
    """The season named at `start`..`end`, none where the word tells no time."""
    name = SEASONS[low[start:end]]
    m = _LEFT.search(low, max(floor, start - 30), start)
    mod = modifier(m["mod"]) if m else None
    if (y := OF_YEAR.match(low, end)) and not (y["which"] is None and y["year"] is None and " of " not in y.group()):
        begin = m.start("mod") if m and m["mod"] else m.start("the") if m and m["the"] else start
        year = int(y["year"]) if y["year"] else None
        step = None if year else YEAR_STEPS[y["which"] or y["the"]]
        return [
            Raw(begin, y.end(), "season", year=year, unit=name, year_step=step, mod=mod, from_told=y["the"] is not None)
        ]
    if m and m["step"] in ("every", "each"):
        return [Raw(m.start("step"), end, "set", value=f"XXXX-{name}")]
    if m and m["step"]:
        return [Raw(m.start("step"), end, "season", unit=name, step=STEPS[m["step"]])]
    if _IN.search(low, max(floor, start - 24), start) and not _NO_TIME.match(low, end):
        begin = m.start("mod") if m and m["mod"] else start
        return [Raw(begin, end, "season", unit=name, mod=mod)]
    return []
