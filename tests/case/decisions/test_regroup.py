"""Groups under what reviewers decided."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.case.decisions.regroup import Constraint, regrouped

GROUPS = [["a1", "a2"], ["b1", "b2"], ["c1"]]


def one(*first: str) -> Constraint[str]:
    return Constraint(True, first)


def apart(first: str, second: str) -> Constraint[str]:
    return Constraint(False, tuple(first.split()), tuple(second.split()))


@pytest.mark.parametrize(
    ("rules", "wanted"),
    [
        ([one("a1", "b1")], [["a1", "a2", "b1", "b2"]]),
        ([apart("a1", "a2")], [["a1"], ["a2"]]),
        ([one("a1", "b1"), apart("a1 a2", "b1 b2")], [["a1", "a2"], ["b1", "b2"]]),
        ([apart("a1 a2", "b1 b2"), one("a1", "a2", "b1", "b2")], [["a1", "a2", "b1", "b2"]]),
        # the later decision holds, the earlier as far as it can: c goes with b, so not with a
        ([apart("a1 a2", "c1"), one("b1", "b2", "c1")], [["a1", "a2"], ["b1", "b2", "c1"]]),
        # out of a merged group goes what was named, the rest stays together
        ([one("a1", "a2", "b1", "b2"), apart("a1 a2 b1", "b2")], [["a1", "a2", "b1"], ["b2"]]),
    ],
)
def test_the_later_decision_holds(rules: list[Constraint[str]], wanted: list[list[str]]) -> None:
    assert sorted(regrouped(GROUPS, rules)) == wanted


def test_what_nobody_decided_on_stays_with_the_first_side() -> None:
    assert sorted(regrouped([["a", "b", "new"]], [apart("b", "a")])) == [["a"], ["b", "new"]]
    assert sorted(regrouped([["a", "b", "new"]], [apart("a", "b")])) == [["a", "new"], ["b"]]


def test_groups_that_nothing_is_said_of_are_not_touched() -> None:
    assert regrouped(GROUPS, [apart("a1", "a2")]) == [["a1"], ["a2"]]


ITEMS = st.integers(0, 11)
RULES = st.lists(
    st.builds(
        Constraint, st.booleans(), st.lists(ITEMS, min_size=1, max_size=3).map(tuple), st.lists(ITEMS, max_size=3).map(tuple)
    ),
    max_size=6,
)  # fmt: skip


@given(RULES, st.lists(st.integers(0, 4), min_size=12, max_size=12), st.randoms(use_true_random=False))
def test_any_decisions_part_the_items_and_the_order_of_groups_changes_nothing(
    rules: list[Constraint[int]], of: list[int], chance: random.Random
) -> None:
    groups = [[i for i in range(12) if of[i] == g] for g in range(5)]
    groups = [g for g in groups if g]
    found = regrouped(groups, rules)
    told = [i for g in found for i in g]
    touched = {i for g in groups for i in g if {*g} & {i for r in rules for i in (*r.first, *r.second)}}
    assert sorted(told) == sorted(touched)
    mixed = [chance.sample(g, len(g)) for g in chance.sample(groups, len(groups))]
    assert sorted(sorted(g) for g in regrouped(mixed, rules)) == sorted(sorted(g) for g in found)
    if rules:
        last = rules[-1]
        home = {i: n for n, g in enumerate(found) for i in g}
        if last.together:
            assert len({home[i] for i in (*last.first, *last.second)}) == 1
        elif not set(last.first) & set(last.second):
            assert not {home[i] for i in last.first} & {home[i] for i in last.second}
