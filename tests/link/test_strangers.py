"""Accounts that have nothing to do with each other stay apart, though their words or their day be alike. Every account is invented."""

from __future__ import annotations

from crossbearing.link import link
from crossbearing.records import Location
from tests.link.test_events import BROD, told

QUELL = Location("Quell", "North", "XB", 21, 10.0, -60.0, 1)


def test_two_stories_handed_in_together_are_no_one_event() -> None:
    tanker = told(
        "a",
        "A tanker ran aground off the cape in fog.",
        {"words": "ran aground", "type": "accident", "lemma": "run aground"},
    )
    power = told(
        "b",
        "Half the city sits in darkness. Trams stand still.",
        {"words": "darkness", "type": "accident", "lemma": "blackout"},
    )
    assert [e.documents for e in link([tanker, power]).events] == [("a",), ("b",)]


def test_walkouts_of_one_day_in_two_countries_are_two() -> None:
    accounts = [
        told(
            f"{place.country}{n}",
            f"Teachers walked out of the schools of {place.name} on Monday over pay, the union said. Account {n}.",
            {"words": "walked out", "type": "strike", "lemma": "walk out", "day": "2031-05-09", "place": place},
            title=f"Teachers walk out in {place.name}",
        )
        for place in (BROD, QUELL)
        for n in range(8)
    ]
    found = link(accounts).events
    assert sorted(sorted({d[:2] for d in e.documents}) for e in found) == [["XA"], ["XB"]]
    assert [len(e.documents) for e in found] == [8, 8]


def test_walkouts_of_one_town_are_one() -> None:
    accounts = [
        told(
            f"x{n}",
            f"Teachers walked out of the schools of Brod on Monday over pay, the union said. Account {n}.",
            {"words": "walked out", "type": "strike", "lemma": "walk out", "day": "2031-05-09", "place": BROD},
            title="Teachers walk out in Brod",
        )
        for n in range(16)
    ]
    assert [len(e.documents) for e in link(accounts).events] == [16]
