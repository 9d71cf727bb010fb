"""Faults of processes: a worker that dies costs its document alone, input is read no faster than it is annotated, an end leaves nobody behind."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from crossbearing.engine import Crew, annotated, forkserver
from crossbearing.engine.careful import annotated_each
from crossbearing.engine.chunks import CHARACTERS, DOCUMENTS, chunks
from crossbearing.engine.message import Fault
from crossbearing.read import ReadDocument, ReadFailure
from crossbearing.records import Document

LETHAL = "What kills. "


@pytest.fixture(scope="module")
def crew() -> Iterator[Crew]:
    with Crew(2) as crew:
        yield crew


def read(number: int, text: str = "") -> ReadDocument:
    told = text or f"{number} people were killed when a wall fell in Goris on Monday, rescuers said."
    return ReadDocument(
        Document(f"d{number}", f"{number}.txt", "", "The Kite", None, "2024-05-06", "en", None, None, told), ("warned",)
    )


@contextmanager
def lethal_documents(monkeypatch: pytest.MonkeyPatch, what: str) -> Iterator[None]:
    """Workers in which a document that begins with LETHAL does `what`; told to the forkserver by what it runs at its start."""
    code = f"""
import os, signal
from crossbearing.engine import careful
from crossbearing.annotate import layers
before = layers.annotate
def annotate(documents):
    for d in (documents := list(documents)):
        if d.text.startswith({LETHAL!r}): {what}
    return before(documents)
layers.annotate = annotate
import crossbearing.annotate
crossbearing.annotate.annotate = annotate
"""
    monkeypatch.setattr(forkserver, "_START", code + forkserver._START)
    yield


def test_a_document_that_kills_its_worker_fails_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    reads = [read(n, LETHAL if n == 3 else "") for n in range(7)]
    failures: list[ReadFailure] = []
    with lethal_documents(monkeypatch, "os.kill(os.getpid(), signal.SIGKILL)"):
        found = list(annotated(reads, 2, failed=failures.append))
    assert [a.document.id for a in found] == [f"d{n}" for n in range(7) if n != 3]
    assert all(a.claims and a.warnings == ("warned",) for a in found)
    assert [(f.path, "SIGKILL; memory ran out" in f.cause) for f in failures] == [("3.txt", True)]


def test_a_layer_that_fails_on_a_document_fails_for_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    from crossbearing.annotate import annotate

    def failing(documents: list[Document]) -> Iterator[object]:
        for d in documents:
            if d.text.startswith(LETHAL):
                raise RecursionError("too\ndeep")
        return annotate(documents)

    monkeypatch.setattr("crossbearing.annotate.annotate", failing)
    outcomes = annotated_each([read(1).document, read(2, LETHAL).document, read(3).document])
    assert outcomes[1] == Fault("cannot be annotated (RecursionError: too deep)")
    assert not isinstance(outcomes[0], Fault)
    assert not isinstance(outcomes[2], Fault)
    with pytest.raises(ReadFailure, match=r"2\.txt: cannot be annotated"):
        list(annotated([read(2, LETHAL)]))


def test_workers_share_pages_outlast_a_kill_from_outside_and_leave_nobody_behind() -> None:
    with Crew(2) as crew:
        first = list(annotated([read(n) for n in range(3)], crew=crew))
        (number,) = crew.numbers
        private = _kilobytes(number, "Private_Dirty") + _kilobytes(number, "Private_Clean")
        assert private < 0.6 * _kilobytes(number, "Rss")
        server = crew._server._server
        assert server is not None
        # Killed while it waits: the next chunk finds it gone, and gets another worker.
        os.kill(number, signal.SIGKILL)
        again = list(annotated([read(n) for n in range(3)], crew=crew))
        assert again == first
        assert number not in crew.numbers
        # And so does the process that makes them.
        server.kill()
        for n in crew.numbers:
            os.kill(n, signal.SIGKILL)
        assert list(annotated([read(n) for n in range(3)], crew=crew)) == first
        left = (*crew.numbers, crew._server._server.pid)
    assert left
    assert not any(_runs(n) for n in left)


def test_where_forking_is_not_safe_workers_are_started_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forkserver, "FORKS", False)
    with Crew(2) as crew:
        found = list(annotated([read(n) for n in range(3)], crew=crew))
        left = crew.numbers
    assert found == list(annotated([read(n) for n in range(3)]))
    assert left
    assert not any(_runs(n) for n in left)


def test_half_a_character_fails_alone_in_processes(crew: Crew) -> None:
    failures: list[ReadFailure] = []
    reads = [read(1), read(2, "A \ud800 stands here."), read(3)]
    assert [a.document.id for a in annotated(reads, crew=crew, failed=failures.append)] == ["d1", "d3"]
    assert "lone surrogate" in failures[0].cause


def test_input_is_read_no_further_ahead_than_there_is_work(crew: Crew) -> None:
    taken = 0

    def reads() -> Iterator[ReadDocument]:
        nonlocal taken
        for n in range(100_000):
            taken += 1
            yield read(n)

    found = annotated(reads(), crew=crew)
    next(found)
    # Chunks in work and waiting, the one being filled: not the input.
    assert taken <= DOCUMENTS * (2 * 3 + 2)
    found.close()


def test_chunks_are_balanced_by_length() -> None:
    lengths = [10] * 200 + [CHARACTERS, 5] + [CHARACTERS // 2 + 1] * 3
    sizes = [len(c.reads) for c in chunks(read(n, "x" * length) for n, length in enumerate(lengths))]
    # What is left of the short ones goes with the long one; a long one ends its chunk.
    assert sizes == [64, 64, 64, 9, 3, 1]


def _kilobytes(number: int, what: str) -> int:
    rows = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
    return next(int(r.split()[1]) for r in rows if r.startswith(what + ":"))


def _runs(number: int) -> bool:
    """Whether the process still runs; one just killed is given a moment."""
    for _ in range(50):
        try:
            if Path(f"/proc/{number}/stat").read_text().split(") ")[1][0] == "Z":
                return False
        except (FileNotFoundError, ProcessLookupError):
            return False
        time.sleep(0.1)
    return True
