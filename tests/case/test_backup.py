"""A case copied while it is used, and made from a copy."""

from __future__ import annotations

import threading
from pathlib import Path

import msgspec
import pytest

from crossbearing.case.backup import backup, check_whole, restore
from crossbearing.case.decisions.decision import Decision, Target
from crossbearing.case.file import CaseError
from crossbearing.case.people import People
from crossbearing.case.store import Case
from tests.case.conftest import new_database
from tests.case.test_store import account


def held(place: str) -> tuple[object, ...]:
    """What a case says that is worth keeping."""
    with Case(place) as case, case.reading() as reading:
        events = reading.events().rows
        return (
            [msgspec.json.encode(a) for a in case.accounts()],
            reading.overview(),
            events,
            reading.event(events[0].id),
            [d.hash for d in case.log()],
            len(reading.search("missing", limit=100).rows),
        )


def decide(case: Case) -> None:
    with case.reading() as reading:
        event = reading.events().rows[0].id
    reason = Decision("accept", Target("event", event), "Ada", "2024-10-20T10:00:00Z", "seen both accounts")
    case.decide(reason)


def test_a_backup_is_a_case_with_all_that_was_there(case: Case, tmp_path: Path) -> None:
    decide(case)
    copy, again = str(tmp_path / "copy.case"), str(tmp_path / "again.case")
    assert backup(case, copy) == Path(copy).stat().st_size
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith("copy")) == ["copy.case"]
    wanted = held(case.path)
    assert held(copy) == wanted
    restore(copy, again)
    assert held(again) == wanted
    with Case(again) as made:
        assert made.add(account("d1"), b"1") is not None


def test_a_file_moves_to_a_server(tmp_path: Path, postgres: str, case: Case) -> None:
    decide(case)
    copy = str(tmp_path / "copy.case")
    backup(case, copy)
    url = new_database(postgres)
    restore(copy, url)
    assert held(url) == held(case.path)
    with Case(url) as made:
        assert made.add(account("d1"), b"1") is not None
        assert made.freshen()
    with pytest.raises(CaseError, match="holds accounts already"):
        restore(copy, url)


def test_a_backup_of_a_case_that_is_written_is_whole(tmp_path: Path) -> None:
    path = str(tmp_path / "a.case")
    Case(path, create=True).close()
    done = threading.Event()

    def write() -> None:
        with Case(path) as case:
            for n in range(60):
                case.add(account(f"d{n}"), b"x" * 20_000)
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    sizes = []
    with Case(path) as case:
        while not done.is_set() or not sizes:
            copy = str(tmp_path / "copy.case")
            backup(case, copy)
            with Case(copy) as held:
                sizes.append(len(held.ids()))
    writer.join()
    assert sizes == sorted(sizes)
    with Case(path) as case:
        assert len(case.ids()) == 60


def test_a_case_that_is_read_is_replaced(case: Case, tmp_path: Path) -> None:
    if "://" in case.path:
        pytest.skip("a server's case is restored into an empty database")
    copy = str(tmp_path / "copy.case")
    backup(case, copy)
    case.add(account("d1"), b"1")
    case.freshen()
    people = People(case)
    people.add("Ana Ferro", "owner", "seven boats at dusk", "2026-01-05T10:00:00Z")
    assert [p.name for p in people.all()] == ["Ana Ferro"]
    with case.reading() as reading:
        assert reading.overview().accounts == 7
    with pytest.raises(CaseError, match="is there already; name a new file, or say --replace"):
        restore(copy, case.path)
    restore(copy, case.path, replace=True)
    with case.reading() as reading:
        assert reading.overview().accounts == 6
    # The table of people came with the first of them, after the backup.
    assert list(people.all()) == []
    assert case.add(account("d1"), b"1") is not None


def test_what_is_damaged_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    with Case(str(path), create=True) as case:
        for n in range(40):
            case.add(account(f"d{n}"), b"x" * 5000)
        backup(case, str(tmp_path / "b.case"))
    data = bytearray((tmp_path / "b.case").read_bytes())
    data[8192:12288] = b"\xff" * 4096
    (tmp_path / "b.case").write_bytes(data)
    with pytest.raises(CaseError, match="take an older backup"):
        check_whole(str(tmp_path / "b.case"))
    with pytest.raises(CaseError, match="take an older backup"):
        restore(str(tmp_path / "b.case"), str(tmp_path / "c.case"))
    assert not (tmp_path / "c.case").exists()


def test_a_backup_needs_a_place(tmp_path: Path) -> None:
    with Case(str(tmp_path / "a.case"), create=True) as case:
        for path, said in (("a.case", "is the case itself"), ("", "is a folder"), ("no/b.case", "no folder")):
            with pytest.raises(CaseError, match=said):
                backup(case, str(tmp_path / path))
    assert {p.name for p in tmp_path.iterdir()} <= {"a.case", "a.case-wal", "a.case-shm"}
