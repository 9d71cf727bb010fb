"""One state of a case, for reading: every list a page at a time, every query on an index."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Any, Literal

import msgspec
from sqlalchemy import Engine, func, select

from crossbearing.case import schema
from crossbearing.case.basis import outdated
from crossbearing.case.decisions.decision import Decision
from crossbearing.case.decisions.log import entries, on
from crossbearing.case.reading import cut, documents, doubts, entities, events, passages, search
from crossbearing.case.reading.events import MOST_MARKS
from crossbearing.case.reading.held import STATE
from crossbearing.case.reading.rows import (
    DocumentFilter,
    DocumentRow,
    DocumentSort,
    Doubt,
    DoubtKind,
    EntityForm,
    EntityRow,
    EntityView,
    EventFilter,
    EventRow,
    EventSort,
    Facets,
    FailureRow,
    Hit,
    HitKind,
    Marks,
    OriginEdge,
    Overview,
    Page,
    Version,
    Words,
)
from crossbearing.records import Annotations, Claim, Copy, Naming, Passage, Record
from crossbearing.records.name import NameKind

# Rows of a page where nothing else is asked.
PAGE = 50
ALL_EVENTS, ALL_DOCUMENTS = EventFilter(), DocumentFilter()


class Reading:
    """A consistent view of a case. Use it as a context manager; many may be open at once, each in one thread at a time."""

    def __init__(self, engine: Engine) -> None:
        self._state: list[tuple[int, str]] = []
        self._connection = engine.connect().execution_options(**{STATE: self._state})
        self._known: dict[str, str] | None = None
        self._overview: Overview | None = None

    def state(self) -> str | None:
        """Changes whenever the record is made anew with another result; None before the first. What has only been added changes nothing here."""
        told = [self._fact(name) for name in ("refresh", "refreshed", "record_sha256")]
        if told[0] is None:
            return None
        if not self._state:
            self._state.append((int(told[0]), str(told[2])))
        return " ".join(map(str, told))

    def story(self) -> str | None:
        """As `state`, of what the synopsis of the whole case follows from: it stays where an account comes to other events than the main ones."""
        told = self._fact(cut.STORY)
        return self.state() if told is None else "story " + " ".join(map(str, told))

    def overview(self) -> Overview:
        """The case in numbers."""
        if self._overview is None:
            self._overview = self._counted()
        return self._overview

    def waits(self, event: str) -> bool:
        """Whether accounts have come to the event since its values were weighed: a large case leaves that to the next full refresh."""
        return event in (self._fact("grown") or {}).get("behind", ())

    def _counted(self) -> Overview:
        counted = {k: v for k in Overview.__struct_fields__ if (v := self._fact(k)) is not None}
        stale = outdated(self._connection, self._fact("basis"), str(self._fact("rule")))
        failures = self._connection.execute(select(func.count()).select_from(schema.failures)).scalar() or 0
        return Overview(**{**counted, "failures": failures, "stale": stale})

    def events(
        self, asked: EventFilter = ALL_EVENTS, sort: EventSort = "date", offset: int = 0, limit: int = PAGE
    ) -> Page[EventRow]:
        """The events that fit, in the order asked: by time (undated last), or the most accounts or claims first, or by label."""
        return events.page(self._connection, asked, sort, offset, limit)

    def event_facets(self, asked: EventFilter = ALL_EVENTS) -> Facets:
        """How many events there are of each value, for the other filters as set."""
        return events.facets(self._connection, asked)

    def event_marks(self, asked: EventFilter = ALL_EVENTS, limit: int = MOST_MARKS) -> Marks:
        """The events that fit, for a timeline or map: those that most accounts tell, in order of time."""
        return events.marks(self._connection, asked, limit)

    def event_rows(self, ids: Sequence[str]) -> tuple[EventRow, ...]:
        """The rows of these events, in this order; those that are gone are left out."""
        return events.rows(self._connection, ids)

    def event(self, id: str, documents: int = cut.MOST_ACCOUNTS, first: int = 0) -> Record | None:
        """The record cut to one event: it, its parents and children (without claims), the accounts that tell most of it with their texts,
        its claims, and what relates them; from the `first` account on. None where there is no such event."""
        return cut.event(self._connection, id, documents, first)

    def synopsis(self, id: str | None = None, events: int = cut.MOST_EVENTS) -> Record:
        """The record cut to the events of which most is told, or to one, for the synopsis."""
        return cut.synopsis(self._connection, id, events)

    def accounts(self, ids: Sequence[str]) -> Record:
        """The record cut to these accounts: their claims, the events that they tell, and what relates or joins them."""
        return cut.accounts(self._connection, ids)

    def document(self, id: str) -> Annotations | None:
        """All that one account says, layers included. None where there is none of this id."""
        return documents.document(self._connection, id)

    def versions(self, id: str) -> tuple[Version, ...]:
        """The states of an account, the oldest first, with what changed in its claims."""
        return documents.versions(self._connection, id)

    def documents(
        self, asked: DocumentFilter = ALL_DOCUMENTS, sort: DocumentSort = "date", offset: int = 0, limit: int = PAGE
    ) -> Page[DocumentRow]:
        """The accounts that fit: in the order of their sigla (date), by publisher or title, or the most words or claims first."""
        return documents.page(self._connection, asked, sort, offset, limit)

    def document_rows(self, ids: Sequence[str]) -> tuple[DocumentRow, ...]:
        """The rows of these accounts, in this order; those that are gone are left out."""
        return documents.rows(self._connection, ids)

    def sigla(self, ids: Sequence[str]) -> dict[str, str]:
        """The letter of each of these accounts in the whole case."""
        return documents.sigla(self._connection, ids)

    def entities(
        self, kind: NameKind | None = None, q: str | None = None, offset: int = 0, limit: int = PAGE
    ) -> Page[EntityRow]:
        """The names, those most mentioned first."""
        return entities.page(self._connection, kind, q, offset, limit)

    def entity(self, id: str) -> EntityView | None:
        """A name with its forms and events. None where there is none of this id."""
        return entities.view(self._connection, id)

    def entity_forms(self, ids: Sequence[str], most: int = 6) -> dict[str, tuple[EntityForm, ...]]:
        """The forms of each of these names that are used most."""
        return entities.forms(self._connection, ids, most)

    def framing(self, offset: int = 0, limit: int = 200) -> tuple[Naming, ...]:
        """What accounts name in different ways, in the record's order."""
        t = schema.framing
        query = select(t.c.naming).where(t.c.number >= offset).order_by(t.c.number).limit(limit)
        return tuple(msgspec.json.decode(b, type=Naming) for b in self._connection.execute(query).scalars().all())

    def copies(self, offset: int = 0, limit: int = PAGE) -> Page[Copy]:
        """The copied passages, in the record's order."""
        t = schema.copies
        query = select(t.c.copy).where(t.c.number >= offset).order_by(t.c.number).limit(limit)
        found = tuple(msgspec.json.decode(b, type=Copy) for b in self._connection.execute(query).scalars().all())
        return Page(found, self._fact("copies") or 0, offset, limit)

    def copies_of(self, id: str, limit: int = PAGE) -> tuple[Copy, ...]:
        """The copied passages that one account has or gave, in the record's order."""
        t = schema.copies
        query = select(t.c.copy).where((t.c.a == id) | (t.c.b == id)).order_by(t.c.number).limit(limit)
        return tuple(msgspec.json.decode(b, type=Copy) for b in self._connection.execute(query).scalars().all())

    def origin_edges(self, limit: int = 200) -> tuple[OriginEdge, ...]:
        """Who copies, credits or quotes whom, the most often first."""
        t = schema.origin_edges
        query = select(t).where(t.c.number < limit).order_by(t.c.number)
        return tuple(self._edge(r) for r in self._connection.execute(query).mappings())

    def search(self, q: str, kind: Literal["all"] | HitKind = "all", offset: int = 0, limit: int = 20) -> Page[Hit]:
        """Passages with all words of `q` ("in quotes" for a phrase, a last `*` for beginnings), the best first."""
        return search.page(self._connection, q, kind, offset, limit)

    def doubtful(self, offset: int = 0, limit: int = PAGE, kind: DoubtKind | None = None) -> Page[Doubt]:
        """The review queue, what matters most first; of one kind where one is named."""
        return doubts.page(self._connection, kind, offset, limit)

    def decisions(self) -> tuple[Decision, ...]:
        """The log of what reviewers decided, oldest first, revoked decisions too."""
        return entries(self._connection)

    def decisions_on(self, id: str) -> tuple[Decision, ...]:
        """The decisions about one thing of the record that stand, oldest first."""
        return on(self._connection, id)

    def claims(self, ids: Sequence[str]) -> tuple[Claim, ...]:
        """The claims of these ids, in this order; those that are gone are left out."""
        return passages.claims(self._connection, ids)

    def words(self, at: Sequence[Passage], around: int = 0) -> tuple[Words, ...]:
        """What stands at each passage, with `around` characters on either side."""
        return passages.words(self._connection, at, around)

    def warnings(self, offset: int = 0, limit: int = PAGE) -> Page[str]:
        """The record's warnings, in its order."""
        t = schema.warnings
        query = select(t.c.warning).where(t.c.number >= offset).order_by(t.c.number).limit(limit)
        return Page(tuple(self._connection.execute(query).scalars().all()), self._fact("warnings") or 0, offset, limit)

    def failures(self) -> tuple[FailureRow, ...]:
        """The sources that `add` could not read, the latest first."""
        t = schema.failures
        query = select(t).order_by(t.c.number.desc())
        return tuple(FailureRow(r.path, r.cause, r.remedy, r.at) for r in self._connection.execute(query))

    def _edge(self, r: Any) -> OriginEdge:
        return OriginEdge(r["kind"], r["source"], r["target"], r["count"], r["source_document"], r["target_document"])

    def _fact(self, name: str) -> Any:
        """A fact of the case, None where it is not known; all are read at once, and decoded as they are asked for."""
        if self._known is None:
            t = schema.facts.c
            self._known = {r.name: r.value for r in self._connection.execute(select(t.name, t.value))}
        value = self._known.get(name)
        return None if value is None else msgspec.json.decode(value)

    def close(self) -> None:
        """Gives the connection back."""
        self._connection.close()

    def __enter__(self) -> Reading:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
