"""A mention of an event: the verb or noun by which something happens."""

from __future__ import annotations

from typing import Literal

import msgspec

from crossbearing.records.place import Location
from crossbearing.records.time import Interval

EventType = Literal[
    "battle", "explosion", "remote_violence", "violence_against_civilians", "displacement", "blockade", "protest", "riot",
    "strike", "arrest", "disaster", "accident", "agreement", "statement", "other",
]  # fmt: skip
Factuality = Literal["asserted", "unconfirmed", "alleged", "denied", "predicted", "hypothetical"]


class EventMention(msgspec.Struct, frozen=True):
    """`start`..`end` is the trigger. `incident` groups the mentions of one account that tell one happening: the id of the first
    of them (its own id where it is that one). `place` and `time` are those that the text gives for this event."""

    id: str
    start: int
    end: int
    type: EventType
    lemma: str
    agent: tuple[int, int] | None
    patient: tuple[int, int] | None
    place: Location | None
    time: Interval | None
    factuality: Factuality
    incident: str | None = None
