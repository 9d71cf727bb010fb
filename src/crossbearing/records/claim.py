"""A claim: one thing that one account says of one attribute of one event."""

from __future__ import annotations

from typing import Literal

import msgspec

from crossbearing.records.decided import Decided
from crossbearing.records.mention import Factuality
from crossbearing.records.shown import Shown

Attribute = Literal[
    "fatalities", "injured", "missing", "displaced", "detained", "participants", "troops", "buildings", "population", "money",
    "magnitude", "duration", "start", "end", "place", "cause", "perpetrator", "title", "other",
]  # fmt: skip


class Claim(Shown, frozen=True):
    """Figures carry `low` and `high` (either None where the words leave that side open), everything else `value`.

    `event` is the id of an event mention's incident in `annotate`, of the resolved event in a record. `subject` is who or what is
    counted or named, in the account's words. `as_of` is the date for which a cumulative figure is given, None where the text
    gives none. `sources` as in Attribution. `document` is set in a record. `part` tells that the figure counts only a part
    ("of them three children", a day of many), so that it is not compared with the whole. `became` is what became of the one person told
    of, where the account tells it elsewhere: who "was shot" and "died in hospital" counts among the dead. `decided`
    is there only where reviewers decided on it.
    """

    id: str
    start: int
    end: int
    quote: str
    event: str | None
    attribute: Attribute
    low: float | None
    high: float | None
    value: str | None
    unit: str | None
    subject: str | None
    as_of: str | None
    sources: tuple[str, ...]
    factuality: Factuality
    document: str | None = None
    part: bool = False
    became: Attribute | None = None
    decided: Decided | msgspec.UnsetType = msgspec.UNSET
