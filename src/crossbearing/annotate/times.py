"""Time expressions with TIMEX3 values and the interval that each can mean.

Expressions are found first (`timex.find`), then resolved in the order of the text, since each day told is the anchor of what follows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from crossbearing.annotate.dated_parts import DatedParts
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.timex.anchors import Anchors, anchors
from crossbearing.annotate.timex.calendar import interval
from crossbearing.annotate.timex.dateline import dateline, labelled_day
from crossbearing.annotate.timex.find import find_raw
from crossbearing.annotate.timex.located import located
from crossbearing.annotate.timex.logs import log_days
from crossbearing.annotate.timex.numeric import reordered
from crossbearing.annotate.timex.raw import Raw
from crossbearing.annotate.timex.resolve import AskTense, resolve
from crossbearing.annotate.timex.tense import Tense, tense_at
from crossbearing.records import Time
from crossbearing.records.time import TimeType

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# The hour or part of the day in a value; never the T of `FUTURE_REF`.
_HOUR = re.compile(r"[\dX]T[\dMAEN]")
_MONTH = re.compile(r"\d{4}-\d\d")
_MONTH_LENGTH = 7
# The entities of which a weekday or month may be a part.
_TITLED = frozenset({"deictic", "set", "reference", "next_day"})
_NO_BEGINNING = re.compile(r"[^\s.!?:\"“”'’‘–—-] $")
_NAMED = frozenset({"PERSON", "ORG", "WORK_OF_ART", "FAC"})
_YEAR = re.compile(r"\d{4}")
# A year told this long before the document's carries to the bare dates of its paragraph.
_HISTORICAL = 2
# How a date stands that sets the year of what follows: "In 1992, ...", "On 26 February 1992"; never "since 1992" or "the 1992 law".
_TOLD_OF = re.compile(r"\b(?:in|on)[ ](?:early |late |mid-)?$|(?:^|[\n.])\s*$", re.IGNORECASE)
# A page that tells its own day as so many days older than the day given was fetched then, not published.
_CRAWLED = 7
_OPEN = re.compile(
    r"\b(?P<word>ever since|since|as of|starting|beginning|from|after|until|till|by|before|prior to|up to|no later than|through)[ ]+(?:about |around |the |early on |at least |late |early )?$",
    re.IGNORECASE,
)
_ABOUT_THEN = re.compile(r"\b(?:just|shortly|soon|right|moments|minutes) $", re.IGNORECASE)
# "Since June" is told from today, whatever year the paragraph tells of.
_SINCE = re.compile(r"\bsince[ ]$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from)[ ]+(?:the |about |around |early |late |mid-?)?$", re.IGNORECASE)
_RANGE_GAP = re.compile(
    r"[ ]?[-–—][ ]?|[ ]+(?:to|and|until|till|through)[ ]+(?:the |about |around |early |late |at )?", re.IGNORECASE
)
_TYPES: dict[str, TimeType] = {"duration": "DURATION", "set": "SET"}
_WITH_DAY = re.compile(r",?[ ](?:at |around |about |- |– )?")
_IN_WEEK = re.compile(r",? (?:on |from )?")
# A clock time belongs to the day named at most this many characters behind it in its sentence ("at 10:35 a.m. (0735 GMT) on Friday").
_DAY_AHEAD = 28
# A clock time straight behind "every day at" or "on Tuesday evening, at" in this many characters goes with it.
_SET_GAP = 8
# The two ends of a period told by weekdays stand within this many characters.
_PERIOD = 40
_NEAREST = 4
_UNTIL = re.compile(r"\b(?:until|till|to|through)\b", re.IGNORECASE)
_FROM_LEFT = re.compile(r"\b(?:from|between|starting|beginning)\b", re.IGNORECASE)
_SPAN_GAP = re.compile(r" (?:to|until|till) (?:about |around |well |just )?(?:after |past )?|[–—-]")
_HALVES: dict[str, Callable[[int], int]] = {
    "MO": lambda h: h % 12,
    "AF": lambda h: h % 12 + 12,
    "EV": lambda h: h % 12 + 12,
    "NI": lambda h: h % 12 + 12 if 6 <= h <= 11 else h % 12,
}


def find_times(parsed: Parsed) -> tuple[Time, ...]:
    """Every time expression of the account, in order.

    `earliest` and `latest` are open (None) on the side that "since", "until", "by" leave open; both ends of a range carry the whole range.
    """
    text = parsed.document.text
    raws = [r for r in find_raw(text) if not (parsed.boilerplate and parsed.is_boilerplate(r.start))]
    a = anchors(parsed.document.published or dateline(text, raws))
    raws = reordered(raws, a.published)
    labelled = labelled_day(text, raws)
    if labelled is not None and (a.published is None or (a.published - labelled).days > _CRAWLED):
        a.published = labelled
    logs = log_days(text, raws, a.published)
    found: list[Time] = []
    kept: list[Raw] = []
    dated = DatedParts(parsed.document.parts)
    for i, raw in enumerate(raws):
        _enter(text, a, raw, raws[i - 1].end if i else 0)
        if dated.changes_at(raw.start):
            # An entry of a live page, a dated correction: "yesterday" is reckoned from its own day.
            a.told = a.log_day = dated.day
            a.night = False
        if i in logs:
            a.told = a.log_day = logs[i]
            a.night = False
        value = None if _is_name(parsed, raw) else _value(parsed, a, raws, i)
        if value is not None:
            kept.append(raw)
            found.append(_time(text, raw, value))
    return tuple(located(text, a.published, _ranges(text, found, kept), kept))


def _is_name(parsed: Parsed, raw: Raw) -> bool:
    """Whether a weekday or month is part of a longer name: "the Sunday Herald", "April Hughes"."""
    if raw.kind in _TITLED:
        return _in_a_title(parsed, raw)
    if raw.kind != "weekday" and (raw.kind != "date" or raw.day is not None or raw.year is not None):
        return False
    token = parsed.doc[parsed.token_at(raw.start)]
    if raw.kind == "date" and token.dep_ == "compound" and token.head.ent_type_ == "PERSON":
        return True
    if token.ent_type_ not in _NAMED:
        return False
    return token.ent_iob_ == "I" or (token.i + 1 < len(parsed.doc) and token.nbor().ent_iob_ == "I")


def _in_a_title(parsed: Parsed, raw: Raw) -> bool:
    """Whether "Today" or "Daily" stands in capitals inside a name: "the Today Show", "Harbour News Daily"."""
    text, start = parsed.document.text, raw.start
    if not text[start].isupper() or not _NO_BEGINNING.search(text, max(0, start - 3), start):
        return False
    return parsed.doc[parsed.token_at(start)].ent_type_ in _NAMED


def _enter(text: str, a: Anchors, raw: Raw, since: int) -> None:
    """A year or a month told in an earlier paragraph does not carry on."""
    if (a.year is not None or a.vague is not None) and "\n" in text[since : raw.start]:
        a.year = a.vague = None


def _value(parsed: Parsed, a: Anchors, raws: list[Raw], i: int) -> str | None:
    raw = raws[i]
    if raw.kind == "date" and _SINCE.search(parsed.document.text, max(0, raw.start - 8), raw.start):
        raw = replace(raw, told=True)
    if raw.kind == "weekday" and raw.step is None and i and _of_the_week(parsed.document.text, raws[i - 1], raw):
        raw = replace(raw, unit="W", step=raws[i - 1].step)

    def ask() -> Tense | None:
        return _tense(parsed, raw)

    if raw.kind == "clock":
        value = _clock(parsed, a, raws, i, ask)
    else:
        value = resolve(raw, a, ask)
        if raw.kind == "weekday" and value is not None:
            value = _after_start(parsed.document.text, a, raws, i, value)
    if value is None:
        return None
    if _YEAR.match(value) and raw.kind not in ("set", "duration", "decade", "century"):
        a.last_year = int(value[:4])
    if _MONTH.match(value) and raw.kind in ("date", "weekday", "bare_day", "holiday"):
        a.month = (int(value[:4]), int(value[5:7]))
        vague = len(value) == _MONTH_LENGTH and (
            raw.step is not None or _TOLD_OF.search(parsed.document.text, max(0, raw.start - 16), raw.start)
        )
        a.vague = value if vague else None
    if _DAY.match(value):
        told = date.fromisoformat(value[:10])
        if raw.kind != "clock":
            a.told, a.night = told, value.endswith("TNI")
        if raw.kind in ("weekday", "deictic"):
            a.year = None
    if raw.kind == "date" and raw.year is not None and a.published is not None:
        past = a.published.year - raw.year >= _HISTORICAL and raw.pair is None
        a.year = raw.year if past and _TOLD_OF.search(parsed.document.text, max(0, raw.start - 16), raw.start) else None
    elif raw.kind == "date" and raw.year is not None:
        a.year = raw.year
    return value


def _of_the_week(text: str, week: Raw, raw: Raw) -> bool:
    """Whether a weekday is one of the week told straight before it: "last week, on Tuesday"."""
    return (
        week.kind == "span"
        and week.unit == "W"
        and not week.told
        and _IN_WEEK.fullmatch(text, week.end, raw.start) is not None
    )


def _tense(parsed: Parsed, raw: Raw) -> Tense | None:
    """The tense of the clause; only for weekdays it matters how sure what comes is."""
    tense = tense_at(parsed, raw.start, raw.end)
    return "future" if tense == "coming" and raw.kind != "weekday" else tense


def _clock(parsed: Parsed, a: Anchors, raws: list[Raw], i: int, ask: AskTense) -> str | None:
    """A clock time on the day named shortly behind it, else on the day told last; "11.40 on Saturday night" is 23:40."""
    raw = raws[i]
    if i and raws[i - 1].kind == "set" and raw.start - raws[i - 1].end < _SET_GAP:
        return resolve(raw, Anchors(None), ask)
    j = _day_ahead(parsed.document.text, raws, i)
    part = raws[j].part if j is not None else None
    if part is None and i and raws[i - 1].part and raw.start - raws[i - 1].end < _SET_GAP:
        part = raws[i - 1].part
    if raw.halfday and part is not None and raw.hour is not None:
        raw = replace(raw, hour=_HALVES[part](raw.hour))
    if j is None:
        return resolve(raw, a, ask)
    following = raws[j]
    value = resolve(following, a, lambda: _tense(parsed, following))
    if value is not None and following.kind == "weekday":
        value = _after_start(parsed.document.text, a, raws, j, value)
    if value is None or not _DAY.match(value):
        return resolve(raw, Anchors(None) if value else a, ask)
    return resolve(raw, Anchors(a.published, told=date.fromisoformat(value[:10])), ask)


def _day_ahead(text: str, raws: list[Raw], i: int) -> int | None:
    """Which expression names the day of a clock time, shortly behind it in the same sentence."""
    if i and _WITH_DAY.fullmatch(text, raws[i - 1].end, raws[i].start) and _is_day(raws[i - 1]):
        return None  # "Posted: Saturday, May 4, 3:40 PM. Updated: Monday"
    for j in range(i + 1, min(len(raws), i + 4)):
        gap = text[raws[j - 1].end : raws[j].start]
        if len(gap) > _DAY_AHEAD or "\n" in gap or re.search(r"[.;!?] |,(?! (?:and |or )?$)", gap):
            return None
        if _is_day(raws[j]):
            return None if re.search(r"\b(?:until|till|from|since|to)\b", gap) else j
        if raws[j].kind != "clock" or not (
            re.fullmatch(r",? (?:and |or )?", gap) or _same_span(raws[j - 1], raws[j], gap)
        ):
            return None
    return None


def _is_day(raw: Raw) -> bool:
    return raw.kind in ("weekday", "deictic", "holiday") or (raw.kind == "date" and raw.day is not None)


def _same_span(first: Raw, second: Raw, gap: str) -> bool:
    """Whether two clock times span hours of one day: "from 2 p.m. to 4.30 p.m. on Monday"."""
    return bool(_SPAN_GAP.fullmatch(gap)) and (first.hour or 0, first.minute or 0) < (
        second.hour or 0,
        second.minute or 0,
    )


def _after_start(text: str, a: Anchors, raws: list[Raw], i: int, value: str) -> str:
    """The weekday that ends a period lies after the one that begins it: "from Monday until Friday"."""
    begun = a.told
    if i == 0 or begun is None or not _DAY.match(value) or raws[i].step is not None:
        return value
    before = next(
        (raws[j] for j in range(i - 1, max(-1, i - _NEAREST), -1) if raws[j].kind in ("weekday", "date", "deictic")),
        None,
    )
    if before is None or raws[i].start - before.end > _PERIOD or not _UNTIL.search(text, before.end, raws[i].start):
        return value
    if not _FROM_LEFT.search(text, max(0, before.start - _PERIOD), before.start):
        return value
    end = date.fromisoformat(value[:10])
    if end >= begun or (begun - end).days > 6:
        return value
    return (end + timedelta(days=7)).isoformat() + value[10:]


def _time(text: str, raw: Raw, value: str) -> Time:
    kind = _TYPES.get(raw.kind) or ("TIME" if _HOUR.search(value) else "DATE")
    if raw.kind == "ago" and value.startswith("P") and value[1:2] != "A":
        kind = "DURATION"
    earliest, latest = interval(value)
    m = _OPEN.search(text, max(0, raw.start - 26), raw.start) if kind in ("DATE", "TIME") else None
    if m is not None and kind == "TIME" and _ABOUT_THEN.search(text, max(0, m.start() - 10), m.start()):
        m = None  # "shortly after nine" is about nine
    if m is not None and not (
        m.group().rstrip().lower().endswith(" the")
        and raw.kind == "date"
        and text[raw.end : raw.end + 2].strip().isalpha()
    ):
        word = m["word"].lower()
        if raw.kind == "clock" and raw.part and word not in ("since", "ever since", "until", "till"):
            return Time(
                raw.start, raw.end, kind, value, earliest, latest, raw.mod
            )  # "before dawn on Sunday" lies on Sunday
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
        if not joined and not (
            _BETWEEN.search(text, max(0, first.start - 20), first.start) or gap.strip() in ("-", "–", "—")
        ):
            continue
        low, high = interval(first.value)[0], interval(second.value)[1]
        if low is not None and high is not None and low <= high:
            times[i] = Time(first.start, first.end, first.type, first.value, low, high, first.modifier)
            times[i + 1] = Time(second.start, second.end, second.type, second.value, low, high, second.modifier)
    return times
