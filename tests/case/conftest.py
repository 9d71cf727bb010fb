"""Cases to test on: the bundled accounts, kept in SQLite and in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from crossbearing.case.store import Case
from crossbearing.cli.intake import Intake
from crossbearing.demo import accounts as folder_of_accounts
from crossbearing.records import Annotations
from tests.case import server
from tests.case.decisions.conftest import demo_accounts, demo_record

_NUMBER = count()


@cache
def demo_originals() -> dict[str, bytes]:
    """The bytes of the bundled accounts, by id."""
    folder = folder_of_accounts()
    return {r.document.id: r.original for r in Intake([str(folder)], str(folder / "manifest.csv"), strict=True)}


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a private server."""
    if reason := server.absent():
        pytest.skip(reason)
    with server.running() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new case can be made: a path, then a URL."""
    if request.param == "sqlite":
        return str(tmp_path / "a.case")
    return new_database(request.getfixturevalue("postgres"))


def new_database(url: str) -> str:
    """The URL of an empty database on the server."""
    name = f"case{next(_NUMBER)}"
    engine = create_engine(f"{url}/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return f"{url}/{name}"


def filled(place: str, accounts: tuple[Annotations, ...] | None = None) -> Case:
    """A case with the bundled accounts, not yet refreshed."""
    case = Case(place, create=True)
    for a in demo_accounts() if accounts is None else accounts:
        case.add(a, demo_originals().get(a.document.id, a.document.text.encode()))
    return case


@pytest.fixture
def case(place: str) -> Iterator[Case]:
    """A case with the bundled accounts and its record."""
    with filled(place) as made:
        made.write(demo_record(), basis=made.basis())
        yield made
