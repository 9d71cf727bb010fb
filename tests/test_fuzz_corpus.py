"""What fuzzing found worth keeping is read again: no reader and no layer fails on it but by saying so."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from crossbearing.read.failure import ReadFailure

ROOT = Path(__file__).parents[1]
KEPT = sorted((ROOT / "tests" / "fuzz_corpus").glob("*.zip"))


def _fuzz() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_fuzz", ROOT / "bench" / "fuzz.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    path = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = path
    return module


FUZZ = _fuzz()


def test_every_target_has_its_corpus_and_all_are_small() -> None:
    assert {p.stem for p in KEPT} == set(FUZZ.targets())
    assert sum(p.stat().st_size for p in KEPT) < 1_000_000


@pytest.mark.parametrize("name", [p.stem for p in KEPT])
def test_what_was_found_is_read_or_refused(name: str) -> None:
    if name == "zim":
        pytest.importorskip("zstandard", reason="the extra zim is not installed")
    run = FUZZ.targets()[name]()
    inputs = FUZZ.corpus(name)
    assert inputs
    for data in inputs:
        try:
            run(data)
        except (ReadFailure, MemoryError, RecursionError):
            continue
        except Exception as error:
            at = error.__traceback__
            while at and at.tb_next:
                at = at.tb_next
            # What a library raises is caught in the child process; what our own code raises is a fault.
            assert at is None or "crossbearing" not in at.tb_frame.f_code.co_filename, f"{data!r}: {error!r}"
