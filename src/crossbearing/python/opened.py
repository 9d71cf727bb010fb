"""A case opened from Python: accounts go in, the record comes out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import msgspec

from crossbearing.python.rows import Rows
from crossbearing.records import Claim, Document, Entity, Event, Reading, Record, Relation

if TYPE_CHECKING:
    from crossbearing.case.basis import Basis
    from crossbearing.case.decisions import Decision, Kind
    from crossbearing.case.reading.rows import Hit
    from crossbearing.read import ReadFailure

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


class AddedAccounts(msgspec.Struct, frozen=True):
    """What came of adding: accounts that are new, of these newer versions, those that were there already, and what could not be read (each says
    where, why and what to do)."""

    new: int
    versions: int
    already: int
    failures: tuple[ReadFailure, ...]

    def __repr__(self) -> str:
        failed = f", {len(self.failures)} could not be read" if self.failures else ""
        return f"<{self.new} added, {self.already} already there{failed}>"


def open(path: str | os.PathLike[str], create: bool = True) -> OpenCase:
    """The case in an SQLite file, or at the URL of a PostgreSQL database; made where there is none, unless `create` is false. CaseError where
    the file is no case."""
    from crossbearing.case.connect import is_url
    from crossbearing.case.store import Case

    name = os.fspath(path)
    make = create and (is_url(name) or not Path(name).exists() or not Path(name).stat().st_size)
    return OpenCase(Case(name, create=make))


def reconcile(paths: Paths, manifest: str | os.PathLike[str] | None = None, rule: str = "consensus") -> Record:
    """The record of accounts, without a case. ValueError where nothing could be read; what else could not be read is left out."""
    from crossbearing.engine import annotated, reconciled
    from crossbearing.read import ReadDocument, read_manifest, read_sources

    known = read_manifest(os.fspath(manifest)) if manifest is not None else None
    found = list(read_sources(_named(paths), known))
    reads = [r for r in found if isinstance(r, ReadDocument)]
    if not reads:
        raise ValueError("; ".join(map(str, found)) or "nothing to read")
    return reconciled(annotated(reads), rule)


def _named(paths: Paths) -> list[str]:
    return [os.fspath(paths)] if isinstance(paths, (str, os.PathLike)) else [os.fspath(p) for p in paths]


class OpenCase:
    """An open case. Use it as a context manager, or close it. The record is made when it is first asked for, and anew when something came in."""

    def __init__(self, store: Any) -> None:
        self.store = store
        self._record: tuple[Basis, Record] | None = None

    def add(self, paths: Paths, manifest: str | os.PathLike[str] | None = None, processes: int = 1) -> AddedAccounts:
        """Reads and keeps accounts: files, folders, globs. What the case holds already changes nothing; what cannot be read is told in
        `failures` and recorded in the case, the rest goes on."""
        from crossbearing.case.intake import take_in
        from crossbearing.engine import annotated
        from crossbearing.read import ReadDocument, ReadFailure, read_manifest, read_sources

        known = read_manifest(os.fspath(manifest)) if manifest is not None else None
        failures: list[ReadFailure] = []

        def fail(failure: ReadFailure) -> None:
            failures.append(failure)
            self.store.fail(failure.path, failure.cause, failure.remedy)

        def reads() -> Iterable[ReadDocument]:
            for found in read_sources(_named(paths), known):
                if isinstance(found, ReadFailure):
                    fail(found)
                else:
                    yield found

        taken = take_in(self.store, reads(), lambda documents: annotated(documents, processes, failed=fail))
        self.store.freshen()
        return AddedAccounts(taken.new, taken.versions, taken.already, tuple(failures))

    def record(self, rule: str | None = None) -> Record:
        """The whole record, by the case's own rule of estimation or another one."""
        name = rule or self.store.rule()
        basis = self.store.basis(name)
        if self._record is None or self._record[0] != basis:
            self._record = basis, self.store.record(name)
        return self._record[1]

    def documents(self) -> Rows[Document]:
        """The accounts."""
        record = self.record()
        return Rows("documents", record.documents, record)

    def events(self, type: str | None = None, country: str | None = None, account: str | None = None) -> Rows[Event]:
        """The events, or those of a type, in a country (ISO 3166-1 alpha-2), told by an account (its id)."""
        record = self.record()
        chosen = tuple(
            e for e in record.events
            if (type is None or e.type == type) and (country is None or (e.place is not None and e.place.country == country))
            and (account is None or account in e.documents)
        )  # fmt: skip
        return Rows("events", chosen, msgspec.structs.replace(record, events=chosen))

    def event(self, name: str) -> Event:
        """The event of this id or label; KeyError where there is none, or several bear the label."""
        found = [e for e in self.record().events if name in (e.id, e.label)]
        if len(found) != 1:
            raise KeyError(
                f"{name}: {f'{len(found)} events bear this label; give an id' if found else 'no such event'}"
            )
        return found[0]

    def claims(
        self, event: str | Event | None = None, attribute: str | None = None, account: str | None = None
    ) -> Rows[Claim]:
        """The claims, or those on an event, of an attribute, of an account."""
        record = self.record()
        of = event.id if isinstance(event, Event) else event
        chosen = tuple(
            c for c in record.claims
            if (of is None or c.event == of) and (attribute is None or c.attribute == attribute) and (account is None or c.document == account)
        )  # fmt: skip
        return Rows("claims", chosen, msgspec.structs.replace(record, claims=chosen))

    def readings(self, event: str | Event | None = None) -> Rows[Reading]:
        """The values told of each attribute, by how many; of one event or of all."""
        record = self.record()
        of = event.id if isinstance(event, Event) else event
        events = tuple(e for e in record.events if of is None or e.id == of)
        items = [r for e in events for a in e.attributes for r in a.readings]
        return Rows("readings", items, msgspec.structs.replace(record, events=events))

    def relations(self, type: str | None = None) -> Rows[Relation]:
        """How claims stand to one another, or those that stand in one way (`contradicts`, `updates`...)."""
        record = self.record()
        chosen = tuple(r for r in record.relations if type is None or r.type == type)
        return Rows("relations", chosen, msgspec.structs.replace(record, relations=chosen))

    def entities(self, kind: str | None = None) -> Rows[Entity]:
        """Persons, organisations, places and groups, or those of one kind."""
        record = self.record()
        chosen = tuple(e for e in record.entities if kind is None or e.kind == kind)
        return Rows("entities", chosen, msgspec.structs.replace(record, entities=chosen))

    def quote(self, claim: str | Claim, around: int = 60) -> str:
        """The words of a claim with what stands about them in the account, the words themselves between `[` and `]`."""
        found = next(
            (c for c in self.record().claims if c.id == (claim.id if isinstance(claim, Claim) else claim)), None
        )
        if found is None:
            raise KeyError(f"{claim}: no such claim")
        text = next(d.text for d in self.record().documents if d.id == found.document)
        before, after = text[max(0, found.start - around) : found.start], text[found.end : found.end + around]
        return " ".join(f"{before}[{text[found.start : found.end]}]{after}".split())

    def search(self, words: str, kind: str = "all", limit: int = 20) -> tuple[Hit, ...]:
        """Where words stand: in accounts, claims, entities."""
        self.store.freshen()
        with self.store.reading() as reading:
            return tuple(reading.search(words, kind, 0, limit).rows)

    def synopsis(self) -> str:
        """The case told in plain sentences, each clause with the letters of the accounts that say it."""
        from crossbearing.publish import synopsis_of

        return synopsis_of(self.record(), "text")

    def export(self, format: str, folder: str | os.PathLike[str] | None = None) -> dict[str, bytes]:
        """The files of a format (docs/exports.md) by name; written into `folder` too where one is given. UnknownExport (a ValueError) for a
        format that there is not."""
        from crossbearing.case.handing import kept_beside
        from crossbearing.publish.exports import export_named

        record = self.record()
        files = export_named(format).make(record, kept_beside(self.store, record))
        if folder is not None:
            Path(folder).mkdir(parents=True, exist_ok=True)
            for name, data in files.items():
                unfinished = Path(folder) / f".{name}.part"
                unfinished.write_bytes(data)
                unfinished.replace(Path(folder) / name)
        return files

    def decide(
        self,
        kind: Kind,
        target: str,
        *,
        author: str,
        reason: str,
        value: str | dict[str, Any] | None = None,
        other: str | None = None,
    ) -> Decision:
        """Records a reviewer's decision, now, on a thing of the record by its id (a claim, an event, an entity, an account, a decision by its hash).
        DecisionError (a CaseError) where it is not complete or about nothing in the case."""
        from crossbearing.case.decisions import Decision, Target
        from crossbearing.case.decisions.decision import now

        decision = Decision(kind, Target(self._kind(target), target, other), author, now(), reason, value)
        recorded: Decision = self.store.decide(decision)
        self.store.freshen()
        return recorded

    def _kind(self, id: str) -> Any:
        record = self.record()
        kinds: dict[str, Sequence[Any]] = {
            "claim": record.claims,
            "event": record.events,
            "entity": record.entities,
            "document": record.documents,
        }
        return next((k for k, things in kinds.items() if any(t.id == id for t in things)), "decision")

    def log(self) -> tuple[Decision, ...]:
        """All decisions, oldest first."""
        found: tuple[Decision, ...] = self.store.log()
        return found

    def close(self) -> None:
        """Gives the file back."""
        self.store.close()

    def __enter__(self) -> OpenCase:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        record = self.record()
        return f"<case {self.store.name}: {len(record.documents)} accounts, {len(record.events)} events, {len(record.claims)} claims>"

    def _repr_html_(self) -> str:
        from html import escape

        return f"<p>{escape(repr(self)[1:-1])}</p>{self.events()._repr_html_()}"
