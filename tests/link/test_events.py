"""Events: which incidents of which accounts are one. Every account is invented; mentions and claims are made by hand."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.link import link
from crossbearing.link.clustering import candidates
from crossbearing.link.events import link_events
from crossbearing.link.evidence import FEATURES
from crossbearing.link.incidents import incidents_of
from crossbearing.link.vectors import wordings
from crossbearing.link.weights import weights_for
from crossbearing.link.words import words_of
from crossbearing.records import Annotations, Claim, Document, EventMention, Interval, Location

BROD = Location("Brod", "Lower Vale", "XA", 11, 45.0, 15.0, 1)
MILNA = Location("Milna", "Upper Vale", "XA", 12, 48.0, 19.0, 1)
VALE = Location("Lower Vale", "Lower Vale", "XA", 13, 45.2, 15.2, 4)
LAND = Location("Landia", None, "XA", 14, 46.0, 16.0, 6)


def told(
    name: str,
    text: str,
    *incidents: dict[str, Any],
    published: str | None = "2031-05-10",
    title: str | None = None,
) -> Annotations:
    """An account. Each incident: `words` (where it stands), `type`, `lemma`, `day`, `place`, `open`, `figures` {attribute: number}."""
    mentions, claims = [], []
    for n, i in enumerate(incidents):
        start = text.index(i["words"])
        end = start + len(i["words"])
        key = f"{name}m{n}"
        day = i.get("day")
        when = Interval(*(day if isinstance(day, tuple) else (day, day))) if day else None
        factuality = "predicted" if i.get("open") else "asserted"
        lemma = i.get("lemma", "explosion")
        mentions.append(
            EventMention(
                key, start, end, i.get("type", "explosion"), lemma, None, None, i.get("place"), when, factuality, key
            )
        )
        for attribute, number in i.get("figures", {}).items():
            claims.append(
                Claim(
                    f"{name}c{len(claims)}",
                    start,
                    end,
                    i["words"],
                    key,
                    attribute,
                    number,
                    number,
                    None,
                    None,
                    None,
                    None,
                    (),
                    factuality,
                )
            )
    document = Document(name, f"{name}.txt", "0", name, None, published, "en", title, None, text)
    return Annotations(document, events=tuple(mentions), claims=tuple(claims))


def clusters(*accounts: Annotations) -> list[set[str]]:
    """The incidents that share an event, as sets of their keys; single ones left out."""
    events, event_of, _ = link_events(accounts, ())
    groups: dict[str, set[str]] = {}
    for (_, incident), event in event_of.items():
        groups.setdefault(event, set()).add(incident)
    assert set(groups) == {e.id for e in events}
    return sorted((g for g in groups.values() if len(g) > 1), key=sorted)


DEPOT = {
    "words": "fuel depot blew up at the harbour",
    "day": "2031-05-09",
    "place": BROD,
    "figures": {"fatalities": 12},
}
DEPOT_B = {
    "words": "blast at the harbour fuel depot",
    "lemma": "blast",
    "day": "2031-05-09",
    "place": BROD,
    "figures": {"fatalities": 14},
}


def test_one_event_told_twice() -> None:
    a = told("a", "A fuel depot blew up at the harbour on Friday and 12 dockers died.", DEPOT)
    b = told(
        "b",
        "Rescuers left after the blast at the harbour fuel depot, where 14 dockers died.",
        DEPOT_B,
        published="2031-05-11",
    )
    assert clusters(a, b) == [{"am0", "bm0"}]
    (event,), _, main = link_events([a, b], ())
    assert event.type == "explosion"
    assert event.start == "2031-05-09"
    assert event.place == BROD
    assert event.label == "Explosion, Brod, 9 May 2031"
    assert event.documents == ("a", "b") and event.claims == ("ac0", "bc0")
    assert "the same day" in event.why[0] and "same place (Brod)" in event.why[0]
    assert main == {"a": event.id, "b": event.id}


def test_another_year_never_joins() -> None:
    text = "A fuel depot blew up at the harbour and 12 dockers died."
    a = told("a", text, DEPOT)
    b = told("b", text, {**DEPOT, "day": "2029-05-09"})
    assert clusters(a, b) == []


def test_another_place_another_kind_and_another_week_never_join() -> None:
    text = "A fuel depot blew up at the harbour and 12 dockers died."
    a = told("a", text, DEPOT)
    elsewhere = {**DEPOT, "place": MILNA, "words": "silo burst", "figures": {"fatalities": 2}}
    assert clusters(a, told("b", "At noon a silo burst and buried two farm hands.", elsewhere)) == []
    march = {
        **DEPOT,
        "type": "protest",
        "lemma": "march",
        "words": "marched round the harbour",
        "figures": {"participants": 90},
    }
    assert clusters(a, told("b", "Bakers marched round the harbour for cheaper flour.", march)) == []
    assert clusters(a, told("b", text, {**DEPOT, "day": "2031-05-20"}, published="2031-05-21")) == []


def test_nobody_tells_what_has_not_happened_yet() -> None:
    text = "A fuel depot blew up at the harbour and 12 dockers died."
    early = told("a", text, {**DEPOT, "day": None}, published="2031-05-01")
    late = told("b", text, DEPOT)
    assert clusters(early, late) == []


def test_a_slip_of_one_day_still_joins() -> None:
    a = told("a", "A fuel depot blew up at the harbour on Friday and 12 dockers died.", DEPOT)
    b = told(
        "b", "On Thursday a fuel depot blew up at the harbour and 12 dockers died.", {**DEPOT, "day": "2031-05-08"}
    )
    assert clusters(a, b) == [{"am0", "bm0"}]
    (event,), _, _ = link_events([a, b], ())
    assert event.start in ("2031-05-08", "2031-05-09")


def test_incidents_that_an_account_keeps_apart_are_not_glued_by_another() -> None:
    a = told(
        "a",
        "A fuel depot blew up at the harbour on Friday. On Saturday a second depot blew up at the quay.",
        {**DEPOT, "words": "fuel depot blew up at the harbour"},
        {**DEPOT, "words": "second depot blew up at the quay", "day": "2031-05-10", "figures": {"fatalities": 3}},
    )
    b = told(
        "b", "A fuel depot blew up at the harbour and 12 dockers died.", {**DEPOT, "day": ("2031-05-09", "2031-05-10")}
    )
    (group,) = clusters(a, b)
    assert group == {"am0", "bm0"}


def test_background_is_not_the_main_event() -> None:
    a = told(
        "a",
        "A fuel depot blew up at the harbour on Friday and 12 dockers died. "
        + "Nobody slept. " * 50
        + "In 2019 a mill blast killed 2.",
        DEPOT,
        {
            "words": "mill blast",
            "lemma": "blast",
            "day": ("2019-01-01", "2019-12-31"),
            "place": BROD,
            "figures": {"fatalities": 2},
        },
        title="Depot explodes",
    )
    _, event_of, main = link_events([a], ())
    assert main["a"] == event_of["a", "am0"] != event_of["a", "am1"]


def test_parts_are_the_actions_across_accounts() -> None:
    a = told("a", "A fuel depot blew up at the harbour on Friday.", DEPOT)
    b = told("b", "Rescuers left after the blast at the harbour fuel depot.", DEPOT_B)
    (event,), _, _ = link_events([a, b], ())
    (part,) = event.parts
    assert [m.document for m in part.mentions] == ["a", "b"]


def test_an_aftershock_is_part_of_its_quake() -> None:
    quake = {
        "words": "earthquake shook the vale",
        "type": "disaster",
        "lemma": "earthquake",
        "day": "2031-05-01",
        "place": BROD,
        "figures": {"fatalities": 90},
    }
    after = {
        "words": "aftershock threw down walls",
        "type": "disaster",
        "lemma": "aftershock",
        "day": "2031-05-09",
        "place": BROD,
        "figures": {"injured": 7},
    }
    account = told(
        "a", "An earthquake shook the vale on 1 May. On Friday an aftershock threw down walls.", quake, after
    )
    events, event_of, _ = link_events([account], ())
    of = {e.id: e for e in events}
    assert of[event_of["a", "am1"]].part_of == event_of["a", "am0"]
    assert of[event_of["a", "am0"]].part_of is None


@pytest.mark.parametrize(
    ("day", "place", "part"), [("2031-05-02", BROD, True), ("2031-05-09", BROD, False), ("2031-05-02", MILNA, False)]
)
def test_a_landslide_that_a_quake_brought_down_is_part_of_it(day: str, place: Location, part: bool) -> None:
    quake = {
        "words": "earthquake shook the vale",
        "type": "disaster",
        "lemma": "earthquake",
        "day": "2031-05-01",
        "place": BROD,
        "figures": {"fatalities": 90},
    }
    slide = {
        "words": "landslide cut the road",
        "type": "disaster",
        "lemma": "landslide",
        "day": day,
        "place": place,
        "figures": {"injured": 7},
    }
    events, event_of, _ = link_events(
        [told("a", "An earthquake shook the vale on 1 May. Later a landslide cut the road.", quake, slide)], ()
    )
    of = {e.id: e for e in events}
    assert of[event_of["a", "am1"]].part_of == (event_of["a", "am0"] if part else None)


def test_a_shelling_is_part_of_the_war() -> None:
    war = {
        "words": "war broke out",
        "type": "battle",
        "lemma": "war",
        "day": ("2030-03-01", "2030-03-31"),
        "place": LAND,
        "figures": {"fatalities": 9000},
    }
    shelling = {
        "words": "shells fell on the market",
        "type": "remote_violence",
        "lemma": "shelling",
        "day": "2031-05-09",
        "place": BROD,
    }
    events, event_of, _ = link_events(
        [told("a", "The war broke out last year. On Friday shells fell on the market.", war, shelling)], ()
    )
    assert next(e for e in events if e.id == event_of["a", "am1"]).part_of == event_of["a", "am0"]


def test_a_town_speaks_for_its_province_and_no_country_stands_for_a_place() -> None:
    a = told("a", "A fuel depot blew up at the harbour.", {**DEPOT, "place": LAND})
    b = told("b", "A fuel depot blew up at the harbour, 12 dead.", {**DEPOT, "place": BROD})
    c = told("c", "A fuel depot blew up at the harbour, 12 dead.", {**DEPOT, "place": VALE})
    events, _, _ = link_events([a, b, c], ())
    assert events[0].documents == ("a", "b", "c") and events[0].place == BROD
    events, _, _ = link_events(
        [told("a", "A fuel depot blew up at the harbour.", {**DEPOT, "place": None, "day": None})], ()
    )
    assert (events[0].place, events[0].start) == (None, None)


def test_statements_alone_make_no_main_event() -> None:
    account = told("a", "The minister said so.", {"words": "said so", "type": "statement", "lemma": "say"})
    assert link_events([account], ())[2] == {}


def test_no_input_raises() -> None:
    assert link([]).events == ()
    odd = [
        told(f"d{n}", t, published=p)
        for n, (t, p) in enumerate([("", None), ("🙂", "soon"), ("x" * 9999, "2031-02-31")])
    ]
    assert link(odd).events == ()


SORTS = [
    {"words": "fuel depot blew up", "place": BROD, "day": "2031-05-09", "figures": {"fatalities": 12}},
    {"words": "fuel depot blew up", "place": None, "day": None, "figures": {"fatalities": 14}},
    {
        "words": "march through the town",
        "type": "protest",
        "lemma": "march",
        "place": BROD,
        "day": "2031-05-09",
        "figures": {"participants": 300},
    },
    {"words": "mill blast", "lemma": "blast", "place": MILNA, "day": "2031-05-02", "figures": {"injured": 3}},
    {"words": "will march again", "type": "protest", "lemma": "march", "day": "2031-05-12", "open": True},
]
TEXT = "A fuel depot blew up. There was a march through the town. Some spoke of the mill blast. They will march again."


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(range(len(SORTS))), max_size=4, unique=True), min_size=1, max_size=6),
    st.randoms(),
)
def test_order_of_accounts_changes_nothing(cases: list[list[int]], chance: random.Random) -> None:
    accounts = [told(f"d{n}", TEXT, *(SORTS[i] for i in case)) for n, case in enumerate(cases)]
    found = link(accounts)
    chance.shuffle(accounts)
    assert link(accounts) == found
    incidents = {(a.document.id, m.incident) for a in accounts for m in a.events}
    assert set(found.event_of) == incidents
    assert sorted(c for e in found.events for c in e.claims) == sorted(c.id for a in accounts for c in a.claims)


def test_twice_the_accounts_give_about_twice_the_pairs() -> None:
    chance = random.Random(3)  # noqa: S311
    vocabulary = [
        f"{a}{b}{c}" for a in "bdfgklmnprst" for b in ("a", "e", "ou", "i") for c in ("rt", "nd", "sk", "lm", "x")
    ]

    def case(n: int) -> list[Annotations]:
        return [
            told(
                f"d{k:04}",
                "A fuel depot blew up. " + " ".join(chance.choices(vocabulary, k=60)),
                {**SORTS[0], "place": None, "day": f"2031-{1 + k % 12:02}-{1 + k % 28:02}"},
                published=f"2031-{1 + k % 12:02}-{1 + k % 28:02}",
            )
            for k in range(n)
        ]

    def pairs(n: int) -> int:
        incidents = [i for a in case(n) for i in incidents_of(a, (), words_of(a))]
        return len(candidates(incidents, wordings(incidents))[0])

    assert pairs(800) < 2.5 * pairs(400)


def test_every_feature_has_a_weight_and_none_speaks_the_wrong_way() -> None:
    against = {"type_clash", "other_kind", "off_days", "off_week", "off_more", "another_year", "ahead", "apart"}
    for handful in (True, False):
        weights = weights_for(handful).weights
        assert set(weights) == set(FEATURES)
        assert all(weights[n] <= 0 for n in against)
        assert all(weights[n] >= 0 for n in ("same_day", "same_place", "names", "figures", "wording", "lead_wording"))


def test_a_thing_of_the_past_may_be_given_another_year() -> None:
    """Both recall the mill's fire, a year apart; neither takes it for its own news."""
    now = "A fuel depot blew up at the harbour and 12 dockers died. " + "Nobody slept. " * 40
    old = {"words": "mill fire", "type": "disaster", "lemma": "fire", "figures": {"fatalities": 21}}
    a = told(
        "a",
        now + "The Orle mill fire of August 2029 killed 21 spinners.",
        DEPOT,
        {**old, "day": ("2029-08-01", "2029-08-31")},
    )
    b = told(
        "b",
        now + "In August 2028 the Orle mill fire killed 21 spinners.",
        DEPOT,
        {**old, "day": ("2028-08-01", "2028-08-31")},
    )
    assert {"am0", "bm0"} in clusters(a, b)
    _, event_of, _ = link_events([a, b], ())
    assert event_of["a", "am1"] != event_of["a", "am0"]


def test_a_march_is_no_fire_of_the_same_morning() -> None:
    march = {"words": "march through the town", "type": "protest", "lemma": "march", "day": "2031-05-09", "place": BROD}
    fire = {"words": "market hall burned", "type": "disaster", "lemma": "fire", "day": "2031-05-09", "place": BROD}
    a = told("a", "A march through the town drew 300 bakers to Brod.", march)
    b = told("b", "The market hall burned in Brod and two porters died.", fire)
    assert clusters(a, b) == []
