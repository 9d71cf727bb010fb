"""What stands beside a claim in its account: narrower places, words that tell what is measured, a night, an extent."""

from __future__ import annotations

import re

from crossbearing.records import Annotations, Claim, Event
from crossbearing.weigh.folding import stems

# Places beside a figure, within so many characters and nothing but these words between.
BESIDE = 24
DIVISION = 4
# Words this near to a figure tell what it measures.
CONTEXT = 90
# How far a figure reaches is told right after it ("147 nationwide").
EXTENT = 30
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


def places_told(account: Annotations, claim: Claim, event: Event) -> tuple[frozenset[str], bool]:
    """Places that narrow a figure: inside its words, or beside it ("Harbour: 6", "6 in Harbour"); and whether one of them is the event's own.
    What is the event's place, or holds it, narrows nothing."""
    if claim.low is None and claim.high is None:
        return frozenset(), False
    own = event.place
    known = {own.name, own.admin1} if own else set()
    text, told, at_home = account.document.text, [], False
    for p in account.places:
        if p.end < claim.start - BESIDE or p.precision is None or p.precision > DIVISION:
            continue
        if p.start > claim.end + BESIDE:
            break
        inside = claim.start <= p.start < claim.end
        before = p.end <= claim.start and _BEFORE.fullmatch(text[p.end : claim.start])
        after = p.start >= claim.end and _AFTER.fullmatch(text[claim.end : p.start])
        if not (inside or before or after):
            continue
        if p.name in known or text[p.start : p.end] in known or p.name in event.label:
            at_home = True
        else:
            told.append(p.name)
    return frozenset(told), at_home
