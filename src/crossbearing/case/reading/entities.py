"""Names: the list, and one with all its forms."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, func, select

from crossbearing.case import schema
from crossbearing.case.reading import fulltext
from crossbearing.case.reading.events import rows as event_rows
from crossbearing.case.reading.rows import EntityForm, EntityRow, EntityView, Page
from crossbearing.records import Entity, Passage
from crossbearing.records.name import NameKind

_T = schema.entities.c
_ROW = (_T.id, _T.kind, _T.name, _T.forms, _T.accounts, _T.mentions, _T.geonameid)
# Forms, events and mentions that the page of one name shows.
MOST_FORMS, MOST_EVENTS, MOST_MENTIONS = 60, 40, 200


def page(connection: Connection, kind: NameKind | None, q: str | None, offset: int, limit: int) -> Page[EntityRow]:
    """A page of the names that fit, those most mentioned first."""
    if q and q.strip():
        found = fulltext.numbers(connection, "entities", q, beginnings=True)
        query = select(*_ROW).where(_T.number.in_(found.numbers)).order_by(_T.number)
        if kind:
            query = query.where(_T.kind == kind)
        fits = [EntityRow(*r) for r in connection.execute(query).all()]
        return Page(tuple(fits[offset : offset + limit]), len(fits), offset, limit, found.exact)
    order = _T.in_kind if kind else _T.number
    query = select(*_ROW).where(order >= offset, order < offset + limit).order_by(order)
    count = select(func.max(order))
    if kind:
        query, count = query.where(_T.kind == kind), count.where(_T.kind == kind)
    last = connection.execute(count).scalar()
    total = 0 if last is None else last + 1
    return Page(tuple(EntityRow(*r) for r in connection.execute(query).all()), total, offset, limit)


def forms(connection: Connection, ids: Sequence[str], most: int) -> dict[str, tuple[EntityForm, ...]]:
    """The `most` used forms of each of these names."""
    t = schema.entity_forms.c
    query = select(t.entity, t.view).where(t.entity.in_(list(ids)), t.place < most).order_by(t.entity, t.place)
    found: dict[str, list[EntityForm]] = {i: [] for i in ids}
    for r in connection.execute(query).all():
        found[r.entity].append(msgspec.json.decode(r.view, type=EntityForm))
    return {i: tuple(f) for i, f in found.items()}


def view(connection: Connection, id: str) -> EntityView | None:
    """One name with its forms, and the events in whose claims it stands, those that name it most first."""
    held = connection.execute(select(_T.entity, _T.accounts, _T.mentions).where(_T.id == id)).first()
    if held is None:
        return None
    m = schema.mentions.c
    own = select(m.document, m.start, m.end).where(m.entity == id).order_by(m.number).limit(MOST_MENTIONS)
    mentions = tuple(Passage(*r) for r in connection.execute(own).all())
    entity = msgspec.structs.replace(msgspec.json.decode(held.entity, type=Entity), mentions=mentions)
    t = schema.entity_forms.c
    query = select(t.view).where(t.entity == id, t.place < MOST_FORMS).order_by(t.place)
    forms = tuple(msgspec.json.decode(b, type=EntityForm) for b in connection.execute(query).scalars().all())
    e = schema.event_entities.c
    named = select(e.event).where(e.entity == id).order_by(e.mentions.desc()).limit(MOST_EVENTS)
    events = event_rows(connection, list(connection.execute(named).scalars().all()))
    return EntityView(entity, forms, events, held.accounts, held.mentions, held.mentions - len(entity.mentions))
