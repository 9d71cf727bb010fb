"""Krippendorff's alpha on the worked examples of Krippendorff, Computing Krippendorff's Alpha-Reliability (2011); conflicts."""

from __future__ import annotations

import pytest

from crossbearing.case.decisions.agreement import agreement, nominal_alpha
from crossbearing.case.decisions.chain import chained
from crossbearing.case.decisions.conflicts import conflicts
from crossbearing.case.decisions.decision import Decision, Kind, Target
from crossbearing.case.decisions.standing import standing


def units(*judges: str) -> list[list[str]]:
    """The values of each unit from one line of values a judge; a point is a missing one."""
    return [[v for v in column if v != "."] for column in zip(*(j.split() for j in judges), strict=True)]


@pytest.mark.parametrize(
    ("judges", "alpha"),
    [
        (("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), 0.095),
        (("a a b b d c c c e d d a", "b a b b b c c c e d d d"), 0.692),
        (
            (
                "1 2 3 3 2 1 4 1 2 . . .",
                "1 2 3 3 2 2 4 1 2 5 . 3",
                ". 3 3 3 2 3 4 2 2 5 1 .",
                "1 2 3 3 2 4 4 1 2 5 1 .",
            ),
            0.743,
        ),
    ],
)
def test_alpha_is_that_of_the_published_examples(judges: tuple[str, ...], alpha: float) -> None:
    assert nominal_alpha(units(*judges)) == pytest.approx(alpha, abs=0.0005)


def test_alpha_is_one_for_full_agreement_and_undefined_where_nothing_varies() -> None:
    assert nominal_alpha([["a", "a"], ["b", "b"]]) == 1
    assert nominal_alpha([["a", "a"], ["a", "a"]]) is None
    assert nominal_alpha([["a"], ["b"]]) is None


def log(*rows: tuple[str, Kind, str]) -> list[Decision]:
    out: list[Decision] = []
    for author, kind, id in rows:
        target = Target("decision", out[int(id)].hash) if kind == "revoke" else Target("claim", id)
        value = {"low": 4, "high": 4} if kind == "correct" else None
        made = Decision(kind, target, author, "2026-01-05T10:00:00Z", "it says so", value)
        out.append(chained(made, out[-1] if out else None))
    return out


def test_reviewers_who_differ_are_told_and_the_later_change_of_mind_counts() -> None:
    rows = log(("Ana", "accept", "c1"), ("Ben", "reject", "c1"), ("Ana", "accept", "c2"), ("Ben", "accept", "c2"))
    (found,) = conflicts(standing(rows))
    assert (found.target.id, [(d.author, d.kind) for d in found.decisions]) == (
        "c1",
        [("Ana", "accept"), ("Ben", "reject")],
    )
    told = agreement(standing(rows))
    assert (told.units, told.judgements, told.reviewers, told.differing) == (2, 4, ("Ana", "Ben"), 1)
    assert told.alpha == pytest.approx(0.0)
    settled = [*rows, *log(*((d.author, d.kind, d.target.id) for d in rows), ("Ana", "reject", "c1"))[4:]]
    assert conflicts(standing(settled)) == ()
    assert agreement(standing(settled)).alpha == 1


def test_a_revoked_decision_is_no_conflict() -> None:
    rows = log(("Ana", "accept", "c1"), ("Ben", "correct", "c1"), ("Ben", "revoke", "1"))
    assert conflicts(rows[:2])
    assert conflicts(standing(rows)) == ()


def test_a_revoked_revocation_gives_back_what_it_took() -> None:
    rows = log(("Ana", "accept", "c1"), ("Ana", "revoke", "0"), ("Ben", "revoke", "1"))
    assert [d.kind for d in standing(rows[:2])] == []
    assert [(d.kind, d.author) for d in standing(rows)] == [("accept", "Ana")]
