"""Faults: work killed in the middle, no room left, nothing to write to, damaged pages, clocks, crowds. Nothing accepted is lost."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from crossbearing.case import store
from crossbearing.case.decisions import Decision, DecisionError, Target
from crossbearing.case.file import CaseError
from crossbearing.case.proof.check import check_case
from crossbearing.case.store import Case
from tests.case.conftest import demo_originals
from tests.case.decisions.conftest import demo_accounts, demo_record
from tests.case.faulting import TIME, WORK, add, duration, moments, refresh, survives

# Kills of each work here; bench/faults.py makes a hundred.
KILLS = 3


@pytest.mark.parametrize("name", sorted(WORK))
def test_a_kill_in_the_middle_loses_nothing_that_was_accepted(name: str, tmp_path: Path) -> None:
    first = tmp_path / "first"
    first.mkdir()
    seconds = duration(name, first)
    for n, moment in enumerate(moments(seconds, KILLS, seed=len(name))):
        folder = tmp_path / str(n)
        folder.mkdir()
        survives(name, folder, moment)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case of the bundled accounts with its record."""
    add(tmp_path, lambda _: None)
    refresh(tmp_path, lambda _: None)
    return tmp_path


def in_child(work: Callable[[], str]) -> str:
    """What the work says, done in a child so that its limits are its own."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        try:
            os.write(into, work().encode())
        except BaseException as error:
            os.write(into, f"{type(error).__name__}: {error}".encode())
        os._exit(0)
    os.close(into)
    said = b""
    while chunk := os.read(out, 65536):
        said += chunk
    os.close(out)
    os.waitpid(child, 0)
    return said.decode()


def whole(folder: Path) -> bool:
    with Case(str(folder / "k.case")) as case:
        return check_case(case).whole and len(case.ids()) == 6


def another() -> tuple[object, bytes]:
    """An account more, larger than the limits below."""
    import msgspec

    one = demo_accounts()[0]
    data = b"x" * 3_000_000
    document = msgspec.structs.replace(one.document, id="d-more", path="more.txt", url=None)
    return msgspec.structs.replace(one, document=document), data


def test_a_file_that_may_not_grow_leaves_the_case_as_it_was(folder: Path) -> None:
    def work() -> str:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        limit = max(p.stat().st_size for p in folder.iterdir()) + 100_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        with Case(str(folder / "k.case")) as case:
            case.add(*another())  # type: ignore[arg-type]
        return "added"

    said = in_child(work)
    assert said.startswith("CaseError: ")
    assert "cannot be written" in said
    assert "\n" not in said
    assert whole(folder)


@pytest.mark.parametrize("task", ["add", "refresh", "decide"])
def test_a_full_disk_is_told_in_a_line_and_the_next_run_completes(folder: Path, task: str) -> None:
    with Case(str(folder / "k.case")) as case:
        with case.engine.begin() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        event.listen(case.engine, "connect", lambda c, _: c.execute(f"PRAGMA max_page_count = {pages}"))
        case.engine.dispose()
        target = Target("claim", demo_record().claims[0].id)
        many = Decision("annotate", target, "Ana", TIME, "so", "a long note " * 200_000)
        with pytest.raises(CaseError, match=r"full|cannot be written"):
            if task == "add":
                case.add(*another())  # type: ignore[arg-type]
            elif task == "decide":
                case.decide(many)
            else:
                longer = demo_record()
                import msgspec

                events = tuple(msgspec.structs.replace(e, label=e.label + " x" * 400_000) for e in longer.events)
                case.write(msgspec.structs.replace(longer, events=events), basis=case.basis())
    assert whole(folder)
    with Case(str(folder / "k.case")) as case:
        assert case.add(*another()) is not None  # type: ignore[arg-type]
        assert case.decide(many).number == 1


@pytest.fixture
def shelf(folder: Path) -> Iterator[Path]:
    """The case in a folder that another user may look into and not write to."""
    place = Path(tempfile.mkdtemp())
    shutil.copy(folder / "k.case", place / "k.case")
    place.chmod(0o555)
    (place / "k.case").chmod(0o444)
    yield place
    place.chmod(0o755)
    shutil.rmtree(place)


def test_a_case_that_cannot_be_written_is_read_and_exported(shelf: Path) -> None:
    def work() -> str:
        if os.getuid() == 0:
            os.setuid(65534)
        with Case(str(shelf / "k.case")) as case:
            with case.reading() as reading:
                told = [str(reading.overview().accounts), str(check_case(case).whole)]
            told.append(str(case.handed("export", {"to": "-"}, TIME)))
            for write in (
                lambda: case.add(*another()),  # type: ignore[arg-type]
                lambda: case.decide(Decision("reject", Target("claim", demo_record().claims[0].id), "Ana", TIME, "so")),
            ):
                try:
                    write()
                    told.append("written")
                except CaseError as error:
                    told.append("refused" if "cannot be written" in str(error) else str(error))
        return " ".join(told)

    assert in_child(work) == "6 True False refused refused"
    assert [p.name for p in shelf.iterdir()] == ["k.case"]


@pytest.mark.parametrize("part", [0.0, 0.2, 0.5, 0.8])
def test_a_damaged_page_is_found_and_never_a_crash(folder: Path, part: float) -> None:
    path = folder / "k.case"
    data = bytearray(path.read_bytes())
    start = int(len(data) * part) // 4096 * 4096
    data[start : start + 4096] = b"\xa5" * 4096
    path.write_bytes(data)
    try:
        with Case(str(path)) as case:
            report = check_case(case)
            assert report.findings
            case.ids()
            case.record()
    except CaseError as error:
        assert "k.case" in str(error)
        assert "\n" not in str(error)


def test_a_case_cut_short_is_found(folder: Path) -> None:
    path = folder / "k.case"
    os.truncate(path, path.stat().st_size // 2)
    try:
        with Case(str(path)) as case:
            assert check_case(case).findings
    except CaseError as error:
        assert "k.case" in str(error)


def test_a_clock_that_goes_back_changes_no_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([f"20{60 - n}-01-05T10:00:00Z" for n in range(40)])
    monkeypatch.setattr(store, "now", lambda: next(times))
    add(tmp_path, lambda _: None)
    refresh(tmp_path, lambda _: None)
    with Case(str(tmp_path / "k.case")) as case:
        report = check_case(case)
        assert report.whole
        assert sum("a clock was set back" in n for n in report.notes) == 5
        assert [e.what["document"] for e in case.custody()] == [a.document.id for a in demo_accounts()]
        with case.reading() as reading:
            assert not reading.overview().stale


def test_two_who_add_the_same_at_once_make_one_case(tmp_path: Path) -> None:
    children = []
    for order in (1, -1):
        child = os.fork()
        if child == 0:
            try:
                with Case(str(tmp_path / "k.case"), create=True) as case:
                    for a in demo_accounts()[::order]:
                        case.add(a, demo_originals()[a.document.id])
                    case.write(demo_record(), basis=case.basis())
            except BaseException:
                os._exit(3)
            os._exit(0)
        children.append(child)
    assert [os.WEXITSTATUS(os.waitpid(c, 0)[1]) for c in children] == [0, 0]
    with Case(str(tmp_path / "k.case")) as case:
        report = check_case(case)
        assert report.whole
        assert (report.counts["accounts"], report.counts["custody lines"]) == (6, 6)


def test_a_newer_case_is_refused_and_left_as_it_is(folder: Path) -> None:
    path = folder / "k.case"
    with Case(str(path)) as case, case.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(CaseError, match="newer version of crossbearing"):
        Case(str(path))
    assert path.read_bytes() == before


def test_a_decision_on_what_is_not_there_leaves_no_trace(folder: Path) -> None:
    with Case(str(folder / "k.case")) as case:
        with pytest.raises(DecisionError, match="no such claim"):
            case.decide(Decision("reject", Target("claim", "c0"), "Ana", TIME, "so"))
        assert case.log() == ()
