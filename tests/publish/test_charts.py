import re

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.publish import figure_chart, figure_words, figures
from crossbearing.publish import map as maps
from crossbearing.publish.axis import axis
from crossbearing.publish.charts import svg
from crossbearing.publish.origin_of import OriginOf
from crossbearing.publish.rows import Row, rows
from crossbearing.publish.sigla import sigla
from crossbearing.publish.timeline import timeline
from crossbearing.records import Event, Location
from tests.publish.sample import CLAIMS, EVENTS, RELATIONS, sample

_CLAIMS = {c.id: c for c in CLAIMS}
_SIGLA = sigla(sample().documents)


def _row(attribute: str) -> Row:
    event = next(e for e in EVENTS if e.id == "e-flood")
    return next(r for r in rows(event, _CLAIMS, RELATIONS, tuple(_SIGLA)) if r.attribute == attribute)


def test_each_mark_carries_its_letter_and_stands_at_its_day() -> None:
    drawn = figures.marks(_row("fatalities"), _SIGLA)
    assert [(m.letter, m.day, m.cell.value) for m in drawn] == [
        ("A", "2031-11-04", "12 or more"), ("A", "2031-11-04", "40"), ("B", "2031-11-05", "19"), ("C", "2031-11-07", "19"),
        ("C", "2031-11-07", "31"), ("D", "2031-11-08", "19"), ("D", "2031-11-08", "31"), ("E", None, "31 or more"),
    ]  # fmt: skip
    assert [m.x for m in drawn] == sorted({m.x for m in drawn})


def test_the_sentence_is_made_from_the_relations() -> None:
    row = _row("displaced")
    drawn = figures.marks(row, _SIGLA)
    assert (
        figure_words.sentence(drawn, RELATIONS)
        == "The figure went from 2,700–2,999 (A) to 4,200 (B); no two accounts contradict each other."
    )
    killed = _row("fatalities")
    said = figure_words.sentence(figures.marks(killed, _SIGLA), RELATIONS)
    assert "cannot both be true" in said
    assert "D denies 31" in said
    assert figure_words.sentence(drawn, ()) == ""


def test_drawings_are_the_same_at_every_run_and_need_nothing_from_outside() -> None:
    row = _row("fatalities")
    drawn = figures.marks(row, _SIGLA)
    once, again = (figure_chart.chart(row, drawn, RELATIONS, 'A "label" <b>') for _ in range(2))
    assert once == again
    assert not re.search(r"https?://(?!www\.w3\.org)", once)
    assert "<b>" not in once
    assert "var(--h0)" in once
    assert "31+" in once
    assert "style=" not in once


def test_one_origin_has_one_step_line_and_signs_tell_how_a_figure_is_put() -> None:
    row = _row("fatalities")
    drawn = figures.marks(row, _SIGLA, OriginOf(_SIGLA, sample().copies))
    assert [m.origin for m in drawn if m.letter == "C"] == ["civil protection service", "Marko Vidmar"]
    picture = figure_chart.chart(row, drawn, RELATIONS, "x")
    lines = re.findall(r'stroke-width="2" fill="none"><title>([^<]*)</title>', picture)
    assert lines == ["civil protection service: 12+ → 19"]
    assert "A: 40, 4 November 2031, the word of civil protection service, predicted" in picture
    assert 'fill="var(--paper)" stroke="var(--h0)"' in picture  # predicted: hollow
    assert picture.count('stroke="var(--ink)"') == sum(m.cell.struck for m in drawn)  # superseded: struck through
    assert picture.count("-6 -9z") == sum(m.cell.claim.high is None for m in drawn)  # open upwards: an arrow


def test_the_axis_has_round_values_and_figures_of_very_different_size_are_still_told_apart() -> None:
    plain = axis([12, 19, 31], 200)
    assert (plain.ticks(), plain.y(0), plain.y(plain.top)) == ([0, 10, 20, 30, 40], 200, 0)
    wide = axis([3, 40, 90_000], 200)
    assert wide.log
    assert wide.ticks()[-1] == 100_000
    assert wide.y(3) - wide.y(40) > 30
    shaken = axis([6.1, 6.4], 200, from_zero=False, whole=False)
    assert 5.5 < shaken.base < 6.1 < 6.4 < shaken.top < 7


@settings(deadline=None)
@given(st.lists(st.floats(0, 1e9), min_size=1, max_size=9), st.booleans())
def test_every_figure_stands_on_its_axis(numbers: list[float], from_zero: bool) -> None:
    made = axis(numbers, 200, from_zero, whole=False)
    assert all(-0.01 <= made.y(v) <= 200.01 for v in numbers)
    assert all(-0.01 <= made.y(end) <= 200.01 for v in numbers for end in (*made.ends(v, None), *made.ends(None, v)))
    assert 1 <= len(made.ticks()) <= 20


def test_one_figure_alone_is_no_chart() -> None:
    assert not figures.drawable(_row("injured"))
    assert figures.drawable(_row("fatalities"))


def test_the_map_names_precision_in_words_and_links_to_the_event() -> None:
    found = maps.places(EVENTS)
    assert [p.location.name for p in found] == ["Markovci", "Ptuj", "Zlatoličje", "Borl", "Maribor"]
    assert [e.id for e in found[0].events] == ["e-1990", "e-breach"]
    drawn = maps.draw(found, {"e-flood": "event-1"})
    picture = svg(drawn.spec, "map", maps.sentence(found))
    assert 'href="#event-1"' in picture
    assert "Slovenia" in picture
    assert maps.sentence(found) == "exact place: Ptuj, Zlatoličje, Maribor; near it: Markovci; an area: Borl"
    assert len(picture) < 60_000


def test_a_country_is_drawn_as_itself_and_hostile_names_are_text() -> None:
    def at(name: str, code: int, lat: float, lon: float) -> Event:
        return Event(
            f"e-{name}", "other", name, None, None, Location(name, None, "SI", None, lat, lon, code), (), None, (), ()
        )

    found = maps.places(
        [at("Slovenia", 6, 46.1, 14.8), at("<script>x</script>", 1, 46.5, 15.6), at("nowhere", 1, 89.9, 0.0)]
    )
    assert [p.location.name for p in found] == ["Slovenia", "<script>x</script>"]
    picture = svg(maps.draw(found, {}).spec, "map", "x")
    assert "<script" not in picture
    assert 'fill="var(--differ)" fill-opacity="0.13"' in picture
    assert "Slovenia" in picture


def test_places_all_over_the_world_and_across_the_date_line_are_drawn() -> None:
    found = maps.places([
        Event(f"e{n}", "other", "x", None, None, Location(f"p{n}", None, None, None, lat, lon, 1), (), None, (), ())
        for n, (lat, lon) in enumerate([(-41.0, 174.0), (64.0, -179.0), (10.0, 179.9), (0.0, 0.0)])
    ])  # fmt: skip
    drawn = maps.draw(found, {})
    assert svg(drawn.spec, "map", "x").startswith("<svg")
    assert len(drawn.outside) < len(found)


def test_a_place_far_off_does_not_shrink_the_others_and_is_named_below() -> None:
    def at(name: str, lat: float, lon: float) -> Event:
        return Event(
            name, "other", name, None, None, Location(name, None, None, None, lat, lon, 1), (), None, ("d",), (), ()
        )

    near = [
        at("Ptuj", 46.42, 15.87),
        at("Maribor", 46.55, 15.65),
        at("Borl", 46.37, 16.0),
        at("Varna", 43.2, 27.9),
        at("Lima", -12.0, -77.0),
    ]
    drawn = maps.draw(maps.places(near), {})
    assert [p.location.name for p in drawn.outside] == ["Varna", "Lima"]


def test_the_timeline_breaks_its_axis_after_an_early_event_and_keeps_the_undated_apart() -> None:
    made = timeline(EVENTS)
    assert [lane.event.id for lane in made.lanes] == ["e-1990", "e-gates", "e-breach", "e-flood", "e-bridge"]
    assert [e.id for e in made.undated] == ["e-march"]
    assert made.breaks is not None
    assert made.lanes[0].left == 0.0
    assert all(lane.left >= 0 and lane.left + lane.width <= 1.0001 for lane in made.lanes)
    assert made.lanes[1].width > made.lanes[3].width


def test_the_timeline_gives_room_to_many_events_in_little_time() -> None:
    starts = [
        "1988",
        "1991",
        "1994-05",
        "2010",
        "2020-09",
        "2031-11-01",
        "2031-11-02",
        "2031-11-03",
        "2031-11-04",
        "2031-11-05",
    ]
    made = timeline([Event(f"e{n}", "other", "x", s, None, None, (), None, (), ("c",)) for n, s in enumerate(starts)])
    late = [lane.left for lane in made.lanes[5:]]
    assert late[-1] - late[0] > 0.4
    assert [lane.left for lane in made.lanes] == sorted(lane.left for lane in made.lanes)


def test_the_timeline_leaves_out_the_least_told_events_and_says_how_many() -> None:
    many = [Event(f"e{n:03}", "other", "x", "2031", None, None, (), None, ("d",) * (n % 3), (), ()) for n in range(50)]
    assert timeline(many).left_out == 20
    assert timeline([]).lanes == ()
