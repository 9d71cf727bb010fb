"""What the accounts' claims of one attribute come to."""

from __future__ import annotations

from typing import Literal

import msgspec

from crossbearing.records.claim import Attribute
from crossbearing.records.shown import Shown

Status = Literal["agreed", "compatible", "updated", "disputed", "single"]


class Estimate(Shown, frozen=True):
    """`low <= best <= high` by the rule named in `method`; `value` instead for what is no figure. `weights` are the sources' shares, 0..1."""

    low: float | None
    best: float | None
    high: float | None
    method: str
    value: str | None = None
    why: str = ""
    weights: dict[str, float] = {}


OriginKind = Literal["text", "agency", "communique", "speaker"]


class Origin(msgspec.Struct, frozen=True):
    """Claims of several accounts that are one word: the same text, the same agency's copy, one communique, one speaker. `name` is the agency
    or speaker, None where only the text is the same; `accounts` counts documents."""

    kind: OriginKind
    name: str | None
    claims: tuple[str, ...]
    accounts: int
    why: str


class Reading(Shown, frozen=True):
    """One value that is told, and by whom. `accounts` counts documents, `independent` those that neither copy one another nor repeat the
    same speaker; `why` says what was counted as one, `origins` lists it. `superseded` marks an earlier state of a figure that changed."""

    low: float | None
    high: float | None
    value: str | None
    claims: tuple[str, ...]
    accounts: int
    independent: int
    why: str = ""
    superseded: bool = False
    origins: tuple[Origin, ...] = ()


class AttributeRecord(Shown, frozen=True):
    """All that is told of one attribute and subject of one event."""

    attribute: Attribute
    subject: str | None
    estimate: Estimate | None
    readings: tuple[Reading, ...]
    status: Status
