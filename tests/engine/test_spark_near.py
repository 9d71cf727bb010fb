"""Joins that a person should look at: the same list on Spark as on one machine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from crossbearing.engine import annotated as annotated_here
from crossbearing.engine.spark.doubting import NEAR, NEAREST_FIRST
from crossbearing.engine.spark.eventing import link_events
from crossbearing.engine.spark.numbers import numbered
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
