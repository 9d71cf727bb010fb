"""Toponyms: which words are places, which place they are, how precisely told."""

from __future__ import annotations

from typing import Any

import pytest

from crossbearing.annotate.places import find_places
from crossbearing.annotate.toponyms.low_heads import is_slip
from crossbearing.lexicon import lexicon
from crossbearing.records import Place
from tests.annotate.account import read

_LISTS: dict[str, dict[str, Any]] = lexicon("place_words")


def places(text: str) -> dict[str, Place]:
    """The places of a text by the words that name them, the first mention of each."""
    found: dict[str, Place] = {}
    for p in find_places(read(text)):
        found.setdefault(text[p.start : p.end], p)
    return found


def marked(example: str) -> tuple[str, str]:
    """A text without its braces, and the words that stood in them."""
    start, end = example.index("{"), example.index("}")
    return example[:start] + example[start + 1 : end] + example[end + 1 :], example[start + 1 : end]


@pytest.mark.parametrize("name", [n for n, row in _LISTS.items() if "example" in row])
def test_example_of_each_list(name: str) -> None:
    text, wanted = marked(_LISTS[name]["example"])
    assert wanted in places(text)


@pytest.mark.parametrize("name", [n for n, row in _LISTS.items() if "not" in row])
def test_counter_example_of_each_list(name: str) -> None:
    text, unwanted = marked(_LISTS[name]["not"])
    assert unwanted not in places(text)


def test_a_country_beats_the_towns_of_its_name() -> None:
    found = places("Talks between Armenia and Azerbaijan broke down in Brussels.")
    assert found["Armenia"].country == "AM"
    assert (found["Armenia"].geonameid, found["Armenia"].precision) == (174982, 6)
    assert found["Brussels"].country == "BE"


def test_containment_names_the_namesake() -> None:
    assert places("A barn burned in Paris, Texas, on Monday.")["Paris"].admin1 == "Texas"
    assert places("A barn burned in Paris, TX, on Monday.")["Paris"].admin1 == "Texas"
    assert places("A barn burned in Athens, Ga., on Monday.")["Athens"].admin1 == "Georgia"
    assert places("A barn burned in London, Ontario, on Monday.")["London"].country == "CA"
    assert places("A tram burned in Paris on Monday, said the French interior ministry.")["Paris"].country == "FR"


def test_one_sense_an_account() -> None:
    text = "Rain fell in Moscow, Idaho, for a week. The streets of Moscow stood under water. Moscow closed its schools."
    assert {p.admin1 for p in find_places(read(text)) if text[p.start : p.end] == "Moscow"} == {"Idaho"}


def test_the_other_places_of_the_account_decide() -> None:
    text = "Fire crews from Columbus and Cleveland drove to Dublin, and a shelter opened in Newark. Ohio sent help."
    found = places(text)
    assert found["Dublin"].admin1 == "Ohio"
    assert found["Newark"].admin1 == "Ohio"


def test_the_publishers_place_decides() -> None:
    from crossbearing.annotate.parsed import Parsed
    from crossbearing.annotate.parser import parse
    from crossbearing.records import Document

    text = "The council of Springfield met on Tuesday."
    doc = next(parse([text]))
    document = Document("d1", "-", "", "The Missouri Lantern", None, None, "en", None, None, text)
    assert [p.admin1 for p in find_places(Parsed(document, doc))] == ["Missouri"]


def test_a_dateline_is_a_place() -> None:
    found = places("ZALAU, Romania, March 3 (Tisa Press) - A silo collapsed on Tuesday, killing two men.")
    assert (found["ZALAU"].country, found["ZALAU"].admin1, found["ZALAU"].precision) == ("RO", "Sălaj County", 1)
    assert found["Romania"].precision == 6


def test_precision_follows_the_codes_of_ucdp() -> None:
    found = places(
        "A lorry overturned near Kutaisi. Another burned 12 km from Gori. Rain fell in the Caucasus, over the Black Sea "
        "and all of Georgia, said officials in Tbilisi."
    )
    assert found["Kutaisi"].precision == 2
    assert found["Gori"].precision == 2
    assert found["Caucasus"].precision == 5
    assert found["Black Sea"].precision == 7
    assert found["Georgia"].precision == 6
    assert found["Tbilisi"].precision == 1
    assert places("Floods cut roads in Rapides Parish, Louisiana.")["Rapides Parish"].precision == 3
    assert places("Floods cut roads in Louisiana and Arkansas.")["Louisiana"].precision == 4


def test_a_disputed_territory_has_a_point_and_no_country() -> None:
    for form in ("Nagorno-Karabakh", "Nagorno‑Karabakh", "Nagorno–Karabakh", "Artsakh"):
        place = places(f"Families left {form} by bus, said drivers in Yerevan.")[form]
        assert place.name == "Nagorno-Karabakh"
        assert place.country is None
        assert place.latitude == pytest.approx(39.8, abs=0.5)


def test_accents_and_case_make_no_difference() -> None:
    assert places("Două case au ars in Zalău, and three in Zalau, Romania.")["Zalău"].geonameid == 662334
    assert places("A school burned in Zalau, Romania.")["Zalau"].geonameid == 662334


def test_persons_are_no_places() -> None:
    found = places(
        "Jack London wrote home. London had no money, he said. Mrs Florence waited, and Mr. Washington left."
    )
    assert found == {}
    assert "Paris" not in places("Paris Hoult, 32, said she would appeal.")


def test_organisations_and_papers_are_no_places() -> None:
    text = "The Boston Globe and the Bank of England denied it, and NATO said nothing."
    assert places(text) == {}


def test_adjectives_and_peoples_are_no_places() -> None:
    assert places("South African miners, two Georgians and an Armenian driver were hurt.") == {}


def test_an_unknown_village_is_a_place_without_a_point() -> None:
    place = places("The shells hit the village of Orleshti on Friday.")["Orleshti"]
    assert (place.latitude, place.longitude, place.geonameid, place.country) == (None, None, None, None)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "A", "😀 in 😀", "Мы живём в Москве", "in", "The", "St.", "X " * 500, "’s", "Al-"]
)
def test_no_text_breaks_it(text: str) -> None:
    for p in find_places(read(text)):
        assert 0 <= p.start < p.end <= len(text)


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Suez canal", "Suez Canal"),
        ("Golan heights", "Golan Heights"),
        ("Bering strait", "Bering Strait"),
        ("Wakhan corridor", "Wakhan Corridor"),
        ("Siligiru corridor", "Siliguri Corridor"),
        ("Syunik corridor", "Zangezur corridor"),
        ("Zanzegur corridor", "Zangezur corridor"),
    ],
)
def test_a_small_head_belongs_to_a_name_that_the_list_knows(form: str, name: str) -> None:
    assert places(f"Traffic through the {form} stopped on Monday.")[form].name == name


def test_a_small_head_stays_outside_where_nothing_is_known() -> None:
    found = places("The valley road and a Tbilisi canal were closed; the Marseille strip of bars stayed open.")
    assert set(found) == {"Tbilisi", "Marseille"}


@pytest.mark.parametrize(
    ("a", "b", "slip"),
    [
        ("zanzegur", "zangezur", True),
        ("siligiru", "siliguri", True),
        ("philadelfi", "philadelphi", False),
        ("netzari", "netzarim", True),
        ("suez", "seuz", False),
        ("lachin", "machin", False),
        ("wakhan", "wakhan", False),
    ],
)
def test_one_slip_of_the_pen(a: str, b: str, slip: bool) -> None:
    assert is_slip(a, b) is slip
