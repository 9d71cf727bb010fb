"""No query of the read side goes through a table: each rests on an index, so that it does not grow with the case."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from crossbearing.case.reading import DocumentFilter, EventFilter, Reading
from crossbearing.case.store import Case
from crossbearing.records import Passage
from tests.case.conftest import filled
from tests.case.decisions.conftest import demo_record

# Tables that do not grow with the accounts, and full-text indexes, which are searched by their own plan.
SMALL = {"facts", "failures", "makers", "decisions"}
RECORD = demo_record
ASKED: dict[str, Callable[[Reading], object]] = {
    "overview": lambda r: r.overview(),
    "events": lambda r: r.events(offset=1, limit=2),
    "events sorted": lambda r: [r.events(sort=s, offset=1, limit=2) for s in ("accounts", "claims", "label")],  # type: ignore[arg-type]
    "events filtered": lambda r: r.events(EventFilter(type="protest", country="PT", q="fig", account="d1", actor="n1")),
    "facets": lambda r: [r.event_facets(), r.event_facets(EventFilter(status="single"))],
    "marks": lambda r: [r.event_marks(), r.event_marks(EventFilter(type="protest"))],
    "event": lambda r: [r.event(e.id) for e in RECORD().events],
    "synopsis": lambda r: [r.synopsis(), r.synopsis(RECORD().events[0].id)],
    "document": lambda r: [r.document(d.id) for d in RECORD().documents],
    "versions": lambda r: r.versions(RECORD().documents[0].id),
    "accounts": lambda r: r.accounts([d.id for d in RECORD().documents[:3]]),
    "documents": lambda r: [r.documents(), r.documents(DocumentFilter(event=RECORD().events[0].id), sort="words")],
    "names": lambda r: [r.entities(), r.entities("person"), r.entities(q="fig"), r.entity(RECORD().entities[0].id)],
    "copies": lambda r: [r.copies(), r.copies_of(RECORD().documents[0].id), r.framing(), r.origin_edges()],
    "search": lambda r: [r.search("missing"), r.search("explos*", "accounts")],
    "doubts": lambda r: [r.doubtful(), r.doubtful(kind="value"), r.failures(), r.warnings()],
    "passages": lambda r: [
        r.words([Passage(RECORD().documents[0].id, 3, 9)], 5),
        r.claims([RECORD().claims[0].id]),
        r.sigla([RECORD().documents[0].id]),
    ],
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("indexes") / "a.case"
    with filled(str(path)) as case:
        case.write(demo_record(), basis=case.basis())
    return path


@pytest.mark.parametrize("asked", ASKED)
def test_a_query_rests_on_an_index(demo: Path, asked: str) -> None:
    said: list[tuple[str, Any]] = []
    with Case(str(demo)) as case:
        event.listen(case.reader, "before_cursor_execute", lambda _c, _k, sql, given, *_: said.append((sql, given)))
        with case.reading() as reading:
            ASKED[asked](reading)
        plans = [
            (sql, row[3])
            for sql, given in dict.fromkeys((s, tuple(g)) for s, g in said if s.lstrip().startswith("SELECT"))
            for row in _plan(case, sql, given)
        ]
    assert plans
    scans = [
        (sql, plan)
        for sql, plan in plans
        if (m := re.match(r"SCAN (\w+)", plan))
        and m[1] not in SMALL
        and "VIRTUAL TABLE" not in plan
        and "CONSTANT" not in plan
    ]
    assert scans == []


def _plan(case: Case, sql: str, given: tuple[Any, ...]) -> list[Any]:
    with case.reader.connect() as connection:
        return list(connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", given).all())
