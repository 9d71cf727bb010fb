"""Facts by accounts: told, denied, silent; what only one account tells or leaves out."""

from __future__ import annotations

from crossbearing.records import Coverage
from tests.weigh.conftest import Case


def covered(case: Case) -> dict[tuple[str, str | None], Coverage]:
    (event,) = case.record().events
    return {(c.attribute, c.subject): c for c in event.coverage}


def test_told_denied_and_silent(case: Case) -> None:
    a = case.claim("north", "fatalities", 40, 40)
    b = case.claim("south", "fatalities", 40, 40, factuality="denied")
    case.claim("south", "injured", 12, 12)
    killed = covered(case)["fatalities", "people"]
    assert [(t.document, t.claims) for t in killed.told] == [("north", (a,))]
    assert [(t.document, t.claims) for t in killed.denied] == [("south", (b,))]
    assert set(killed.silent) == set(case.documents) - {"north", "south"}
    assert killed.silences == len(killed.silent)
    assert killed.only is None


def test_what_only_one_tells_and_what_only_one_leaves_out(case: Case) -> None:
    for name in sorted(case.documents)[:-1]:
        case.claim(name, "fatalities", 9, 9)
    last = sorted(case.documents)[-1]
    case.claim(last, "missing", 2, 2)
    found = covered(case)
    assert found["fatalities", "people"].left_out_by == last
    assert found["missing", "people"].only == last


def test_parts_are_facts_of_their_own(case: Case) -> None:
    case.claim("north", "fatalities", 9, 9)
    case.claim("north", "fatalities", 3, 3, subject="children")
    case.claim("south", "fatalities", 9, 9)
    found = covered(case)
    assert len(found["fatalities", "people"].told) == 2
    assert found["fatalities", "children"].only == "north"


def test_causes_that_have_nothing_to_do_with_each_other_stand_apart(case: Case) -> None:
    case.claim("north", "place", value="harbour of Lindhaven")
    case.claim("south", "place", value="harbour of Lindhaven")
    case.claim("bulletin", "place", value="Oddby")
    found = covered(case)
    assert [t.document for t in found["place", "harbour of Lindhaven"].told] == ["north", "south"]
    assert found["place", "Oddby"].only == "bulletin"
    (event,) = case.record().events
    assert sorted(a.status for a in event.attributes) == ["agreed", "single"]


def test_one_account_leaves_nothing_out(case: Case) -> None:
    case.claim("north", "fatalities", 9, 9)
    record = case.record()
    assert all(c.told for e in record.events for c in e.coverage)
