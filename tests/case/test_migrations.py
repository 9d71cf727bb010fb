"""Cases of other layouts: an older one is brought to this, a newer one is refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import select, text

from crossbearing.case import schema, views
from crossbearing.case.decisions.tables import ledger
from crossbearing.case.file import CaseError
from crossbearing.case.migrations import HEAD, migrate, stamp
from crossbearing.case.store import Case
from tests.case.conftest import demo_originals
from tests.case.decisions.conftest import demo_accounts, demo_record

# The tables of the first release, as it made them.
LAYOUT_1 = """
CREATE TABLE accounts (
    number INTEGER NOT NULL, id VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, original BLOB NOT NULL, annotations BLOB NOT NULL,
    made_by VARCHAR NOT NULL, PRIMARY KEY (number), UNIQUE (id)
);
PRAGMA user_version = 1;
"""


@pytest.fixture
def old(tmp_path: Path) -> str:
    """A case as the first release left it."""
    path = str(tmp_path / "old.case")
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.executescript(LAYOUT_1)
        for a in demo_accounts():
            d = a.document
            row = (d.id, d.sha256, demo_originals()[d.id], msgspec.json.encode(a), "0.1.0")
            db.execute("INSERT INTO accounts (id, sha256, original, annotations, made_by) VALUES (?, ?, ?, ?, ?)", row)
    db.close()
    return path


def test_an_older_case_is_migrated_when_it_is_opened(old: str) -> None:
    with Case(old) as case:
        assert case.ids() == {a.document.id for a in demo_accounts()}
        with case.reader.connect() as connection:
            rows = connection.execute(select(schema.accounts).order_by(schema.accounts.c.number)).all()
        for row, a in zip(rows, demo_accounts(), strict=True):
            assert (row.id, bytes(row.original)) == (a.document.id, demo_originals()[a.document.id])
            assert (row.published, row.current, len(row.text_sha256)) == (a.document.published, True, 64)
        with case.reading() as reading:
            assert reading.overview().stale
        case.write(demo_record(), basis=case.basis())
        with case.reading() as reading:
            assert reading.search("helmets").rows
    with sqlite3.connect(old) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (HEAD,)
        assert db.execute("SELECT version_num FROM alembic_version").fetchall() == [(f"{HEAD:04}",)]


def test_migrated_tables_are_those_that_a_new_case_has(place: str) -> None:
    with Case(place, create=True) as case:
        with case.engine.begin() as connection:
            for table in ("texts_search", "claims_search", "entities_search"):
                if connection.dialect.name == "sqlite":
                    connection.execute(text(f"DROP TABLE {table}"))
            for name in views.VIEWS:
                connection.execute(text(f"DROP VIEW {name}"))
            schema.metadata.drop_all(connection)
            ledger.drop_all(connection)
            connection.execute(text("DROP TABLE alembic_version"))
            migrate(connection, 0)
        with case.reader.connect() as connection:
            found = compare_metadata(MigrationContext.configure(connection), schema.metadata)
    added = [x for x in found if isinstance(x, list) or not x[0].startswith("remove_")]
    assert added == []


def test_a_newer_case_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = str(tmp_path / "new.case")
    with Case(path, create=True) as case, case.engine.begin() as connection:
        stamp(connection, HEAD + 1)
    before = Path(path).read_bytes()
    with pytest.raises(CaseError, match=f"newer version of crossbearing .layout {HEAD + 1}, this program knows {HEAD}"):
        Case(path)
    assert Path(path).read_bytes() == before


def test_a_migration_that_fails_leaves_the_case_as_it_was(old: str) -> None:
    with sqlite3.connect(old) as db:
        db.execute("UPDATE accounts SET annotations = 'rubbish' WHERE number = 3")
    db.close()
    with pytest.raises(CaseError, match="cannot be migrated"):
        Case(old)
    with sqlite3.connect(old) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
        assert [r[0] for r in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")] == ["accounts"]
