"""A case: the original bytes, the documents, what each says, and the record of them, in one SQLite file or one PostgreSQL database.

Originals are never changed. The record is a function of what is stored; its rows are kept beside it so that a page looks them up.
"""

from __future__ import annotations

from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import Connection, Engine, func, insert, inspect, select
from sqlalchemy.exc import DatabaseError, OperationalError

from crossbearing import __version__
from crossbearing.case import connect, fulltext, schema
from crossbearing.case.connect import cause
from crossbearing.case.file import CaseError
from crossbearing.case.refresh import replace_rows, set_facts
from crossbearing.records import Annotations, Record

if TYPE_CHECKING:
    from crossbearing.case.reading import Reading

DEFAULT_RULE = "consensus"


def now() -> str:
    """The time, UTC, to the second. The one clock of the case; nothing in a record depends on it."""
    return datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


class Case:
    """The accounts of a case. Use it as a context manager; each addition is written whole or not at all."""

    def __init__(self, path: str, create: bool = False) -> None:
        if not connect.is_url(path):
            connect.check_file(path, create)
        self.path = path
        self.engine = connect.writer(path)
        self._reader: Engine | None = None
        try:
            with self.engine.begin() as connection:
                self._prepare(connection, create)
        except DatabaseError as error:
            self.engine.dispose()
            raise CaseError(
                f"{path}: cannot be opened as a case ({cause(error)}); check the file and its folder"
            ) from error

    def _prepare(self, connection: Connection, create: bool) -> None:
        tables = inspect(connection).get_table_names()
        if "accounts" not in tables:
            if not create:
                raise CaseError(f"{self.path}: no case in it; make it with `crossbearing add {self.path} PATH...`")
            schema.metadata.create_all(connection)
            fulltext.create(connection)
            set_facts(connection, {"layout": schema.LAYOUT})

    def ids(self) -> set[str]:
        """The ids of the documents that the case holds."""
        with self.engine.connect() as connection:
            return set(connection.execute(select(schema.accounts.c.id)).scalars())

    def add(self, account: Annotations, original: bytes) -> None:
        """Keeps an account with the bytes that it was read from. One that is there already changes nothing."""
        d = account.document
        row = {
            "id": d.id,
            "sha256": d.sha256,
            "original": original,
            "annotations": msgspec.json.encode(account),
            "made_by": __version__,
            "path": d.path,
            "url": d.url,
            "publisher": d.publisher,
            "added": now(),
        }
        try:
            with self.engine.begin() as connection:
                if not connection.execute(select(schema.accounts.c.number).where(schema.accounts.c.id == d.id)).first():
                    connection.execute(insert(schema.accounts), row)
        except OperationalError as error:
            raise CaseError(
                f"{self.path}: cannot be written ({cause(error)}); free some space or wait for the other writer"
            ) from error

    def accounts(self) -> list[Annotations]:
        """What each account says, in the order added; made anew where another version made it."""
        from crossbearing.annotate import annotate

        table = schema.accounts
        query = select(table.c.annotations, table.c.made_by).order_by(table.c.number)
        with self.engine.connect() as connection:
            rows = connection.execute(query).all()
        decoder = msgspec.json.Decoder(Annotations)
        kept = [decoder.decode(row.annotations) for row in rows]
        old = [i for i, row in enumerate(rows) if row.made_by != __version__]
        for i, account in zip(old, annotate(kept[i].document for i in old), strict=True):
            kept[i] = msgspec.structs.replace(account, warnings=kept[i].warnings)
        return kept

    def refresh(self, rule: str = DEFAULT_RULE) -> Record:
        """Links and weighs the accounts and keeps the rows of the record; gives the record."""
        from crossbearing.engine import reconciled

        accounts = self.accounts()
        record = reconciled(accounts, rule)
        self.write(record, rule)
        return record

    def write(self, record: Record, rule: str = DEFAULT_RULE) -> None:
        """Puts the rows of a record in place of those before."""
        try:
            with self.engine.begin() as connection:
                count = connection.execute(select(func.count()).select_from(schema.accounts)).scalar()
                replace_rows(connection, record, {"rule": rule, "refreshed": now(), "refreshed_accounts": count})
        except OperationalError as error:
            raise CaseError(
                f"{self.path}: the record cannot be written ({cause(error)}); free some space or wait for the other writer"
            ) from error

    def reading(self) -> Reading:
        """A view of one state of the case, for reading only."""
        from crossbearing.case.reading import Reading

        if self._reader is None:
            self._reader = connect.reader(self.path)
        return Reading(self._reader)

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Gives the connections back."""
        self.engine.dispose()
        if self._reader is not None:
            self._reader.dispose()
