"""The registry of rules, and what each rule does with the same votes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.weigh.ballot import Ballot, Vote
from crossbearing.weigh.rules import DEFAULT_RULE, RULES, UnknownRule, rule_named

VOTES = (
    Vote("a", 24, 99),
    Vote("b", 40, 40, moment="2031-05-01"),
    Vote("c", 55, 55, moment="2031-05-03"),
    Vote("d", 40, 40),
    Vote("e", 70, None),
)


def test_the_registered_names() -> None:
    assert sorted(RULES) == ["acled", "airwars", "consensus", "latest", "median", "ucdp"]
    assert DEFAULT_RULE in RULES


def test_a_rule_that_does_not_exist_is_named_with_those_that_do() -> None:
    with pytest.raises(UnknownRule, match="no such rule; take one of acled, airwars, consensus"):
        rule_named("guess")


@pytest.mark.parametrize(
    ("name", "low", "best", "high"),
    [
        ("ucdp", 24, 40, 99),
        ("acled", 24, 24, 99),
        ("airwars", 24, 24, 99),
        ("median", 24, 55, 99),
        ("latest", 55, 55, 55),
    ],
)
def test_each_rule(name: str, low: float, best: float, high: float) -> None:
    votes = VOTES if name != "latest" else VOTES[1:3]
    (answer,) = RULES[name]([Ballot(votes)])
    assert (answer.low, answer.best, answer.high) == (low, best, high)
    assert answer.why


@pytest.mark.parametrize("name", sorted(RULES))
def test_copies_do_not_count(name: str) -> None:
    votes = (
        Vote("a", 10, 10),
        Vote("b", 12, 12),
        Vote("c", 12, 12),
        *(Vote(f"x{n}", 10, 10, counts=False) for n in range(5)),
    )
    (answer,) = RULES[name]([Ballot(votes)])
    assert answer.best == {"acled": 10, "airwars": 10}.get(name, 12)
    assert answer.weights["x0"] == 0


@pytest.mark.parametrize("name", sorted(set(RULES) - {"latest"}))
def test_words_by_the_most(name: str) -> None:
    votes = (Vote("a", value="fire"), Vote("b", value="Fire"), Vote("c", value="storm"))
    (answer,) = RULES[name]([Ballot(votes)])
    assert answer.value == "fire"
    assert answer.best is None


@pytest.mark.parametrize("name", sorted(RULES))
def test_no_upper_side_is_told_as_none(name: str) -> None:
    (answer,) = RULES[name]([Ballot((Vote("a", 68, None), Vote("b", 101, None)))])
    assert answer.high is None
    assert answer.best is not None and answer.low is not None and answer.low <= answer.best


vote = st.builds(
    lambda s, a, b, side, m: Vote(
        f"s{s}", None if side == 1 else float(min(a, b)), None if side == 2 else float(max(a, b)), None, m and f"2031-05-0{m}"
    ),
    st.integers(0, 5), st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 3), st.integers(0, 9).map(lambda m: m or None),
)  # fmt: skip


@pytest.mark.parametrize("name", sorted(RULES))
@given(st.lists(st.lists(vote, min_size=1, max_size=6), min_size=1, max_size=5), st.booleans())
def test_the_range_holds_the_best_value(name: str, ballots: list[list[Vote]], grows: bool) -> None:
    answers = RULES[name]([Ballot(tuple(v), grows, not grows) for v in ballots])
    assert len(answers) == len(ballots)
    for a in answers:
        assert a.low is not None and a.best is not None
        assert a.low <= a.best
        assert a.high is None or a.best <= a.high
        assert all(0 <= w <= 1 for w in a.weights.values())


def test_no_ballots_no_answers() -> None:
    assert all(rule([]) == [] for rule in RULES.values())
