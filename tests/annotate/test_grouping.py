"""What can be one happening, by kind, time and distance."""

import pytest

from crossbearing.annotate import annotate
from crossbearing.annotate.distance import apart, holds, kilometres
from crossbearing.annotate.kinds import GATHERING, disjoint, related
from crossbearing.annotate.triggers import tables
from crossbearing.lexicon import lexicon
from crossbearing.records import Document, Interval, Location


def place(name, lat, lon=0.0, precision=2, country="XX", admin1=None):
    return Location(name, admin1, country, abs(hash((lat, lon))) % 10**6, lat, lon, precision)


def test_kinds():
    assert related("blast", "attack") and related("quake", "collapse") and related("riot", "protest")
    assert not related("flood", "protest")
    assert not related("war", "airstrike")
    assert related("war", "war")


def test_the_kinds_named_are_kinds_of_triggers():
    known = {row.kind for table in tables()[:3] for rows in table.values() for row in rows} | {GATHERING}
    kinds = lexicon("kinds")
    told = {k for group in kinds["chain"] for k in group} | set(kinds["apart"]) | set(kinds["broader"])
    assert told <= known


def test_intervals():
    may, june = Interval("2031-05-01", "2031-05-31"), Interval("2031-06-01", "2031-06-30")
    assert disjoint(may, june)
    assert not disjoint(may, Interval("2031-05-31T10:00", "2031-05-31T10:00"))
    assert not disjoint(Interval("2031-05-20", None), june)
    assert not disjoint(None, june)


def test_places():
    a, b = place("Arvik", 50.0), place("Lomma", 51.0)
    assert 110 < kilometres(a, b) < 112
    assert apart(a, b) and not apart(a, a)
    assert not apart(a, place("Norland", 58.0, precision=6))
    assert holds(place("Norland", 58.0, precision=6), a)
    assert not apart(a, Location("Nowhere", None, None, None, None, None, None))
    assert not apart(place("Old bridge", 50.0, precision=1), place("Arvik", 50.05, precision=1))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gunmen attacked the mill on Monday, killing nine.\n\nAnother group attacked the ferry, killing two.", 2),
        ("Gunmen attacked the mill on Monday, killing nine.\n\nElsewhere, raiders attacked a farm, killing two.", 2),
        ("Gunmen attacked the mill on Monday, killing nine.\n\nThe attack lasted an hour and also wounded two.", 1),
        ("Gunmen attacked the mill on Monday, killing nine.\n\nElsewhere in the town, the attack was heard; two fell.", 1),
    ],
)  # fmt: skip
def test_words_that_turn_to_something_else_found_another_incident(text, count):
    document = Document("d", "-", "", None, None, "2031-05-06", "en", None, None, text)
    (found,) = annotate([document])
    dead = {c.event for c in found.claims if c.attribute in ("fatalities", "injured")}
    assert len(dead) == count
