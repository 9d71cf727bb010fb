"""Whether an account came to what the synopsis of the whole case tells: its main events and the names in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec
from sqlalchemy import Connection, select

from crossbearing.case import schema
from crossbearing.case.growth.naming import Named
from crossbearing.case.reading.cut import MOST_EVENTS
from crossbearing.records import Entity


def story_touched(connection: Connection, events: Collection[str], names: Iterable[Entity]) -> bool:
    """Whether one of these events is a main one, or one of these names stands in the claims of a main one."""
    e, n = schema.events.c, schema.event_entities.c
    main = select(e.id).where(e.by_weight < MOST_EVENTS)
    if not set(events).isdisjoint(connection.execute(main).scalars()):
        return True
    ids = [x.id for x in names]
    inside = select(n.event).where(n.event.in_(main), n.entity.in_(ids)).limit(1)
    return bool(ids) and connection.execute(inside).first() is not None


def renamed(names: Iterable[Named], borne: Iterable[Entity]) -> list[Entity]:
    """Those of the case's names that have another form now that the account bears them so."""
    bare = ((n.known, msgspec.structs.replace(e, mentions=())) for n, e in zip(names, borne, strict=True) if n.known)
    return [now for before, now in bare if now != msgspec.structs.replace(before, mentions=())]
