"""An event as a coder would file it."""

from __future__ import annotations

import msgspec

from crossbearing.records.coverage import Coverage
from crossbearing.records.decided import Decided
from crossbearing.records.mention import EventType
from crossbearing.records.place import Location
from crossbearing.records.reading import AttributeRecord
from crossbearing.records.shown import Shown
from crossbearing.records.span import Passage


class Part(msgspec.Struct, frozen=True):
    """One action in an event, with its mentions across accounts."""

    type: EventType
    lemma: str
    mentions: tuple[Passage, ...]


class Event(Shown, frozen=True):
    """`start` and `end` are EDTF-like dates at the precision told, None where none is. `why` says why its mentions were joined; `coverage`
    its facts by accounts, where several tell of it; `decided` is there only where reviewers decided on it."""

    id: str
    type: EventType
    label: str
    start: str | None
    end: str | None
    place: Location | None
    parts: tuple[Part, ...]
    part_of: str | None
    documents: tuple[str, ...]
    claims: tuple[str, ...]
    attributes: tuple[AttributeRecord, ...] = ()
    why: tuple[str, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    decided: Decided | msgspec.UnsetType = msgspec.UNSET
