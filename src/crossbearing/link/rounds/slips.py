"""What a layer took into a name that is no part of it: a number, a trade, a possession."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crossbearing.link.appearances import Appearance

# "Novak's 80,000": the possessor is the name, the number is not.
_POSSESSOR = re.compile(r"(.{2,}?)[’']s[ \u00a0]+[\d.,]+\Z")


# "800,000 Lakelanders": neither is the number before it.
_LEADING = re.compile(r"[\d.,]+[ \u00a0]+(?=[^\W\d_])")


# "mason Ramesh": a trade before a name that the model took along.
_TRADE = re.compile(r"(?:[a-z][a-z-]+ )+(?=[A-Z])")
_PARTICLES = frozenset(
    ["de", "van", "von", "der", "den", "da", "di", "del", "dos", "la", "le", "el", "al", "bin", "ibn", "ben", "abu", "ter", "ten", "zu", "af", "av",
     "du"]
)  # fmt: skip


def without_slips(found: Sequence[Appearance]) -> list[Appearance]:
    """The appearances without them."""
    return [_without_number(x) for x in found]


def _without_trade(form: str) -> int:
    """How many characters of a person's name are words in small letters that are no particles."""
    m = _TRADE.match(form)
    return m.end() if m and not set(m.group().split()) & _PARTICLES else 0


def _without_number(x: Appearance) -> Appearance:
    if x.pronoun:
        return replace(x, known_as=x.known_as[_without_trade(x.known_as) :]) if x.kind == "person" else x
    known_as = x.known_as
    if x.kind == "person":
        known_as = known_as[_without_trade(known_as) :]
        if cut := _without_trade(x.form):
            x = replace(x, form=x.form[cut:], start=x.start + cut)
    if x.kind in ("person", "group"):
        known_as = known_as[lead.end() :] if (lead := _LEADING.match(known_as)) else known_as
        if lead := _LEADING.match(x.form):
            x = replace(x, form=x.form[lead.end() :], start=x.start + lead.end())
    if possessor := _POSSESSOR.match(known_as):
        known_as = possessor.group(1)
    if possessor := _POSSESSOR.match(x.form):
        x = replace(x, form=possessor.group(1), end=x.start + possessor.end(1))
    return x if known_as == x.known_as else replace(x, known_as=known_as)
