"""What the read side of a case gives: frozen rows, a page of them at a time."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

import msgspec

from crossbearing.records import Entity, Passage
from crossbearing.records.mention import EventType
from crossbearing.records.name import NameKind
from crossbearing.records.reading import Status

T = TypeVar("T")
EventSort = Literal["date", "accounts", "claims", "label"]
DocumentSort = Literal["date", "publisher", "title", "words", "claims"]
HitKind = Literal["accounts", "claims", "entities"]
DoubtKind = Literal["link", "value", "unplaced"]
EdgeKind = Literal["copies", "credits", "quotes"]


class Page(msgspec.Struct, Generic[T], frozen=True):
    """`rows` from `offset` on; `total` counts all that fit, `exact` is False where there are at least so many."""

    rows: tuple[T, ...]
    total: int
    offset: int
    limit: int
    exact: bool = True


class Overview(msgspec.Struct, frozen=True):
    """The case in numbers. `origins` are accounts less those that are mostly another's words; `first` and `last` the dates of its
    events; `disputed` counts events with a disputed value; `rule` made the estimates; `versions` counts accounts of which earlier versions are kept; `refreshed` is the time (UTC, ISO 8601) at
    which the record was last made and `stale` whether accounts or decisions have come since."""

    accounts: int = 0
    origins: int = 0
    events: int = 0
    claims: int = 0
    disputed: int = 0
    entities: int = 0
    relations: int = 0
    copies: int = 0
    first: str | None = None
    last: str | None = None
    first_published: str | None = None
    last_published: str | None = None
    failures: int = 0
    warnings: int = 0
    doubtful: int = 0
    versions: int = 0
    rule: str = "consensus"
    refreshed: str | None = None
    stale: bool = False


class EventRow(msgspec.Struct, frozen=True):
    """An event in a list. `place` is its name; `status` the gravest of its attributes: disputed, updated, compatible, agreed, single."""

    id: str
    type: EventType
    label: str
    start: str | None
    end: str | None
    place: str | None
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    precision: int | None
    accounts: int
    origins: int
    claims: int
    status: Status
    part_of: str | None


class EventMark(msgspec.Struct, frozen=True):
    """An event on a timeline or a map."""

    id: str
    start: str | None
    end: str | None
    latitude: float | None
    longitude: float | None
    precision: int | None
    label: str
    type: EventType
    status: Status = "single"
    place: str | None = None
    country: str | None = None
    accounts: int = 0


class Marks(msgspec.Struct, frozen=True):
    """`left_out` counts the events that fit and are too many to draw (those that fewer accounts tell)."""

    marks: tuple[EventMark, ...]
    left_out: int


class EventFilter(msgspec.Struct, frozen=True):
    """Which events: all that is given must hold. `start` and `end` bound the event's own time (ISO dates, both inclusive; an undated event
    lies in no interval); `actor` is an entity's id, `account` a document's; `q` words of its label or place."""

    type: str | None = None
    country: str | None = None
    admin1: str | None = None
    start: str | None = None
    end: str | None = None
    actor: str | None = None
    account: str | None = None
    status: str | None = None
    q: str | None = None


class FacetValue(msgspec.Struct, frozen=True):
    """A value to filter by, as the filter takes it and as it is shown, and how many fit."""

    value: str
    label: str
    count: int


class Facets(msgspec.Struct, frozen=True):
    """Counts of each dimension's values, for all other filters as set. Months and statuses in their order, else the largest first."""

    type: tuple[FacetValue, ...] = ()
    country: tuple[FacetValue, ...] = ()
    admin1: tuple[FacetValue, ...] = ()
    month: tuple[FacetValue, ...] = ()
    actor: tuple[FacetValue, ...] = ()
    account: tuple[FacetValue, ...] = ()
    status: tuple[FacetValue, ...] = ()


class DocumentFilter(msgspec.Struct, frozen=True):
    """Which accounts: all that is given must hold. `start` and `end` bound the date of publication; `event` is one that they tell of;
    `origin` True for those with words of their own, False for those mostly copied; `q` words of title, publisher, author or path."""

    publisher: str | None = None
    language: str | None = None
    start: str | None = None
    end: str | None = None
    event: str | None = None
    origin: bool | None = None
    q: str | None = None


class DocumentRow(msgspec.Struct, frozen=True):
    """An account in a list. `origin` is the id of the account from which most of it is copied, None where it is an origin itself."""

    id: str
    siglum: str
    publisher: str | None
    author: str | None
    published: str | None
    title: str | None
    language: str | None
    path: str
    url: str | None
    words: int
    claims: int
    main_event: str | None
    origin: str | None
    versions: int = 1


class EntityRow(msgspec.Struct, frozen=True):
    """A name in a list: how many forms, accounts and mentions it has."""

    id: str
    kind: NameKind
    name: str
    forms: int
    accounts: int
    mentions: int
    geonameid: int | None = None


class EntityForm(msgspec.Struct, frozen=True):
    """One way of writing a name: the accounts that use it (a few named, all counted) and where it stands in the first of them."""

    form: str
    documents: tuple[str, ...]
    accounts: int
    mentions: tuple[Passage, ...]
    count: int


class EntityView(msgspec.Struct, frozen=True):
    """An entity, its forms (most used first) and the events in whose claims it is named. `left_out` counts mentions that are too many."""

    entity: Entity
    forms: tuple[EntityForm, ...]
    events: tuple[EventRow, ...]
    accounts: int
    mentions: int
    left_out: int


class OriginEdge(msgspec.Struct, frozen=True):
    """`source` has words from `target`: copies its passages, credits it, or quotes it. Names are publishers (else titles or paths) or
    speakers; `source_document` and `target_document` are the accounts where there is just one of that name."""

    kind: EdgeKind
    source: str
    target: str
    count: int
    source_document: str | None = None
    target_document: str | None = None


class Hit(msgspec.Struct, frozen=True):
    """A passage that was searched for: `snippet` with `marked` ranges (offsets in the snippet); `document`, `start`, `end` where the first
    marked words stand in the account (None for an entity without a mention); `id` is the account's, claim's or entity's."""

    kind: HitKind
    id: str
    title: str
    snippet: str
    marked: tuple[tuple[int, int], ...]
    document: str | None
    start: int | None
    end: int | None
    siglum: str | None = None
    event: str | None = None


class Doubt(msgspec.Struct, frozen=True):
    """Something for a reviewer: a link near the threshold, a disputed value, a figure that belongs to no event. `target` is what a decision
    would be about (an event or a claim), `other` its counterpart; `score` the link's, 0..1."""

    id: str
    kind: DoubtKind
    target: str
    other: str | None
    event: str | None
    label: str
    why: tuple[str, ...]
    claims: tuple[str, ...] = ()
    score: float | None = None


class Words(msgspec.Struct, frozen=True):
    """A passage's own words, and what stands before and after them."""

    before: str
    words: str
    after: str


class FailureRow(msgspec.Struct, frozen=True):
    """A source that `add` could not read: which, why, what to do, when (UTC, ISO 8601)."""

    path: str
    cause: str
    remedy: str
    at: str


class ClaimChange(msgspec.Struct, frozen=True):
    """One claim between two versions of an account; `says` tells it in a sentence."""

    attribute: str
    subject: str | None
    before: str | None
    after: str | None
    says: str


class Version(msgspec.Struct, frozen=True):
    """One state of an account. `current` marks the one that counts in the record; `changes` are against the version before it."""

    id: str
    number: int
    published: str | None
    added: str | None
    path: str
    url: str | None
    sha256: str
    current: bool
    changes: tuple[ClaimChange, ...] = ()
