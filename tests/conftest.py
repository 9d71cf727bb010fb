"""Fixtures that several folders of tests share."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
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
