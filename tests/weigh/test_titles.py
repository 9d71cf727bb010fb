"""Titles of one person, by what they mean."""

from __future__ import annotations

from crossbearing.weigh.titles import title_of
from tests.weigh.conftest import Case


def test_a_title_in_parts() -> None:
    found = title_of("weakened Danish Prime Minister")
    assert (found.offices, found.sides, found.rest) == ({"prime minister"}, {"DK"}, frozenset())
    assert title_of("Denmark’s prime minister") == title_of("Danish Prime Minister")


def test_titles_across_accounts(case: Case) -> None:
    def titled(account: str, value: str) -> str:
        return case.claim(account, "title", value=value, subject="Ana Pretorin")

    one, two = titled("north", "Danish Prime Minister"), titled("south", "Denmark’s embattled prime minister")
    other = titled("bulletin", "pro-Western President")
    assert case.type(one, two) == "agrees"
    assert case.type(two, other) == case.type(one, other) == "contradicts"
    plain, full = titled("north", "minister"), titled("south", "transport minister")
    assert case.type(plain, full) == "refines"
