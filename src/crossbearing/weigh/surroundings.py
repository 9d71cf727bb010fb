"""What stands beside a claim in its account: narrower places, words that tell what is measured, a night, an extent."""

from __future__ import annotations

import re
from itertools import pairwise

from crossbearing.records import Annotations, Claim, Event, Place
from crossbearing.weigh.folding import stems
from crossbearing.weigh.subjects import happening

# Places beside a figure, within so many characters and nothing but these words between.
BESIDE = 24
DIVISION = 4
# Words this near to a figure tell what it measures.
CONTEXT = 90
# How far a figure reaches is told right after it ("147 nationwide").
EXTENT = 30
# A zone stands right after its time; a sentence is looked back into so far.
ZONE_REACH = 12
SENTENCE = 300
# A hedge stands right before its time.
HEDGE = 18
# A place names an event within so many characters ("the roof collapse in Swat", "Balkan earthquake").
EVENT_NAME = 30
# Figures of several places stand this near to each other in a list.
LIST_REACH = 60
_OF_EVENT = re.compile(r" (?:in|at|near|on|off|of|along)(?: the)? $")
_GROWN = re.compile(
    r"\b(?:ros[ea]|risen|rises?|rising|climb\w*|grew|grows?|grown|jumped|increased|mounted|up from|revised|raised|now|by now|later)\b",
    re.I,
)
_ABOUT = re.compile(
    r"\b(?:about|around|approximately|roughly|circa|shortly|some time|just (?:before|after)|nearly|almost|towards?|minutes (?:before|after|past))\b",
    re.I,
)
_LATER_PLACE = re.compile(
    r"[^,.;:()\n\d]* (?:in|at|near|on|off|outside)(?: the)?(?: (?:town|city|village|district|province|region|port|area) of)? "
)
_HELD = re.compile(r"\b(?:held|kept|in custody|taken|jailed|remanded|transferred)\b", re.I)
_OF_THEM = re.compile(
    r"\b(?:of|among) (?:whom|them|these|those)(?: (?:about|some|around|at least|more than|up to|only|nearly|almost))? ?$",
    re.I,
)
_MORE = re.compile(r"\b(?:another|a further|an additional|an extra)(?: (?:about|some|estimated))? ?$", re.I)
_WHOLE = re.compile(r"\b(?:altogether|in all|in total|a total of|all told)\b", re.I)
_ZONE = re.compile(r"\b(?:GMT|UTC|U\.T\.C\.|G\.M\.T\.|CET|CEST|EET|EEST|MSK|BST|EDT|EST|CDT|CST|PDT|PST|JST|IST|PKT)\b")
_CLAUSE_END = re.compile(r"[;:()\n,]|[.!?]\s|\b(?:and|while|but|with|including|among)\b|\d")
_OPENING = re.compile(
    r"(?:(?:But|And|Meanwhile|Elsewhere|Also),? )?(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]round|[Aa]cross)(?: the)?(?: (?:nearby|neighbouring|neighboring))?(?: (?:town|city|village|district|province|region) of)? "
)
_EMPTY = stems("percent per cent people persons said says told also still about around according")
_STOP = re.compile(r"[.!?;]\s|\n")
_BEFORE = re.compile(
    r"\s*(?:district|province|county|region|city)?\s*(?:[:–—-]|\bwith\b)?\s*(?:about|some|around|at least)?\s*", re.I
)
_AFTER = re.compile(
    r"(?:\s+(?:people|persons))?\s+(?:in|at|from|near|across|around)\s+(?:the\s+)?"
    r"(?:(?:district|province|county|city|town|village)\s+)?(?:town of|city of|district of|province of)?\s*",
    re.I,
)


def sentence(text: str, claim: Claim) -> str:
    """The words beside a claim, inside its sentence, without its own."""
    before = _STOP.split(text[max(0, claim.start - CONTEXT) : claim.start])[-1]
    return f"{before} {_STOP.split(text[claim.end : claim.end + CONTEXT])[0]}"


def opening(text: str, claim: Claim) -> str:
    """The words before a claim in its sentence, without its own."""
    return _STOP.split(text[max(0, claim.start - SENTENCE) : claim.start])[-1]


def hedged(text: str, claim: Claim) -> bool:
    """Whether a time is told as an approximate one: "at about 4 a.m."."""
    return bool(_ABOUT.search(f"{text[max(0, claim.start - HEDGE) : claim.start]}{text[claim.start : claim.end]}"))


def content(beside: str) -> frozenset[str]:
    """Stems of the words that tell what is measured."""
    return frozenset(w for w in stems(beside) if len(w) > 1 and w not in _EMPTY)


def after(text: str, claim: Claim) -> str:
    """The few words after a claim, inside its sentence."""
    return _STOP.split(text[claim.end : claim.end + EXTENT])[0]


def zone(text: str, claim: Claim) -> str | None:
    """The time zone named with a time of day: "3.52 GMT"."""
    found = _ZONE.search(f"{text[claim.start : claim.end]}{_STOP.split(text[claim.end : claim.end + ZONE_REACH])[0]}")
    return found.group().replace(".", "").upper() if found else None


def clause(text: str, claim: Claim) -> str:
    """The words after a claim as far as its clause goes: what became of those counted ("23" remain in hospital)."""
    rest = text[claim.end : claim.end + CONTEXT]
    return _CLAUSE_END.split(rest.lstrip(" ").removeprefix("with "), maxsplit=1)[0]


def beside(text: str, claim: Claim) -> str:
    """The words of a claim's clause on both sides of it."""
    before = _CLAUSE_END.split(text[max(0, claim.start - CONTEXT) : claim.start])[-1]
    return " ".join(f"{before} {text[claim.start : claim.end]} {clause(text, claim)}".split())


def grown(text: str, claim: Claim) -> bool:
    """Whether the words of a figure's clause say that it grew or stands now: "rose to 17", "14 bodies had now been found"."""
    return bool(_GROWN.search(beside(text, claim)))


def located(account: Annotations, claim: Claim) -> frozenset[str]:
    """Places that open a claim's sentence: "In Oakham, across the river, eight people were hurt"."""
    before = _STOP.split(account.document.text[max(0, claim.start - SENTENCE) : claim.start])[-1].lstrip()
    begin = claim.start - len(before)
    opened = _OPENING.match(before)
    first = begin + opened.end() if opened else -1
    text = account.document.text
    return frozenset(
        p.name
        for p in account.places
        if (p.start == first or (claim.end < p.start < claim.end + CONTEXT and _told_in(text[claim.end : p.start])))
        and p.precision is not None
        and p.precision <= DIVISION
        and not _narrows_nothing(text, claim, p)
    )


def _told_in(between: str) -> bool:
    """Whether the words between a figure and a place put the one into the other: "were killed by falling trees in"."""
    return bool(_LATER_PLACE.fullmatch(between)) and " and " not in between


def places_beside(account: Annotations, claim: Claim) -> tuple[Place, ...]:
    """Places that narrow a figure: inside its words, or beside it ("Harbour: 6", "6 in Harbour")."""
    if claim.low is None and claim.high is None:
        return ()
    text, told = account.document.text, []
    for p in account.places:
        if p.end < claim.start - BESIDE or p.precision is None or p.precision > DIVISION:
            continue
        if p.start > claim.end + BESIDE:
            break
        inside = claim.start <= p.start < claim.end
        before = p.end <= claim.start and _BEFORE.fullmatch(text[p.end : claim.start])
        after = p.start >= claim.end and _AFTER.fullmatch(text[claim.end : p.start])
        if (inside or before or after) and not _narrows_nothing(text, claim, p):
            told.append(p)
    return tuple(told)


def _narrows_nothing(text: str, claim: Claim, place: Place) -> bool:
    """Whether a place beside a figure tells who speaks ("El Mirador counts 380"), which event it is ("ten killed in Balkan earthquake", "the
    roof collapse in Swat") or where people are held, and not where those counted are."""
    words = text[place.start : place.end]
    if any(words in source for source in claim.sources):
        return True
    pattern = happening()
    if pattern.match(text[place.end : place.end + EVENT_NAME].lower().lstrip(" -’s'")):
        return True
    head = text[max(0, place.start - EVENT_NAME) : place.start].lower()
    led = _OF_EVENT.search(head)
    if led and pattern.search(head[: led.start()].rsplit(" ", 2)[-1]):
        return True
    return claim.attribute == "detained" and bool(_HELD.search(text[claim.start : place.start]))


def at_home(place: Place, text: str, event: Event) -> bool:
    """Whether it is the event's own place, or the division that holds it: that narrows nothing."""
    own = event.place
    known = {own.name, own.admin1} if own else set()
    return place.name in known or text[place.start : place.end] in known


def places_told(account: Annotations, claim: Claim, event: Event, spread: bool) -> tuple[frozenset[str], bool]:
    """The places that narrow a figure, and whether one of them is the event's own; in an event `spread` over several, that narrows too."""
    beside = places_beside(account, claim)
    home = [p for p in beside if at_home(p, account.document.text, event)]
    if spread:
        return frozenset(p.name for p in beside), False
    return frozenset(p.name for p in beside if p not in home), bool(home)


def lists_places(account: Annotations, claims: tuple[Claim, ...], event: Event) -> bool:
    """Whether an account sets figures for the event's own place and for others side by side ("Harbour: 6, Hill: 3"): the event is
    spread over several places, and its own place is one of them."""
    told = [(c, places_beside(account, c)) for c in claims if c.event == event.id and c.low is not None]
    listed = [(c, [at_home(p, account.document.text, event) for p in ps]) for c, ps in told if ps]
    return any(
        a.attribute == b.attribute and b.start - a.end < LIST_REACH and any(x) != any(y)
        for (a, x), (b, y) in pairwise(listed)
    )


def of_others(text: str, claim: Claim) -> bool:
    """Whether the words before a figure make it a part of those told of: "96 injured, of whom" 52 have been taken to hospital."""
    return bool(_OF_THEM.search(text, max(0, claim.start - CONTEXT), claim.start))


def added(text: str, claim: Claim) -> bool:
    """Whether the words before a figure add it to what was told: "another" 1,500."""
    return bool(_MORE.search(text, max(0, claim.start - EXTENT), claim.start))


def whole(text: str, claim: Claim) -> bool:
    """Whether the words call a figure the whole: "altogether 146", "nine in all"."""
    return bool(_WHOLE.search(f"{text[max(0, claim.start - 14) : claim.end]} {text[claim.end : claim.end + 10]}"))
