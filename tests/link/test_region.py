"""A town's namesake in another division, in invented accounts."""

from __future__ import annotations

from crossbearing.link.region import Told, in_told_region, told_places
from crossbearing.records import Annotations, Document, Location, Place

LAKE = Location("Lakeside", "Upper Vale", "XA", 1, 48.0, 19.0, 1)
NAMESAKE = Location("Lakeside", "Far Coast", "XB", 2, 8.0, 90.0, 1)
BROD = Location("Brod", "Upper Vale", "XA", 3, 48.1, 19.1, 2)
VALE = Location("Upper Vale", "Upper Vale", "XA", 4, 48.0, 19.0, 4)
CAPITAL = Location("Milna", "Middle Vale", "XA", 5, 47.0, 18.0, 2)
COUNTRY = Location("Landia", None, "XA", 6, 46.0, 16.0, 6)


def told(*rows: tuple[Location, float, int]) -> tuple[Told, ...]:
    return tuple(Told(*row) for row in rows)


def test_the_accounts_are_where_most_of_their_places_are() -> None:
    account = told((BROD, 0.5, 6), (VALE, 0.3, 3), (NAMESAKE, 0.2, 2))
    assert in_told_region(NAMESAKE, [NAMESAKE], [account]) == BROD


def test_a_place_of_the_event_in_that_division_comes_before_the_town_told_most() -> None:
    account = told((BROD, 0.5, 6), (LAKE, 0.3, 1), (NAMESAKE, 0.2, 2))
    assert in_told_region(NAMESAKE, [NAMESAKE, LAKE], [account]) == LAKE


def test_a_place_told_nearly_as_often_stays() -> None:
    account = told((CAPITAL, 0.6, 6), (BROD, 0.4, 2))
    assert in_told_region(BROD, [BROD], [account]) == BROD


def test_a_country_is_not_narrowed_and_nothing_told_changes_nothing() -> None:
    account = told((BROD, 1.0, 6))
    assert in_told_region(COUNTRY, [COUNTRY], [account]) == COUNTRY
    assert in_told_region(NAMESAKE, [NAMESAKE], []) == NAMESAKE
    assert in_told_region(NAMESAKE, [NAMESAKE], [told((VALE, 1.0, 3))]) == NAMESAKE


def test_what_an_account_names_is_counted_by_place_with_the_head_before_the_rest() -> None:
    def at(start: int, of: Location) -> Place:
        return Place(
            start, start + 4, of.name, of.geonameid, of.latitude, of.longitude, of.country, of.admin1, of.precision
        )

    document = Document("d", "-", "", None, None, None, "en", None, None, " " * 2000)
    places = (at(0, CAPITAL), at(900, BROD), at(1000, BROD), at(1100, COUNTRY))
    found = told_places(Annotations(document, places=places))
    assert [(t.place.name, round(t.share, 2), t.weight) for t in found] == [("Milna", 0.33, 3), ("Brod", 0.67, 2)]
