"""Joins that a person should look at: the same list on Spark as on one machine, also in a case made of what Spark left."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from crossbearing.case.imports.lake import links_of, load
from crossbearing.case.store import Case
from crossbearing.engine import annotated as annotated_here
from crossbearing.engine.spark.doubting import NEAR, NEAREST_FIRST
from crossbearing.engine.spark.eventing import link_events
from crossbearing.engine.spark.numbers import numbered
from crossbearing.engine.spark.record import reconciled
from crossbearing.engine.spark.tables import write_record
from crossbearing.engine.spark.work import work_in
from crossbearing.link import link
from crossbearing.records import Annotations, NearLink
from tests.engine.spark_here import needs_spark
from tests.engine.spark_here import spark as spark
from tests.engine.test_spark import generated, given, opening, read_all

pytestmark = needs_spark
ACCOUNTS = 160


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> list[Annotations]:
    return list(annotated_here(read_all(opening(generated(tmp_path_factory.mktemp("near"), ACCOUNTS)))))


def keyed(near: Sequence[NearLink]) -> list[tuple[Any, ...]]:
    return [(*n.a, *n.b, n.score, n.joined) for n in near]


@pytest.mark.parametrize("many", [ACCOUNTS, 12])
def test_what_is_near_the_threshold_is_the_same(spark: Any, here: list[Annotations], many: int) -> None:
    links = link(here[:many])
    with work_in(spark, None) as work:
        accounts = given(work, [msgspec.json.encode(a) for a in here[:many]])
        link_events(work, numbered(accounts), links.entities)
        columns = ("a_document", "a_incident", "b_document", "b_incident", "score", "joined")
        found = work.read("near", NEAR).orderBy(*NEAREST_FIRST).select(*columns).collect()
        assert [tuple(r) for r in found] == keyed(links.near)
    if many == ACCOUNTS:
        assert {n.joined for n in links.near} == {True, False}
        assert len(links.near) >= 10


def test_a_case_of_what_spark_left_asks_what_one_made_here_asks(
    spark: Any, here: list[Annotations], tmp_path: Path
) -> None:
    accounts = here[:60]
    with work_in(spark, None) as work:
        told = given(work, [msgspec.json.encode(a) for a in accounts])
        write_record(told, reconciled(told, "consensus"), (tmp_path / "out").as_uri())
    wanted, found = link(accounts), links_of(str(tmp_path / "out"))
    assert found is not None
    assert found.near == wanted.near
    assert found.event_of == {k: wanted.event_of[k] for n in wanted.near for k in (n.a, n.b)}
    with Case(str(tmp_path / "there.case"), create=True) as case:
        *_, done = load(case, str(tmp_path / "out"))
        assert done.record is True
        asked = doubts_of(case)
    with Case(str(tmp_path / "here.case"), create=True) as case:
        for account in accounts:
            case.add(account, account.document.text.encode())
        assert case.freshen() is True
        assert doubts_of(case) == asked
    assert [kind for kind, *_ in asked].count("link") >= 2


def doubts_of(case: Case) -> list[tuple[Any, ...]]:
    with case.reading() as reading:
        return [(d.kind, d.id, d.target, d.other, d.score, d.why) for d in reading.doubtful(0, 10_000).rows]
