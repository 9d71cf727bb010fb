"""A case: one SQLite file with the original bytes, the documents and what each says.

Originals are never changed. The record is a function of what is stored; nothing derived from several accounts is kept.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

import msgspec
from sqlalchemy import Column, Integer, LargeBinary, MetaData, String, Table, create_engine, event, insert, select
from sqlalchemy.exc import DatabaseError, OperationalError

from crossbearing import __version__
from crossbearing.case.file import CaseError, is_case
from crossbearing.records import Annotations

# The layout of the tables; a file of another layout is refused, not guessed at.
LAYOUT = 1
metadata = MetaData()
accounts_table = Table(
    "accounts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("sha256", String, nullable=False),
    Column("original", LargeBinary, nullable=False),
    Column("annotations", LargeBinary, nullable=False),
    Column("made_by", String, nullable=False),
)


class Case:
    """The accounts of a case. Use it as a context manager; each addition is written whole or not at all."""

    def __init__(self, path: str, create: bool = False) -> None:
        exists = Path(path).exists()
        if exists and Path(path).stat().st_size and not is_case(path):
            raise CaseError(f"{path}: no case (not an SQLite file); name a file that `crossbearing add` made")
        if not exists and not create:
            raise CaseError(f"{path}: no such case; make it with `crossbearing add {path} PATH...`")
        if not Path(path).parent.is_dir():
            raise CaseError(f"{path}: no folder {Path(path).parent}; make it first")
        self.path = path
        self.engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 30})
        event.listen(self.engine, "connect", _set_up)
        try:
            if create:
                metadata.create_all(self.engine)
            with self.engine.begin() as connection:
                layout = connection.exec_driver_sql("PRAGMA user_version").scalar() or 0
                if layout not in (0, LAYOUT):
                    raise CaseError(
                        f"{path}: made by another version (layout {layout}); use that version of crossbearing"
                    )
                if create and not layout:
                    connection.exec_driver_sql(f"PRAGMA user_version = {LAYOUT}")
                connection.execute(select(accounts_table.c.number).limit(1))
        except DatabaseError as error:
            raise CaseError(
                f"{path}: cannot be opened as a case ({_cause(error)}); check the file and its folder"
            ) from error

    def ids(self) -> set[str]:
        """The ids of the documents that the case holds."""
        with self.engine.connect() as connection:
            return set(connection.execute(select(accounts_table.c.id)).scalars())

    def add(self, account: Annotations, original: bytes) -> None:
        """Keeps an account with the bytes that it was read from. One that is there already changes nothing."""
        row = {
            "id": account.document.id,
            "sha256": account.document.sha256,
            "original": original,
            "annotations": msgspec.json.encode(account),
            "made_by": __version__,
        }
        try:
            with self.engine.begin() as connection:
                connection.execute(insert(accounts_table).prefix_with("OR IGNORE"), row)
        except OperationalError as error:
            raise CaseError(
                f"{self.path}: cannot be written ({_cause(error)}); free some space or wait for the other writer"
            ) from error

    def accounts(self) -> list[Annotations]:
        """What each account says, in the order added; made anew where another version made it."""
        from crossbearing.annotate import annotate

        query = select(accounts_table.c.annotations, accounts_table.c.made_by).order_by(accounts_table.c.number)
        with self.engine.connect() as connection:
            rows = connection.execute(query).all()
        decoder = msgspec.json.Decoder(Annotations)
        kept = [decoder.decode(row.annotations) for row in rows]
        old = [i for i, row in enumerate(rows) if row.made_by != __version__]
        for i, account in zip(old, annotate(kept[i].document for i in old), strict=True):
            kept[i] = msgspec.structs.replace(account, warnings=kept[i].warnings)
        return kept

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.engine.dispose()


def _set_up(connection: object, _: object) -> None:
    """Write-ahead log, so that others read while one writes."""
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _cause(error: DatabaseError) -> str:
    return str(error.orig).split("\n")[0]
