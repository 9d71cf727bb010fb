"""Figures: which words make them claims of what, and which numbers are none."""

from __future__ import annotations

import pytest

from tests.annotate.claim.told import claims, figures


def test_two_figures_share_a_clause() -> None:
    text = "Fourteen villagers were killed and 31 injured when the dam at Orsa broke."
    assert figures(text, "fatalities") == [(14, 14)]
    assert figures(text, "injured") == [(31, 31)]


def test_subgroups_are_parts() -> None:
    text = "Nineteen people died, six of them children, and 40 were injured, three critically."
    dead = claims(text, "fatalities")
    assert [(c.low, c.part) for c in dead] == [(19, False), (6, True)]
    assert [(c.low, c.part) for c in claims(text, "injured")] == [(40, False), (3, True)]


def test_a_headline_verb_taken_for_a_noun() -> None:
    assert figures("Blast at quarry kills at least 12\n\nPolice are at the scene.", "fatalities") == [(12, None)]


@pytest.mark.parametrize(
    ("text", "attribute", "low", "high"),
    [
        ("No one was hurt when the crane fell.", "injured", 0, 0),
        ("Not a single resident was injured.", "injured", 0, 0),
        ("Nobody died in the second landslide.", "fatalities", 0, 0),
        ("None of the passengers was killed.", "fatalities", 0, 0),
        ("There was no loss of life.", "fatalities", 0, 0),
        ("Gunmen attacked the school, killing a teacher.", "fatalities", 1, 1),
        ("The third died on the way to Larna.", "fatalities", 1, 1),
        ("That makes seven dead.", "fatalities", 7, 7),
        ("As many as 30 were believed to be still under the rubble.", "missing", None, 30),
        ("Divers brought up the last of the missing.", "missing", 0, 0),
        ("The tremor had a magnitude of 5.3.", "magnitude", 5.3, 5.3),
        ("A 4.8-magnitude earthquake shook the valley.", "magnitude", 4.8, 4.8),
        ("The union put the number of the missing at 18 or more.", "missing", 18, None),
        ("The number of detainees has risen to 212.", "detained", 212, 212),
        ("Police put the crowd at 9,000.", "participants", 9000, 9000),
        ("Soldiers: 300", "troops", 300, 300),
    ],
)
def test_ways_of_telling(text: str, attribute: str, low: float | None, high: float | None) -> None:
    assert (low, high) in figures(text, attribute)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Roe, 34, was driving home on Route 17.",
        "Call 0700 112 in an emergency.",
        "The hospital has 12 wards and stands 3 km from the bridge.",
        "He was born in Room 9 of the old clinic.",
    ],
)
def test_numbers_that_count_no_victims(text: str) -> None:
    counted = {"fatalities", "injured", "missing", "displaced", "detained", "participants", "troops"}
    assert not [c for c in claims(text) if c.attribute in counted]


def test_a_list_of_losses() -> None:
    text = "SITUATION REPORT\n\nDeaths: 9 (Orsa 6, Larna 3)\nInjured: 21\nPersons evacuated: 7,400\n"
    assert figures(text, "fatalities") == [(9, 9), (6, 6), (3, 3)]
    assert [c.part for c in claims(text, "fatalities")] == [False, True, True]
    assert figures(text, "injured") == [(21, 21)]
    assert figures(text, "displaced") == [(7400, 7400)]


def test_figures_take_up_what_was_told_before() -> None:
    text = "In Orsa 118 people were arrested, in Larna 19 and in Vell 9, altogether 146."
    assert figures(text, "detained") == [(118, 118), (19, 19), (9, 9), (146, 146)]
    text = "The ministry says that 40 people were killed. The rebels put the figure at 90."
    assert figures(text, "fatalities") == [(40, 40), (90, 90)]


def test_an_alternative_is_a_range() -> None:
    assert figures("The mayor reckons with eight, perhaps nine dead.", "fatalities") == [(8, 9)]


def test_killed_or_injured_together_is_neither() -> None:
    found = claims("The shelling left 25 people killed or injured.")
    assert [(c.attribute, c.low, c.value) for c in found if c.low == 25] == [("other", 25, "killed or injured")]


def test_who_is_and_who_is_not_counted_as_troops() -> None:
    assert figures("Some 200 soldiers sealed off the port.", "troops") == [(180, 220)]
    assert figures("Four soldiers were wounded.", "troops") == []
    assert figures("Eighty firefighters fought the blaze.", "troops") == []


def test_money_shares_and_spans() -> None:
    found = {
        (c.attribute, c.low) for c in claims("Repairs cost $1.4 million and took for six weeks 12 percent of the crew.")
    }
    assert ("money", 1_400_000) in found
    assert ("duration", 6) in found
    assert ("other", 12) in found


def test_losses_without_a_number_stay_without_one() -> None:
    (claim,) = claims("The short war left few casualties.", "other")
    assert (claim.low, claim.high, claim.value) == (None, None, "few")


def test_a_total_in_two_steps() -> None:
    text = "Soldiers captured a commander at dawn. They also detained three other men."
    assert (4, 4) in figures(text, "detained")


def test_odd_texts_raise_nothing() -> None:
    for text in ("", "9", "killed", "🔥 12 🔥 dead", "١٢ قتيلا", "Deaths:", "12,", "no", "of the", "a " * 300):
        claims(text)
