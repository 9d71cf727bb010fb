"""Work on a case that is killed at a random moment: a child does it, and says over a pipe what it was told to be done."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from crossbearing.case.decisions import Decision, Target
from crossbearing.case.proof.check import check_case
from crossbearing.case.proof.seal import seal
from crossbearing.case.proof.sealed import check_sealed
from crossbearing.case.store import Case
from crossbearing.cli.files import Target as Output
from crossbearing.cli.files import written
from crossbearing.publish.exports import Kept, export_named
from tests.case.conftest import demo_originals
from tests.case.decisions.conftest import demo_accounts, demo_record

TIME = "2026-01-05T10:00:00Z"
Say = Callable[[str], None]
Work = Callable[[Path, Say], None]
LAYOUT_1 = (
    "CREATE TABLE accounts (number INTEGER NOT NULL, id VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, original BLOB NOT NULL, "
    "annotations BLOB NOT NULL, made_by VARCHAR NOT NULL, PRIMARY KEY (number), UNIQUE (id))"
)


def add(folder: Path, say: Say) -> None:
    """Adds the bundled accounts, saying each that was accepted."""
    with Case(str(folder / "k.case"), create=True) as case:
        for a in demo_accounts():
            case.add(a, demo_originals()[a.document.id])
            say(a.document.id)


def refresh(folder: Path, say: Say) -> None:
    """Keeps the rows of the record."""
    with Case(str(folder / "k.case")) as case:
        case.write(demo_record(), basis=case.basis())


def decide(folder: Path, say: Say) -> None:
    """Decides ten times, saying each decision that was recorded."""
    with Case(str(folder / "k.case")) as case:
        for claim in demo_record().claims[:10]:
            say(case.decide(Decision("reject", Target("claim", claim.id), "Ana", TIME, "a typing error")).hash)


def migrate(folder: Path, say: Say) -> None:
    """Opens a case of the first layout, which brings it to this one."""
    Case(str(folder / "old.case")).close()


def export(folder: Path, say: Say) -> None:
    """Writes the record to a file and to an archive."""
    made = {"json": export_named("json").make(demo_record(), Kept())}
    for name in ("out.json", "out.zip"):
        written(Output.of(str(folder / name)), made)
        say(name)


def sealing(folder: Path, say: Say) -> None:
    """Seals the case into a folder and an archive."""
    with Case(str(folder / "k.case")) as case:
        for name in ("S", "S.zip"):
            seal(case, str(folder / name), TIME, key=str(folder / "key.pem"))
            say(name)


WORK: dict[str, Work] = {
    "add": add, "refresh": refresh, "decide": decide, "migrate": migrate, "export": export, "seal": sealing,
}  # fmt: skip


def prepare(name: str, folder: Path) -> None:
    """What must be there before the work begins."""
    if name == "migrate":
        with sqlite3.connect(folder / "old.case") as db:
            db.execute("PRAGMA journal_mode=WAL")
            db.execute(LAYOUT_1)
            db.execute("PRAGMA user_version = 1")
            for a in demo_accounts():
                d = a.document
                row = (d.id, d.sha256, demo_originals()[d.id], msgspec.json.encode(a), "0.1.0")
                db.execute(
                    "INSERT INTO accounts (id, sha256, original, annotations, made_by) VALUES (?, ?, ?, ?, ?)", row
                )
        db.close()
    elif name != "add":
        add(folder, lambda _: None)
        if name in ("decide", "seal"):
            refresh(folder, lambda _: None)
    if name == "seal":
        from tests.case.proof.test_sealed import good

        good(folder).rename(folder / "key.pem")


def killed(work: Work, folder: Path, after: float) -> tuple[list[str], bool]:
    """Lets a child do the work and kills it (SIGKILL) after so many seconds: what it had said by then, and whether it was still at work."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        try:
            work(folder, lambda line: os.write(into, line.encode() + b"\n") and None)
        except BaseException:
            os._exit(3)
        os._exit(0)
    os.close(into)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    said = b""
    while chunk := os.read(out, 65536):
        said += chunk
    os.close(out)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the work failed by itself"
    return said.decode().split(), os.WIFSIGNALED(status)


def survives(name: str, folder: Path, after: float) -> bool:
    """Kills the work after so many seconds and checks what must hold; whether it was caught in the middle."""
    prepare(name, folder)
    said, caught = killed(WORK[name], folder, after)
    path = folder / ("old.case" if name == "migrate" else "k.case")
    if path.exists() and (name != "add" or said):
        # The case opens, is whole, and has all that was accepted.
        with Case(str(path)) as case:
            assert [str(f) for f in check_case(case).findings] == []
            held = {d.hash for d in case.log()} if name == "decide" else case.ids()
        if name in ("add", "decide"):
            assert set(said) <= held, f"accepted and lost: {set(said) - held}"
        elif name != "migrate":
            assert len(held) == 6
    for finished in ("out.json", "out.zip", "S", "S.zip"):
        # What bears its own name is whole.
        made = folder / finished
        if made.exists() and finished.startswith("S"):
            assert check_sealed(str(made)).whole
        elif made.exists() and finished.endswith(".json"):
            assert msgspec.json.decode(made.read_bytes())["claims"]
    again(name, folder, path, len(said))
    return caught


def again(name: str, folder: Path, path: Path, said: int) -> None:
    """The next run completes, and the record is the one it should be."""
    if name == "seal":
        for made in ("S", "S.zip"):
            if not (folder / made).exists():
                with Case(str(path)) as case:
                    seal(case, str(folder / made), TIME, key=str(folder / "key.pem"))
            assert check_sealed(str(folder / made)).whole
        return
    WORK[name](folder, lambda _: None)
    with Case(str(path)) as case:
        assert case.ids() == {a.document.id for a in demo_accounts()}
        if name == "decide":
            assert len(case.log()) >= 10 + said
        else:
            case.write(demo_record(), basis=case.basis())
            assert [str(f) for f in check_case(case).findings] == []


def duration(name: str, folder: Path) -> float:
    """Seconds that the work takes undisturbed."""
    prepare(name, folder)
    begun = time.perf_counter()
    killed_never(WORK[name], folder)
    return time.perf_counter() - begun


def killed_never(work: Work, folder: Path) -> None:
    """Lets a child do the work to its end."""
    child = os.fork()
    if child == 0:
        try:
            work(folder, lambda _: None)
        except BaseException:
            os._exit(3)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WEXITSTATUS(status) == 0


def moments(seconds: float, n: int, seed: int) -> list[float]:
    """Random moments of work that takes so long."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    return [chance.uniform(0, seconds) for _ in range(n)]
