"""The statistical rule."""

from __future__ import annotations

import random

from crossbearing.weigh.ballot import Answer, Ballot, Vote, current
from crossbearing.weigh.consensus import consensus


def answer(*votes: Vote, grows: bool = False, stock: bool = False) -> Answer:
    return consensus([Ballot(votes, grows, stock)])[0]


def test_a_bound_is_a_bound() -> None:
    assert answer(Vote("a", 68, None), Vote("b", 101, None), Vote("c", 120, 120)).best == 120


def test_about_has_its_middle_where_nobody_is_exact() -> None:
    assert answer(Vote("a", 108, 132)).best == 120


def test_an_older_figure_of_a_growing_toll_is_a_floor() -> None:
    votes = [Vote(f"s{n}", 12, 12, moment="2031-05-01") for n in range(3)] + [Vote("late", 20, 20, moment="2031-05-04")]
    found = answer(*votes, grows=True)
    assert (found.low, found.best, found.high) == (20, 20, 20)
    assert answer(*votes).best == 12


def test_a_state_of_the_moment_forgets() -> None:
    found = answer(
        Vote("a", 14, 14, moment="2031-05-01"),
        Vote("b", 14, 14, moment="2031-05-01"),
        Vote("c", 2, 2, moment="2031-05-04"),
        stock=True,
    )
    assert found.best == 2


def test_a_sources_last_word_counts() -> None:
    kept = current(
        Ballot((Vote("a", 9, 9, moment="2031-05-01"), Vote("a", 7, 7, moment="2031-05-02"), Vote("b", 8, 8)))
    )
    assert [v.low for v in kept] == [7, 8]


def test_reliability_is_learned_over_objects() -> None:
    rng = random.Random(7)  # noqa: S311 - a fixed sample
    truth = {k: rng.randint(100, 9000) for k in range(60)}
    ballots = []
    for k, t in truth.items():
        votes = [Vote("sound", t, t), Vote("wild", t * 3 + k, t * 3 + k)]
        if k < 40:
            votes += [Vote("third", t, t), Vote("fourth", t, t)]
        ballots.append(Ballot(tuple(votes)))
    answers = consensus(ballots)
    assert sum(a.best == t for a, t in zip(answers, truth.values(), strict=True)) == 60
    assert answers[-1].weights["sound"] > 0.8 > 0.2 > answers[-1].weights["wild"]


def test_a_vandal_does_not_stretch_the_range() -> None:
    votes = [Vote(f"s{n}", 1200 + n % 3, 1200 + n % 3) for n in range(30)] + [Vote("vandal", 9_999_999, 9_999_999)]
    found = answer(*votes)
    assert found.high is not None and found.high < 1300


def test_few_voices_leave_room() -> None:
    found = answer(Vote("a", 299, 299), Vote("b", 299, 299))
    assert found.low is not None and found.high is not None
    assert found.low <= 296 and found.high >= 302
    assert found.high - found.low < 20


def test_what_an_account_doubts_weighs_less() -> None:
    assert answer(Vote("a", 10, 10, doubtful=True), Vote("b", 40, 40)).best == 40
    assert answer(Vote("b", 10, 10), Vote("a", 40, 40, doubtful=True)).best == 10


def test_words_are_learned_too() -> None:
    ballots = [
        Ballot((Vote("a", value=f"w{k}"), Vote("b", value=f"w{k}"), Vote("c", value="other"))) for k in range(20)
    ]
    ballots.append(Ballot((Vote("c", value="storm"), Vote("a", value="fire"))))
    assert consensus(ballots)[-1].value == "fire"


def test_the_reason_is_told() -> None:
    assert answer(Vote("a", 12, 12), Vote("b", 12, 12), Vote("c", 14, 14)).why.startswith("12 has ")


def test_nearly_n_states_n() -> None:
    found = answer(Vote("a", 810, 899))
    assert (found.low, found.best, found.high) == (810, 899, 899)
    assert answer(Vote("a", 30, 40)).best == 30


def test_nameless_sources_are_a_class_of_their_own() -> None:
    ballots = []
    for k in range(40):
        t = 1000 + 37 * k
        kept = (Vote(f"editor {k}", t, t), Vote(f"reader {k}", t, t), Vote(f"10.0.{k}.7", t + 411, t + 411))
        ballots.append(Ballot(kept))
    ballots.append(Ballot((Vote("192.168.4.4", 5118, 5118), Vote("editor new", 4733, 4733))))
    answers = consensus(ballots)
    assert answers[-1].best == 4733
    assert answers[-1].weights["editor new"] > 2 * answers[-1].weights["192.168.4.4"]


def test_errors_are_repeated() -> None:
    one = Vote("ledger", 4733, 4733)
    ballots = [
        Ballot((Vote("ledger", t, t), Vote(f"editor {t}", t, t), Vote(f"10.1.1.{t % 200}", t + 55, t + 55)))
        for t in range(1000, 1060)
    ]
    nameless = [Vote(f"10.2.3.{n}", 5118, 5118) for n in range(3)]
    assert consensus([*ballots, Ballot((one, *nameless))])[-1].best == 4733


def test_a_slip_of_the_hand_points_at_what_was_meant() -> None:
    votes = (Vote("a", 352572, 352572), Vote("b", 1352572, 1352572), Vote("c", 344111, 344111))
    assert answer(*votes).best == 352572


def test_rounded_figures_are_learned_to_be_rounded() -> None:
    ballots = []
    for k in range(60):
        t = 12_341 + 97 * k
        close = round(t / 1000) * 1000
        ballots.append(Ballot((Vote(f"a{k}", t, t), Vote(f"b{k}", t, t), Vote(f"c{k}", close, close))))
    ballots.append(Ballot((Vote("x", 9000, 9000), Vote("y", 8863, 8863))))
    assert consensus(ballots)[-1].best == 8863


def test_a_lone_late_figure_far_above_all_is_no_growth() -> None:
    votes = [Vote(f"s{n}", 3, 3, moment="2031-05-01") for n in range(3)]
    assert answer(*votes, Vote("late", 911, 911, moment="2031-05-02"), grows=True).best == 3
    assert answer(*votes, Vote("late", 7, 7, moment="2031-05-02"), grows=True).best == 7
