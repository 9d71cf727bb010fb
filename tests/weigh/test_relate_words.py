"""Relations of dates, titles, places and causes."""

from __future__ import annotations

import pytest

from crossbearing.lexicon import lexicon
from tests.weigh.conftest import Case


def test_the_lexicon() -> None:
    (offices,), (night,) = lexicon("offices")["offices"], lexicon("offices")["night"]
    assert offices["example"] in offices["words"] and offices["not"] not in offices["words"]
    assert any(w in night["example"] for w in night["words"]) and not any(w in night["not"] for w in night["words"])


@pytest.mark.parametrize(
    ("x", "y", "type"),
    [
        ("2031-05-01", "2031-05-01", "agrees"),
        ("2031-05-01", "2031-05-01T07:50", "refines"),
        ("2031-05", "2031-05-01", "refines"),
        ("2031-05-01", "2031-04-30", "contradicts"),
        ("2031-05-01T07:50", "2031-05-01T07:52", None),
        ("2031-05-01T07:50", "2031-05-01T19:00", "contradicts"),
    ],
)
def test_dates(case: Case, x: str, y: str, type: str | None) -> None:
    a, b = (
        case.claim("north", "start", value=x, quote="on Thursday"),
        case.claim("south", "start", value=y, quote="on the day"),
    )
    assert case.type(a, b) == type


def test_a_night_has_two_days(case: Case) -> None:
    a = case.claim("north", "start", value="2031-04-30", quote="in the night to Thursday")
    b = case.claim("south", "start", value="2031-05-01", quote="on Thursday")
    assert case.type(a, b) is None


def test_a_date_still_to_come_is_moved(case: Case) -> None:
    a = case.claim("north", "end", value="2031-05-09", factuality="predicted")
    b = case.claim("south", "end", value="2031-05-07", factuality="predicted")
    assert case.type(a, b) == "updates"


def test_a_denied_hour(case: Case) -> None:
    a = case.claim("north", "start", value="2031-05-01T23:30")
    b = case.claim("bulletin", "start", value="2031-05-01T23:40", factuality="denied")
    d = case.claim("south", "start", value="2031-05-01T23:40")
    assert case.type(a, b) is None  # "not at 11.40 but at 11.30" says nothing against 11.30
    assert case.type(d, b) == "denies"
    c = case.claim("bulletin", "start", value="2031-05-01T06:15")
    assert case.type(c, b) is None
    assert case.type(a, c) == "contradicts"


@pytest.mark.parametrize(
    ("x", "y", "type"),
    [
        ("Colonel, head of the Relief Bureau", "General, head of the Relief Bureau", "contradicts"),
        ("Captain", "Colonel", "contradicts"),
        ("director of the hospital", "head of the hospital", "agrees"),
        ("coast guard spokeswoman", "navy spokeswoman", "contradicts"),
        ("spokesman of the union", "spokeswoman of the union", "agrees"),
        ("secretary-general of the union", "treasurer of the union", "contradicts"),
        ("general secretary", "secretary-general", "agrees"),
        ("mayor", "mayor of Lindhaven", "refines"),
    ],
)
def test_ranks_and_words_for_one_office(case: Case, x: str, y: str, type: str) -> None:
    a = case.claim("north", "title", value=x, subject="Ines Brandt")
    b = case.claim("south", "title", value=y, subject="Ines Brandt")
    assert case.type(a, b) == type


@pytest.mark.parametrize(
    ("x", "y", "type"),
    [
        ("Transport Minister", "transport minister", "agrees"),
        ("Minister", "Transport Minister", "refines"),
        ("prefect", "president of the council", "contradicts"),
        ("medical director", "surgeon", None),
    ],
)
def test_titles_follow_the_person(case: Case, x: str, y: str, type: str | None) -> None:
    a = case.claim("north", "title", value=x, subject="Ana Pretorin", event=None)
    b = case.claim("south", "title", value=y, subject="Pretorin", event=None)
    c = case.claim("south", "title", value="mayor", subject="Ivo Lund", event=None)
    assert case.type(a, b) == type
    assert case.type(a, c) is None


def test_places_nest(case: Case) -> None:
    a, b = case.claim("north", "place", value="Lindhaven"), case.claim("south", "place", value="the quay of Lindhaven")
    assert case.type(a, b) == "refines"


def test_causes(case: Case) -> None:
    a = case.claim("north", "cause", value="a faulty heater", sources=["the crew"])
    b = case.claim("south", "cause", value="the faulty heater", factuality="denied", sources=["Sea Line"])
    c = case.claim("bulletin", "cause", value="arson")
    d = case.claim("bulletin", "cause", value="lightning", factuality="unconfirmed")
    assert case.type(a, b) == "denies"
    assert case.type(a, c) == "contradicts"
    assert case.type(a, d) is None


def test_two_actors_of_one_event_do_not_contradict(case: Case) -> None:
    a = case.claim("north", "perpetrator", value="customs officers", subject="boarded")
    b = case.claim("south", "perpetrator", value="the pilot", subject="fired")
    c = case.claim("bulletin", "perpetrator", value="customs officers", factuality="denied", subject="boarded")
    assert case.type(a, b) is None
    assert case.type(a, c) == "denies"
