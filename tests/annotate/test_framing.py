"""Words that accounts choose among: each concept's example, and what is told of each word."""

from __future__ import annotations

import re

import pytest

from crossbearing.annotate.attributions import find_attributions
from crossbearing.annotate.framing import find_framing
from crossbearing.annotate.names import find_names
from crossbearing.annotate.places import find_places
from crossbearing.lexicon import lexicon
from crossbearing.records import Framing
from tests.annotate.account import read

_CONCEPTS = lexicon("framing")["concepts"]


def framed(text: str) -> tuple[Framing, ...]:
    parsed = read(text)
    places = find_places(parsed)
    names = find_names(parsed, places)
    return find_framing(parsed, places, names, find_attributions(parsed, names))


@pytest.mark.parametrize("concept", _CONCEPTS, ids=lambda c: c["concept"])
def test_example_of_each_concept(concept: dict) -> None:
    wanted = re.findall(r"\{(.+?)\}", concept["example"])
    text = concept["example"].replace("{", "").replace("}", "")
    found = {text[f.start : f.end] for f in framed(text) if f.concept == concept["concept"]}
    assert found >= set(wanted)


def test_what_it_is_about_and_whose_word_it_is() -> None:
    text = "The army liberated Goris, the ministry said. The Orbelian regime stayed silent."
    found = {f.word: f for f in framed(text)}
    assert (found["liberate"].of, found["liberate"].by) == ("Goris", "ministry")
    assert (found["regime"].of, found["regime"].by) == ("Orbelian", None)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Nine villagers were killed on Friday.", None),
        ("The army killed nine in May.", None),
        ("The December massacre shocked the town.", None),
        ("The massacre of Orford on Monday was denied.", "Orford"),
        ("The army liberated May Harbour in May.", "May Harbour"),
    ],
)
def test_a_day_is_nothing_that_an_act_is_done_to(text: str, of: str | None) -> None:
    assert {f.of for f in framed(text)} == {of}


@pytest.mark.parametrize(
    "text",
    [
        "The heart attack came at night.",
        "The rescue operation went on for hours.",
        "She occupied the chair.",
        "The pilot's flight recorder was found.",
        "A strict exercise regime helped him.",
        "The seal colony has grown.",
        "",
        "😀",
    ],
)
def test_other_senses(text: str) -> None:
    assert framed(text) == ()


def test_every_word_stands_once_in_a_concept() -> None:
    for concept in _CONCEPTS:
        words = [(w["word"], w.get("pos")) for w in concept["words"]]
        assert len(words) == len(set(words)), concept["concept"]
