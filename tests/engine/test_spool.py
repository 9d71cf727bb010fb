"""Accounts on disk: the same record, byte for byte, read row by row."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from crossbearing.engine import gathered, reconciled
from crossbearing.engine.spool import COUNTED, Spool
from crossbearing.publish import dossier, summary
from crossbearing.publish.exports.record_json import record_json
from crossbearing.publish.exports.record_pieces import record_pieces
from crossbearing.records import Annotations, Record
from crossbearing.records.record import SetAside
from tests.engine.test_local import demo_accounts, demo_record


@pytest.fixture
def spool(tmp_path: Path) -> Iterator[Spool]:
    with Spool(reversed(demo_accounts()), str(tmp_path)) as made:
        yield made


def ordered() -> list[Annotations]:
    return sorted(demo_accounts(), key=lambda a: a.document.id)


def test_accounts_come_back_in_order_of_document(spool: Spool) -> None:
    assert list(spool) == ordered()
    assert [spool[n] for n in range(len(spool))] == ordered()
    assert spool[-1] == ordered()[-1]
    assert spool[1:3] == ordered()[1:3]
    with pytest.raises(IndexError):
        spool[len(spool)]
    for name in COUNTED:
        assert list(spool.numbers(name)) == [len(getattr(a, name)) for a in ordered()]


def test_nobody_else_finds_the_file(spool: Spool, tmp_path: Path) -> None:
    assert not list(tmp_path.iterdir())
    assert spool.bytes > 1000
    assert not os.get_inheritable(spool._file.fileno())


def test_the_record_of_accounts_on_disk_is_the_same_byte_for_byte(spool: Spool) -> None:
    record = reconciled(spool, "consensus")
    assert not isinstance(record.claims, tuple)
    assert b"".join(record_pieces(record)) == record_json(demo_record())
    assert tuple(record.claims) == demo_record().claims
    assert [record.claims[n] for n in range(-3, 3)] == [demo_record().claims[n] for n in range(-3, 3)]
    assert record.attributions[2:40] == demo_record().attributions[2:40]
    assert [len(getattr(record, f)) for f in ("documents", "calls", "boilerplate")] == [
        len(getattr(demo_record(), f)) for f in ("documents", "calls", "boilerplate")
    ]


def test_pages_and_summary_of_accounts_on_disk_are_the_same(spool: Spool) -> None:
    record = reconciled(spool, "consensus")
    assert dossier(record) == dossier(demo_record())
    assert printed(record) == printed(demo_record())


def printed(record: Record) -> str:
    console = Console(file=io.StringIO(), width=160)
    summary(record, console)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_accounts_are_spooled_only_where_they_are_many() -> None:
    assert isinstance(gathered(iter(demo_accounts())), list)
    assert list(gathered(iter(demo_accounts()))) == list(demo_accounts())
    found = gathered(iter(demo_accounts()), held=3000)
    assert isinstance(found, Spool)
    assert list(found) == ordered()


@pytest.mark.parametrize("set_aside", [False, True])
def test_pieces_are_the_bytes_of_the_whole(set_aside: bool) -> None:
    record = demo_record()
    odd = msgspec.structs.replace(record.documents[0], title='a\u2028 "b"\n', text="half \ud800")
    record = msgspec.structs.replace(record, documents=(odd, *record.documents[1:]), warnings=(), calls=())
    if set_aside:
        record = msgspec.structs.replace(record, set_aside=SetAside(claims=record.claims[:1]))
    whole = msgspec.json.format(msgspec.json.encode(_replaced(record)), indent=1) + b"\n"
    assert b"".join(record_pieces(record)) == whole
    assert max(map(len, record_pieces(record))) < 1 << 19


def _replaced(record: Record) -> object:
    built = msgspec.to_builtins(record)
    built["documents"][0]["text"] = "half ?"
    return built
