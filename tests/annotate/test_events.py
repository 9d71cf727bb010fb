"""Event mentions: who, whom, where, when, and what belongs to one incident. All sentences are invented."""

import pytest

from crossbearing.annotate.events import find_events
from crossbearing.annotate.incidents import incident_at, main_incident
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.parser import parse
from crossbearing.records import Attribution, Document, Place, Time


def read(text, times=(), places=(), published="2031-05-20", attributions=()):
    """Events of a text; `times` are (words, first day, last day), `places` are (words, latitude, precision)."""
    document = Document("d", "d.txt", "0", None, None, published, "en", None, None, text)
    parsed = Parsed(document, next(iter(parse([text]))))
    found = tuple(Time(text.index(w), text.index(w) + len(w), "DATE", a, a, b) for w, a, b in times)
    where = tuple(
        Place(text.index(w), text.index(w) + len(w), w, int(lat * 1000), lat, 0.0, "XX", None, p)
        for w, lat, p in places
    )
    events = find_events(parsed, found, where, (), attributions)
    return parsed, events


def named(events, text, word):
    return next(e for e in events if text[e.start : e.end] == word)


def incident(parsed, events, text, words):
    start = text.index(words)
    return incident_at(parsed, events, start, start + len(words))


def words(text, span):
    return None if span is None else text[span[0] : span[1]]


@pytest.mark.parametrize(
    ("text", "word", "agent", "patient"),
    [
        ("Two jets bombed the harbour.", "bombed", "Two jets", "the harbour"),
        ("The harbour was bombed by two jets.", "bombed", "two jets", "The harbour"),
        ("The bombing of the harbour by two jets was filmed.", "bombing", "two jets", "the harbour"),
        ("The attack on the convoy lasted an hour.", "attack", None, "the convoy"),
        ("A beam collapsed, killing a welder.", "killing", "A beam", "a welder"),
        ("Nine climbers died.", "died", None, "Nine climbers"),
        ("She lost two cousins.", "lost", None, "two cousins"),
        ("A man who shot a clerk fled.", "shot", "A man", "a clerk"),
    ],
)
def test_agent_and_patient(text, word, agent, patient):
    _, events = read(text)
    event = named(events, text, word)
    assert (words(text, event.agent), words(text, event.patient)) == (agent, patient)


def test_the_day_of_saying_is_not_the_day_of_the_event():
    text = "A bridge collapsed on Monday, killing six people, officials said on Wednesday."
    _, events = read(text, [("Monday", "2031-05-12", "2031-05-12"), ("Wednesday", "2031-05-14", "2031-05-14")])
    assert named(events, text, "collapsed").time.earliest == "2031-05-12"
    assert named(events, text, "killing").time.earliest == "2031-05-12"
    assert named(events, text, "said").time.earliest == "2031-05-14"


def test_an_event_without_a_date_has_none():
    text = "A bridge collapsed, officials said on Wednesday."
    _, events = read(text, [("Wednesday", "2031-05-14", "2031-05-14")])
    assert named(events, text, "collapsed").time is None


def test_since_is_open_at_the_end():
    text = "Thousands have fled the delta since Monday."
    _, events = read(text, [("Monday", "2031-05-12", "2031-05-12")])
    assert (named(events, text, "fled").time.earliest, named(events, text, "fled").time.latest) == ("2031-05-12", None)


def test_the_place_of_saying_is_not_the_place_of_the_event():
    text = "A mill exploded in Arvik, a clerk said in Lomma."
    _, events = read(text, places=[("Arvik", 50.0, 2), ("Lomma", 60.0, 2)])
    assert named(events, text, "exploded").place.name == "Arvik"


def test_an_event_without_a_place_has_none():
    text = "A mill exploded, the mayor of Arvik said."
    _, events = read(text, places=[("Arvik", 50.0, 2)])
    assert named(events, text, "exploded").place is None


def test_the_finest_place_is_taken():
    text = "A mill exploded in Arvik, a town in Norland."
    _, events = read(text, places=[("Arvik", 50.0, 2), ("Norland", 51.0, 4)])
    assert named(events, text, "exploded").place.name == "Arvik"


BRIDGE = (
    "Bridge collapses near Arvik, six dead\n\n"
    "A road bridge collapsed on Monday, killing six people, officials said. Nine people were injured.\n\n"
    "In June 2024 a slab fell from the same bridge. Nobody was hurt.\n\n"
    "The collapse closed the road. Two lorries were lost."
)


def test_an_earlier_comparable_event_is_another_incident():
    parsed, events = read(BRIDGE, [("Monday", "2031-05-19", "2031-05-19"), ("June 2024", "2024-06-01", "2024-06-30")])
    main = main_incident(events, BRIDGE)
    for words_ in ("six dead", "killing six people", "Nine people", "Two lorries"):
        assert incident(parsed, events, BRIDGE, words_) == main, words_
    assert incident(parsed, events, BRIDGE, "Nobody was hurt") != main
    assert incident(parsed, events, BRIDGE, "June 2024") == incident(parsed, events, BRIDGE, "Nobody was hurt")


def test_the_incident_is_the_id_of_its_first_mention():
    _, events = read(BRIDGE, [("Monday", "2031-05-19", "2031-05-19"), ("June 2024", "2024-06-01", "2024-06-30")])
    ids = {e.id for e in events}
    assert all(e.incident in ids for e in events)
    first = named(events, BRIDGE, "collapses")
    assert first.incident == first.id
    assert named(events, BRIDGE, "collapse").incident == first.id


def test_a_vigil_and_an_announced_march_are_other_incidents():
    text = (
        "A mill exploded in Arvik, killing four.\n\n"
        "Two hundred people lit candles at the gate on Friday.\n\n"
        "Some 900 workers will march to the ministry next week."
    )
    parsed, events = read(text)
    found = [incident(parsed, events, text, w) for w in ("killing four", "Two hundred people", "900 workers")]
    assert len(set(found)) == 3


def test_an_aftershock_is_another_incident():
    text = "An earthquake killed 40 people in Arvik. An aftershock injured six."
    parsed, events = read(text)
    assert incident(parsed, events, text, "40 people") != incident(parsed, events, text, "six")


def test_each_town_of_the_unrest_is_an_incident():
    text = "Protesters rioted in Arvik, where nine were injured. In Lomma 30 people were arrested."
    parsed, events = read(text, places=[("Arvik", 50.0, 2), ("Lomma", 60.0, 2)])
    assert incident(parsed, events, text, "nine") != incident(parsed, events, text, "30 people")


def test_the_districts_of_a_flood_are_one_incident():
    text = "The flood killed six people in Arvik and injured nine. In Lomma 30 people died."
    parsed, events = read(text, places=[("Arvik", 50.0, 2), ("Lomma", 50.4, 2)])
    assert incident(parsed, events, text, "six people") == incident(parsed, events, text, "30 people")


def test_later_deaths_stay_and_later_arrests_go():
    text = (
        "A gunman shot nine people in a mall on Monday. Two of them died on Thursday.\n\n"
        "On Friday police arrested three men in another matter."
    )
    parsed, events = read(
        text,
        [
            ("Monday", "2031-05-12", "2031-05-12"),
            ("Thursday", "2031-05-15", "2031-05-15"),
            ("Friday", "2031-05-16", "2031-05-16"),
        ],
    )
    assert incident(parsed, events, text, "Two of them") == incident(parsed, events, text, "nine people")
    assert incident(parsed, events, text, "three men") != incident(parsed, events, text, "nine people")


def test_a_toll_line_without_a_verb_belongs_to_the_main_incident():
    text = (
        "Subject: collapse of the bridge\n\nThe span collapsed at noon.\n\nSituation now:\n- vehicles: 12\n- divers: 4"
    )
    parsed, events = read(text)
    assert incident(parsed, events, text, "12") == main_incident(events, text)


def test_participants_belong_to_a_gathering():
    text = "A mill exploded. Crowds protested at the ministry. The blast was heard far away. There were 900 of them."
    parsed, events = read(text)
    start = text.index("900")
    at = incident_at(parsed, events, start, start + 3, "participants")
    assert at == named(events, text, "protested").incident


def test_attributions_carry_their_doubt():
    text = "The rebels claim that the army shelled the mill."
    begin = text.index("that the army")
    claim = Attribution(begin, len(text) - 1, (11, 16), (0, 10), ("The rebels",), False, "statement", None, "alleged")
    _, events = read(text, attributions=(claim,))
    assert named(events, text, "shelled").factuality == "alleged"
    assert named(events, text, "claim").factuality == "asserted"


def test_months_and_odd_input():
    text = "Arvik, March 9, 2031"
    _, events = read(text, [("March 9, 2031", "2031-03-09", "2031-03-09")])
    assert not [e for e in events if e.type == "protest"]
    for odd in ("", "\n\n", "🙂 🙂", "word", "٠١٢ 数字", "." * 500):
        parsed, events = read(odd, published=None)
        assert incident_at(parsed, events, 0, 1) is None or events


def test_spans_lie_in_the_text_and_rerun_alike():
    parsed, events = read(BRIDGE)
    _, again = read(BRIDGE)
    assert events == again
    assert all(0 <= e.start < e.end <= len(parsed.document.text) for e in events)
    assert [e.start for e in events] == sorted(e.start for e in events)
