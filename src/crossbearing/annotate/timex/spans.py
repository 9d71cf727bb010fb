"""Expressions around a unit of time: "two days ago", "last week", "the past three months", "every year", "24 hours"."""

from __future__ import annotations

import re

from crossbearing.annotate.numbers import find_numbers
from crossbearing.annotate.timex.dates import STEPS, modifier
from crossbearing.annotate.timex.raw import Raw
from crossbearing.annotate.timex.words import PART, PARTS, UNITS
from crossbearing.annotate.timex.years import worded_century
from crossbearing.lexicon import lexicon

_NUMBER_WORDS = "|".join(
    sorted(
        {
            re.escape(r["word"])
            for r in lexicon("numbers")
            if r["kind"] in ("unit", "teen", "ten", "hundred", "magnitude", "collective", "vague")
        },
        key=len,
        reverse=True,
    )
)
_NUMBER = re.compile(
    rf"(?P<more>(?:at least|more than|over|nearly|almost|about|around|less than|fewer than|only|just under|just over|up to|some) )?"
    rf"(?P<which>(?:(?:the|these|those|his|her|their|its|every) )?(?:last|past|previous|next|coming|first|final|following|same|further|every|in the)[ ])?"
    rf"(?P<n>(?:half an|half a|(?:a )?(?:good )?few|(?:(?:a|another) )?couple(?: of)?|a number of|some|many|countless|an?|another|\d[\d,.]*(?:[ ]?[½¼¾]|[ ]\d/\d)?|[½¼¾]|(?:{_NUMBER_WORDS})(?:[ -](?:and[ -])?(?:a[ -])?(?:{_NUMBER_WORDS}|half))*))"
    r"(?:[ ](?:more|full|whole|straight|consecutive|long|extra|additional|successive|other|trading|working|business|school|calendar))?(?P<sep>[ \u00a0-])$"
)
_WHICH = re.compile(
    r"(?P<mod>(?:early|late|earlier|later|mid)[ -](?:in )?)?(?P<the>the )?(?P<which>last|this past|past|previous|next|this coming|coming|this|current|following|same|that same|that|every other|every|each|all|recent|preceding)[ ]$"
)
_OF = re.compile(
    r"(?P<mod>the (?:beginning|start|middle|end) of|(?:early|late|mid|earlier|later)(?: in)?)[ ](?:the )?$"
)
_AFTER = re.compile(
    r"(?P<adv>[ ](?:ago|back(?=[.,;:)]|$|[ ](?:and|but|in|at|on|when|that|he|she|it|the|they|we|a)\b)|earlier|later|before that|after that|from now|hence|previously|afterwards)\b|[ ](?:before|after)(?=[.,;]|$))"
)
_RELATIVE = re.compile(r"[ ](?:before|after)\b")
_OLD = re.compile(r"[ -](?:old|olds|of age)\b")
# "a decades-old feud" lasts; "two decades old" and "12-years-old" are ages.
_OLD_FEUD = re.compile(r"-old\b")
_AGED = re.compile(r"\baged (?:about |around |between )?$")
_HALF_MORE = re.compile(r"[ ]and[ ]a[ ]half\b")
_LASTING = re.compile(
    r"\b(?:in|for|after|within|of|nearly|almost|about|than|over|under|only|just|least|lasted|took|spent|spend|takes|last|lasts|spends|lasting|taking|around|some|every|before|during|and|or|to|up|as|is|was|requires|needs|follows|remains)[ ]$"
)
_RATE_BEFORE = re.compile(r"(?:\w|[%$€£’'])[ ]$")
_NOUN_RATE = re.compile(
    r"\b(?:(?P<often>once|twice|(?:several|many|two|three|four|five|six|\d+) times)|times|(?!this\b|its\b|has\b|us\b|his\b|does\b|goes\b|perhaps\b|always\b|unless\b|less\b|across\b|plus\b|yes\b)[a-z]+s|\d[\d.,]*|million|billion|thousand|percent|cent|%)[ ]$"
)
_PLURALS = re.compile(
    r"\b(?:for|in|over|after|within|through|during|took|lasted|spent|last|many|of|the|took|recent|several)[ ](?:the )?(?:(?:recent|past|last|coming|next|many|long|previous|following)[ ])?$"
)
# "a six year term": a unit in the singular before what lasts so long.
_PERIOD_NOUN = re.compile(
    r"[ ](?:low|high|record|history|contract|deal|plan|project|career|reign|rule|period|term|sentence|trip|visit|ban|strike|truce|siege|war|run)\b|[ ][a-z]+-"
)
_LETTER = {"S": "S", "TM": "M", "H": "H", "D": "D", "W": "W", "M": "M", "Y": "Y"}
_LONG = frozenset({"D", "W", "M", "Y", "DE", "CE"})
_MEASURE_LEFT = re.compile(r"[\d-]$|\b(?:" + _NUMBER_WORDS + r")[ -]$")
_KIND_OF_YEAR = re.compile(r"\b(?:fiscal|financial|calendar|academic|school|budget|tax)[ ]$")
# "the same month last year", "... a year ago".
_YEAR_BEFORE = re.compile(
    r"[ ](?:of )?(?:last year|a year (?:ago|earlier|before)|the (?:previous|preceding) year|the year before)\b"
)
_TENFOLD = {"DE": 10, "CE": 100}


def duration_value(unit: str, amount: float | None) -> str:
    """The TIMEX3 duration: `P2D`, `PT24H`, `PXY`; decades and centuries in years."""
    if unit in _TENFOLD:
        unit, amount = "Y", None if amount is None else amount * _TENFOLD[unit]
    if unit == "FN":
        unit, amount = "W", None if amount is None else amount * 2
    if unit == "WE":
        unit, amount = "D", None if amount is None else amount * 2
    clock = unit in ("S", "TM", "H")
    if amount is None:
        return f"P{'T' if clock else ''}X{_LETTER[unit]}"
    if unit == "H" and amount % 1:
        minutes = f"{round(amount % 1 * 60)}M"
        return f"PT{int(amount)}H{minutes}" if amount >= 1 else f"PT{minutes}"
    number = f"{amount:.10g}" if amount < 1e15 else "X"
    return f"P{'T' if clock else ''}{number}{_LETTER[unit]}"


# Words before a number that say nothing of its size.
_NO_MEASURE = frozenset({"only ", "some ", "just "})


def unit_span(text: str, low: str, start: int, end: int, floor: int) -> list[Raw]:
    """What is told by the unit of time at `start`..`end`."""
    word, unit = low[start:end], UNITS[low[start:end]]
    plural = word.endswith(("s", "ies"))
    if (
        plural
        and unit in _LONG
        and _OLD_FEUD.match(low, end)
        and not _MEASURE_LEFT.search(low, max(0, start - 12), start)
    ):
        return [Raw(start, end + 4, "duration", unit=unit)]
    if _OLD.match(low, end) or (
        text[start].isupper() and text[max(0, start - 1)] == " " and text[max(0, start - 2)] not in ".!?\"”'’"
    ):
        return []
    if word == "century" and (w := worded_century(low, start, end, floor)):
        return w
    if m := _NUMBER.search(low, max(floor, start - 60), start):
        found = _counted(low, start, end, unit, plural, m)
        if found is not None:
            return found
    kind = _KIND_OF_YEAR.search(low, max(floor, start - 11), start) if unit == "Y" and not plural else None
    first = kind.start() if kind else start
    if m := _WHICH.search(low, max(floor, first - 34), first):
        return _which(low, start, end, unit, plural, m, floor, fiscal=kind is not None)
    if not plural and low.startswith("-long", end) and low[start - 1 : start] in (" ", "", "\n"):
        return [Raw(start, end + 5, "duration", unit=unit, amount=1)]
    if word == "days" and low.startswith("these ", max(floor, start - 6)):
        return [Raw(start - 6, end, "reference", value="PRESENT_REF")]
    if plural and unit not in ("S", "WE"):
        return _vague(low, start, end, unit)
    if unit == "WE" and low[max(0, start - 4) : start] == "the ":
        return [Raw(start - 4, end, "span", unit="WE", step=None)]
    return _definite(low, start, end, unit, floor)


_THE = re.compile(
    r"(?:(?P<of>(?:the )?(?P<mod>beginning|start|middle|end|rest|remainder) of )|(?P<within>\b(?:early|late|earlier|later)(?: on)? in )|(?P<for>\b(?:for|ending|ended|finish|finished|finishing|closed|closing) ))?(?P<the>the )$"
)
_BEFORE_AFTER = re.compile(
    r"[ ](?P<w>before|earlier|previous|prior|previously|after|later|following)\b(?=[.,;:)]|$|[ ](?:and|but|in|at|on|when|with|as|by)\b)"
)


def _definite(low: str, start: int, end: int, unit: str, floor: int) -> list[Raw]:
    """ "the day before", "the year earlier", "the end of the year", "for the day"."""
    m = _THE.search(low, max(floor, start - 28), start)
    if m is None or unit not in ("D", "W", "M", "Y"):
        return []
    if b := _BEFORE_AFTER.match(low, end):
        step = 1 if b["w"] in ("after", "later", "following") else -1
        return [Raw(m.start("the"), b.end(), "ago", unit=unit, amount=1, step=step, told=True)]
    if m["of"] and unit != "D":
        return [Raw(m.start("of"), end, "span", unit=unit, step=0, mod=modifier(m["mod"]))]
    if m["within"] and low[end : end + 1] != "-":
        begin, told = m.start("within"), m["within"].startswith(("earlier", "later"))
        if unit == "D":
            return []
        mod = None if told else modifier(m["within"])
        return [Raw(begin, end, "span", unit=unit, step=0, told=unit != "W", mod=mod)]
    return [Raw(m.start("the"), end, "next_day", days=0)] if m["for"] and unit == "D" else []


# Numbers that are none.
_VAGUE_NUMBER = re.compile(r"(?:a )?(?:good )?few|(?:(?:a|another) )?couple(?: of)?|a number of|some|many|countless")


def _amount(words: str) -> float | None:
    """The number told, None where it is vague."""
    if words in ("a", "an", "another"):
        return 1.0
    if words in ("half a", "half an"):
        return 0.5
    if _VAGUE_NUMBER.fullmatch(words):
        return None
    if m := re.fullmatch(r"(\d+)[ ](\d)/(\d)", words):
        return int(m[1]) + int(m[2]) / max(1, int(m[3]))
    numbers = find_numbers(words.replace("-", " "))
    if not numbers:
        return None
    return None if numbers[-1].vague or len(numbers) > 1 else numbers[-1].value


def _counted(low: str, start: int, end: int, unit: str, plural: bool, m: re.Match[str]) -> list[Raw] | None:
    words, which = m["n"], (m["which"] or "").strip()
    if _AGED.search(low, max(0, m.start() - 22), m.start()):
        return []
    if words in ("some", "many", "countless") and not _LASTING.search(low, max(0, m.start() - 12), m.start("n")):
        return None if words == "some" else []
    article = words in ("a", "an", "another")
    if article and unit == "S":
        return []
    if words in ("a", "an") and unit in _LONG and low.startswith("-long", end):
        return [Raw(start, end + 5, "duration", unit=unit, amount=1)]
    if (article and plural) or (words[0].isdigit() and m.start("n") and low[m.start("n") - 1] in "$£€.,:/"):
        return None
    singular = not (article or plural or which) and m["sep"] != "-" and words not in ("one", "half a", "half an")
    if singular and unit != "TM" and not _PERIOD_NOUN.match(low, end):
        return None
    amount = _amount(words)
    begin = m.start("more") if m["more"] and not which and m["more"] not in _NO_MEASURE else m.start("n")
    if words[0].isdigit() and unit == "Y" and amount and amount >= 1000 and "," not in words:
        return None
    if half := _HALF_MORE.match(low, end):
        amount, end = (amount or 0) + 0.5, half.end()
    if a := _AFTER.match(low, end):
        adverb = a["adv"].strip()
        step = 1 if adverb in ("later", "from now", "after", "hence", "afterwards", "after that") else -1
        told = adverb not in ("ago", "back", "from now", "hence")
        return [Raw(begin, a.end(), "ago", unit=unit, amount=amount, step=step, told=told)]
    if re.match(r"[ ](?:before|after|since)\b", low[end : end + 7]) and article and unit in ("D", "W", "M", "Y"):
        return [Raw(begin, end, "duration", unit=unit, amount=amount)]
    last = which.split(" ")[-1] if which else ""
    if last in ("every",):
        return [Raw(m.start("which"), end, "set", value=duration_value(unit, amount))]
    if last in ("last", "past", "previous", "next", "coming", "following", "first"):
        return [Raw(m.start("which"), end, "duration", unit=unit, amount=amount, step=STEPS.get(last), mod=None)]
    if article or (words == "one" and m["sep"] == " "):
        if (
            not article
            and unit == "D"
            and not re.search(
                r"\b(?:in|for|after|within|than|least|about|only|just)[ ]$", low[max(0, begin - 8) : begin]
            )
        ):
            return []
        if words == "a" and m["sep"] == "-":
            return None
        before = low[max(0, begin - 14) : begin]
        if article and begin == m.start("n") and not _LASTING.search(before):
            rate = _NOUN_RATE.search(before)
            if rate is None:
                return []
            begin -= len(rate.group()) if rate["often"] else 0
            return [Raw(begin, end, "set", value=duration_value(unit, amount))]
        if article and unit in ("S", "TM", "D") and re.match(r"[ ](?:of|for|when|that|to)\b", low[end : end + 6]):
            return []
        if article and unit == "WE":
            return []
    mod = {"about": "APPROX", "around": "APPROX", "some": "APPROX", "more than": "MORE_THAN", "over": "MORE_THAN", "less than": "LESS_THAN", "fewer than": "LESS_THAN", "at least": "EQUAL_OR_MORE", "up to": "EQUAL_OR_LESS", "nearly": "APPROX", "almost": "APPROX"}.get((m["more"] or "").strip())  # fmt: skip
    if end < len(low) and low.startswith("-long", end):
        end += 5
    return [Raw(begin, end, "duration", unit=unit, amount=amount, mod=mod)]


def _which(
    low: str, start: int, end: int, unit: str, plural: bool, m: re.Match[str], floor: int, *, fiscal: bool = False
) -> list[Raw]:
    which, begin = m["which"], m.start("which")
    if which in ("every", "each", "every other"):
        return (
            [] if plural else [Raw(begin, end, "set", value=duration_value(unit, 2 if which.endswith("other") else 1))]
        )
    if which == "all":
        return []
    if plural:
        return (
            [Raw(m.start("the") if m["the"] else begin, end, "duration", unit=unit, amount=None, step=STEPS.get(which))]
            if unit not in ("WE",)
            else []
        )
    if which == "recent":
        return []
    step = STEPS.get(which.removeprefix("that "), -1 if which == "preceding" else 0)
    told = which in ("that", "same", "that same", "following", "previous", "preceding") or (
        m["the"] is not None and which in ("next",)
    )
    mod = modifier(m["mod"])
    if which in ("same", "that same") and unit in ("D", "W", "M") and (y := _YEAR_BEFORE.match(low, end)):
        first = m.start("the") if m["the"] else begin
        return [Raw(first, y.end(), "span", unit=unit, step=0, told=True, year_step=-1)]
    if m["the"]:
        if which in ("last", "past") and not fiscal:
            return [Raw(m.start("the"), end, "duration", unit=unit, amount=1, step=step)]
        begin = m.start("the")
    if m["mod"]:
        begin = m.start("mod")
        mod = None if m["mod"].startswith(("earlier", "later")) else mod
    elif b := _OF.search(low, max(floor, begin - 22), begin):
        begin, mod = b.start(), modifier(b["mod"])
    if unit in ("S", "TM", "H"):
        return []
    if unit == "D":
        days = 1 if which in ("next", "following") else -1 if which in ("previous", "preceding") else 0
        if which in ("last", "past", "this", "coming", "current", "this past", "this coming"):
            return []
        return [Raw(begin, end, "next_day", days=days)]
    return [Raw(begin, end, "span", unit=unit, step=step, told=told, mod=mod)]


def _vague(low: str, start: int, end: int, unit: str) -> list[Raw]:
    """ "for years", "weeks later", "decades-long"."""
    if a := _AFTER.match(low, end):
        adverb = a["adv"].strip()
        if adverb in ("ago", "earlier", "later"):
            return (
                [Raw(start, a.end(), "reference", value="FUTURE_REF" if adverb == "later" else "PAST_REF")]
                if adverb != "later"
                else [Raw(start, a.end(), "duration", unit=unit)]
            )
    if low.startswith("-long", end):
        return [Raw(start, end + 5, "duration", unit=unit)]
    if re.search(
        r"\b(?:for|over|after|within|took|lasted|spent|in|many)[ ](?:(?:recent|coming|many|the coming)[ ])?$",
        low[max(0, start - 18) : start],
    ):
        adjective = re.search(r"\b(?P<a>recent|coming)[ ]$", low[max(0, start - 8) : start])
        return [Raw(start - len(adjective.group()) if adjective else start, end, "duration", unit=unit)]
    return []


_PART_LEFT = re.compile(
    r"\b(?P<w>this|that|the same|the next|the following|the previous|last|later that|earlier that|in the|that same|every|each|on the|during the|early in the)[ ]$"
)
_NIGHT_OF = re.compile(r"(?:in |on |during )?the night (?:of|between|from)(?: the)? (?:[a-z]+day,? )?$")


def part_of_day(low: str, start: int, end: int, floor: int) -> list[Raw]:
    """ "this morning", "that night", "last night", "in the evening"."""
    part = PARTS[low[start:end]]
    if low.startswith("the ", max(floor, start - 4)) and (b := _NIGHT_BEFORE.match(low, end)):
        return [Raw(start - 4, b.end(), "next_day", days=-1 if b["w"] == "before" else 1, part=part)]
    m = _PART_LEFT.search(low, max(floor, start - 15), start)
    if m is None or low[end : end + 1] in ("s", "-"):
        return []
    w = m["w"]
    if w in ("every", "each"):
        return [Raw(m.start(), end, "set", value=f"XXXX-XX-XXT{part}")]
    if w == "this":
        return [Raw(m.start(), end, "deictic", days=0, part=part)]
    if w == "last":
        return [Raw(m.start(), end, "deictic", days=-1, part=part)] if part in ("NI", "EV") else []
    if w in ("that", "the same", "later that", "earlier that", "that same"):
        return [Raw(m.start(), end, "next_day", days=0, part=part)]
    if w in ("the next", "the following"):
        return [Raw(m.start(), end, "next_day", days=1, part=part)]
    if w == "the previous":
        return [Raw(m.start(), end, "next_day", days=-1, part=part)]
    if (
        part == "NI"
        and w in ("on the", "in the", "during the")
        and low.startswith((" of ", " between ", " from "), end)
    ):
        return []
    if re.match(r"[ ](?:of|before|after)\b", low[end : end + 8]):
        return []
    return (
        [Raw(start - 4, end, "next_day", days=0, part=part)]
        if w in ("in the", "during the", "on the", "early in the")
        else []
    )


_NIGHT_BEFORE = re.compile(r"[ ](?P<w>before|after)(?=[.,;:)]|$|[ ](?:and|but|to|in|at|on|when|with|by|from)\b)")
PART_AFTER = re.compile(rf"[ ](?P<part>{PART})\b(?!s)")
