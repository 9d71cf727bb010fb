"""How many accounts are independent."""

from __future__ import annotations

from crossbearing.records import Copy, Passage, Reading
from tests.weigh.conftest import Case


def reading(case: Case, low: float) -> Reading:
    (record,) = (a for e in case.record().events for a in e.attributes if a.attribute == "fatalities")
    return next(r for r in record.readings if r.low == low)


def test_two_papers_in_their_own_words_are_two(case: Case) -> None:
    case.claim("north", "fatalities", 12, 12)
    case.claim("south", "fatalities", 12, 12)
    found = reading(case, 12)
    assert (found.accounts, found.independent, found.why) == (2, 2, "")


def test_a_copied_passage_is_one_witness(case: Case) -> None:
    case.claim("north", "fatalities", 12, 12, start=100)
    case.claim("south", "fatalities", 12, 12, start=700)
    case.claim("bulletin", "fatalities", 12, 12)
    case.copies.append(Copy(Passage("north", 90, 300), Passage("south", 690, 900), 0.9))
    found = reading(case, 12)
    assert (found.accounts, found.independent) == (3, 2)
    assert found.why == "2 accounts have the same words"


def test_a_copy_of_another_passage_joins_nothing(case: Case) -> None:
    case.claim("north", "fatalities", 12, 12, start=100)
    case.claim("south", "fatalities", 12, 12, start=700)
    case.copies.append(Copy(Passage("north", 1000, 1300), Passage("south", 690, 900), 0.9))
    assert reading(case, 12).independent == 2


def test_one_speaker_in_two_papers_is_one_witness(case: Case) -> None:
    case.claim("north", "fatalities", 12, 12, sources=["Mayor Ana Pretorin"])
    case.claim("south", "fatalities", 12, 12, sources=["Pretorin"])
    found = reading(case, 12)
    assert (found.accounts, found.independent) == (2, 1)
    assert "Pretorin" in found.why


def test_a_body_that_publishes_and_is_quoted_is_one_witness(case: Case) -> None:
    case.claim("bulletin", "fatalities", 12, 12)
    case.claim("south", "fatalities", 12, 12, sources=["the Coast Guard"])
    assert reading(case, 12).independent == 1


def test_residents_of_two_papers_are_not_the_same_people(case: Case) -> None:
    case.claim("north", "fatalities", 12, 12, sources=["residents"])
    case.claim("south", "fatalities", 12, 12, sources=["residents"])
    assert reading(case, 12).independent == 2


def test_what_comes_through_one_agency_is_one_witness(case: Case) -> None:
    case.claim("north", "fatalities", 12, 12, sources=["Vest Wire", "a deckhand"])
    case.claim("south", "fatalities", 12, 12, sources=["Vest Wire", "the cook"])
    assert reading(case, 12).independent == 1


def test_two_claims_of_one_account_are_one_account(case: Case) -> None:
    case.claim("north", "fatalities", 12, 12)
    case.claim("north", "fatalities", 12, 12, sources=["a deckhand"])
    found = reading(case, 12)
    assert (found.accounts, found.independent, len(found.claims)) == (1, 1, 2)
