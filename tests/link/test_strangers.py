"""Accounts that have nothing to do with each other stay apart, though their words or their day be alike. Every account is invented."""

from __future__ import annotations

from crossbearing.link import link
from crossbearing.records import Annotations, Location
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


def _walkout(place: Location, number: int) -> list[Annotations]:
    return [
        told(
            f"{place.country}{n}",
            f"Teachers walked out of the schools of {place.name} on Monday over pay, the union said. Account {n}.",
            {"words": "walked out", "type": "strike", "lemma": "walk out", "day": "2031-05-09", "place": place},
            title=f"Teachers walk out in {place.name}",
        )
        for n in range(number)
    ]


def test_walkouts_of_one_day_in_two_countries_are_two() -> None:
    accounts = [*_walkout(BROD, 8), *_walkout(QUELL, 8)]
    found = link(accounts).events
    assert sorted(sorted({d[:2] for d in e.documents}) for e in found) == [["XA"], ["XB"]]
    assert [len(e.documents) for e in found] == [8, 8]


def test_walkouts_of_one_town_are_one() -> None:
    accounts = _walkout(BROD, 16)
    assert [len(e.documents) for e in link(accounts).events] == [16]


def _news(day: str, words: str, kind: str, lemma: str, place: Location = BROD) -> list[Annotations]:
    """Eight accounts of one day's news from a town, which came out the day after."""
    came = f"{day[:-2]}{int(day[-2:]) + 1:02d}"
    return [
        told(
            f"{lemma}-{day}-{n}",
            f"{words} in {place.name} on Monday, the mayor said. Account {n}.",
            {"words": words, "type": kind, "lemma": lemma, "day": day, "place": place},
            title=f"{words} in {place.name}",
            published=came,
        )
        for n in range(8)
    ]


def test_a_town_has_its_accident_this_year_and_its_walkout_the_next() -> None:
    accounts = [*_news("2031-05-09", "Teachers walked out", "strike", "walk out"), *_news("2032-02-12", "A roof collapsed", "accident", "collapse")]  # fmt: skip
    found = link(accounts).events
    assert sorted(sorted({d.rsplit("-", 1)[0] for d in e.documents}) for e in found) == [["collapse-2032-02-12"], ["walk out-2031-05-09"]]  # fmt: skip


def test_two_collapses_of_one_town_months_apart_are_two() -> None:
    accounts = [*_news("2031-05-09", "A roof collapsed", "accident", "collapse"), *_news("2031-11-12", "A roof collapsed", "accident", "collapse")]  # fmt: skip
    assert [len(e.documents) for e in link(accounts).events] == [8, 8]
