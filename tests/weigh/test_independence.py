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


def test_accounts_that_carry_one_agency_are_one_witness(case: Case) -> None:
    case.claim("north", "fatalities", 12, 12)
    case.claim("south", "fatalities", 12, 12, sources=["the mayor of Lindhaven"])
    case.claim("bulletin", "fatalities", 12, 12)
    case.agencies |= {"north": "Vest Wire", "south": "Vest Wire"}
    found = reading(case, 12)
    assert (found.accounts, found.independent) == (3, 2)
    (origin,) = found.origins
    assert (origin.kind, origin.name, origin.accounts) == ("agency", "Vest Wire", 2)
    assert found.why == "2 accounts carry Vest Wire"


def test_the_origins_of_a_reading_say_what_was_counted_as_one(case: Case) -> None:
    first = case.claim("north", "fatalities", 12, 12, sources=["Mayor Ana Pretorin"])
    second = case.claim("south", "fatalities", 12, 12, sources=["Pretorin"])
    case.claim("bulletin", "fatalities", 12, 12)
    (origin,) = reading(case, 12).origins
    assert origin.kind == "speaker" and origin.claims == (first, second)


def test_one_communique_before_two_papers(case: Case) -> None:
    case.claim(
        "north", "fatalities", 12, 12, sources=["Interior Ministry"], quote="12 died, the ministry said in a statement"
    )
    case.claim(
        "south",
        "fatalities",
        12,
        12,
        sources=["the Interior Ministry"],
        quote="the ministry's communiqué put the dead at 12",
    )
    (origin,) = reading(case, 12).origins
    assert origin.kind == "communique" and "put out" in origin.why


def test_independent_accounts_have_no_common_origin(case: Case) -> None:
    case.claim("north", "fatalities", 12, 12)
    case.claim("south", "fatalities", 12, 12)
    assert reading(case, 12).origins == ()


def test_an_office_is_its_holder_of_the_day(case: Case) -> None:
    case.account("later", "2033-06-01")
    for name in ("north", "south", "later"):
        case.claim(name, "fatalities", 12, 12, sources=["The President"])
    found = reading(case, 12)
    assert (found.accounts, found.independent) == (3, 2)
