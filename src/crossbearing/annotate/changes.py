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
        _FORMS.update({form: (_direction, bool(_row["plain"])) for form in _row["forms"]})  # type: ignore[misc]
_any = "|".join(sorted(map(re.escape, _FORMS), key=len, reverse=True))
_BETWEEN = r"(?:[ \u00a0]+(?:by|another|an?|a further|further|an additional|additional|just|only|over))*"
_CHANGE = re.compile(rf"\b(?P<form>{_any})\b{_BETWEEN}[ \u00a0]*$", re.IGNORECASE)
_NEAR = re.compile(rf"\b(?:{_any})\b", re.IGNORECASE)
_PLUS = re.compile(r"(?<![\w+])\+$")
# In this many characters before "from A to B" a verb of change makes it a movement.
_REACH = 48
_MEASURED = frozenset({"share", "money", "speed", "length", "energy", "physics", "mass", "rate", "area", "volume"})


def direction(text: str, start: int, unit: Unit | None) -> tuple[Direction, int] | None:
    """The direction told straight before the figure at `start`, and where its words begin."""
    if _PLUS.search(text, max(0, start - 2), start):
        return "up", start - 1
    m = _CHANGE.search(text, max(0, start - _REACH), start)
    if m is None:
        return None
    way, plain = _FORMS[m["form"].lower()]
    if not plain and not (unit and unit.kind in _MEASURED):
        return None
    return way, m.start()


def direction_near(text: str, start: int) -> bool:
    """Whether a word of rise or fall stands shortly before `start`, in the same sentence."""
    window = text[max(0, start - _REACH) : start]
    return bool(_NEAR.search(window.rsplit(". ", 1)[-1]))
