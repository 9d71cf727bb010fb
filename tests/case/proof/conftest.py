"""A kept case of the bundled accounts with two decisions, made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crossbearing.case.decisions import Decision, Target
from crossbearing.case.store import Case
from crossbearing.cli.intake import Intake
from crossbearing.demo import accounts as folder_of_accounts
from tests.case.decisions.conftest import demo_accounts

TIME = "2026-01-05T10:00:00Z"


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kept") / "k.case"
    folder = folder_of_accounts()
    reads = {r.document.id: r.original for r in Intake([str(folder)], str(folder / "manifest.csv"), strict=True)}
    with Case(str(path), create=True) as case:
        for account in demo_accounts():
            case.add(account, reads[account.document.id])
        record = case.refresh()
        claims = [c for c in record.claims if c.low is not None]
        case.decide(Decision("reject", Target("claim", claims[0].id), "Ana", TIME, "a typing error"))
        case.decide(
            Decision("correct", Target("claim", claims[1].id), "Ben", TIME, "the text says nine", {"low": 9, "high": 9})
        )
        case.refresh()
    return path


@pytest.fixture
def case_file(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(kept, tmp_path / "k.case"))


Tamper = Callable[[str], None]


@pytest.fixture
def tamper(case_file: Path) -> Iterator[Tamper]:
    """Changes the case behind the program's back, guards taken away."""
    import sqlite3

    def change(*statements: str) -> None:
        with sqlite3.connect(case_file) as connection:
            for s in statements:
                connection.execute(s)
        connection.close()

    return change  # type: ignore[return-value]
