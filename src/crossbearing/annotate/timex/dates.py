"""Dates by month: "March 27", "27 March 2025", "the 3rd of June", "early October last year"."""

from __future__ import annotations

import re
from dataclasses import replace

from crossbearing.annotate.timex.raw import Raw
from crossbearing.annotate.timex.words import MONTH, MONTHS, ORDINALS

TH = "(?:st|nd|rd|th)?"
SP = "[ \u00a0\u202f]"
FOUR = r"(?:1\d{3}|20\d\d|21\d\d)"  # the years that stand in a date
# Day and year behind a month, with the second day of a pair.
_AFTER_MONTH = re.compile(
    rf"\.?(?:{SP}+(?:the )?(?P<day>\d{{1,2}}){TH}(?![\d°]|[:.,]\d|{SP}?(?:%|percent|per cent|million|billion|thousand|people|o['’]clock))"
    rf"(?:(?P<joint>{SP}?[-–—/]{SP}?|{SP}+(?:to|through|until|and|or){SP}+)(?P<day2>\d{{1,2}}){TH}(?![\d]|[:.,]\d|{SP}?(?:%|percent|{MONTH})))?)?"
    rf"(?:,?{SP}+(?:of )?(?P<year>{FOUR})(?![\d,.]\d|-\d\d-))?"
)
_BEFORE_MONTH = re.compile(
    rf"(?<![\d.,:$£€/-])(?:(?P<day1>\d{{1,2}}){TH}(?P<joint>{SP}?[-–—/]{SP}?|{SP}+(?:to|through|until|and|or){SP}+|,{SP}))?"
    rf"(?P<the>the )?(?P<day>\d{{1,2}}){TH}(?:{SP}of)?{SP}$"
)
_WORDED_DAY = re.compile(
    r"\b(?:the )?(?P<day>" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + r")(?: day)? of $"
)
_YEAR_AFTER = re.compile(rf"\.?,?{SP}+(?P<year>{FOUR})(?![\d,.]\d)\b")
_MONTH_YEAR = re.compile(rf"\.?,?{SP}+(?:of )?(?P<year>{FOUR})(?![,.]?\d)\b")
_MOD_BEFORE = re.compile(
    r"\b(?P<mod>(?:very )?(?:early|late|mid)(?: in)?|the (?:beginning|start|middle|end) of|(?:beginning|start|middle|end) of|mid)[ -]+(?:the )?$"
)
_STEP_BEFORE = re.compile(r"\b(?P<step>last|this past|past|next|this coming|this|every|each)[ ]+$")
_YEAR_STEP_AFTER = re.compile(
    r",?[ ]+(?:of )?(?P<which>last|this|next|the (?:same|following|previous|next)|that(?: same)?) year\b(?!['’]s)"
)
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
# A day of the month by itself, so that no noun can be what is counted ("the 19th floor").
_BARE_DAY = re.compile(
    r"\d+(?:st|nd|rd|th)(?:[ ]of (?P<which>last|this|next|that) month\b|(?=[.,;:)]|$|[ ](?:the|a|an|it|he|she|they|we|there|when|at|in|and|to|with|after|before|but|his|her|their|its|another|more|two|three)\b))"
)
_ON_THE = re.compile(r"\b(?:on|by|until|till|since|from|before|after|and|to|of) the $")


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
        return [_yeared(low, Raw(w.start("day"), end, "date", None, month, ORDINALS[w["day"]]), _YEAR_AFTER)]
    left = _BEFORE_MONTH.search(low, max(floor, start - 26), start)
    if left and 1 <= int(left["day"]) <= 31:
        return _day_before(low, month, left, end)
    m = _AFTER_MONTH.match(low, end)
    if m and m["day"] and 1 <= int(m["day"]) <= 31:
        return _day_after(low, month, m, start, floor)
    return _bare_month(low, capital, word, month, start, end, floor)


def _yeared(low: str, raw: Raw, pattern: re.Pattern[str]) -> Raw:
    """The date with the year told behind it, in figures or as "last year"."""
    if y := pattern.match(low, raw.end):
        return replace(raw, end=y.end(), year=int(y["year"]))
    if y := _YEAR_STEP_AFTER.match(low, raw.end):
        which = y["which"].split(" ")
        told = which[0] in ("the", "that")
        return replace(raw, end=y.end(), year_step=0 if which[0] == "that" else STEPS[which[-1]], from_told=told)
    return raw


def _day_after(low: str, month: int, m: re.Match[str], start: int, floor: int) -> list[Raw]:
    """ "March 27", "March 27-29, 2023"."""
    step, begin = _step(low, start, floor)
    first = Raw(begin, _ordinal_end(low, m.end("day")), "date", None, month, int(m["day"]), step=step)
    year = int(m["year"]) if m["year"] else None
    if not m["day2"]:
        whole = replace(first, end=m.end(), year=year)
        return [whole if year else _yeared(low, whole, _YEAR_AFTER)]
    if not 1 <= int(m["day2"]) <= 31 or ("and" in m["joint"] and year is None and not _ends(low, m.end("day2"))):
        return [replace(first, year=year)]
    pair = "list" if "and" in m["joint"] or "or" in m["joint"] else "range"
    second = Raw(m.start("day2"), m.end(), "date", year, month, int(m["day2"]), pair=pair)
    second = second if year else _yeared(low, second, _YEAR_AFTER)
    return [_of_the_year_of(second, first), second]


def _of_the_year_of(second: Raw, first: Raw) -> Raw:
    """The first of two dates with what the second tells of the year."""
    return replace(
        first, year=second.year, year_step=second.year_step, from_told=second.from_told, pair=second.pair, step=None
    )


def _day_before(low: str, month: int, left: re.Match[str], end: int) -> list[Raw]:
    """ "27 March", "the 27th of March 2023", "27-29 March"."""
    second = _yeared(low, Raw(left.start("day"), end, "date", None, month, int(left["day"])), _YEAR_AFTER)
    if not left["day1"] or not 1 <= int(left["day1"]) <= 31:
        return [second]
    joint = left["joint"]
    second = replace(second, pair="list" if "and" in joint or "or" in joint or "," in joint else "range")
    first = Raw(left.start("day1"), left.end("day1"), "date", None, month, int(left["day1"]))
    return [_of_the_year_of(second, first), second]


def _bare_month(low: str, capital: bool, word: str, month: int, start: int, end: int, floor: int) -> list[Raw]:
    if not capital:
        return []
    mod, begin = None, start
    if b := _MOD_BEFORE.search(low, max(floor, start - 22), start):
        mod, begin = modifier(b["mod"]), b.start()
    step, begin = _step(low, begin, floor)
    if low.startswith(("every ", "each "), begin):
        return [Raw(begin, end, "set", value=f"XXXX-{month:02}")]
    if m := _MONTH_YEAR.match(low, end):
        return [Raw(begin, m.end(), "date", int(m["year"]), month, mod=mod)]
    if word in ("may", "march") and mod is None and step is None:
        if not _MONTH_LEFT.search(low, max(0, start - 12), start):
            return []
        if re.match(r"[ ](?:of|on|for|by|have|be|had)\b", low[end : end + 6]) and not re.search(
            r"\b(?:in|since|until|by|from|during)[ ]$", low[max(0, start - 8) : start]
        ):
            return []
    if word in ("mar", "jan", "jun", "dec", "sep") and re.match(r"[ ][a-z]", low[end : end + 2]):
        return []
    stop = end + 1 if len(word) < 5 and word not in ("may", "june", "july") and low[end : end + 1] == "." else end
    return [_yeared(low, Raw(begin, stop, "date", None, month, mod=mod, step=step), _MONTH_YEAR)]


def _ordinal_end(low: str, end: int) -> int:
    th = re.compile(TH).match(low, end)
    return th.end() if th else end


def _ends(low: str, end: int) -> bool:
    """Whether nothing that "24 and 25" could count follows."""
    return bool(
        re.match(
            r"(?:st|nd|rd|th)?(?:[.,;:)\n]|$|[ ](?:in|at|when|as|with|for|the|were|was|and|on|by|to|of|after)\b)",
            low[end : end + 10],
        )
    )


def bare_day(low: str, start: int, end: int) -> list[Raw]:
    """ "On the 19th, ...", "the 3rd of last month": a day whose month is told elsewhere."""
    m = _BARE_DAY.match(low, start)
    if m is None or not 1 <= int(low[start:end]) <= 31 or not _ON_THE.search(low, max(0, start - 14), start):
        return []
    step = {"last": -1, "this": 0, "next": 1, "that": None}[m["which"]] if m["which"] else None
    return [Raw(start - 4, m.end(), "bare_day", day=int(low[start:end]), step=step)]


def _step(low: str, start: int, floor: int) -> tuple[int | None, int]:
    m = _STEP_BEFORE.search(low, max(floor, start - 14), start)
    return (STEPS.get(m["step"]), m.start()) if m else (None, start)
