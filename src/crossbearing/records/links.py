"""What is the same across accounts: the output of `link`."""

from __future__ import annotations

import msgspec

from crossbearing.records.copy import Copy
from crossbearing.records.entity import Entity
from crossbearing.records.event import Event
from crossbearing.records.framing import Naming


class NearLink(msgspec.Struct, frozen=True):
    """Two incidents, each by its document's id and its own, that were `joined` or kept apart by little: `score` is the probability, 0..1, that
    they are one."""

    a: tuple[str, str]
    b: tuple[str, str]
    score: float
    joined: bool


class Links(msgspec.Struct, frozen=True):
    """`events` carry no attributes yet. `event_of` maps (document id, incident id) to the resolved event's id; `main_event` maps a document's
    id to the event that it is chiefly about, `agencies` to the news agency whose copy the account carries as a whole, `near` are the joins
    that a person should look at, the nearest to the threshold first."""

    copies: tuple[Copy, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    event_of: dict[tuple[str, str], str]
    main_event: dict[str, str]
    warnings: tuple[str, ...] = ()
    framing: tuple[Naming, ...] = ()
    agencies: dict[str, str] = {}
    near: tuple[NearLink, ...] = ()
