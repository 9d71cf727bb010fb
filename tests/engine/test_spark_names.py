"""Names on Spark: the entities of one machine, byte for byte, where accounts have much to learn from one another. Every text is invented."""

from __future__ import annotations

import random
from typing import Any

import msgspec

from crossbearing.engine.spark.naming import entities_of
from crossbearing.engine.spark.numbers import numbered
from crossbearing.engine.spark.work import work_in
from crossbearing.link.entities import SMALL_CASE, link_entities
from crossbearing.records import Annotations
from tests.engine.spark_here import needs_spark
from tests.engine.spark_here import spark as spark
from tests.engine.test_spark import given
from tests.link.test_entities import NOT_SAME, SAME_BODY, SAME_PERSON, TWO_PERSONS, account, joined

pytestmark = needs_spark


def told() -> list[Annotations]:
    """Accounts of names that are alike, defined, described, mistyped, shortened and translated, over and over in other company."""
    parts = [f"[P:{name}]" for pair in (*SAME_PERSON, *TWO_PERSONS) for name in pair]
    parts += [f"[{kind}:{name}]" for row in (*SAME_BODY, *NOT_SAME) for kind, name in (row[:2], row[2:])]
    parts += [
        "[P:Robert Calloway Jr.]", "[P:Robert Calloway Sr.]", "[P:Robert Calloway]", "[P:Calloway]", "[O:Zarya] (Gantry)", "Zarya (Gantry)",
        "[P:Gantry]", "[O:Water and Tide Works Authority]", "The Water and Tide Works Authority (WATWA)", "WATWA", "[O:LRT]", "LRT",
        "[L:Oldmark/Newburg]", "[L:Newburg]", "[L:Republic of Oldmark]", "[O:Inspectorate for Harbour Safety of Brine County]",
        "the county harbour inspectorate", "[P:Sarkisyan]", "[O:Sarkisyan]", "[P:Ilinca Sarkisyan]", "Calloway", "[O:Harrow Mills]", "[P:Harrow]",
    ]  # fmt: skip
    chance = random.Random(11)  # noqa: S311
    texts = [", ".join(chance.sample(parts, 7)) + "." for _ in range(3 * SMALL_CASE)]
    return [account(f"d{n:03}", text, chance.choice([None, "Evening Tide Herald"])) for n, text in enumerate(texts)]


def test_names_are_joined_as_on_one_machine(spark: Any) -> None:
    accounts = told()
    here = link_entities(accounts)
    with work_in(spark, None) as work:
        found = entities_of(work, numbered(given(work, [msgspec.json.encode(a) for a in accounts])))
    assert [msgspec.json.encode(e) for e in found] == [msgspec.json.encode(e) for e in here]
    assert joined(found, "Water and Tide Works Authority", "WATWA")
    assert joined(found, "Zarya", "Gantry")
    assert joined(found, "Inspectorate for Harbour Safety of Brine County", "county harbour inspectorate")
    assert not joined(found, "Anton Petrov", "Ivan Petrov")
    assert sum(len(e.why) for e in found) > 20
