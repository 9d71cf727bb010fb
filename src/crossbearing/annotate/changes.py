"""Whether a figure is told as a rise or a fall."""

from __future__ import annotations

import re
from typing import Literal

from crossbearing.annotate.units import Unit
from crossbearing.lexicon import lexicon

Direction = Literal["up", "down"]

_LEXICON = lexicon("changes")
_FORMS: dict[str, tuple[Direction, bool]] = {}
for _direction in ("up", "down"):
    for _row in _LEXICON[_direction]:
        _FORMS.update({form: (_direction, bool(_row["plain"])) for form in _row["forms"]})
# Kinds of unit with which a form tells no change: who "lost 12 million euros" has them no more.
_NEVER = {form: frozenset(row.get("not", ())) for d in ("up", "down") for row in _LEXICON[d] for form in row["forms"]}
_any = "|".join(sorted(map(re.escape, _FORMS), key=len, reverse=True))
_BETWEEN = r"(?:[ \u00a0]+(?:by|another|a further|further|an additional|additional|just|only|over))*"
_CHANGE = re.compile(rf"\b(?P<form>{_any})\b{_BETWEEN}[ \u00a0]*$", re.IGNORECASE)
_CLOSING = frozenset(_FORMS) | frozenset(("by", "another", "further", "additional", "just", "only", "over"))
_LAST_WORD = re.compile(r"(\w+)[ \u00a0]*$")
_OBJECT_BY = re.compile(rf"\b(?P<form>{_any})[ ](?:[\w’'-]+[ ]){{1,3}}by[ ]$", re.IGNORECASE)
# Verbs alone: "up 3 per cent to 41" tells that 41 was reached, not that it rose.
_REACHED = re.compile(rf"\b(?!up\b|down\b)(?P<form>{_any})\b(?:[ ](?:back|slightly|sharply|again|further|only|just))?(?:[ ](?:by[ ])?\S+(?:[ ](?:per cent|percent|sen|points|million|billion|cents))?)?[ ]to[ ]$", re.IGNORECASE)  # fmt: skip
_TO = re.compile(r"[ ]to[ ]$", re.IGNORECASE)
_BY = re.compile(r"\bby[ \u00a0]+$", re.IGNORECASE)
# "up" and "down" are also particles ("gave up 40 yards", "blew up three bridges"): they tell a direction after these, or before shares and money.
_PARTICLES = frozenset({"up", "down"})
_FREE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|trading|ended|closed|finished|trending|now|still)|[,;:(–—])[ \u00a0]*$",
    re.IGNORECASE,
)
_NEAR = re.compile(rf"\b(?:{_any})\b", re.IGNORECASE)
_PLUS = re.compile(r"(?<![\w+])\+$")
# In this many characters before "from A to B" a verb of change makes it a movement.
_REACH = 48
_MEASURED = frozenset({"share", "money", "speed", "length", "energy", "physics", "mass", "rate", "area", "volume"})


def direction(text: str, start: int, unit: Unit | None) -> tuple[Direction, int] | None:
    """The direction told straight before the figure at `start`, and where its words begin."""
    if _PLUS.search(text, max(0, start - 2), start):
        return "up", start - 1
    last = _LAST_WORD.search(text, max(0, start - 16), start)
    if last is None or last[1].lower() not in _CLOSING:
        return None
    window = max(0, start - _REACH)
    m = _CHANGE.search(text, window, start) or _OBJECT_BY.search(text, window, start)
    if m is None:
        return None
    way, plain = _FORMS[m["form"].lower()]
    if not plain and not (unit and unit.kind in _MEASURED):
        return None
    if unit and unit.kind in _NEVER[m["form"].lower()]:
        return None
    particle = m["form"].lower() in _PARTICLES and not (unit and unit.kind in ("share", "money"))
    if particle and not _FREE.search(text, max(0, m.start() - 12), m.start()):
        return None
    return way, m.start()


def reached(text: str, start: int) -> tuple[Direction, int] | None:
    """The direction of a value that is reached: "rose to 17", "fell 3 per cent to 41"."""
    if not _TO.search(text, max(0, start - 5), start):
        return None
    m = _REACHED.search(text, max(0, start - _REACH), start)
    return (_FORMS[m["form"].lower()][0], m.start()) if m else None


def by_alone(text: str, start: int) -> bool:
    """Whether the figure at `start` goes on with a change told before: "the first was down 2 per cent, the second BY 3"."""
    return bool(_BY.search(text, max(0, start - 4), start))


def direction_near(text: str, start: int) -> bool:
    """Whether a word of rise or fall stands shortly before `start`, in the same sentence."""
    window = text[max(0, start - _REACH) : start]
    return bool(_NEAR.search(window.rsplit(". ", 1)[-1]))
