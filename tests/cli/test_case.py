"""A case that is kept: the same record as one `reconcile`, however often its documents are added."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec
import pytest

from crossbearing.case.store import Case
from tests.conftest import Run


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(
        "Three people were killed when a wall fell on the market of Goris on Monday, rescuers said."
    )
    (tmp_path / "b.txt").write_text(
        "Four people died when a wall fell on the market of Goris, the Kite reported on Tuesday."
    )
    return tmp_path


def test_a_case_exports_what_reconcile_writes(files: Path, here: Run) -> None:
    here("reconcile", "a.txt", "b.txt", "--json", "r.json", "--html", "r.html")
    assert here("add", "k.case", "a.txt").stdout == "1 added to k.case\n"
    assert here("add", "k.case", "b.txt", "a.txt").stdout == "1 added to k.case, 1 already there\n"
    assert here("export", "k.case", "--format", "json").stdout == (files / "r.json").read_text()
    here("export", "k.case", "--format", "html", "-o", "k.html")
    assert (files / "k.html").read_bytes() == (files / "r.html").read_bytes()
    here("reconcile", "k.case", "--json", "k.json")
    assert (files / "k.json").read_bytes() == (files / "r.json").read_bytes()


def test_adding_twice_changes_nothing(files: Path, here: Run) -> None:
    here("add", "k.case", "a.txt")
    before = sqlite3.connect(files / "k.case").execute("select * from accounts").fetchall()
    here("add", "k.case", "a.txt")
    assert sqlite3.connect(files / "k.case").execute("select * from accounts").fetchall() == before


def test_originals_are_kept_as_they_came(files: Path, here: Run) -> None:
    data = "Caf\xe9 burnt, three people killed in the night, the mayor said.\r\n".encode("cp1252")
    (files / "c.txt").write_bytes(data)
    here("add", "k.case", "c.txt")
    assert sqlite3.connect(files / "k.case").execute("select original from accounts").fetchone() == (data,)


def test_a_newer_version_of_a_file_counts_and_diff_tells_of_it(files: Path, here: Run) -> None:
    here("add", "k.case", "a.txt")
    (files / "a.txt").write_text(
        "Five people were killed when a wall fell on the market of Goris on Monday, rescuers said."
    )
    done = here("add", "k.case", "a.txt", "gone.txt")
    assert (done.returncode, done.stdout) == (1, "1 added to k.case (1 newer version)\n")
    here("reconcile", "a.txt", "--json", "r.json")
    assert here("export", "k.case", "--format", "json").stdout == (files / "r.json").read_text()
    told = here("diff", "k.case", "--since", "2020-01-01").stdout
    assert ", a newer version\n" in told
    assert "fatalities of people: 3 until " in told
    assert ", then 5\n" in told
    found = msgspec.json.decode(here("diff", "k.case", "--since", "2020-01-01", "--json", "-").stdout)
    assert [a["replaces"] is None for a in found["accounts"]] == [True, False]
    with Case(str(files / "k.case")) as case, case.reading() as reading:
        assert [f.path for f in reading.failures()] == ["gone.txt"]
        assert not reading.overview().stale


def test_a_folder_is_watched_and_a_backup_restored(files: Path, here: Run) -> None:
    done = here("watch", "k.case", ".", "--once", "--interval", "0.1")
    assert (done.returncode, "2 added to k.case" in done.stdout) == (0, True)
    assert here("backup", "k.case", "copy").stdout.startswith("2 accounts, ")
    (files / "k.case").unlink()
    assert here("restore", "copy", "k.case").stdout == "2 accounts in k.case\n"
    done = here("restore", "copy", "k.case")
    assert (done.returncode, "say --replace" in done.stderr) == (2, True)
    assert here("refresh", "k.case", "--rule", "ucdp").stdout.endswith("; rule ucdp\n")
    assert here("refresh", "k.case").stdout.endswith("; rule ucdp\n")


def test_what_is_no_case_is_refused(files: Path, here: Run) -> None:
    done = here("add", "a.txt", "b.txt")
    assert (done.returncode, "a.txt: no case" in done.stderr) == (2, True)
    done = here("export", "gone.case")
    assert (done.returncode, "no such case" in done.stderr) == (2, True)
    (files / "broken.case").write_bytes(b"SQLite format 3\x00" + b"rubbish" * 100)
    done = here("export", "broken.case")
    assert (done.returncode, "cannot be opened as a case" in done.stderr) == (2, True)
