"""The sourced record of a collection of accounts: the output of `reconcile`."""

from __future__ import annotations

import msgspec

from crossbearing.records.attribution import Attribution
from crossbearing.records.boilerplate import Boilerplate
from crossbearing.records.call import Call
from crossbearing.records.claim import Claim
from crossbearing.records.copy import Copy
from crossbearing.records.document import Document
from crossbearing.records.entity import Entity
from crossbearing.records.event import Event
from crossbearing.records.framing import Naming
from crossbearing.records.relation import Relation
from crossbearing.records.shown import Shown


class DocumentAttribution(Attribution, frozen=True, kw_only=True):
    """An attribution, with the document in which it stands."""

    document: str


class SetAside(msgspec.Struct, frozen=True):
    """What reviewers rejected: it counts nowhere in the record, and is kept to be seen. Each carries `decided`."""

    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    entities: tuple[Entity, ...] = ()


class Record(Shown, frozen=True):
    """Everything said, linked and weighed. Every list has a fixed order, so that the same documents give the same bytes.
    `set_aside` is there only where reviewers rejected something."""

    documents: tuple[Document, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    attributions: tuple[DocumentAttribution, ...]
    calls: tuple[Call, ...]
    boilerplate: tuple[Boilerplate, ...]
    copies: tuple[Copy, ...]
    warnings: tuple[str, ...]
    framing: tuple[Naming, ...] = ()
    set_aside: SetAside | msgspec.UnsetType = msgspec.UNSET
