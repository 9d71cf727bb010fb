"""The count of work catches what it is there for: loops over all pairs, texts parsed twice, square arrays."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from thinc.model import Model

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from cost.compare import risen
from cost.counter import PACKAGE, Tokens, Work, work_of

WORK = Work(1_000_000, 5_000, 900, 2_000, {"link/links.py": 2_000, "link/copies.py": 998_000})


@pytest.fixture
def tokens(monkeypatch: pytest.MonkeyPatch) -> Tokens:
    """The counter of tokens, taken off thinc again afterwards."""
    monkeypatch.setattr(Model, "predict", Model.predict)
    return Tokens()


def changed(**figures: object) -> Work:
    """The same work with some figures changed."""
    return Work(**{**{f: getattr(WORK, f) for f in WORK.__struct_fields__}, **figures})  # type: ignore[arg-type]


def test_the_same_work_tells_nothing_and_less_work_too() -> None:
    assert list(risen({"link": WORK}, {"link": WORK})) == []
    assert list(risen({"link": WORK}, {"link": changed(lines=700_000, library_calls=10)})) == []


def test_a_rise_names_stage_figure_share_and_modules() -> None:
    now = changed(lines=1_200_000, modules={"link/links.py": 2_000, "link/copies.py": 1_198_000})
    assert list(risen({"link": WORK}, {"link": now})) == [
        "link: lines executed rose by 20 %, from 1,000,000 to 1,200,000 (most in link/copies.py +200,000)"
    ]
    assert list(risen({"annotate": WORK}, {"annotate": changed(tokens=1_800)})) == [
        "annotate: tokens parsed rose by 100 %, from 900 to 1,800"
    ]


def test_a_small_loop_over_all_pairs_shows_in_its_module_and_lines_that_moved_do_not() -> None:
    loop = changed(lines=1_009_216, modules={"link/links.py": 11_216, "link/copies.py": 998_000})
    assert list(risen({"link": WORK}, {"link": loop})) == [
        "link: lines executed in link/links.py rose from 2,000 to 11,216"
    ]
    moved = changed(modules={"link/links.py": 302_000, "link/copies.py": 698_000})
    assert list(risen({"link": WORK}, {"link": moved})) == []


def test_lines_in_the_package_are_counted_alike_each_time_and_grow_with_the_pairs(
    tokens: Tokens,
) -> None:
    source = "def pairs(n):\n    found = 0\n    for a in range(n):\n        for b in range(n):\n            found += a < b\n    return found\n"
    scope: dict[str, object] = {}
    exec(compile(source, PACKAGE + "link/planted.py", "exec"), scope)  # noqa: S102 - the planted loop
    counts = [work_of(lambda n=n: scope["pairs"](n), tokens)[1].lines for n in (20, 20, 80)]  # type: ignore[operator]
    assert counts[0] == counts[1]
    assert 14 < counts[2] / counts[0] < 17


def test_a_square_array_shows_in_the_memory(tokens: Tokens) -> None:
    peaks = [work_of(lambda n=n: np.zeros((n, n)).sum(), tokens)[1].peak_kib for n in (100, 400)]
    assert peaks[1] - peaks[0] > 1_000
