"""Days told by their weekday: "Thursday, Sept. 19", "last Friday", "Monday night", "Friday the 3rd"."""

from __future__ import annotations

import re
from dataclasses import replace

from crossbearing.annotate.timex.dates import SP, STEPS, TH, month_dates
from crossbearing.annotate.timex.raw import Raw
from crossbearing.annotate.timex.words import MONTH, NO_DAYS_OF, NOT_DAYS, PART, PARTS, WEEKDAYS

_PART_AFTER = re.compile(rf"(?:['’]s)?[ ](?P<early>early |late )?(?P<part>{PART})\b(?!s)")
_WEEKDAY_LEFT = re.compile(
    r"\b(?P<word>last|this past|past|next|this coming|coming|this|every other|every|each|the (?:following|previous|next))[ ]+$"
)
_COMMA_DATE = re.compile(
    rf"\.?,?(?:{SP}+the)?{SP}+(?:(?P<m>{MONTH})\.?{SP}+\d|\d{{1,2}}{TH}(?:{SP}?[-–]{SP}?\d{{1,2}})?(?:{SP}of)?{SP}+(?P<m2>{MONTH})\b)"
)
# "Tuesday of last week", "Friday next week".
_OF_WEEK = re.compile(r",?[ ](?:of )?(?P<which>last|this|next) week\b(?!['’]s)")
_TITLE = re.compile(r" ([A-Z][a-z]+)\b(?!['’])")
# "Friday the 3rd"; never "Friday the 3rd of May", which names its month, nor "Friday the 1st Division marched".
_NUMBERED = re.compile(r"[ ](?:the[ ])?(?P<day>\d{1,2})(?:st|nd|rd|th)(?=[.,;:)]|$|[ ](?!of\b)[a-z])")


def weekday_dates(text: str, low: str, start: int, end: int, floor: int) -> list[Raw]:
    """The day told by the weekday at `start`..`end`, joined with the date that may follow it."""
    word = low[start:end]
    before = re.search(r"(\w+)[ ]$", low[max(0, start - 12) : start])
    if not text[start].isupper() or (before and before[1] in NOT_DAYS):
        return []
    after = _TITLE.match(text, end)
    if after and after[1].lower() in NO_DAYS_OF:
        return []
    short = len(word) < 6 and word not in ("tues", "thurs", "thur")
    if m := _COMMA_DATE.match(low, end):
        group = "m" if m["m"] else "m2"
        found = month_dates(text, low, m.start(group), m.end(group), end)
        if found:
            whole = replace(found[0], start=start, weekday=WEEKDAYS[word], step=None)
            return [_with_part(low, whole), *found[1:]]
    if m := _NUMBERED.match(low, end):
        return [_with_part(low, Raw(start, m.end(), "weekday", weekday=WEEKDAYS[word], day=int(m["day"])))]
    if short and not (low[end : end + 1] in (".", ",") or re.match(r"[ ]\d", low[end : end + 2])):
        return []
    if short and word in ("sun", "sat", "wed", "mon") and not re.match(r"\.?,?[ ]+(?:\d|the )", low[end : end + 6]):
        return []
    step, begin, told = None, start, False
    if b := _WEEKDAY_LEFT.search(low, max(floor, start - 18), start):
        if b["word"] in ("every", "every other", "each"):
            return [Raw(b.start(), end, "set", value=f"XXXX-WXX-{WEEKDAYS[word]}")]
        step, begin = STEPS.get(b["word"].removeprefix("the ")), b.start()
        told = b["word"] in ("the following", "the previous")
    if step is None and (w := _OF_WEEK.match(low, end)):
        return [Raw(begin, w.end(), "weekday", weekday=WEEKDAYS[word], step=STEPS[w["which"]], unit="W")]
    return [_with_part(low, Raw(begin, end, "weekday", weekday=WEEKDAYS[word], step=step, from_told=told))]


def _with_part(low: str, raw: Raw) -> Raw:
    m = _PART_AFTER.match(low, raw.end)
    return raw if m is None else replace(raw, end=m.end(), part=PARTS[m["part"]])
