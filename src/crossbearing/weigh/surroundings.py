"""What stands beside a claim in its account: narrower places, words that tell what is measured, a night, an extent."""

from __future__ import annotations

import re
from itertools import pairwise

from crossbearing.records import Annotations, Claim, Event, Place
from crossbearing.weigh.folding import stems

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
# Figures of several places stand this near to each other in a list.
LIST_REACH = 60
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
    return f"{before} {text[claim.start : claim.end]} {clause(text, claim)}"


def located(account: Annotations, claim: Claim) -> frozenset[str]:
    """Places that open a claim's sentence: "In Oakham, across the river, eight people were hurt"."""
    before = _STOP.split(account.document.text[max(0, claim.start - SENTENCE) : claim.start])[-1].lstrip()
    begin = claim.start - len(before)
    opened = _OPENING.match(before)
    if not opened:
        return frozenset()
    first = begin + opened.end()
    return frozenset(
        p.name for p in account.places if p.start == first and p.precision is not None and p.precision <= DIVISION
    )


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
        if inside or before or after:
            told.append(p)
    return tuple(told)


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


def whole(text: str, claim: Claim) -> bool:
    """Whether the words call a figure the whole: "altogether 146", "nine in all"."""
    return bool(_WHOLE.search(f"{text[max(0, claim.start - 14) : claim.end]} {text[claim.end : claim.end + 10]}"))
