"""Time expressions in a text, in order, none overlapping another; nothing is resolved yet.

The words are looked up one by one; only a word of time or a figure sets the patterns to work, and only around itself.
"""

from __future__ import annotations

import re

from crossbearing.annotate.letters import lowered
from crossbearing.annotate.timex import clock, dates, quarters, seasons, spans, weekdays, years
from crossbearing.annotate.timex.joined import joined
from crossbearing.annotate.timex.numeric import numeric_date, reads_day_first
from crossbearing.annotate.timex.raw import Raw
from crossbearing.annotate.timex.words import (
    DEICTIC,
    HOLIDAY,
    PARTS,
    REFERENCES,
    SETS,
    TRIGGERS,
    WEEKDAYS,
    holiday_rule,
)

_TOKEN = re.compile(r"[a-z]+|\d+")
_BEFORE_YESTERDAY = re.compile(r"\bthe day (?P<w>before|after) $")
_PAST_ENDS = re.compile(r"[.,;:!?)]|$|[ ](?:and|but|have|has|had|when|that|were|was|is|it|he|they)\b")

# "earlier today", "late yesterday".
_SOONER = re.compile(r"\b(?:earlier|later|early|late)(?: on)?[ ]$")
# "today's world": the present age, no day.
_AGE = re.compile(
    r"['’]s (?:\w+ )?(?:world|society|youth|young|generation|children|teenagers|students|women|standards|terms|prices|money|economy|age|climate|technology)\b"
)
# "the current year" is a span of the calendar.
_CURRENT_UNIT = re.compile(r"[ ](?:\w+ )?(?:week|month|year|quarter|decade|century|season)\b")
_THE_NEAR = re.compile(r"\b(?:the )(?:(?:near|foreseeable|distant|immediate|recent) )?$")


def find_raw(text: str) -> list[Raw]:
    """Every time expression of the text as worded."""
    low = lowered(text)
    day_first = reads_day_first(low) if "/" in low else True
    found: list[Raw] = []
    floor = 0
    get = TRIGGERS.get
    for m in _TOKEN.finditer(low):
        start, end = m.span()
        if start < floor:
            continue
        word = m.group()
        rule = get(word) if word > ":" else "digits"
        if rule is None:
            continue
        if (low[end : end + 1].isalpha() and rule != "digits") or (start and (low[start - 1].isalnum())):
            continue
        if start and low[start - 1] == "-" and rule in ("holiday", "reference"):
            continue
        new = _RULES[rule](text, low, start, end, floor, day_first)
        if new:
            found.extend(new)
            floor = max(r.end for r in new)
    return joined(low, found)


def _digits(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    after = low[end : end + 1]
    if after and after in "/-." and end - start in (1, 2, 4) and (raw := numeric_date(low, start, day_first=day_first)):
        return [raw]
    size = end - start
    if size <= 2:
        if (after in (":", ".", " ", "\u00a0", "a", "p", "h")) and (raw := clock.digital(text, low, start)):
            return [raw]
        if after == "s" and size == 2:
            return years.short_decade(low, start, floor)
        if size == 2 and (found := years.short_year(low, start)):
            return found
        if after not in ("t", "s", "n", "r"):
            return []
        return years.century_at(low, start, floor) or dates.bare_day(low, start, end)
    if size == 4:
        raw = clock.military(low, start, end)
        return [raw] if raw else years.year_at(text, low, start, end, floor)
    return []


def _month(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    if h := HOLIDAY.match(low, start):
        return [Raw(start, h.end(), "holiday", value=holiday_rule(h.group()))]
    return dates.month_dates(text, low, start, end, floor)


def _weekday(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    return weekdays.weekday_dates(text, low, start, end, floor)


def _weekdays(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    """ "on Mondays"."""
    return [Raw(start, end, "set", value=f"XXXX-WXX-{WEEKDAYS[low[start : end - 1]]}")] if text[start].isupper() else []


def _unit(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    return spans.unit_span(text, low, start, end, floor)


def _season(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    return seasons.season(low, start, end, floor)


def _deictic(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    days, part = DEICTIC[low[start:end]]
    if b := _BEFORE_YESTERDAY.search(low, max(floor, start - 16), start):
        return [Raw(b.start(), end, "deictic", days=2 * days)]
    if low[start:end] == "today" and _AGE.match(low, end):
        return [Raw(start, end, "reference", value="PRESENT_REF")]
    if b := _SOONER.search(low, max(floor, start - 12), start):
        start = b.start()
    if part is None and (p := spans.PART_AFTER.match(low, end)):
        return [Raw(start, p.end(), "deictic", days=days, part=PARTS[p["part"]])]
    return [Raw(start, end, "deictic", days=days, part=part)]


def _part(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    return spans.part_of_day(low, start, end, floor)


def _reference(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    value, needs = REFERENCES[low[start:end]]
    if needs and (not low.startswith("the ", max(0, start - 4)) or not _PAST_ENDS.match(low, end)):
        return []
    if text[start].isupper() and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        return []  # the Future Farmers of America
    if low[end : end + 1] == "-" or (low[start:end] == "current" and _CURRENT_UNIT.match(low, end)):
        return []
    begin = start
    if value != "PRESENT_REF" and (m := _THE_NEAR.search(low, max(floor, start - 20), start)):
        begin = m.start()
    return [Raw(begin, end, "reference", value=value)]


def _set(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    name = text[start].isupper() and text[end : end + 2].strip()[:1].isupper()
    return [] if name or low[start - 1 : start] == "-" else [Raw(start, end, "set", value=SETS[low[start:end]])]


def _clock_word(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    raw = clock.named_hour(low, start, end)
    return [raw] if raw else []


def _light(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    raw = clock.light(low, start, end)
    return [raw] if raw else []


def _clock_number(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    raw = clock.worded(low, start)
    return [raw] if raw else []


def _quarter(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    if raw := clock.worded(low, start):
        return [raw]
    return quarters.numbered(low, start, end, floor, "quarter")


def _half(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    if raw := clock.worded(low, start):
        return [raw]
    return quarters.numbered(low, start, end, floor, "half")


def _letter(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    return quarters.lettered(low, start)


def _tens(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    return years.worded_decade(low, start, end, floor)


def _holiday(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    h = HOLIDAY.match(low, start)
    if h is None or not text[start].isupper():
        return []
    step = re.compile(r"\b(?P<s>last|next|this)[ ]$").search(low, max(floor, start - 6), start)
    y = re.compile(r",?[ ](?P<y>\d{4})\b").match(low, h.end())
    if low.startswith(" week", h.end()):
        return []
    return [
        Raw(step.start() if step else start, y.end() if y else h.end(), "holiday", year=int(y["y"]) if y else None,
            value=holiday_rule(h.group()), step=dates.STEPS[step["s"]] if step else None)
    ]  # fmt: skip


_RULES = {
    "digits": _digits, "month": _month, "weekday": _weekday, "weekdays": _weekdays, "unit": _unit, "season": _season, "deictic": _deictic, "part": _part,
    "reference": _reference, "set": _set, "clock_word": _clock_word, "light": _light, "clock_number": _clock_number, "quarter": _quarter, "half": _half,
    "letter": _letter, "tens": _tens, "holiday": _holiday,
}  # fmt: skip
