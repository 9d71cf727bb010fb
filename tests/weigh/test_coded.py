"""Claims coded by somebody else."""

from __future__ import annotations

import random
import time

import pytest

from crossbearing.records import CodedClaim
from crossbearing.weigh import UnknownRule, weigh_coded
from crossbearing.weigh.coded import origins


def row(object: str, source: str, low: float | None = None, high: float | None = None, **more: object) -> CodedClaim:
    return CodedClaim(
        object,
        str(more.pop("attribute", "depth")),
        source,
        low,
        low if high is None and "open" not in more else high,
        **{k: v for k, v in more.items() if k != "open"},
    )  # type: ignore[arg-type]


def test_one_answer_a_pair_in_order_of_first_appearance() -> None:
    rows = [row("b", "x", 1), row("a", "x", 2), row("b", "y", 1, attribute="width"), row("a", "y", 2), row("b", "y", 1)]
    found = list(weigh_coded(rows, "median"))
    assert [(w.object, w.attribute) for w in found] == [("b", "depth"), ("a", "depth"), ("b", "width")]
    assert found[0].method == "median"


def test_accounts_and_independent_ones() -> None:
    (found,) = weigh_coded(
        [row("a", "x", 5), row("a", "y", 5, copies="x"), row("a", "z", 5, copies="y"), row("a", "w", 6)]
    )
    assert (found.accounts, found.independent) == (4, 2)
    assert found.sources["y"] == 0


def test_copies_of_an_absent_source_count_once() -> None:
    rows = [row("a", "x", 5, copies="wire"), row("a", "y", 5, copies="wire"), row("a", "w", 6)]
    (found,) = weigh_coded(rows)
    assert (found.accounts, found.independent) == (3, 2)
    assert origins(rows) == {"x": "x", "y": "x", "w": "w"}


def test_sources_that_copy_each_other_count_once() -> None:
    (found,) = weigh_coded([row("a", "x", 5, copies="y"), row("a", "y", 5, copies="x")])
    assert found.independent == 1 and found.status == "single" and found.best == 5


@pytest.mark.parametrize(
    ("rows", "status"),
    [
        ([("x", 5, 5, None)], "single"),
        ([("x", 5, 5, None), ("y", 5, 5, None)], "agreed"),
        ([("x", 5, 9, None), ("y", 6, 6, None)], "compatible"),
        ([("x", 5, 5, None), ("y", 6, 6, None)], "disputed"),
        ([("x", 5, 5, "2031-05-01"), ("y", 6, 6, "2031-05-02")], "updated"),
        ([("x", 5, 5, "2031-05-01"), ("y", 6, 6, "2031-05-01")], "disputed"),
    ],
)
def test_status(rows: list[tuple[str, float, float, str | None]], status: str) -> None:
    (found,) = weigh_coded([CodedClaim("a", "depth", s, lo, hi, None, t) for s, lo, hi, t in rows])
    assert found.status == status


def test_words() -> None:
    rows = [CodedClaim("a", "cause", s, value=v) for s, v in (("x", "fire"), ("y", "Fire"), ("z", "storm"))]
    (found,) = weigh_coded(rows)
    assert (found.value, found.best, found.low, found.status) == ("fire", None, None, "disputed")


def test_a_number_given_as_value_comes_back_as_value() -> None:
    (found,) = weigh_coded([CodedClaim("a", "depth", "x", value=6.5), CodedClaim("a", "depth", "y", value=6.5)])
    assert (found.value, found.best) == (6.5, 6.5)


def test_a_growing_figure_takes_the_latest() -> None:
    rows = [CodedClaim("a", "killed", f"s{n}", 12, 12, None, "2031-05-01") for n in range(3)]
    (found,) = weigh_coded([*rows, CodedClaim("a", "killed", "t", 20, 20, None, "2031-05-05")])
    assert (found.best, found.status) == (20, "updated")


def test_an_unknown_rule() -> None:
    with pytest.raises(UnknownRule):
        list(weigh_coded([row("a", "x", 5)], "guess"))


def test_nothing_gives_nothing() -> None:
    assert list(weigh_coded([])) == []


def test_fifty_thousand_claims_in_four_seconds() -> None:
    rng = random.Random(3)  # noqa: S311 - a fixed sample
    rows = []
    for n in range(10_000):
        truth = rng.randint(10, 10**6)
        rows += [
            row(f"o{n // 2}", f"s{rng.randint(0, 3000)}", truth if rng.random() < 0.7 else rng.randint(10, 10**6))
            for _ in range(5)
        ]
    begun = time.process_time()
    assert len(list(weigh_coded(rows))) == 5_000
    assert time.process_time() - begun < 4
