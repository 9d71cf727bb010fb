"""Dates by month, weekday, number: "March 27", "27 March 2025", "27.03.2025", "Thursday, Sept. 19", "early 1990s"."""

from __future__ import annotations

import re

from crossbearing.annotate.timex.raw import Raw
from crossbearing.annotate.timex.words import MONTH, MONTHS, NOT_DAYS, PART, PARTS, WEEKDAY, WEEKDAYS

_TH = "(?:st|nd|rd|th)?"
_SP = "[ \u00a0\u202f]"
# Day and year behind a month, with the second day of a pair.
_AFTER_MONTH = re.compile(
    rf"\.?(?:{_SP}+(?:the )?(?P<day>\d{{1,2}}){_TH}(?![\d°]|[:.,]\d|{_SP}?(?:%|percent|per cent|million|billion|thousand|people|o['’]clock))"
    rf"(?:(?P<joint>{_SP}?[-–—/]{_SP}?|{_SP}+(?:to|through|until|and|or){_SP}+)(?P<day2>\d{{1,2}}){_TH}(?![\d]|[:.,]\d|{_SP}?(?:%|percent|{MONTH})))?)?"
    rf"(?:,?{_SP}+(?:of )?(?P<year>1\d{{3}}|20\d\d|21\d\d)(?![\d,.]\d|-\d\d-))?"
)
_BEFORE_MONTH = re.compile(
    rf"(?<![\d.,:$£€/-])(?:(?P<day1>\d{{1,2}}){_TH}(?P<joint>{_SP}?[-–—/]{_SP}?|{_SP}+(?:to|through|until|and|or){_SP}+|,{_SP}))?"
    rf"(?P<the>the )?(?P<day>\d{{1,2}}){_TH}(?:{_SP}of)?{_SP}$"
)
ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
            "twenty-second",
            "twenty-third",
            "twenty-fourth",
            "twenty-fifth",
            "twenty-sixth",
            "twenty-seventh",
            "twenty-eighth",
            "twenty-ninth",
            "thirtieth",
            "thirty-first",
        ],
        1,
    )
}
_WORDED_DAY = re.compile(
    r"\b(?:the )?(?P<day>" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + r")(?: day)? of $"
)
_YEAR_AFTER = re.compile(rf"\.?,?{_SP}+(?P<year>1\d{{3}}|20\d\d|21\d\d)(?![\d,.]\d)\b")
_MONTH_YEAR = re.compile(rf"\.?,?{_SP}+(?:of )?(?P<year>1\d{{3}}|20\d\d|21\d\d)(?![,.]?\d)\b")
_ABBREVIATED = re.compile(r"\.")
_MOD_BEFORE = re.compile(
    r"\b(?P<mod>(?:very )?(?:early|late|mid)(?: in)?|the (?:beginning|start|middle|end) of|(?:beginning|start|middle|end) of|mid)[ -]+(?:the )?$"
)
_STEP_BEFORE = re.compile(r"\b(?P<step>last|this past|past|next|this coming|this)[ ]+$")
_YEAR_STEP_AFTER = re.compile(r",?[ ]+(?:of )?(?P<which>last|this|next|the (?:same|following|previous|next)) year\b")
_MODS = {
    "early": "START",
    "beginning": "START",
    "start": "START",
    "mid": "MID",
    "middle": "MID",
    "late": "END",
    "end": "END",
}
STEPS = {"last": -1, "this past": -1, "past": -1, "previous": -1, "next": 1, "this coming": 1, "coming": 1, "following": 1, "this": 0, "current": 0, "same": 0, "that": 0}  # fmt: skip
# What stands before a bare "May" or "March" that is the month.
_MONTH_LEFT = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|for|last|next|this|early|late|mid|during|before|after|through|between|and|or|around|every|each|through|a|the)[ -]+$|[(–-]$|mid-$"
)
_PART_AFTER = re.compile(rf"(?:['’]s)?[ ](?P<early>early |late )?(?P<part>{PART})\b(?!s)")
_WEEKDAY_LEFT = re.compile(
    r"\b(?P<word>last|this past|past|next|this coming|coming|this|every|each|the (?:following|previous|next))[ ]+$"
)
_COMMA_DATE = re.compile(
    rf"\.?,?(?:{_SP}+the)?{_SP}+(?:(?P<m>{MONTH})\.?{_SP}+\d|\d{{1,2}}{_TH}(?:{_SP}?[-–]{_SP}?\d{{1,2}})?(?:{_SP}of)?{_SP}+(?P<m2>{MONTH})\b)"
)
_NUMERIC = re.compile(
    r"(?:(?P<y>1\d{3}|2[01]\d\d)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})|(?P<a>\d{1,2})(?P<t>[-/.])(?P<b>\d{1,2})(?P=t)(?P<z>\d{4}|\d{2}))(?![\d/-]|\.\d)"
    r"(?:t(?P<h>\d\d):(?P<min>\d\d)(?::\d\d)?(?:z|[+-]\d\d:?\d\d)?)?"
)
_YEAR_MONTH = re.compile(r"(?P<y>1[89]\d\d|20\d\d)-(?P<m>0[1-9]|1[0-2])(?![\d-])")


def modifier(word: str | None) -> str | None:
    """The TIMEX3 `mod` of "early", "the end of"..."""
    return next((mod for key, mod in _MODS.items() if word and key in word), None)


def month_dates(text: str, low: str, start: int, end: int, floor: int) -> list[Raw]:
    """The dates told around the month name at `start`..`end`."""
    word, month = low[start:end], MONTHS[low[start:end]]
    capital = text[start].isupper()
    if not capital and (len(word) < 4 or word == "march"):
        return []
    if w := _WORDED_DAY.search(low, max(floor, start - 26), start):
        y = _YEAR_AFTER.match(low, end)
        return [
            Raw(
                w.start("day"),
                y.end() if y else end,
                "date",
                int(y["year"]) if y else None,
                month,
                ORDINALS[w["day"]],
                year_step=_year_step(low, end),
            )
        ]
    left = _BEFORE_MONTH.search(low, max(floor, start - 26), start)
    if left and 1 <= int(left["day"]) <= 31:
        return _day_before(low, month, left, end)
    m = _AFTER_MONTH.match(low, end)
    if m and m["day"] and 1 <= int(m["day"]) <= 31:
        year, stop = int(m["year"]) if m["year"] else None, m.end()
        step, begin = _step(low, start, floor)
        year_step = _year_step(low, stop) if year is None else None
        if m["day2"]:
            if not 1 <= int(m["day2"]) <= 31 or (
                "and" in m["joint"] and year is None and not _ends(low, m.end("day2"))
            ):
                return [
                    Raw(
                        begin,
                        _stop(low, m.end("day"), m),
                        "date",
                        year,
                        month,
                        int(m["day"]),
                        step=step,
                        year_step=year_step,
                    )
                ]
            pair = "list" if "and" in m["joint"] or "or" in m["joint"] else "range"
            return [
                Raw(
                    begin,
                    _stop(low, m.end("day"), m),
                    "date",
                    year,
                    month,
                    int(m["day"]),
                    year_step=year_step,
                    pair=pair,
                ),
                Raw(m.start("day2"), stop, "date", year, month, int(m["day2"]), year_step=year_step, pair=pair),
            ]
        return [Raw(begin, stop, "date", year, month, int(m["day"]), step=step, year_step=year_step)]
    return _bare_month(low, capital, word, month, start, end, floor)


def _bare_month(low: str, capital: bool, word: str, month: int, start: int, end: int, floor: int) -> list[Raw]:
    if not capital:
        return []
    mod, begin = None, start
    if b := _MOD_BEFORE.search(low, max(floor, start - 22), start):
        mod, begin = modifier(b["mod"]), b.start()
    step, begin = _step(low, begin, floor)
    if m := _MONTH_YEAR.match(low, end):
        return [Raw(begin, m.end(), "date", int(m["year"]), month, mod=mod)]
    if word in ("may", "march") and mod is None and step is None:
        if not _MONTH_LEFT.search(low, max(0, start - 12), start):
            return []
        if re.match(r"[ ](?:of|on|for|by|have|be|had)\b", low[end : end + 6]) and not re.search(
            r"\b(?:in|since|until|by|from|during)[ ]$", low[max(0, start - 8) : start]
        ):
            return []
    if (
        word in ("may", "mar", "jan", "jun", "dec", "sep")
        and re.match(r"[ ][a-z]", low[end : end + 2])
        and word != "may"
    ):
        return []
    stop = end + 1 if len(word) < 5 and word not in ("may", "june", "july") and low[end : end + 1] == "." else end
    return [Raw(begin, stop, "date", None, month, mod=mod, step=step, year_step=_year_step(low, stop))]


def _day_before(low: str, month: int, left: re.Match[str], end: int) -> list[Raw]:
    y = _YEAR_AFTER.match(low, end)
    year, stop = (int(y["year"]), y.end()) if y else (None, end)
    year_step = _year_step(low, stop) if year is None else None
    second = Raw(left.start("day"), stop, "date", year, month, int(left["day"]), year_step=year_step)
    if left["day1"] and 1 <= int(left["day1"]) <= 31:
        pair = "list" if "and" in left["joint"] or "or" in left["joint"] or "," in left["joint"] else "range"
        first = Raw(
            left.start("day1"), left.end("day1"), "date", year, month, int(left["day1"]), year_step=year_step, pair=pair
        )
        return [
            first,
            Raw(left.start("day"), stop, "date", year, month, int(left["day"]), year_step=year_step, pair=pair),
        ]
    return [second]


def _stop(low: str, end: int, m: re.Match[str]) -> int:
    th = re.compile(_TH).match(low, end)
    return th.end() if th else end


def _ends(low: str, end: int) -> bool:
    """Whether nothing that "24 and 25" could count follows."""
    return bool(
        re.match(
            r"(?:st|nd|rd|th)?(?:[.,;:)\n]|$|[ ](?:in|at|when|as|with|for|the|were|was|and|on|by|to|of|after)\b)",
            low[end : end + 10],
        )
    )


def _step(low: str, start: int, floor: int) -> tuple[int | None, int]:
    m = _STEP_BEFORE.search(low, max(floor, start - 14), start)
    return (STEPS[m["step"]], m.start()) if m else (None, start)


def _year_step(low: str, end: int) -> int | None:
    m = _YEAR_STEP_AFTER.match(low, end)
    return STEPS.get(m["which"].split(" ")[-1]) if m else None


def weekday_dates(text: str, low: str, start: int, end: int, floor: int) -> list[Raw]:
    """The day told by the weekday at `start`..`end`, joined with the date that may follow it."""
    word = low[start:end]
    before = re.search(r"(\w+)[ ]$", low[max(0, start - 12) : start])
    if not text[start].isupper() or (before and before[1] in NOT_DAYS):
        return []
    short = len(word) < 6 and word not in ("tues", "thurs", "thur")
    if m := _COMMA_DATE.match(low, end):
        group = "m" if m["m"] else "m2"
        found = month_dates(text, low, m.start(group), m.end(group), end)
        if found:
            first = found[0]
            whole = Raw(
                start,
                first.end,
                "date",
                first.year,
                first.month,
                first.day,
                weekday=WEEKDAYS[word],
                year_step=first.year_step,
                pair=first.pair,
            )
            return [_with_part(low, whole), *found[1:]]
    if short and not (low[end : end + 1] in (".", ",") or re.match(r"[ ]\d", low[end : end + 2])):
        return []
    if short and word in ("sun", "sat", "wed", "mon") and not re.match(r"\.?,?[ ]+(?:\d|the )", low[end : end + 6]):
        return []
    step, begin = None, start
    if b := _WEEKDAY_LEFT.search(low, max(floor, start - 18), start):
        if b["word"] in ("every", "each"):
            return [Raw(b.start(), end, "set", value=f"XXXX-WXX-{WEEKDAYS[word]}")]
        step, begin = STEPS.get(b["word"].removeprefix("the ")), b.start()
    return [_with_part(low, Raw(begin, end, "weekday", weekday=WEEKDAYS[word], step=step))]


def _with_part(low: str, raw: Raw) -> Raw:
    m = _PART_AFTER.match(low, raw.end)
    if m is None:
        return raw
    return Raw(raw.start, m.end(), raw.kind, raw.year, raw.month, raw.day, weekday=raw.weekday, part=PARTS[m["part"]], step=raw.step, year_step=raw.year_step, pair=raw.pair)  # fmt: skip


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
            return Raw(start, m.end(), "date", year, month, number, hour=hour, minute=int(m["min"]) if m["h"] else None)
    if m := _YEAR_MONTH.match(low, start):
        return Raw(start, m.end(), "date", int(m["y"]), int(m["m"]))
    return None


def reads_day_first(low: str) -> bool:
    """Whether the figures of the text put the day first: no date has a second number above 12, unless one has such a first."""
    first = second = False
    for m in re.finditer(r"(?<![\d./-])(\d{1,2})/(\d{1,2})/\d{2,4}\b", low):
        first, second = first or int(m[1]) > 12, second or int(m[2]) > 12
    return first or not second


WEEKDAY_WORD = re.compile(rf"\b{WEEKDAY}\b")
