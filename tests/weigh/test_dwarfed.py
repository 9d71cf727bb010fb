"""Figures far below what others gave: parts, whoever they count."""

from __future__ import annotations

from tests.weigh.conftest import Case


def test_five_men_beside_two_hundred_of_two_accounts(case: Case) -> None:
    a = case.claim("north", "fatalities", 200, 200)
    b = case.claim("south", "fatalities", 180, 220)
    five = case.claim("bulletin", "fatalities", 5, 5, subject="men")
    assert case.type(a, five) in (None, "scope")
    assert case.type(b, a) == "refines"


def test_a_first_toll_is_no_part(case: Case) -> None:
    first = case.claim("north", "fatalities", 2, 2)
    b, c = case.claim("south", "fatalities", 40, 40), case.claim("bulletin", "fatalities", 41, 41)
    assert case.type(first, b) == case.type(first, c) == "updates"


def test_a_bare_number_of_tonnes_is_no_toll(case: Case) -> None:
    case.claim("north", "other", 3000, 3000, subject="of oil", unit="tonne")
    toll = case.claim("south", "fatalities", 9, 9)
    bare = case.claim("bulletin", "fatalities", 3000, 3000, subject=None, quote="3,000")
    assert case.type(toll, bare) in (None, "scope")
