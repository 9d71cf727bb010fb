"""A person, organisation, place or group across accounts."""

from __future__ import annotations

import msgspec

from crossbearing.records.decided import Decided
from crossbearing.records.name import NameKind
from crossbearing.records.shown import Shown
from crossbearing.records.span import Passage


class Entity(Shown, frozen=True):
    """`name` is the fullest form, `aliases` every other form in which it is written. `why` says why the forms were joined, a sentence each.
    `decided` is there only where reviewers decided on it."""

    id: str
    kind: NameKind
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Passage, ...]
    geonameid: int | None = None
    why: tuple[str, ...] = ()
    decided: Decided | msgspec.UnsetType = msgspec.UNSET
