"""What betrays an account's country, and what it does for namesakes."""

from __future__ import annotations

import pytest

from crossbearing.annotate.toponyms.signs import country_signs
from crossbearing.lexicon import lexicon
from tests.annotate.test_places import places

_ROWS = lexicon("country_signs")["signs"]


@pytest.mark.parametrize("row", _ROWS, ids=lambda r: "-".join(r["countries"]))
def test_example_of_each_row(row: dict) -> None:
    assert country_signs(row["example"]["text"]).get(row["example"]["country"], 0) > 0


def test_words_inside_words_are_no_signs() -> None:
    assert country_signs("The Brandywine ran high.") == {}


def test_a_small_county_settles_its_town() -> None:
    found = places("Walker County lifted its ban. Huntsville firefighters, the Walker County judge agreed.")
    assert found["Huntsville"].admin1 == "Texas"


def test_storms_are_no_places() -> None:
    found = places("Hurricane Florence weakened. Florence may turn north before it reaches Bermuda.")
    assert set(found) == {"Bermuda"}


def test_a_site_lies_near_its_town() -> None:
    found = places("Shots were fired on Tamar Square in Kutaisi.")
    square = found["Tamar Square"]
    assert (square.precision, square.geonameid) == (2, None)
    assert (square.latitude, square.longitude) == (found["Kutaisi"].latitude, found["Kutaisi"].longitude)


def test_a_list_hosts_nobody() -> None:
    found = places("Troops entered Nulev, Kutaisi and Gori.")
    assert "Nulev" not in found or found["Nulev"].latitude is None
