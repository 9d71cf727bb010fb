"""A document that kills the process in which it is annotated."""

from __future__ import annotations

import os
import signal

import msgspec
import pytest

from crossbearing.engine.message import Fault
from crossbearing.engine.spark import apart
from crossbearing.engine.spark.apart import annotated_apart
from crossbearing.records import Annotations, Document

GOOD = Document("d1", "a.txt", "0", None, None, None, "en", None, None, "Four people died at Arvella.")


def test_a_document_that_kills_its_process_is_a_fault_and_others_are_annotated(monkeypatch: pytest.MonkeyPatch) -> None:
    def killed_by(documents: list[Document]) -> list[Annotations]:
        if "poison" in documents[0].text:
            os.kill(os.getpid(), signal.SIGKILL)
        return [Annotations(d, warnings=("seen",)) for d in documents]

    monkeypatch.setattr(apart, "annotated_each", killed_by)
    bad = msgspec.structs.replace(GOOD, id="d2", text="poison")
    assert annotated_apart(GOOD) == Annotations(GOOD, warnings=("seen",))
    found = annotated_apart(bad)
    assert isinstance(found, Fault)
    assert "died" in found.cause
    assert annotated_apart(GOOD) == Annotations(GOOD, warnings=("seen",))
