"""What is kept from look to look: made once for each state, by one thread of those that want it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Event

import pytest

from crossbearing.web.keeping import Keeping


def test_a_value_is_made_once_for_a_state_and_anew_for_the_next() -> None:
    kept, made = Keeping(), count(1)
    first, second = kept.at("one"), kept.at("two")
    assert [first("n", lambda: next(made)), first("n", lambda: next(made)), first("m", lambda: next(made))] == [1, 1, 2]
    assert second("n", lambda: next(made)) == 3
    assert first("n", lambda: next(made)) == 1


def test_what_follows_from_a_state_before_the_last_is_let_go() -> None:
    kept, made = Keeping(), count(1)
    assert [kept.at(state)("n", lambda: next(made)) for state in ("one", "two", "one", "three")] == [1, 2, 1, 3]
    assert kept.at("two")("n", lambda: next(made)) == 2
    assert kept.at("one")("n", lambda: next(made)) == 4


def test_a_narrower_state_outlives_that_of_the_record() -> None:
    kept, made = Keeping(), count(1)
    assert kept.at("one")("n", lambda: next(made), of="story 1") == 1
    assert kept.at("two")("n", lambda: next(made), of="story 1") == 1
    assert kept.at("two")("n", lambda: next(made), of="story 2") == 2


def test_without_a_state_nothing_is_kept() -> None:
    keep, made = Keeping().at(None), count(1)
    assert [keep("n", lambda: next(made)), keep("n", lambda: next(made), of="story")] == [1, 2]


def test_of_several_threads_one_makes_the_value_and_the_others_wait() -> None:
    keep, made, begun, go = Keeping().at("one"), count(1), Event(), Event()

    def slow() -> int:
        begun.set()
        assert go.wait(20)
        return next(made)

    with ThreadPoolExecutor(4) as pool:
        first = pool.submit(keep, "n", slow)
        assert begun.wait(20)
        others = [pool.submit(keep, "n", lambda: next(made)) for _ in range(3)]
        assert keep("another", lambda: "not held up") == "not held up"
        go.set()
        assert [f.result(20) for f in (first, *others)] == [1, 1, 1, 1]


def test_what_failed_is_told_and_made_again_the_next_time() -> None:
    keep = Keeping().at("one")
    with pytest.raises(ValueError, match="no such event"):
        keep("n", lambda: (_ for _ in ()).throw(ValueError("no such event")))
    assert keep("n", lambda: "there now") == "there now"


def test_the_oldest_are_let_go() -> None:
    keep, made = Keeping().at("one"), count()
    values = [keep(n, lambda: next(made)) for n in range(500)]
    assert keep(499, lambda: -1) == values[499]
    assert keep(0, lambda: -1) == -1
