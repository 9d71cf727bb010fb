"""The estimates of a record on Spark: what a rule learns over all events it tells each part of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from crossbearing.engine.spark.weighing import WEIGHED, estimated_rows
from crossbearing.engine.spark.work import work_in
from crossbearing.link import link
from crossbearing.weigh import record
from crossbearing.weigh.by_event import WeighedEvent, with_estimates
from crossbearing.weigh.rules import rule_named
from tests.case.decisions.conftest import demo_accounts
from tests.engine.spark_here import needs_spark
from tests.engine.spark_here import spark as spark

pytestmark = needs_spark


def weighed(monkeypatch: pytest.MonkeyPatch) -> list[WeighedEvent]:
    """The bundled accounts' events, weighed but for the estimates."""
    found: list[WeighedEvent] = []

    def keep(events: Sequence[Any], rows: Sequence[WeighedEvent], *_: Any) -> tuple[Any, ...]:
        found.extend(rows)
        return tuple(events)

    monkeypatch.setattr(record, "estimated", keep)
    record.weigh(demo_accounts(), link(demo_accounts()))
    return found


@pytest.mark.parametrize("rule", ["consensus", "median"])
def test_estimates_by_part_are_those_of_the_whole(spark: Any, monkeypatch: pytest.MonkeyPatch, rule: str) -> None:
    events = weighed(monkeypatch)
    assert len(events) >= 2
    rows = [(n, bytearray(msgspec.msgpack.encode(w))) for n, w in enumerate(events)]
    with work_in(spark, None) as work:
        # Each event in a part of its own, the last first.
        frame = spark.createDataFrame(rows[::-1], WEIGHED).repartition(len(rows))
        work.append(frame, "weighed")
        found = estimated_rows(work, work.read("weighed", WEIGHED), rule).orderBy("number").collect()
    wanted = with_estimates(events, rule_named(rule), rule)
    assert [msgspec.msgpack.decode(bytes(r.weighed), type=WeighedEvent) for r in found] == wanted
    estimates = [a.estimate for w in wanted for a in w.attributes if a.estimate]
    assert {e.method for e in estimates} == {rule}
    assert len({e.best for e in estimates}) >= 4
