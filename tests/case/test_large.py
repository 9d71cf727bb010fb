"""A case too large to be held in memory: its accounts lie on disk while its record is made, and every row is the same."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from crossbearing.case import counting, schema
from crossbearing.case.refresh import digest_of
from crossbearing.engine import local
from crossbearing.engine.spool import Spool
from tests.case.decisions.conftest import demo_accounts, demo_record
from tests.case.test_growth import case_of, rows


def test_on_disk_or_in_memory_the_case_is_the_same_row_for_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = list(reversed(demo_accounts()))
    with case_of(tmp_path / "a.case", told) as held, case_of(tmp_path / "b.case", told) as spooled:
        held.refresh()
        monkeypatch.setattr(local, "gathered", partial(local.gathered, held=1000))
        monkeypatch.setattr(counting, "SOME", 2)
        record = spooled.refresh()
        assert not isinstance(record.claims, tuple)  # read from disk
        assert msgspec.json.encode(record.events) == msgspec.json.encode(demo_record().events)
        for (name, first), (_, second) in zip(rows(held), rows(spooled), strict=True):
            assert first == second, name


def test_the_digest_of_a_record_is_that_of_its_json(monkeypatch: pytest.MonkeyPatch) -> None:
    record = demo_record()
    assert digest_of(record) == hashlib.sha256(msgspec.json.encode(record)).hexdigest()
    with Spool(demo_accounts()) as spool:
        assert digest_of(local.reconciled(spool, "consensus")) == digest_of(record)


def test_accounts_that_another_version_read_are_read_anew_some_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = list(demo_accounts())
    monkeypatch.setattr(counting, "SOME", 4)
    with case_of(tmp_path / "a.case", told) as case:
        t = schema.accounts
        with case.engine.begin() as connection:
            stale = msgspec.json.encode(msgspec.structs.replace(told[4], claims=(), events=()))
            connection.execute(t.update().where(t.c.id == told[4].document.id).values(maker=None, annotations=stale))
        assert [a.claims for a in case.accounts()] == [a.claims for a in told]
        with case.reader.connect() as connection:
            assert None not in connection.execute(select(t.c.maker)).scalars().all()
