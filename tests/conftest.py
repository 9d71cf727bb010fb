"""Fixtures that several folders of tests share."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def kept_annotations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where what one test has annotated is there for the next."""
    return tmp_path_factory.mktemp("annotations")


@pytest.fixture
def crossbearing(tmp_path: Path, kept_annotations: Path) -> Run:
    """Runs the program as a user would, in an empty folder: `crossbearing("annotate", "a.txt", stdin="...")`."""

    def run(*arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "crossbearing", *arguments],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env={**os.environ, "CROSSBEARING_ANNOTATIONS": str(kept_annotations)},
            timeout=300,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done

    return run


@pytest.fixture
def here(
    tmp_path: Path, kept_annotations: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Iterator[Run]:
    """Runs the program as `crossbearing` does, but in this process: for what several commands do one after the other, without the seconds that each
    takes to start."""
    from crossbearing.cli.main import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CROSSBEARING_ANNOTATIONS", str(kept_annotations))
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        monkeypatch.setattr(sys, "argv", ["crossbearing", *arguments])
        capsysbinary.readouterr()
        try:
            main()
            status = 0
        except SystemExit as end:
            status = int(end.code or 0)
        told = capsysbinary.readouterr()
        return subprocess.CompletedProcess(arguments, status, told.out.decode(), told.err.decode())

    yield run
    for number, handler in handlers.items():
        signal.signal(number, handler)
