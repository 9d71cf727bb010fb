"""An account whose metadata a reviewer set is parsed once, and again only where what the layers read of it changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest

import crossbearing.annotate
from crossbearing.case.decisions import Decision, Target
from crossbearing.case.store import Case
from crossbearing.records import Annotations, Document
from tests.case.decisions.conftest import demo_accounts

TIME = "2026-01-05T10:00:00Z"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case(str(tmp_path / "k.case"), create=True) as made:
        for account in demo_accounts()[:2]:
            made.add(account, b"")
        made.refresh()
        yield made


def test_it_is_read_once_for_the_metadata_that_stands(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str | None] = []
    annotate = crossbearing.annotate.annotate

    def counted(documents: Iterable[Document]) -> Iterator[Annotations]:
        for found in annotate(documents):
            asked.append(found.document.published)
            yield found

    monkeypatch.setattr(crossbearing.annotate, "annotate", counted)
    id = demo_accounts()[0].document.id

    def decide(**fields: str) -> bytes:
        case.decide(Decision("metadata", Target("document", id), "Ana", TIME, "as printed", fields))
        return msgspec.json.encode(case.record())

    first = decide(published="2024-10-20")
    assert asked == ["2024-10-20"]
    assert msgspec.json.encode(case.record()) == first
    decide(title="Another title")
    assert asked == ["2024-10-20"]
    assert any(d.title == "Another title" and d.published == "2024-10-20" for d in case.record().documents)
    decide(published="2024-10-21")
    assert asked == ["2024-10-20", "2024-10-21"]
