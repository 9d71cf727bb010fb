"""When events began and ended: `start` and `end`, one a telling."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from crossbearing.annotate.claim.make import Draft, make
from crossbearing.annotate.parsed import Parsed
from crossbearing.lexicon import lexicon
from crossbearing.records import Annotations, Claim, EventMention, Time

# Event types of which an account gives the day; the rest (statements, `other`) only with a verb of beginning or ending.
DATED = frozenset(
    {"battle", "explosion", "remote_violence", "violence_against_civilians", "displacement", "blockade", "protest", "riot", "strike",
     "arrest", "disaster", "accident", "agreement"}
)  # fmt: skip
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_CLOCK = re.compile(r"T(\d\d)(?::(\d\d))?")
_BEFORE = re.compile(r"([\w’']+)\s+(?:(?:about|around|at|the|early|late|last|this|some|shortly|well|just|nearly)\s+)*$")
_OVER = re.compile(r"\b(?:is|was|were|be|been|are) over\b|\b(?:has|have|had) (?:ended|closed|finished)\b|\b(?:ended|ends|will end|to end|closed|expires?|expired|lifted)\b", re.IGNORECASE)


@lru_cache(maxsize=8)
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("occurrences")[name])


def date_of(time: Time) -> str | None:
    """The date at its stated precision, with the hour where one is stated: `2023-09-20`, `2022-12`, `1989`, `2023-09-20T19:40`."""
    if time.type not in ("DATE", "TIME") or not time.value[:4].isdigit():
        return None
    day = _DAY.match(time.value)
    if day is None:
        return None
    clock = _CLOCK.search(time.value) if time.type == "TIME" else None
    if clock and len(day.group()) == 10:
        return f"{day.group()}T{clock.group(1)}:{clock.group(2)}" if clock.group(2) else f"{day.group()}T{clock.group(1)}"
    return day.group()


def _is_dated(event: EventMention) -> bool:
    if event.time is None or event.time.earliest is None or event.lemma in _words("counts"):
        return False
    return event.type in DATED or event.lemma in _words("begin") and event.type != "statement"


def date_claims(parsed: Parsed, found: Annotations) -> list[Claim]:
    """The claims `start` and `end`, in order."""
    if not found.times or not found.events:
        return []
    text, doc = parsed.document.text, parsed.doc
    times = [t for t in found.times if date_of(t) is not None and not parsed.is_boilerplate(t.start)]
    starts, at = [t.start for t in times], [e.start for e in found.events]
    claims: list[Claim] = []
    for sentence in parsed.sentences():
        low, high = sentence.start_char, sentence.end_char
        here = times[bisect_left(starts, low) : bisect_left(starts, high)]
        if not here:
            continue
        events = found.events[bisect_left(at, low) : bisect_left(at, high)]
        told: set[str] = set()
        ending = [t for t in here if _ends(text, low, high, t)]
        for event in events:
            if not _is_dated(event):
                continue
            assert event.time is not None and event.time.earliest is not None
            mine = [t for t in here if t not in ending and _same_day(t, event.time.earliest) and _word_before(text, t) not in _words("until")]
            if not mine:
                continue
            value = max((date_of(t) or "" for t in mine), key=lambda v: (len(v), v))
            if value[:10] in told or any(v.startswith(value[:10]) or value.startswith(v) for v in told):
                continue
            told.add(value)
            mine = [t for t in mine if value.startswith((date_of(t) or "?")[:10]) or (date_of(t) or "?").startswith(value[:7])]
            draft = Draft(min(t.start for t in mine), max(t.end for t in mine), "start", value=value, subject=_subject(parsed, event))
            claims.append(make(parsed, found, draft._replace(at=(event.start, event.end))))
        for t in ending:
            draft = Draft(t.start, t.end, "end", value=date_of(t))
            claims.append(make(parsed, found, draft))
    return claims


def _same_day(time: Time, earliest: str) -> bool:
    value = date_of(time)
    return value is not None and (earliest.startswith(value) or value[:10] == earliest[:10])


def _word_before(text: str, time: Time) -> str:
    m = _BEFORE.search(text, max(0, time.start - 40), time.start)
    return m.group(1).lower() if m else ""


def _ends(text: str, low: int, high: int, time: Time) -> bool:
    """Whether the time is the end of what lasts: "until 6 a.m. on Friday", "The search was over that afternoon"."""
    before = _word_before(text, time)
    words = text[low:high].lower()
    if before in ("until", "till", "to") and any(w in words for w in _words("last")):
        return True
    return _OVER.search(words) is not None and before not in ("before", "since", "after") and any(
        w in words for w in (*_words("last"), "it was over", "it is over")
    )


def _subject(parsed: Parsed, event: EventMention) -> str:
    return parsed.document.text[event.start : event.end]
