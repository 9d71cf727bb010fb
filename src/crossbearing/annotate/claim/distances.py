"""Days told by their distance from another: "Four days after the river came over its banks, 23 people are known to have died"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from spacy.tokens import Span

from crossbearing.annotate.claim.make import Draft
from crossbearing.records import Claim, EventMention

_NUMBERS = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_AFTER = re.compile(
    rf"\b(?P<n>{'|'.join(_NUMBERS)}|\d{{1,2}}) (?P<unit>day|week)s? after (?!(?:that|this|which|it|he|she|they|we|I)\b)",
    re.IGNORECASE,
)
# The happening reckoned from stands within so many characters.
REACH = 60
WEEK = 7
_PRESENT = frozenset({"VBZ", "VBP"})


def distance_drafts(
    text: str, sentence: Span, events: Sequence[EventMention], dated: Sequence[Claim], published: str | None
) -> list[Draft]:
    """The beginnings of what a day of the sentence is reckoned from. The day itself is one that the sentence tells before, else the
    account's own where its main clause tells of the present; else nothing is known."""
    low, high = sentence.start_char, sentence.end_char
    drafts: list[Draft] = []
    for m in _AFTER.finditer(text, low, high):
        event = next((e for e in events if m.end() <= e.start <= m.end() + REACH and e.type != "statement"), None)
        if event is None:
            continue
        told = [
            c.value or "" for c in dated if c.attribute == "start" and c.end <= m.start() and len(c.value or "") >= 10
        ]
        base = told[-1] if told else (published if _now(sentence) else None)
        day = _day(base)
        if day is None:
            continue
        n = _NUMBERS.get(m["n"].lower()) or int(m["n"]) if m["n"].isdigit() or m["n"].lower() in _NUMBERS else 0
        value = (day - timedelta(days=n * (WEEK if m["unit"].lower() == "week" else 1))).isoformat()
        drafts.append(
            Draft(
                m.start(),
                event.end,
                "start",
                value=value,
                subject=text[event.start : event.end],
                at=(event.start, event.end),
            )
        )
    return drafts


def _now(sentence: Span) -> bool:
    root = sentence.root
    return root.tag_ in _PRESENT or any(c.tag_ in _PRESENT and c.dep_ in ("aux", "auxpass") for c in root.children)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
