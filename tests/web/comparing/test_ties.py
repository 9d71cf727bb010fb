"""Claims that answer one another."""

from __future__ import annotations

import pytest

from crossbearing.records import Relation
from crossbearing.web.comparing.ties import MOST_EACH, Tie, ties, words
from tests.publish.sample import sample

RECORD = sample()
CLAIMS = {c.id: c for c in RECORD.claims}
ORDER = ["doc-wire", "doc-office", "doc-paper", "doc-company", "doc-league"]


def test_a_relation_is_told_from_both_its_ends() -> None:
    found = ties((), [Relation("c01", "c07", "updates", "it grew")], CLAIMS, ORDER)
    assert found == [Tie("c01", "c07", "updates", "it grew"), Tie("c07", "c01", "updates", "it grew", forward=False)]


def test_claims_of_one_account_do_not_answer_one_another() -> None:
    assert ties((), [Relation("c17", "c18", "scope", "children")], CLAIMS, ORDER) == []


def test_what_tells_most_comes_first_and_of_one_account_only_so_much() -> None:
    relations = [
        Relation("c07", c, kind, "")
        for c, kind in (("c13", "agrees"), ("c14", "agrees"), ("c17", "contradicts"), ("c18", "scope"))
    ]  # type: ignore[arg-type]
    found = [t for t in ties((), relations, CLAIMS, ORDER) if t.claim == "c07"]
    assert [t.other for t in found] == ["c17", "c13", "c14"]
    assert len(found) == MOST_EACH


@pytest.mark.parametrize(
    ("type", "forward", "said"),
    [
        ("agrees", True, "agrees with B"), ("contradicts", False, "differs from B"), ("refines", True, "B is more precise"),
        ("refines", False, "more precise than B"), ("updates", True, "B tells a later state"), ("updates", False, "a later state than B’s"),
        ("denies", True, "denied by B"), ("denies", False, "denies B"), ("scope", True, "counts something else than B"), ("", True, "B tells of it too"),
    ],
)  # fmt: skip
def test_how_they_stand_in_words(type: str, forward: bool, said: str) -> None:
    assert words(Tie("a", "b", type, "", forward), "B") == said
