"""Names that are tags, overrides of direction and endless words on the pages of event, names, origins and review: they stay text."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from crossbearing.case.store import Case
from crossbearing.records import Record
from tests.publish.sample import sample

Serve = Callable[..., AbstractContextManager[str]]
TAG = "<script>alert(1)</script>\u202e\"'"
LONG = "W" * 3000


def _hostile() -> Record:
    """The flood, told by outlets and speakers with such names; offsets stay as they are."""
    record = sample()

    def named(d: Any, n: int) -> Any:
        return msgspec.structs.replace(
            d, publisher=(TAG, LONG)[n % 2], title=TAG, author=LONG, url="javascript:alert(1)"
        )

    claims = tuple(
        msgspec.structs.replace(c, sources=(TAG,), subject=LONG if c.attribute == "other" else c.subject)
        for c in record.claims
    )
    events = tuple(msgspec.structs.replace(e, label=f"{e.label} {TAG}", why=(TAG, LONG)) for e in record.events)
    entities = tuple(msgspec.structs.replace(e, name=f"{e.name} {TAG}", why=(TAG,)) for e in record.entities)
    documents = tuple(named(d, n) for n, d in enumerate(record.documents))
    return msgspec.structs.replace(record, documents=documents, claims=claims, events=events, entities=entities)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "record.case"
    with Case(str(path), create=True) as case:
        case.write(_hostile())
    return path


ADDRESSES = ("/events/e-flood", "/events/e-breach", "/names", "/origins", "/review", "/review?kind=link", "/log")


def test_nothing_told_becomes_markup_or_weighs_the_page_down(hostile: Path, serve: Serve) -> None:
    with serve(hostile) as site, httpx.Client(base_url=site, timeout=60) as client:
        for address in ADDRESSES:
            answer = client.get(address)
            assert answer.status_code == 200, address
            assert "<script>alert" not in answer.text, address
            assert len(answer.content) < 300_000, (address, len(answer.content))


@pytest.mark.browser
def test_the_pages_hold_their_width_and_run_nothing(hostile: Path, serve: Serve, look: Callable[..., Any]) -> None:
    with serve(hostile) as site:
        seen = look(site, width=390)
        for address in ADDRESSES:
            seen.open(address)
            assert seen.complaints == [], address
            assert seen.page.evaluate("document.documentElement.scrollWidth") <= 390, address
