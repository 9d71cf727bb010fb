"""Whose people are counted: invented border clashes, marches and quakes."""

from __future__ import annotations

import pytest

from crossbearing.weigh.sides import losses_of, sides_beside, sides_in, sides_of
from tests.weigh.conftest import Case


def test_peoples_and_countries_are_one_side() -> None:
    assert sides_in("Danish border guards") == sides_in("troops of Denmark") == {"DK"}
    assert sides_in("Sudanese soldiers") != sides_in("South Sudanese soldiers")
    assert sides_in("guards in the polish of boots") == frozenset()
    assert sides_in("Kurdish fighters") == {"kurdish"}


def test_a_speaker_counts_its_own_and_the_enemys() -> None:
    own = frozenset({"DK"})
    assert sides_of("of our soldiers", own) == sides_of("of its border guards", own) == own
    assert sides_of("enemy soldiers", own) == {"against DK"}
    assert sides_of("soldiers", own) == frozenset()


def test_sides_beside_a_figure() -> None:
    assert sides_beside("puts the Danish dead at ", frozenset()) == {"DK"}
    assert sides_beside(" on the Swedish side", frozenset()) == {"SE"}
    assert sides_beside("raised its own death toll to ", frozenset({"DK"})) == {"DK"}


def test_each_armys_dead_are_a_count_of_their_own(case: Case) -> None:
    a = case.claim("north", "fatalities", 2, 2, subject="Danish soldiers")
    b = case.claim("south", "fatalities", 12, 12, subject="Swedish soldiers")
    c = case.claim("bulletin", "fatalities", 3, 3, subject="Danish servicemen")
    assert case.type(a, b) is None
    assert case.type(b, c) is None
    assert case.type(a, c) == "updates"


def test_none_of_one_side_says_nothing_of_the_other(case: Case) -> None:
    a = case.claim("north", "fatalities", 0, 0, subject="Swedish soldiers", quote="no Swedish soldier fell")
    b = case.claim("south", "fatalities", 4, 4, subject="Danish soldiers")
    c = case.claim("south", "fatalities", 5, 5, subject="Swedish soldiers")
    assert case.type(a, b) is None
    assert case.type(a, c) == "contradicts"


def test_two_defence_ministries_are_two_speakers(case: Case) -> None:
    a = case.claim("north", "injured", 30, None, subject="Danish soldiers", sources=["Swedish defence ministry"])
    b = case.claim("north", "injured", 4, 4, subject="Danish soldiers", sources=["Danish defence ministry"])
    assert case.type(a, b) == "contradicts"


def test_the_only_people_named_may_be_all(case: Case) -> None:
    a = case.claim("north", "displaced", 60000, 60000, subject="Danes")
    b = case.claim("south", "displaced", 70000, 70000, subject="people")
    assert case.type(a, b) == "updates"
    c = case.claim("north", "fatalities", 2, 2, subject="Danish tourists")
    d = case.claim("south", "fatalities", 40, 40, subject="people")
    assert case.type(c, d) in (None, "scope")


@pytest.mark.parametrize("subject", ["of its men", "police officers", "carabinieri"])
def test_a_bodys_own_people(case: Case, subject: str) -> None:
    a = case.claim("north", "injured", 24, 24, subject="officers")
    b = case.claim("south", "injured", 24, 24, subject=subject, part=subject.startswith("of"))
    assert case.type(a, b) == "agrees"


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("The losses of the Danish side, according to what is known, amount to ", "DK"),
        ("The Swedish army has lost ", "SE"),
        ("Denmark's losses stand at ", "DK"),
        ("The forces of Sweden suffered ", "SE"),
        ("The enemy lost ", "against NO"),
        ("The ministers met again; the talks lost ", None),
    ],
)
def test_whose_losses_a_sentence_counts(sentence: str, side: str | None) -> None:
    assert losses_of(sentence, frozenset({"NO"})) == (frozenset({side}) if side else frozenset())
