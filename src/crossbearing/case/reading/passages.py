"""The words of passages, and claims by their ids, without reading whole accounts into memory."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, bindparam, func, select

from crossbearing.case import schema
from crossbearing.case.reading.rows import Words
from crossbearing.records import Claim, Passage

_LISTED = 500
_D, _X = schema.documents.c, schema.texts.c
# A part of an account's text, said once: a page asks for dozens.
_PART = (
    select(func.substr(_X.text, bindparam("first"), bindparam("length")))
    .select_from(schema.texts.join(schema.documents, _D.number == _X.number))
    .where(_D.id == bindparam("document"))
)


def words(connection: Connection, passages: Sequence[Passage], around: int) -> tuple[Words, ...]:
    """What stands at each passage, with `around` characters before and after; of an account that is gone, nothing."""
    found = []
    for p in passages:
        first = max(0, p.start - around)
        asked = {"document": p.document, "first": first + 1, "length": p.end + around - first}
        told = connection.execute(_PART, asked).scalar() or ""
        lead, length = p.start - first, p.end - p.start
        found.append(Words(told[:lead], told[lead : lead + length], told[lead + length :]))
    return tuple(found)


def claims(connection: Connection, ids: Sequence[str]) -> tuple[Claim, ...]:
    """The claims of these ids, in this order; those that are gone are left out."""
    t = schema.claims.c
    found: dict[str, Claim] = {}
    for n in range(0, len(ids), _LISTED):
        query = select(t.id, t.claim).where(t.id.in_(list(ids[n : n + _LISTED])))
        found |= {r.id: msgspec.json.decode(r.claim, type=Claim) for r in connection.execute(query).all()}
    return tuple(found[i] for i in dict.fromkeys(ids) if i in found)
