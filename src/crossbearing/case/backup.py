"""A copy of a case while it is used, and a case from a copy.

A backup is always one SQLite file, itself a case; so it also carries a case from a server to a laptop, and back.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, Table, func, insert, inspect, select, text

from crossbearing.case import connect, fulltext, schema
from crossbearing.case.decisions.tables import create_ledger
from crossbearing.case.file import CaseError
from crossbearing.case.refresh import BATCH
from crossbearing.case.store import Case

# Written by the layout itself, not copied.
_OWN = "alembic_version"


def backup(case: Case, path: str) -> int:
    """Copies the case into a file, which appears whole or not at all; the size in bytes. Others read and write meanwhile."""
    if Path(path).exists() and not connect.is_url(case.path) and Path(path).samefile(case.path):
        raise CaseError(f"{path}: is the case itself; name another file")
    with _beside(path) as partial:
        if connect.is_url(case.path):
            with Case(partial, create=True) as copy, case.reader.begin() as source, copy.engine.begin() as target:
                _copy_rows(source, target)
        else:
            with case.reader.connect() as source, closing(sqlite3.connect(partial)) as target:
                _raw(source).backup(target)
        _as_one_file(partial)
        check_whole(partial)
        size = Path(partial).stat().st_size
        _settle(partial, path)
    return size


def restore(path: str, case: str, replace: bool = False) -> None:
    """Makes the case what the backup holds. One that is there already is replaced only where that is asked for; who reads it meanwhile sees
    the old state or the new."""
    connect.check_file(path, create=False)
    check_whole(path)
    if connect.is_url(case):
        _restore_to_server(path, case)
        return
    if connect.holds_something(case):
        connect.check_file(case, create=False)
        if not replace:
            raise CaseError(f"{case}: is there already; name a new file, or say --replace")
        if Path(case).samefile(path):
            raise CaseError(f"{path}: is the case itself; name its backup")
        with Case(case) as held, held.engine.connect() as target, closing(_opened(path)) as source:
            source.backup(_raw(target))
    else:
        connect.check_file(case, create=True)
        with _beside(case) as partial:
            with closing(_opened(path)) as source, closing(sqlite3.connect(partial)) as target:
                source.backup(target)
            _settle(partial, case)
    # Opening brings a backup of an older layout to this one.
    Case(case).close()


def check_whole(path: str) -> None:
    """CaseError where the file is damaged."""
    try:
        with closing(_opened(path)) as db:
            said = [row[0] for row in db.execute("PRAGMA integrity_check(3)")]
    except sqlite3.DatabaseError as error:
        raise CaseError(f"{path}: cannot be read ({error}); take an older backup") from error
    if said != ["ok"]:
        raise CaseError(f"{path}: damaged ({said[0]}); take an older backup")


def _restore_to_server(path: str, case: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        # Another copy, so that bringing it to this layout changes nothing in the backup.
        copy = str(Path(folder) / "copy.case")
        with closing(_opened(path)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        with Case(copy) as held, Case(case, create=True) as made:
            _fill(held, made)


def _fill(held: Case, made: Case) -> None:
    with held.reader.begin() as source, made.engine.begin() as target:
        if target.execute(select(func.count()).select_from(schema.accounts)).scalar():
            raise CaseError(f"{made.name}: holds accounts already; name an empty database")
        _copy_rows(source, target)


def _copy_rows(source: Connection, target: Connection) -> None:
    """Every row of every table, from one database to another kind."""
    there = set(inspect(source).get_table_names())
    if "decisions" in there:
        create_ledger(target)
    known = set(inspect(target).get_table_names())
    found = MetaData()
    for name in sorted(there - {_OWN}):
        if source.dialect.name == "sqlite" and _is_index(source, name):
            continue
        table = schema.metadata.tables.get(name)
        if table is None:
            table = Table(name, found, autoload_with=source)
        if name not in known:
            table.to_metadata(MetaData()).create(target)
        _copy_table(source, target, table)
    if target.dialect.name == "postgresql":
        _count_on(target)
    fulltext.rebuild(target)


def _copy_table(source: Connection, target: Connection, table: Table) -> None:
    columns = [c for c in table.c if c.computed is None and c.name != "search"]
    order = list(table.primary_key) or columns[:1]
    rows = source.execution_options(yield_per=BATCH).execute(select(*columns).order_by(*order))
    for part in rows.mappings().partitions(BATCH):
        target.execute(insert(table), [dict(row) for row in part])


def _count_on(target: Connection) -> None:
    """The next account takes the number after the last."""
    for table in ("accounts", "failures", "states", "makers"):
        target.execute(
            text(f"SELECT setval(pg_get_serial_sequence('{table}', 'number'), (SELECT coalesce(max(number), 0) + 1 FROM {table}), false)")  # noqa: S608 - our own names
        )  # fmt: skip


def _is_index(source: Connection, name: str) -> bool:
    """Whether a table of SQLite belongs to a full-text index."""
    return any(name.startswith(f"{t}_{kind}") for t in fulltext.SEARCHED for kind in ("search", "words"))


def _raw(connection: Connection) -> sqlite3.Connection:
    held: Any = connection.connection.driver_connection
    if not isinstance(held, sqlite3.Connection):
        raise TypeError("no SQLite connection")
    return held


def _opened(path: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)


def _as_one_file(path: str) -> None:
    """Without a log beside it, so that the one file is all."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode=DELETE")


@contextmanager
def _beside(path: str) -> Iterator[str]:
    """A name in the same folder to write under; what is left there at the end is removed."""
    target = Path(path)
    if target.is_dir():
        raise CaseError(f"{path}: is a folder; name a file")
    if not target.absolute().parent.is_dir():
        raise CaseError(f"{path}: no folder {target.parent}; make it first")
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.absolute().parent)
    except OSError as error:
        raise CaseError(
            f"{path}: cannot be written ({error.strerror}); check the folder and its permissions"
        ) from error
    os.close(handle)
    try:
        yield name
    except (OSError, sqlite3.OperationalError) as error:
        raise CaseError(f"{path}: cannot be written ({error}); free some space or name another file") from error
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(FileNotFoundError):
                Path(name + ending).unlink()


def _settle(partial: str, path: str) -> None:
    """Puts what was written in its place, once it is on the disk."""
    with Path(partial).open("rb") as file:
        os.fsync(file.fileno())
    mask = os.umask(0)
    os.umask(mask)
    Path(partial).chmod(0o666 & ~mask)
    Path(partial).replace(path)
