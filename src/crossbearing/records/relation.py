"""How two claims of one event, attribute and subject stand to each other."""

from __future__ import annotations

from typing import Literal

from crossbearing.records.shown import Shown

RelationType = Literal["agrees", "refines", "updates", "contradicts", "denies", "scope"]


class Relation(Shown, frozen=True):
    """`a` and `b` are claim ids, ordered for `refines` (b is more precise), `updates` (b is later), `denies` (b denies a).
    `why` is one short sentence with the values and the dates compared."""

    a: str
    b: str
    type: RelationType
    why: str
