"""Time expressions in French: found by their words, valued by the reckoning that every language shares (`timex.resolve`)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from crossbearing.annotate.french.groups import Groups
from crossbearing.annotate.french.time_rules import find_raw
from crossbearing.annotate.french.tokens import Tokens
from crossbearing.annotate.timex.anchors import Anchors, anchors
from crossbearing.annotate.timex.calendar import interval
from crossbearing.annotate.timex.located import stepped
from crossbearing.annotate.timex.raw import Raw
from crossbearing.annotate.timex.resolve import resolve
from crossbearing.annotate.timex.tense import Tense
from crossbearing.records import Time
from crossbearing.records.time import TimeType

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_HOUR = re.compile(r"[\dX]T[\dMAEN]")
_TYPES: dict[str, TimeType] = {"duration": "DURATION", "set": "SET"}
_SINCE = re.compile(
    r"(?:depuis|à partir d[eu]|à compter d[eu]|dès)\s+(?:le\s+|la\s+|l['’])?(?:début\s+|fin\s+|mois\s+d['e]\s*)?$",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"(?:jusqu['’](?:au|à|en|à la)|avant|d['’]ici(?: au| à)?)\s*(?:le\s+|la\s+|l['’])?(?:fin\s+|début\s+)?$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[A-ZÀ-Ý][\w’'-]+ $")


def find_times(t: Tokens, groups: Groups, published: str | None) -> tuple[Time, ...]:
    """Every time expression, in order."""
    text = t.text
    a = anchors(published)
    raws = [r for r in find_raw(text) if not _is_name(t, r)]
    found: list[Time] = []
    kept: list[Raw] = []
    for i, raw in enumerate(raws):
        if i and "\n" in text[raws[i - 1].end : raw.start]:
            a.year = a.vague = None
        if raw.kind == "clock" and i + 1 < len(raws) and _day_behind(text, raw, raws[i + 1]):
            value = _on_day(t, groups, a, raw, raws[i + 1])
        else:
            value = resolve(raw, a, _asked(t, groups, raw))
        if value is None:
            continue
        _remember(a, raw, value)
        kept.append(raw)
        found.append(_time(text, raw, value))
    return tuple(_located(text, a.published, _ranges(found, kept), kept))


def _is_name(t: Tokens, raw: Raw) -> bool:
    """Whether a month or weekday is part of a person's or paper's name: "Jules Avril", "Mars" as the planet at a beginning."""
    if raw.kind not in ("date", "weekday", "season") or raw.year is not None or raw.day is not None:
        return False
    word = t.text[raw.start : raw.end]
    return word[:1].isupper() and _NAMED.search(t.text, max(0, raw.start - 30), raw.start) is not None


def _asked(t: Tokens, groups: Groups, raw: Raw) -> Callable[[], Tense | None]:
    def ask() -> Tense | None:
        return groups.tense_at(t.at(raw.start))

    return ask


def _day_behind(text: str, clock: Raw, following: Raw) -> bool:
    """Whether a clock time's day stands shortly behind it: "à 6 h 45 mardi"."""
    gap = text[clock.end : following.start]
    day = following.kind in ("weekday", "deictic") or (following.kind == "date" and following.day is not None)
    return day and len(gap) < 6 and not re.search(r"[.;\n]", gap)


def _on_day(t: Tokens, groups: Groups, a: Anchors, raw: Raw, following: Raw) -> str | None:
    value = resolve(following, a, _asked(t, groups, following))
    if value is None or not _DAY.match(value):
        return resolve(raw, Anchors(None) if value else a, _asked(t, groups, raw))
    return resolve(raw, Anchors(a.published, told=date.fromisoformat(value[:10])), _asked(t, groups, raw))


def _remember(a: Anchors, raw: Raw, value: str) -> None:
    """What follows is reckoned from what has been told."""
    if value[:4].isdigit() and raw.kind not in ("set", "duration", "decade", "century"):
        a.last_year = int(value[:4])
    if _DAY.match(value) and raw.kind != "clock":
        a.told, a.night = date.fromisoformat(value[:10]), value.endswith("TNI")
        a.month = (a.told.year, a.told.month)
    if raw.kind == "date" and raw.year is not None:
        past = a.published is not None and a.published.year - raw.year >= 2 and raw.pair is None
        a.year = raw.year if past or a.published is None else None


def _time(text: str, raw: Raw, value: str) -> Time:
    kind = _TYPES.get(raw.kind) or ("TIME" if _HOUR.search(value) else "DATE")
    if raw.kind == "ago" and value.startswith("P") and value[1:2] != "A":
        kind = "DURATION"
    earliest, latest = interval(value)
    if kind in ("DATE", "TIME"):
        before = text[max(0, raw.start - 24) : raw.start]
        if _SINCE.search(before):
            latest = None
        elif _UNTIL.search(before):
            earliest = None
    return Time(raw.start, raw.end, kind, value, earliest, latest, raw.mod)


def _ranges(times: list[Time], raws: list[Raw]) -> list[Time]:
    """Both ends of a range with the whole interval."""
    for i in range(len(times) - 1):
        if raws[i].pair == "range" and raws[i + 1].pair == "range":
            low, high = interval(times[i].value)[0], interval(times[i + 1].value)[1]
            if low and high and low <= high:
                for j in (i, i + 1):
                    x = times[j]
                    times[j] = Time(x.start, x.end, x.type, x.value, low, high, x.modifier)
    return times


_FOR = re.compile(r"\bdepuis\s+(?:plus de\s+|environ\s+|près de\s+|au moins\s+)?$", re.IGNORECASE)


def _located(text: str, published: date | None, times: list[Time], raws: list[Raw]) -> list[Time]:
    """Durations that say from when they are counted: "ces trois derniers jours", "depuis deux mois"."""
    for i, raw in enumerate(raws):
        if raw.kind != "duration" or not raw.amount or published is None:
            continue
        sign = raw.step or (-1 if _FOR.search(text, max(0, raw.start - 24), raw.start) else 0)
        other = stepped(published, raw, sign) if sign else None
        if other is not None:
            x = times[i]
            first, last = sorted((published, other))
            times[i] = Time(x.start, x.end, x.type, x.value, first.isoformat(), last.isoformat(), x.modifier)
    return times
