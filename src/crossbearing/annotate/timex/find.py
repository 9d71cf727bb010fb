"""Time expressions in a text, in order, none overlapping another; nothing is resolved yet.

The words are looked up one by one; only a word of time or a figure sets the patterns to work, and only around itself.
"""

from __future__ import annotations

import re
from dataclasses import replace

from crossbearing.annotate.letters import lowered
from crossbearing.annotate.timex import clock, dates, spans, years
from crossbearing.annotate.timex.raw import Raw
from crossbearing.annotate.timex.words import (
    DEICTIC,
    HOLIDAY,
    PART,
    PARTS,
    REFERENCES,
    SEASONS,
    SETS,
    TRIGGERS,
    WEEKDAYS,
    holiday_rule,
)

_TOKEN = re.compile(r"[a-z]+|\d+")
_QUARTER = re.compile(r"(?:the )?(?P<n>first|second|third|fourth|1st|2nd|3rd|4th|last|this|next)[ -]$")
_OF_YEAR = re.compile(r",?[ ](?:of )?(?:fiscal )?(?:(?P<year>\d{4})\b|(?P<which>last|this|next) year\b)")
_NUMBERED = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_SEASON_LEFT = re.compile(
    r"(?P<mod>(?:early|late|mid)(?: in)?[ -])?(?P<the>the )?(?P<step>last|this past|past|next|this coming|this|previous|following)?[ ]?$"
)
_SEASON_IN = re.compile(r"\b(?:in|since|by|until|during|of|over|before|through)[ ](?:early |late |mid-?)?(?:the )?$")
_BEFORE_YESTERDAY = re.compile(r"\bthe day (?P<w>before|after) $")
_PAST_ENDS = re.compile(r"[.,;:!?)]|$|[ ](?:and|but|have|has|had|when|that|were|was|is|it|he|they)\b")
_PART_OF = re.compile(rf"\b(?P<n>(?:the )?(?P<part>{PART})) of (?:the )?$")
_NIGHT_OF = re.compile(r"\b(?P<n>(?:the |in the |on the )?(?:night|overnight)) (?:of |between |from |on )?(?:the )?$")
_MERGE_GAP = re.compile(r"[ ](?:(?:local time|gmt|utc|est|edt|et|cst|cdt|pst|pdt|cet|cest|bst|ist)[ ])?")
_WEEK_OF = re.compile(r"\b(?:the )?week (?:of|beginning|starting|from) (?:monday,? )?(?:the )?$")


def find_raw(text: str) -> list[Raw]:
    """Every time expression of the text as worded."""
    low = lowered(text)
    day_first = dates.reads_day_first(low) if "/" in low else True
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
    return _merged(low, found)


def _digits(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    after = low[end : end + 1]
    if (
        after
        and after in "/-."
        and end - start in (1, 2, 4)
        and (raw := dates.numeric_date(low, start, day_first=day_first))
    ):
        return [raw]
    size = end - start
    if size <= 2:
        if (after in (":", ".", " ", "\u00a0", "a", "p", "h")) and (raw := clock.digital(text, low, start)):
            return [raw]
        if after == "s" and size == 2:
            return years.short_decade(low, start, floor)
        return years.century_at(low, start, floor) if after in ("t", "s", "n", "r") else []
    if size == 4:
        raw = clock.military(low, start, end)
        return [raw] if raw else years.year_at(text, low, start, end, floor)
    return []


def _month(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    if h := HOLIDAY.match(low, start):
        return [Raw(start, h.end(), "holiday", value=holiday_rule(h.group()))]
    return dates.month_dates(text, low, start, end, floor)


def _weekday(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    return dates.weekday_dates(text, low, start, end, floor)


def _weekdays(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    """ "on Mondays"."""
    return [Raw(start, end, "set", value=f"XXXX-WXX-{WEEKDAYS[low[start : end - 1]]}")] if text[start].isupper() else []


def _unit(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    return spans.unit_span(text, low, start, end, floor)


def _season(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    season = SEASONS[low[start:end]]
    y = _OF_YEAR.match(low, end)
    if y and (y["year"] or y["which"]):
        year = int(y["year"]) if y["year"] else None
        step = {"last": -1, "this": 0, "next": 1}.get(y["which"] or "")
        return [Raw(start, y.end() if y["year"] else end, "season", year=year, unit=season, year_step=step)]
    m = _SEASON_LEFT.search(low, max(floor, start - 30), start)
    if m and m["step"]:
        return [Raw(m.start("step"), end, "season", unit=season, step=dates.STEPS[m["step"]])]
    if _SEASON_IN.search(low, max(floor, start - 24), start) and not re.match(
        r"[ ](?:of|from|in|to)\b", low[end : end + 6]
    ):
        begin = m.start("mod") if m and m["mod"] else start
        return [Raw(begin, end, "season", unit=season, mod=dates.modifier(m["mod"]) if m else None)]
    return []


def _deictic(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    days, part = DEICTIC[low[start:end]]
    if b := _BEFORE_YESTERDAY.search(low, max(floor, start - 16), start):
        return [Raw(b.start(), end, "deictic", days=2 * days)]
    if part is None and (p := spans.PART_AFTER.match(low, end)):
        return [Raw(start, p.end(), "deictic", days=days, part=PARTS[p["part"]])]
    return [Raw(start, end, "deictic", days=days, part=part)]


def _part(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    return spans.part_of_day(low, start, end, floor)


def _reference(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    value, needs = REFERENCES[low[start:end]]
    if needs and (not low.startswith("the ", max(0, start - 4)) or not _PAST_ENDS.match(low, end)):
        return []
    if low[end : end + 1] == "-":
        return []
    begin = start - 4 if value != "PRESENT_REF" and low.startswith("the ", max(0, start - 4)) else start
    return [Raw(begin, end, "reference", value=value)]


def _set(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    name = text[start].isupper() and text[end : end + 2].strip()[:1].isupper()
    return [] if name or low[start - 1 : start] == "-" else [Raw(start, end, "set", value=SETS[low[start:end]])]


def _clock_word(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    raw = clock.named_hour(low, start, end)
    return [raw] if raw else []


def _clock_number(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    raw = clock.worded(low, start)
    return [raw] if raw else []


def _quarter(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    if raw := clock.worded(low, start):
        return [raw]
    return _numbered(low, start, end, floor, "quarter")


def _half(text: str, low: str, start: int, end: int, floor: int, day_first: bool) -> list[Raw]:
    if raw := clock.worded(low, start):
        return [raw]
    m = _OF_YEAR.match(low, end)
    return _numbered(low, start, end, floor, "half") if m else []


def _numbered(low: str, start: int, end: int, floor: int, kind: str) -> list[Raw]:
    m = _QUARTER.search(low, max(floor, start - 14), start)
    if m is None or (kind == "half" and m["n"] not in ("first", "second")):
        return []
    y = _OF_YEAR.match(low, end)
    step = dates.STEPS.get(m["n"])
    year = int(y["year"]) if y and y["year"] else None
    year_step = {"last": -1, "this": 0, "next": 1}.get((y["which"] or "") if y else "")
    stop = y.end() if y and y["year"] else end
    return [Raw(m.start("n"), stop, kind, year=year, amount=_NUMBERED.get(m["n"]), step=step, year_step=year_step)]


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
    "reference": _reference, "set": _set, "clock_word": _clock_word, "clock_number": _clock_number, "quarter": _quarter, "half": _half,
    "holiday": _holiday,
}  # fmt: skip


def _is_day(raw: Raw) -> bool:
    """Whether the expression names a whole day."""
    return raw.part is None and (raw.kind in ("weekday", "deictic") or (raw.kind == "date" and raw.day is not None))


def _merged(low: str, found: list[Raw]) -> list[Raw]:
    """Clock times joined with the day straight behind them, and nights told by two days made one."""
    out: list[Raw] = []
    i = 0
    while i < len(found):
        raw = found[i]
        following = found[i + 1] if i + 1 < len(found) else None
        night = (
            _NIGHT_OF.search(low, max(0, raw.start - 26), raw.start)
            if raw.kind in ("date", "weekday") and raw.part is None
            else None
        )
        if night:
            end = raw.end
            if (
                following
                and following.kind == raw.kind
                and re.fullmatch(
                    r"[ ]?(?:to|and|into|on|[-–/])[ ]?(?:the )?|(?:[ ]to the|[ ]into)[ ]",
                    low[raw.end : following.start],
                )
            ):
                end, i = following.end, i + 1
            if raw.kind == "weekday" or raw.day is not None:
                if out and out[-1].kind == "deictic" and out[-1].end >= night.start("n"):
                    out.pop()
                out.append(replace(raw, end=end, part="NI", pair=None))
                i += 1
                continue
        if (
            raw.kind in ("date", "weekday")
            and raw.part is None
            and (p := _PART_OF.search(low, max(0, raw.start - 22), raw.start))
        ):
            out.append(
                replace(raw, start=p.start("n"), part=PARTS[p["part"]]) if raw.kind == "weekday" or raw.day else raw
            )
            i += 1
            continue
        if (
            raw.kind == "date"
            and raw.day is not None
            and (week := _WEEK_OF.search(low, max(0, raw.start - 26), raw.start))
        ):
            out.append(replace(raw, start=week.start(), unit="W", pair=None))
            i += 1
            continue
        if (
            raw.kind == "clock"
            and following
            and _is_day(following)
            and _MERGE_GAP.fullmatch(low, raw.end, following.start)
        ):
            out.append(replace(following, start=raw.start, hour=raw.hour, minute=raw.minute))
            i += 2
            continue
        out.append(raw)
        i += 1
    return out
