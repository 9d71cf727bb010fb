"""Time expressions with TIMEX3 values and the interval that each can mean.

Expressions are found first (`timex.find`), then resolved in the order of the text, since each day told is the anchor of what follows.
"""

from __future__ import annotations

import re
from datetime import date

from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.timex.anchors import Anchors, anchors
from crossbearing.annotate.timex.calendar import interval
from crossbearing.annotate.timex.find import find_raw
from crossbearing.annotate.timex.raw import Raw
from crossbearing.annotate.timex.resolve import resolve
from crossbearing.annotate.timex.tense import Tense, tense_at
from crossbearing.records import Time
from crossbearing.records.time import TimeType

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"\d{4}")
# A year told this long before the document's carries to the bare dates of its paragraph.
_HISTORICAL = 2
_OPEN = re.compile(r"\b(?P<word>ever since|since|as of|starting|beginning|from|after|until|till|by|before|prior to|up to|no later than|through)[ ]+(?:about |around |the |early on |at least |late |early )?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from)[ ]+(?:the |about |around |early |late |mid-?)?$", re.IGNORECASE)
_RANGE_GAP = re.compile(r"[ ]?[-–—][ ]?|[ ]+(?:to|and|until|till|through)[ ]+(?:the |about |around |early |late |at )?", re.IGNORECASE)
_TYPES: dict[str, TimeType] = {"duration": "DURATION", "set": "SET"}
# A clock time belongs to the day named at most this many characters behind it in its sentence ("at 10:35 a.m. (0735 GMT) on Friday").
_DAY_AHEAD = 28


def find_times(parsed: Parsed) -> tuple[Time, ...]:
    """Every time expression of the account, in order.

    `earliest` and `latest` are open (None) on the side that "since", "until", "by" leave open; both ends of a range carry the whole range.
    """
    raws = [r for r in find_raw(parsed.doc.text) if not (parsed.boilerplate and parsed.is_boilerplate(r.start))]
    a = anchors(parsed.document.published)
    found: list[Time] = []
    values: list[str | None] = []
    for i, raw in enumerate(raws):
        _enter(parsed.doc.text, a, raw, raws[i - 1].end if i else 0)
        values.append(_value(parsed, a, raws, i))
    for raw, value in zip(raws, values, strict=True):
        if value is not None:
            found.append(_time(parsed.doc.text, raw, value))
    return tuple(_ranges(parsed.doc.text, found, [r for r, v in zip(raws, values, strict=True) if v is not None]))


def _enter(text: str, a: Anchors, raw: Raw, since: int) -> None:
    """A year told in an earlier paragraph does not carry on."""
    if a.year is not None and "\n" in text[since : raw.start]:
        a.year = None


def _value(parsed: Parsed, a: Anchors, raws: list[Raw], i: int) -> str | None:
    raw = raws[i]

    def ask() -> Tense | None:
        return tense_at(parsed, raw.start)

    if raw.kind == "clock" and (ahead := _day_ahead(parsed, a, raws, i)) is not None:
        value = resolve(raw, Anchors(a.published, told=ahead), ask)
    else:
        value = resolve(raw, a, ask)
    if value is None:
        return None
    if _DAY.match(value) and raw.kind not in ("ago_duration",):
        told = date.fromisoformat(value[:10])
        if raw.kind != "clock":
            a.told = told
        if raw.kind in ("weekday", "deictic"):
            a.year = None
    if raw.kind == "date" and raw.year is not None and a.published is not None:
        a.year = raw.year if a.published.year - raw.year >= _HISTORICAL and raw.pair is None else None
    elif raw.kind == "date" and raw.year is not None:
        a.year = raw.year
    return value


def _day_ahead(parsed: Parsed, a: Anchors, raws: list[Raw], i: int) -> date | None:
    """The day named shortly behind a clock time, in the same sentence."""
    if i + 1 >= len(raws):
        return None
    raw, following = raws[i], raws[i + 1]
    gap = parsed.doc.text[raw.end : following.start]
    if following.kind not in ("weekday", "deictic", "date") or len(gap) > _DAY_AHEAD or "\n" in gap or re.search(r"[.;!?] |, (?!\w+day)", gap):
        return None
    value = resolve(following, a, lambda: tense_at(parsed, following.start))
    return date.fromisoformat(value[:10]) if value and _DAY.match(value) else None


def _time(text: str, raw: Raw, value: str) -> Time:
    kind = _TYPES.get(raw.kind) or ("TIME" if "T" in value[1:] and not value.startswith("P") else "DATE")
    if raw.kind == "ago" and value.startswith("P") and value[1:2] != "A":
        kind = "DURATION"
    earliest, latest = interval(value)
    if kind in ("DATE", "TIME") and (m := _OPEN.search(text, max(0, raw.start - 26), raw.start)):
        word = m["word"].lower()
        if word in ("since", "ever since", "starting", "beginning", "after"):
            latest = None
        elif word in ("until", "till", "by", "before", "prior to", "up to", "no later than"):
            earliest = None
    return Time(raw.start, raw.end, kind, value, earliest, latest, raw.mod)


def _ranges(text: str, times: list[Time], raws: list[Raw]) -> list[Time]:
    """Both ends of "from 1989 to 1994", "between 2010 and 2019", "19-20 September" with the whole interval."""
    for i in range(len(times) - 1):
        first, second = times[i], times[i + 1]
        gap = text[first.end : second.start]
        joined = raws[i].pair == "range" and raws[i + 1].pair == "range"
        if not joined and (len(gap) > 16 or not _RANGE_GAP.fullmatch(gap)):
            continue
        if not joined and not (_BETWEEN.search(text, max(0, first.start - 20), first.start) or gap.strip() in ("-", "–", "—")):
            continue
        low, high = interval(first.value)[0], interval(second.value)[1]
        if low is not None and high is not None and low <= high:
            times[i] = Time(first.start, first.end, first.type, first.value, low, high, first.modifier)
            times[i + 1] = Time(second.start, second.end, second.type, second.value, low, high, second.modifier)
    return times
