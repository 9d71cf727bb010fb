"""What fuzzing found worth keeping is read again: no reader and no layer fails on it but by saying so."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from crossbearing.read.failure import ReadFailure

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

from fuzz.corpus import KEPT, corpus
from fuzz.targets import is_ours, targets

FILES = sorted(KEPT.glob("*.zip"))


def test_every_target_has_its_corpus_and_all_are_small() -> None:
    assert {p.stem for p in FILES} == set(targets())
    assert sum(p.stat().st_size for p in FILES) < 1_000_000


@pytest.mark.parametrize("name", [p.stem for p in FILES])
def test_what_was_found_is_read_or_refused(name: str) -> None:
    if name == "zim":
        pytest.importorskip("zstandard", reason="the extra zim is not installed")
    run = targets()[name]()
    inputs = corpus(name)
    assert inputs
    for data in inputs:
        try:
            run(data)
        except (ReadFailure, MemoryError, RecursionError):
            continue
        except Exception as error:
            assert not is_ours(error), f"{data!r}: {error!r}"
