"""What a mark says in the margin."""

from __future__ import annotations

from crossbearing.records import Call, Claim, EventMention, Name, Place, Quantity, Time
from crossbearing.records.place import Location
from crossbearing.records.time import Interval
from crossbearing.web.texts import notes


def test_dates_say_the_days_that_they_can_mean_and_their_timex() -> None:
    assert (
        notes.time(Time(0, 1, "DATE", "2031-11-04", "2031-11-04", "2031-11-04"))
        == "4 November 2031 · TIMEX3 2031-11-04"
    )
    assert (
        notes.time(Time(0, 1, "DATE", "2031-W45", "2031-11-03", "2031-11-09")) == "3–9 November 2031 · TIMEX3 2031-W45"
    )
    assert notes.time(Time(0, 1, "DATE", "XXXX-11-04")) == "which day stays open · TIMEX3 XXXX-11-04"
    assert notes.time(Time(0, 1, "DATE", "2031", "2031-06-01", None)) == "from 1 June 2031, open end · TIMEX3 2031"
    assert notes.time(Time(0, 1, "DURATION", "P2D")) == "a length of time · TIMEX3 P2D"
    assert notes.time(Time(0, 1, "DATE", "PAST_REF")) == "some time past · TIMEX3 PAST_REF"


def test_places_say_their_precision_and_that_no_point_is_known() -> None:
    ptuj = Place(0, 4, "Ptuj", 3192241, 46.42, 15.87, "SI", "Ptuj", 1)
    assert notes.place(ptuj) == "Ptuj, SI · exact place · 46.42, 15.87 · GeoNames 3192241"
    assert (
        notes.place(Place(0, 4, "the plain", None, None, None, None, None, 5)) == "the plain · an area · no point known"
    )


def test_quantities_say_the_range_and_what_was_stated() -> None:
    assert (
        notes.quantity(Quantity(0, 1, (70000.0,), 63000, 69999, "person", "nearly", "~"))
        == "63,000–69,999 persons · about (“nearly”) · stated 70,000"
    )
    assert (
        notes.quantity(Quantity(0, 1, (68.0,), 68, None, "person", "at least", ">"))
        == "68 or more persons · at least (“at least”) · stated 68"
    )
    assert notes.quantity(Quantity(0, 1, (19.0,), 19, 19, "metre", None, "=")) == "19 metres"
    assert notes.quantity(Quantity(0, 1, (), None, None, "person", None, "=")) == "person"


def test_chains_go_from_the_account_to_the_first_speaker() -> None:
    assert notes.chain(()) == "in its own words"
    assert notes.chain(("Pannonia Wire", "Ana Kolar")) == "through Pannonia Wire, from Ana Kolar"


def test_events_say_what_is_not_told() -> None:
    bare = EventMention("m", 0, 1, "battle", "fight", None, None, None, None, "alleged")
    assert notes.event(bare) == "battle · alleged · no date told · no place told"
    place = Location("Ptuj", "Ptuj", "SI", None, None, None, 1)
    told = EventMention("m", 0, 1, "other", "go", None, None, place, Interval("2031-11-04", "2031-11-04"), "asserted")
    assert notes.event(told) == "event · 4 November 2031 · Ptuj, SI"


def test_claims_names_and_calls() -> None:
    claim = Claim(
        "c",
        0,
        1,
        "q",
        None,
        "fatalities",
        31,
        None,
        None,
        None,
        "dead",
        "2031-11-05",
        ("villagers",),
        "alleged",
        part=True,
    )
    assert (
        notes.claim(claim)
        == "killed: 31 or more (dead) · alleged · a part of the whole · as of 5 November 2031 · from villagers"
    )
    assert notes.name(Name(0, 1, "person", "Ana Kolar", "baker")) == "person · Ana Kolar, baker"
    assert (
        notes.call(Call(0, 1, "River League", "q", "the government", "request", "1"))
        == "River League asks the government · no. 1"
    )
    assert notes.call(Call(0, 1, None, "q", None, "threaten")) == "somebody threatens"
