"""When something ended: what lasts until an hour, and what ceased, was lifted, was restored, was over."""

from __future__ import annotations

import re
from functools import lru_cache

from crossbearing.lexicon import lexicon
from crossbearing.records import Time

_BEFORE = re.compile(
    r"([\w’']+)\s+(?:(?:about|around|at|the|early|late|last|this|some|shortly|well|just|nearly|approximately|roughly|after|past|a little|a few minutes)\s+)*$"
)
_UNTIL_AFTER = re.compile(
    r"\b(?:until|till)\s+(?:(?:well|just|shortly|long|a little)\s+)?(?:after|past)\s+(?:about\s+)?$"
)
# "Shortly before two" is a moment, not a term.
_CLOSE = re.compile(
    r"\b(?:shortly|just|a little|minutes|moments|seconds|well|right|not long|hours?) before (?:\w+ )?$", re.IGNORECASE
)
# "a march authorised until 19:00" tells what was allowed, not how long it lasted.
_ALLOWED = re.compile(
    r"\b(?:authori[sz]ed|permitted|allowed|licensed|valid|scheduled|planned|due|postponed|adjourned|delayed|has|have|had|given)\b[^.;\n]{0,70}$",
    re.IGNORECASE,
)
_GATHERING = re.compile(
    r"\b(?:curfew|ban|ceasefire|truce|state of emergency|lockdown|closure|embargo|suspension)\b", re.IGNORECASE
)
# What goes on is told by its verb, where the noun stands in the sentence before.
_GOES_ON = re.compile(
    r"\b(?:it|they|this|that|which|he|she|we)\b|\b(?:last(?:s|ed|ing)?|continu(?:ed?|es|ing)|(?:went|going|goes|gone|go) on|rag(?:ed|es|ing)|held out|held on|in force|carried on|until)\b[^.;]{0,12}$",
    re.IGNORECASE,
)
# What is put out, lifted or brought under control had lasted.
_PUT_OUT = re.compile(r"\b(?:extinguished|put out|lifted|quelled|suppressed|under control)\b", re.IGNORECASE)
# What lasts is named at most so many characters before the sentence that tells its end.
NEAR = 300
# The verb of ending stands at most so far before or after its time.
REACH = 60
# A time so early in its sentence is told of the whole of it.
FRONT = 25


@lru_cache(maxsize=8)
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("occurrences")[name])


@lru_cache(maxsize=1)
def _over() -> re.Pattern[str]:
    return re.compile(lexicon("occurrences")["over"], re.IGNORECASE)


@lru_cache(maxsize=1)
def _last() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_words('last'), key=lambda w: (-len(w), w)))})s?\b")


def word_before(text: str, time: Time) -> str:
    """The word before the time, "about" and the like apart."""
    m = _BEFORE.search(text, max(0, time.start - 60), time.start)
    return m.group(1).lower() if m else ""


def is_late(text: str, time: Time) -> bool:
    """Whether the time is only the moment up to which something is so ("by Friday"); "by 1992" dates what had begun."""
    word = word_before(text, time)
    if word == "before" and _CLOSE.search(text, max(0, time.start - 40), time.start):
        return False
    return word in _words("until") and not (word == "by" and len(time.value) == 4)


def ends(text: str, low: int, high: int, time: Time) -> bool:
    """Whether the time is the end of what lasts: "until 6 a.m. on Friday", "The search was over that afternoon"."""
    before = word_before(text, time)
    words = text[low:high]
    if before in ("until", "till", "to"):
        lead = text[max(0, low - NEAR) : high].lower()
        if not _lasting(words.lower()) and not _GOES_ON.search(words):
            return False
        held = _ALLOWED.search(text, low, time.start)
        return _lasting(lead) and not (held and not _GATHERING.search(text, max(0, low - NEAR), time.start))
    if before == "of":
        return False  # "the march of 2 May ended peacefully"
    over = _over().search(words)
    if over is None or before in ("before", "since", "after", "from"):
        return _until_before(text, low, time)
    at, to = low + over.start(), low + over.end()
    reached = at < time.start <= to + REACH or (
        time.start - low < FRONT and time.end <= at and not re.search(r"\b(?:and|but)\b", text[time.end : at])
    )
    if not reached or re.search(r"[;—–]|, (?:though|but|and) ", text[to : time.start]):
        return False
    return _lasting(words.lower()) or "it was over" in words.lower() or _PUT_OUT.search(over.group()) is not None


def between(text: str, first: Time, second: Time) -> bool:
    """Whether two times are the beginning and the end of what lasted: "between 13:50 and 22:15"; a span within which something fell
    ("between one and two in the morning") is none."""
    lead = text[max(0, first.start - 20) : first.start].lower()
    gap = text[first.end : second.start].lower()
    if not (
        (re.search(r"\bbetween (?:about )?$", lead) and re.fullmatch(r" and (?:about )?", gap))
        or (re.search(r"\bfrom (?:about |around )?$", lead) and re.fullmatch(r" (?:to|until|till) (?:\w+ ){0,3}", gap))
    ):
        return False
    a, b = first.value, second.value
    if "T" in a and "T" in b and a[:10] == b[:10]:
        hours = int(b[11:13] or 0) - int(a[11:13] or 0) if a[11:13].isdigit() and b[11:13].isdigit() else 0
        return hours > 1
    return len(a) >= 10 and len(b) >= 10 and a < b


def _until_before(text: str, low: int, time: Time) -> bool:
    """Whether the time goes on with one that ends ("until 6 a.m. on Friday")."""
    m = re.search(r"\b(?:until|till|to) [\d:.apm ]{1,12}\s*on $", text[max(low, time.start - 30) : time.start])
    return m is not None and _lasting(text[max(0, low - NEAR) : time.end].lower())


def _lasting(words: str) -> bool:
    return _last().search(words) is not None
