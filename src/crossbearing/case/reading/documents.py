"""Accounts: the list, one with all its layers, its versions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
from sqlalchemy import Connection, select

from crossbearing.case import schema
from crossbearing.case.basis import fact
from crossbearing.case.claim_changes import claim_changes
from crossbearing.case.reading.rows import DocumentFilter, DocumentRow, DocumentSort, Page, Version
from crossbearing.case.reading.selection import GROWN_ORDER, Selection
from crossbearing.records import Annotations, Decided

_T = schema.documents.c
_ROW = (
    _T.id, _T.siglum, _T.publisher, _T.author, _T.published, _T.title, _T.language, _T.path, _T.url, _T.words, _T.claims, _T.main_event,
    _T.origin, _T.versions,
)  # fmt: skip

# What the record may say of an account otherwise than it does itself: metadata that reviewers corrected, and what linking found.
_SAID = (_T.publisher, _T.author, _T.published, _T.title, _T.language, _T.url, _T.main_event, _T.decided)


def page(
    connection: Connection, asked: DocumentFilter, sort: DocumentSort, offset: int, limit: int
) -> Page[DocumentRow]:
    """A page of the accounts that fit."""
    chosen = Selection(connection, "documents")
    if asked == DocumentFilter() and sort == "date" and not len(chosen.array(GROWN_ORDER)):
        query = select(*_ROW).where(_T.number >= offset, _T.number < offset + limit).order_by(_T.number)
        return Page(
            tuple(_row(r) for r in connection.execute(query).all()),
            int(fact(connection, "accounts") or 0),
            offset,
            limit,
        )
    mask = chosen.everything()
    for dimension in ("publisher", "language"):
        if value := getattr(asked, dimension):
            mask &= chosen.one(dimension, value)
    if asked.start or asked.end:
        mask &= chosen.within(asked.start, asked.end)
    if asked.origin is not None:
        mask &= (chosen.array("copied") == 0) == asked.origin
    if asked.q:
        mask &= chosen.words(asked.q)
    if asked.event:
        t = schema.event_documents.c
        query = select(_T.number).join(schema.event_documents, t.document == _T.id).where(t.event == asked.event)
        telling = np.zeros(chosen.size(), dtype=bool)
        telling[list(connection.execute(query).scalars().all())] = True
        mask &= telling
    numbers = chosen.ordered(mask, sort)
    wanted = [int(n) for n in numbers[offset : offset + limit]]
    found = {r[0]: _row(r[1:]) for r in connection.execute(select(_T.number, *_ROW).where(_T.number.in_(wanted))).all()}
    return Page(tuple(found[n] for n in wanted if n in found), len(numbers), offset, limit)


def rows(connection: Connection, ids: Sequence[str]) -> tuple[DocumentRow, ...]:
    """The rows of these accounts, in this order."""
    found = {r.id: _row(r) for r in connection.execute(select(*_ROW).where(_T.id.in_(list(ids)))).all()}
    return tuple(found[i] for i in ids if i in found)


def sigla(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The letters of these accounts."""
    found = {r.id: r.siglum for r in connection.execute(select(_T.id, _T.siglum).where(_T.id.in_(list(ids)))).all()}
    return {i: found[i] for i in ids if i in found}


def document(connection: Connection, id: str) -> Annotations | None:
    """What one account says; its document as the record has it."""
    t = schema.accounts.c
    held = connection.execute(select(t.annotations).where(t.id == id)).scalar()
    if held is None:
        return None
    account = msgspec.json.decode(held, type=Annotations)
    row = connection.execute(select(*_SAID).where(_T.id == id)).first()
    if row is None:
        return account
    said = row._asdict()
    decided = said.pop("decided")
    said["decided"] = msgspec.UNSET if decided is None else msgspec.json.decode(decided, type=Decided)
    return msgspec.structs.replace(account, document=msgspec.structs.replace(account.document, **said))


def versions(connection: Connection, id: str) -> tuple[Version, ...]:
    """The states of an account, the oldest first, each with what changed in its claims."""
    t = schema.accounts.c
    own = connection.execute(select(t.id, t.chain).where(t.id == id)).first()
    if own is None:
        return ()
    query = select(t.number, t.added, t.current, t.annotations)
    query = query.where(t.chain == own.chain) if own.chain else query.where(t.id == id)
    rows = [(r, msgspec.json.decode(r.annotations, type=Annotations)) for r in connection.execute(query).all()]
    rows.sort(key=lambda x: (bool(x[0].current), x[1].document.published or "", x[0].number))
    found: list[Version] = []
    before: Annotations | None = None
    for n, (row, account) in enumerate(rows, 1):
        d = account.document
        changes = claim_changes(before, account, d.published or row.added) if before else ()
        found.append(Version(d.id, n, d.published, row.added, d.path, d.url, d.sha256, bool(row.current), changes))
        before = account
    return tuple(found)


def _row(r: Any) -> DocumentRow:
    return DocumentRow(*r)
