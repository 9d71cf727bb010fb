"""Kinds of parties and ACLED's types: every example is what it is said to be, every value is of ACLED's vocabulary."""

from __future__ import annotations

from typing import get_args

import pytest

from crossbearing.lexicon import lexicon
from crossbearing.publish.exports.sides import FIGHTING, civilians, kind_of
from crossbearing.records.mention import EventType
from tests.publish.exports.test_ged_acled import SUB_EVENTS

INTER = {
    "State forces",
    "Rebel groups",
    "Political militias",
    "Identity militias",
    "Rioters",
    "Protesters",
    "Civilians",
    "External/Other",
}


@pytest.mark.parametrize("row", lexicon("sides")["kinds"], ids=lambda r: r["kind"])
def test_each_kind_and_its_example(row: dict[str, object]) -> None:
    assert row["kind"] in INTER
    assert kind_of(str(row["example"])) == row["kind"]
    assert isinstance(row["words"], list)
    # Each word makes its kind, unless a kind before it has a stronger word; none stands in two kinds.
    assert all(kind_of(f"the {word}") == row["kind"] for word in row["words"])


def test_who_fights_and_who_is_a_civilian() -> None:
    assert FIGHTING < INTER
    assert [civilians(s) for s in ("of them civilians", "Civilian", "civil servants", "people", "non-combatants")] == [
        True,
        True,
        False,
        False,
        True,
    ]


def test_acleds_types_are_of_its_vocabulary() -> None:
    types = lexicon("acled")["types"]
    assert set(types) <= set(get_args(EventType))
    for row in types.values():
        assert set(row["sub"].values()) <= SUB_EVENTS[row["event"]]
        assert row["disorder"] in ("Political violence", "Demonstrations", "Strategic developments")
    for row in lexicon("acled")["vague"]:
        assert row["low"] < row["high"]
        assert row["code"] <= row["low"]
