"""Backgrounders: the wars and quakes of the past that an account recalls beside its news. All texts are invented."""

from crossbearing.annotate.layers import annotate
from crossbearing.records import Document

ISLE = """Norland invades the Vale again

On 4 March, Norland launched a new offensive against the Vale. Around 60 people were killed and thousands fled the valley. \
On Tuesday a massive explosion tore apart a grain store in Arvik, and 45 people were killed.

Background

A first war over the Vale broke out in 1971 and lasted until 1974. The fighting left 12,000 dead. \
In 1974, Sweden brokered a truce. Armed clashes continued after the truce, leading to 900 dead by 1990.

In 2005, the Second Vale War killed almost 4,000 people. The war lasted two months. A ceasefire followed. \
The current offensive has been condemned by the union.
"""


def told(text, published):
    """{words of a figure or trigger: incident} of one account."""
    document = Document("d", "d.txt", "0", None, None, published, "en", None, None, text)
    found = next(iter(annotate([document])))

    def at(words, nth=0):
        start = -1
        for _ in range(nth + 1):
            start = text.index(words, start + 1)
        return next(e for e in found.events if e.start <= start < e.end or start <= e.start < start + len(words))

    return found, at


def test_the_wars_of_a_backgrounder_are_kept_apart():
    _, at = told(ISLE, "2031-03-20")
    news = at("offensive").incident
    assert at("invades").incident == news and at("offensive", 1).incident == news
    first, second = at("war over").incident, at("War").incident
    assert len({news, first, second, at("clashes").incident}) == 4
    assert at("fighting").incident == first
    assert at("war lasted").incident == second


def test_a_blast_during_an_offensive_is_its_own():
    _, at = told(ISLE, "2031-03-20")
    assert at("explosion").incident != at("offensive").incident
    assert at("killed", 1).incident == at("explosion").incident
    assert at("killed").incident == at("offensive").incident


def test_the_dead_belong_to_their_war():
    found, _ = told(ISLE, "2031-03-20")
    event = {c.low: c.event for c in found.claims if c.attribute == "fatalities"}
    wars = [event[n] for n in (12000.0, 900.0, 54.0) if n in event]
    assert len(set(wars)) == len(wars)


def test_what_follows_in_a_past_paragraph_is_past():
    _, at = told(ISLE, "2031-03-20")
    clash = at("clashes")
    assert clash.time is not None and (clash.time.earliest or "").startswith("1974")
    assert at("ceasefire").incident != at("truce").incident


def test_an_anniversary_is_of_the_thing_itself():
    text = (
        "Thirty years after the quake\n\nOn 3 May 1994 an earthquake destroyed half of Lomma and killed 2,300 people. "
        "The quake also cut the coastal road.\n\nLast week a strike of tram drivers began.\n"
    )
    _, at = told(text, "2024-05-03")
    assert at("earthquake").incident == at("quake").incident == at("quake also").incident
    assert at("strike").incident != at("quake").incident


def test_this_war_is_the_offensive_where_no_war_has_been_told():
    text = (
        "On 4 March, Norland began a military aggression against the Vale. Some 200 people were killed.\n\n"
        "The short war left few casualties. A protest against the offensive was held in Sund."
    )
    _, at = told(text, "2031-03-20")
    assert at("war left").incident == at("aggression").incident
    assert at("protest").incident != at("aggression").incident


def test_clashes_that_were_not_as_bloody_happened():
    text = "The clashes between 2010 and 2019 were not as bloody, leaving 300 dead."
    _, at = told(text, "2031-03-20")
    assert at("clashes").factuality == "asserted"


def test_who_did_not_come_home_is_dead():
    text = "Nine men went to the quarry on Monday and did not come home."
    _, at = told(text, "2031-03-20")
    assert at("come home").type == "other" and at("come home").factuality == "asserted"
