"""The record: attributes of events, estimates, statuses, order."""

from __future__ import annotations

import msgspec
import pytest

from crossbearing.records import AttributeRecord
from crossbearing.weigh import UnknownRule
from crossbearing.weigh.record import weigh
from tests.weigh.conftest import Case


def attribute(case: Case, name: str, rule: str = "consensus") -> AttributeRecord:
    return next(a for e in case.record(rule).events for a in e.attributes if a.attribute == name)


def test_a_toll_over_three_days(case: Case) -> None:
    case.claim("north", "fatalities", 12, None)
    case.claim("south", "fatalities", 15, 15)
    case.claim("bulletin", "fatalities", 19, 19)
    found = attribute(case, "fatalities")
    assert found.status == "updated"
    assert found.estimate is not None
    assert (found.estimate.best, found.estimate.method) == (19, "consensus")
    assert {(r.low, r.high): r.superseded for r in found.readings} == {
        (12, None): True,
        (15, 15): True,
        (19, 19): False,
    }
    assert all(r.accounts == r.independent == 1 for r in found.readings)


def test_the_rule_is_named_and_followed(case: Case) -> None:
    case.claim("bulletin", "injured", 12, 12, sources=["Sea Line"])
    case.claim("bulletin", "injured", 20, 20, sources=["Dockers Union"])
    found = attribute(case, "injured", "acled")
    assert found.estimate is not None
    assert (found.estimate.low, found.estimate.best, found.estimate.high, found.estimate.method) == (
        12,
        12,
        20,
        "acled",
    )
    assert found.status == "disputed"
    with pytest.raises(UnknownRule):
        case.record("guess")


@pytest.mark.parametrize(
    ("rows", "status"),
    [
        ([("north", 12, 12)], "single"),
        ([("north", 12, 12), ("south", 12, 12)], "agreed"),
        ([("north", 12, 12), ("south", 11, None)], "compatible"),
    ],
)
def test_status(case: Case, rows: list[tuple[str, float, float]], status: str) -> None:
    for paper, low, high in rows:
        case.claim(paper, "injured", low, high)
    assert attribute(case, "injured").status == status


def test_parts_have_a_record_of_their_own_after_the_whole(case: Case) -> None:
    case.claim("north", "fatalities", 4, 4, subject="children", part=True)
    case.claim("south", "fatalities", 12, 12)
    (event,) = case.record().events
    assert [(a.subject, a.estimate and a.estimate.best) for a in event.attributes] == [("people", 12), ("children", 4)]


def test_what_is_denied_is_no_reading_and_what_is_foretold_no_estimate(case: Case) -> None:
    case.claim("north", "fatalities", 58, 58, factuality="denied")
    case.claim("north", "fatalities", 12, 12)
    case.claim("south", "participants", None, 1000, factuality="predicted")
    (event,) = case.record().events
    tolls, crowd = event.attributes
    assert [r.low for r in tolls.readings] == [12]
    assert crowd.estimate is None and len(crowd.readings) == 1


def test_a_victim_told_of_does_not_pull_the_toll_down(case: Case) -> None:
    case.claim("north", "fatalities", 12, 12)
    case.claim("south", "fatalities", 1, 1, subject="a stoker", quote="a stoker died")
    found = attribute(case, "fatalities")
    assert found.estimate is not None and found.estimate.low is not None and found.estimate.low > 1


def test_dates_come_to_the_finest_that_nothing_speaks_against(case: Case) -> None:
    case.claim("north", "start", value="2031-05-01")
    case.claim("south", "start", value="2031-05-01T07:50")
    case.claim("bulletin", "start", value="2031-05-01T07:52")
    found = attribute(case, "start")
    assert found.estimate is not None and found.estimate.value == "2031-05-01T07"
    assert found.status == "compatible"


def test_claims_on_no_event_are_kept_and_not_weighed(case: Case) -> None:
    a = case.claim("north", "fatalities", 12, 12, event=None)
    record = case.record()
    assert [c.id for c in record.claims] == [a]
    assert record.events[0].attributes == () and record.relations == ()


def test_the_order_of_accounts_changes_no_byte(case: Case) -> None:
    for n, paper in enumerate(("north", "south", "bulletin")):
        case.claim(paper, "fatalities", 10 + n, 10 + n)
        case.claim(paper, "injured", 20, None if n else 20)
        case.claim(paper, "title", value="mayor", subject="Ana Pretorin", event=None)
    first = msgspec.json.encode(case.record())
    case.documents = dict(reversed(case.documents.items()))
    from crossbearing.records import Annotations, Links

    links = Links((), (), case.record().events, {(n, "fire"): "fire" for n in case.documents}, {})
    links = msgspec.structs.replace(
        links,
        events=tuple(
            msgspec.structs.replace(e, documents=("north", "south", "bulletin"), attributes=()) for e in links.events
        ),
    )
    accounts = [Annotations(d, claims=tuple(case.claims[n])) for n, d in case.documents.items()]
    assert msgspec.json.encode(weigh(accounts, links)) == first


def test_nothing_gives_an_empty_record(case: Case) -> None:
    record = Case().record()
    assert record.claims == () and record.relations == () and record.events[0].attributes == ()
