"""Clock times: "7:50 a.m.", "07:52", "seven o'clock this morning", "half past six", "noon"."""

from __future__ import annotations

import re

from crossbearing.annotate.timex.raw import Raw
from crossbearing.annotate.timex.words import CLOCK, LIGHT, ONES, PART

_AM = r"(?P<ap>a\.?[ ]?m\b\.?|p\.?[ ]?m\b\.?)"
_DIGITAL = re.compile(rf"(?P<h>\d{{1,2}})(?:(?P<sep>[:.h])(?P<m>\d{{2}})(?::\d{{2}})?)?(?![\d])[ \u00a0]?(?:{_AM})?")
_PART_OF_DAY = re.compile(
    rf"[ ](?:in the |at |on |this |yesterday |last |the same )?(?P<early>early )?(?P<part>{PART})\b"
)
_OCLOCK = re.compile(r"[ ]o['’‘]?[ ]?clock\b")
_HOURS = re.compile(r"[ ]?(?:hours|hrs|h|gmt|utc|local time)\b")
_WORD_HOUR = re.compile(
    r"(?P<past>half past |half |(?:a )?quarter (?:past|to) |(?:five|ten|twenty|twenty-five) (?:minutes )?(?:past|to) )?(?P<w>"
    + "|".join(ONES)
    + r")(?![a-z])(?:[- ](?P<min>fifteen|thirty|forty-five|twenty|ten))?"
)
_MINUTES = {"fifteen": 15, "thirty": 30, "forty-five": 45, "twenty": 20, "ten": 10}
_PAST = {"quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_AT = re.compile(
    r"\b(?:at|around|about|by|until|till|from|since|before|after|past|just after|shortly after|shortly before|between|and|to|it was|it is|it's)[ ]+(?:about |around |exactly |nearly |almost |just )?$"
)
_MEASURED = re.compile(
    r"[ ]?%|[a-z]|[ ](?!(?:on|in|and|to|until|when|today|yesterday|this|last|local|but|as|the|before|after)\b)[a-z]"
)
# The seconds of "04:52:17", as instruments give them; "2:03:17" is how long something took.
_SECONDS = re.compile(r":[0-5]\d(?!\d|:)(?<=\d\d:\d\d:\d\d)")
# The point of "6 p.m" ends the sentence, where no day or zone of time follows.
_ENDS_SENTENCE = re.compile(r"$|\n|\s+(?![A-Z][a-z]+day|[A-Z]{3}\b|[A-Z][a-z]+\.? \d)[A-Z]")
_BY_LIGHT = re.compile(r"\b(?:at|before|by|since|until|till|around|about|after|near)[ ]$")
_NO_HOUR = re.compile(r"[ ](?:of|to|till|until)\b|-|s\b")
MIDNIGHT = 24
_LINE_START = re.compile(r"(?:^|\n)[\s•*\-–\[(]*$")


def _hour(hour: int, ap: str | None, part: str | None) -> int | None:
    """The hour of 24, from "p.m." or from "in the evening"."""
    if ap:
        if not 1 <= hour <= 12:
            return hour if 0 <= hour < 24 else None
        return hour % 12 + (12 if ap[0] == "p" else 0)
    if part and 1 <= hour <= 12:
        if part in ("afternoon", "evening"):
            return hour % 12 + 12
        if part == "night":
            return hour % 12 + 12 if 6 <= hour <= 11 else (0 if hour == 12 else hour)
        return hour % 12 if part == "morning" else hour
    return hour if 0 <= hour < 25 else None


def digital(text: str, low: str, start: int) -> Raw | None:
    """A clock time in digits that starts at `start`."""
    m = _DIGITAL.match(low, start)
    if m is None or (
        low[start - 1 : start] in (":", ".", "$", "£", "€", "/", "-", ",")
        and low[start - 2 : start - 1].isdigit()
        and low[start - 1] not in "-–"
    ):
        return None
    hour, minute = int(m["h"]), int(m["m"]) if m["m"] else None
    if m["h"] == "0" and not m["ap"]:
        return None
    if (minute or 0) > 59 or hour > 24 or low[start - 1 : start] in ("$", "£", "€", "+"):
        return None
    end, part = m.end(), None
    seconds = None
    if m["ap"] and low[end - 1] == "." and m["ap"].count(".") < 2 and _ENDS_SENTENCE.match(text, end):
        end -= 1
    if not m["ap"]:
        end = m.end("m") if m["m"] else m.end("h")
        p = _PART_OF_DAY.match(low, end)
        if o := _OCLOCK.match(low, end):
            end = o.end()
            p = _PART_OF_DAY.match(low, end)
            part = p["part"] if p else None
        elif m["m"] is None:
            if (
                p is None
                or not re.match(r"[ ](?:in the|at) ", low[end : end + 8])
                or not _AT.search(low, max(0, start - 24), start)
            ):
                return None
            part = p["part"]
        elif (
            m["sep"] == "."
            and not (
                _HOURS.match(low, end) or (_AT.search(low, max(0, start - 24), start) and not _MEASURED.match(low, end))
            )
        ) or (
            m["sep"] == ":"
            and re.match(r":\d|\d|['’]", low[end : end + 2])
            and not (seconds := _SECONDS.match(low, end))
        ):
            return None
        elif seconds is not None:
            end = seconds.end()
        elif p is not None and re.match(r"[ ](?:in the|at) ", low[end : end + 8]):
            part = p["part"]
        if part and p and re.match(r"[ ](?:in the|at) ", low[end : end + 8]):
            end = p.end()
    hour24 = _hour(hour, m["ap"], part)
    if hour24 is None:
        return None
    # Who counts to 24 writes "09:00"; "9:00" can be either half of the day.
    bare = not m["ap"] and part is None and 1 <= hour <= 12 and low[start] != "0"
    vague = bare and (m["sep"] != ":" or m["m"] is None or hour < 10)
    return Raw(start, end, "clock", hour=hour24, minute=minute or 0, halfday=vague)


def military(low: str, start: int, end: int) -> Raw | None:
    """ "at 1730 hours", "at 2200 GMT"; none where it only converts, in brackets."""
    number = int(low[start:end])
    told = re.match(r"[ ]?(?:hours|hrs|h|gmt|utc|z|local time)\b", low[end : end + 11])
    if number // 100 > 23 or number % 100 > 59 or told is None or low[start - 1 : start] == "(":
        return None
    return Raw(start, end, "clock", hour=number // 100, minute=number % 100)


def worded(low: str, start: int) -> Raw | None:
    """A clock time in words that starts at `start`: "seven o'clock", "half past six", "seven in the evening"."""
    m = _WORD_HOUR.match(low, start)
    if m is None:
        return None
    hour, minute, end = ONES[m["w"]], _MINUTES.get(m["min"] or "", 0), m.end()
    past = (m["past"] or "").removeprefix("a ").strip()
    if past.startswith("half"):
        minute = 30
    elif past:
        minute = _PAST[past.split(" ")[0]]
        if past.endswith(" to"):
            hour, minute = (hour - 1) or 12, 60 - minute
    o = _OCLOCK.match(low, end)
    if o:
        end = o.end()
    p = _PART_OF_DAY.match(low, end)
    told = bool(p and re.match(r"[ ](?:in the|at) ", low[end : end + 8]))
    ap = re.compile(rf"[ ]{_AM}").match(low, end)
    if not (
        o
        or ap
        or (past and past != "half" and not (past[0] in "ft" and not _AT.search(low, max(0, start - 24), start)))
        or (past and _AT.search(low, max(0, start - 24), start))
        or (told and _AT.search(low, max(0, start - 24), start))
    ):
        return None
    part = p["part"] if p else None
    if told and p:
        end = p.end()
    if ap:
        end = ap.end()
    hour24 = _hour(hour, ap["ap"] if ap else None, part)
    return (
        None
        if hour24 is None
        else Raw(start, end, "clock", hour=hour24, minute=minute, halfday=ap is None and part is None)
    )


def named_hour(low: str, start: int, end: int) -> Raw | None:
    """ "noon", "midnight"."""
    if low[max(0, start - 5) : start] == "high " or re.match(
        r"[ ](?:mass|meal|prayer|snack|oil|blue)", low[end : end + 8]
    ):
        return None
    hour = CLOCK[low[start:end]]
    if hour == MIDNIGHT and low.endswith("after ", 0, start):
        hour = 0  # "shortly after midnight on Friday" lies on Friday
    return Raw(start, end, "clock", hour=hour, minute=0)


def light(low: str, start: int, end: int) -> Raw | None:
    """ "at dawn", "before nightfall"; never "the dawn of an age" or "from dawn to dusk"."""
    if not _BY_LIGHT.search(low, max(0, start - 10), start) or _NO_HOUR.match(low, end):
        return None
    return Raw(start, end, "clock", part=LIGHT[low[start:end]])


def heads_line(low: str, start: int) -> bool:
    """Whether the clock time opens a line, as in a live page."""
    return bool(_LINE_START.search(low, max(0, start - 8), start))
