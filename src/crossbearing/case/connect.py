"""Connections to a case: an SQLite file by its path, PostgreSQL by its URL.

SQLite: write-ahead log, so that others read while one writes; a writer takes its lock at once and waits for another, so that two never
meet halfway. PostgreSQL: readers in repeatable read, so that a page sees one state.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from crossbearing.case.file import CaseError, is_case

# Seconds that a writer waits for another: a refresh of a large case takes minutes, and nothing is lost by waiting.
PATIENCE = 600
# A log of so many bytes is put into the file; so many seconds are waited for those who still read from it.
LONG_LOG, LOG_PATIENCE = 32 << 20, 2
# Many may read at once, each on a connection of its own; none waits for another.
READERS: dict[str, Any] = {"pool_size": 16, "max_overflow": -1}


def is_url(case: str) -> bool:
    """Whether a case is named by the URL of a database."""
    return "://" in case


def shown(case: str) -> str:
    """The case as it may be told to anybody: a URL without its password."""
    if not is_url(case):
        return case
    try:
        return make_url(case).render_as_string(hide_password=True)
    except ArgumentError:
        return case.split("://")[0] + "://..."


def check_file(path: str, create: bool) -> None:
    """CaseError where the path names no case and none may be made there."""
    exists = Path(path).exists()
    if Path(path).is_dir():
        raise CaseError(f"{path}: no case (a folder); name a file that `crossbearing add` made")
    if exists and holds_something(path) and not is_case(path):
        raise CaseError(f"{path}: no case (not an SQLite file); name a file that `crossbearing add` made")
    if not exists and not create:
        raise CaseError(f"{path}: no such case; make it with `crossbearing add {path} PATH...`")
    if not Path(path).parent.is_dir():
        raise CaseError(f"{path}: no folder {Path(path).parent}; make it first")


def holds_something(path: str) -> bool:
    """Whether there is a file with anything in it."""
    return Path(path).exists() and Path(path).stat().st_size > 0


def writer(case: str) -> Engine:
    """An engine whose transactions write."""
    if is_url(case):
        return _server(case)
    engine = create_engine(f"sqlite:///{case}", connect_args={"timeout": PATIENCE, "check_same_thread": False})
    event.listen(engine, "connect", _for_writing)
    event.listen(engine, "begin", lambda c: c.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def reader(case: str) -> Engine:
    """An engine whose transactions read one state and cannot write."""
    if is_url(case):
        return _server(case, isolation_level="REPEATABLE READ", **READERS)
    engine = create_engine(_read_url(case), connect_args={"timeout": PATIENCE, "check_same_thread": False}, **READERS)
    event.listen(engine, "connect", _for_reading)
    event.listen(engine, "begin", lambda c: c.exec_driver_sql("BEGIN"))
    return engine


def _read_url(path: str) -> str:
    """A case on a medium that cannot be written is read as it lies there: without a log beside it, and so without waiting for anybody."""
    if not holds_something(path) or (os.access(path, os.W_OK) and os.access(Path(path).parent, os.W_OK)):
        return f"sqlite:///{path}"
    still = "" if Path(f"{path}-wal").exists() else "&immutable=1"
    return f"sqlite:///file:{quote(str(Path(path).absolute()))}?mode=ro{still}&uri=true"


def alone(connection: Connection, table: Table) -> None:
    """Waits until no other transaction writes to the table, and lets none in until this one ends. In SQLite there is one writer anyhow."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"LOCK TABLE {table.name} IN EXCLUSIVE MODE")


def shorten(case: str) -> None:
    """Puts a long log of an SQLite file into the file. SQLite alone does so only where nobody reads: under a site that is always looked at the
    log would grow without end, and looking pages up in it would take longer and longer. Where it cannot be, nothing is lost: the log stays."""
    log = Path(f"{case}-wal")
    if is_url(case) or not log.exists() or log.stat().st_size < LONG_LOG:
        return
    with suppress(sqlite3.Error), closing(sqlite3.connect(case, timeout=LOG_PATIENCE)) as connection:
        connection.execute("PRAGMA wal_checkpoint(RESTART)").fetchall()


def cause(error: DBAPIError) -> str:
    """What the database says, in one line."""
    said = error.orig.args[0] if error.orig is not None and error.orig.args else error
    if isinstance(said, dict):
        said = said.get("M", said)
    return str(said).split("\n")[0]


def _server(url: str, **options: Any) -> Engine:
    try:
        return create_engine(make_url(url), **options)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise CaseError(
            f"{shown(url)}: no database that is known ({error}); write postgresql+pg8000://USER@HOST/DATABASE, with `crossbearing[postgres]` installed"
        ) from error


def _for_writing(connection: Any, _: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _for_reading(connection: Any, _: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA query_only=ON")
    cursor.execute("PRAGMA mmap_size=268435456")
    cursor.execute("PRAGMA cache_size=-4096")
    cursor.close()
