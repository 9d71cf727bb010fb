"""Years, decades and centuries: "in 1989", "the early 1990s", "1994-97", "the 19th century"."""

from __future__ import annotations

import re

from crossbearing.annotate.timex.dates import modifier
from crossbearing.annotate.timex.raw import Raw
from crossbearing.annotate.timex.words import ORDINALS, TENS

_MOD = re.compile(
    r"\b(?:the )?(?P<mod>(?:very )?early|late|mid|the (?:beginning|start|middle|end) of|(?:beginning|start|middle|end) of)[ -]+(?:the )?$"
)
# What stands before four digits that are a year.
_LEFT = re.compile(
    r"(?:\b(?:in|since|of|from|until|till|by|during|before|after|early|late|mid|between|through|circa|around|about|back in|year|years|spring|summer|autumn|fall|winter|"
    r"to|and|or|the|a|an|its|their|his|her|our|for|as of|than|pre|post|fiscal|born|dated|election|season)[ -]+(?:the )?|[(,][ ]?|[-–—/][ ]?|^|\n|['’]s )$"
)
_LEFT_WEAK = re.compile(
    r"\b(?:to|and|or|the|a|an|its|their|his|her|our|for|about|around|than|of)[ ]+$|[-–—/][ ]?$|['’]s $|,[ ]?$"
)
_COUNTED = re.compile(
    r"[ ](?:people|men|women|children|houses|homes|troops|soldiers|police|officers|tonnes|tons|miles|metres|meters|feet|km|m|kg|dollars|euros|pounds|times|years|per|percent|million|families|workers|voters|votes|jobs|residents|civilians|protesters|families|units|hours|gmt|hrs|utc)\b|[ ]?[%$€£]|-?(?:year|strong|member|page|metre|meter|foot|mile|km)\b"
)
# "in the 1900 block of Elm Street", "1311 Northwest 2nd Avenue".
_ADDRESS = re.compile(
    r"[ ]block of\b|[ ](?:[A-Z0-9][\w.]*[ ]){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Place|Highway|Parkway)\b"
)
# Behind four digits: they open a reference number ("2010-09-CA-005").
_REFERENCE = re.compile(r"-\d+-[a-z]|-[a-z]+-\d|/\d+-")
# "fiscal 2023", "the financial year 2023".
_FISCAL = re.compile(r"\b(?:the )?(?:fiscal|financial)(?: year)?[ ]$")
_DECADE = re.compile(r"['’]?s\b")
_SHORT_DECADE = re.compile(r"(?P<d>\d0)s\b")
_RANGE = re.compile(r"(?P<dash>[ ]?[-–—/][ ]?)(?P<end>\d{4}|\d{2})(?![\d.,-]\d|\d|%|s\b)")
_CENTURY = re.compile(r"(?P<n>\d{1,2})(?:st|nd|rd|th)[ -]centur(?:y|ies)\b")
_ORDINAL = re.compile(r"\b(?P<n>" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + r")[ -]$")
_SHORT_LEFT = re.compile(r"\b(?:in|since|of|from|to|by|until|before|after|and|summer|spring|autumn|winter)[ ]$")
# "in the mid-30s" is a share or a temperature, "in the mid-60s" may be a decade.
_DECADES_BY_DIGITS = 50
# "'29" and earlier are years of this century.
_THIS_CENTURY = 30
# Years that accounts tell; later and earlier four digits are figures.
_EARLIEST, _LATEST = 1000, 2199
# Years for which a weak word before them ("the 1996 law", "and 2010") is enough.
_MODERN = range(1700, 2100)


def year_at(text: str, low: str, start: int, end: int, floor: int) -> list[Raw]:
    """The year or decade of the four digits at `start`..`end`, none where they are a figure."""
    number = int(low[start:end])
    if (
        not _EARLIEST <= number <= _LATEST
        or low[start - 1 : start] in ("$", "£", "€", "#", ".")
        or (start > 1 and low[start - 1] == "," and low[start - 2].isdigit())
    ):
        return []
    if re.match(r"[.,:]\d|[a-rt-z]", low[end : end + 2]) or _REFERENCE.match(low, end):
        return []
    mod, begin = None, start
    if b := _MOD.search(low, max(floor, start - 22), start):
        mod, begin = modifier(b["mod"]), b.start()
    if number % 10 == 0 and (m := _DECADE.match(low, end)):
        return [Raw(_with_article(low, begin, floor), m.end(), "decade", year=number, mod=mod)]
    if _COUNTED.match(low, end) or _ADDRESS.match(text, end) or (low[start - 1 : start].isalnum()):
        return []
    left = _LEFT.search(low, max(0, start - 16), start)
    if left is None and mod is None and not _period(low, number, end):
        return []
    if number not in _MODERN and not re.search(
        r"\b(?:in|since|of|until|by|year|around|circa|before|after)[ ]$", low[max(0, start - 10) : start]
    ):
        return []
    if (
        mod is None
        and _LEFT_WEAK.search(low, max(0, start - 8), start)
        and (re.match(r"[ ][a-z]+s\b(?<!ss)", low[end : end + 20]) and number >= 2050)
    ):
        return []
    if f := _FISCAL.search(low, max(floor, start - 20), start):
        return [Raw(f.start(), end, "date", year=number)]
    if m := _RANGE.match(low, end):
        other = m["end"] if len(m["end"]) == 4 else low[start : start + 2] + m["end"]
        if number < int(other) <= _LATEST:
            return [
                Raw(begin, end, "date", year=number, pair="range", mod=mod),
                Raw(m.start("end"), m.end("end"), "date", year=int(other), pair="range"),
            ]
    return [Raw(begin, end, "date", year=number, mod=mod)]


def _with_article(low: str, start: int, floor: int) -> int:
    """Where "the 1990s" begins."""
    the = start - 4 >= floor and low.startswith("the ", start - 4) and not low[start - 5 : start - 4].isalnum()
    return start - 4 if the else start


def short_year(low: str, start: int) -> list[Raw]:
    """ "since '86"."""
    if low[start - 1 : start] not in ("'", "’", "‘") or not _SHORT_LEFT.search(low, max(0, start - 12), start - 1):
        return []
    if low[start + 2 : start + 3].isalnum():
        return []
    number = int(low[start : start + 2])
    return [Raw(start - 1, start + 2, "date", year=number + (2000 if number < _THIS_CENTURY else 1900))]


def worded_decade(low: str, start: int, end: int, floor: int) -> list[Raw]:
    """ "the nineties", "the early sixties"; never "his sixties"."""
    b = _MOD.search(low, max(floor, start - 22), start)
    begin = _with_article(low, b.start() if b else start, floor)
    if not low.startswith("the ", begin) or low[end : end + 1] == "-":
        return []
    return [Raw(begin, end, "decade", year=1900 + TENS[low[start:end]], mod=modifier(b["mod"]) if b else None)]


def _period(low: str, number: int, end: int) -> bool:
    """Whether "1994-97" follows, which needs no word before it."""
    m = _RANGE.match(low, end)
    if m is None or number not in _MODERN or re.match(r"[ ][a-z]+s\b", low[m.end() : m.end() + 20]):
        return False
    other = int(m["end"] if len(m["end"]) == 4 else f"{number // 100}{m['end']}")
    return number < other < _MODERN.stop


def short_decade(low: str, start: int, floor: int) -> list[Raw]:
    """ "the '90s", "the late 60s": decades of the twentieth century."""
    m = _SHORT_DECADE.match(low, start)
    if m is None:
        return []
    apostrophe = low[start - 1 : start] in ("'", "’", "‘")
    begin = start - 1 if apostrophe else start
    b = _MOD.search(low, max(floor, begin - 22), begin)
    the = re.search(r"\b(?:the|in the|since the)[ ]$", low[max(0, begin - 6) : begin])
    if (not apostrophe and (not (the or b) or int(m["d"]) < _DECADES_BY_DIGITS)) or re.search(
        r"\b(?:his|her|their|my|our|its)[ ](?:\w+[ -])?$", low[max(0, begin - 14) : begin]
    ):
        return []
    begin = _with_article(low, b.start() if b else begin, floor)
    return [Raw(begin, m.end(), "decade", year=1900 + int(m["d"]), mod=modifier(b["mod"]) if b else None)]


def century_at(low: str, start: int, floor: int) -> list[Raw]:
    """ "the 19th century"."""
    m = _CENTURY.match(low, start)
    if m is None or not 1 <= int(m["n"]) <= 30:
        return []
    return [_century(low, start, m.end(), int(m["n"]), floor)]


def worded_century(low: str, start: int, end: int, floor: int) -> list[Raw]:
    """ "the nineteenth century", by its last word at `start`..`end`."""
    w = _ORDINAL.search(low, max(floor, start - 18), start)
    return [_century(low, w.start("n"), end, ORDINALS[w["n"]], floor)] if w else []


def _century(low: str, start: int, end: int, number: int, floor: int) -> Raw:
    b = _MOD.search(low, max(floor, start - 22), start)
    begin = _with_article(low, b.start() if b else start, floor)
    return Raw(begin, end, "century", amount=number, mod=modifier(b["mod"]) if b else None)
