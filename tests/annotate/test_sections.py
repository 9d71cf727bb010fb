"""What headings, days and kinds of their own keep apart within one account."""

from __future__ import annotations

import pytest

from crossbearing.annotate.layers import annotate_parsed
from crossbearing.annotate.sections import Sections
from crossbearing.annotate.syntax import syntax
from tests.annotate.account import read

_NOTE = """REPUBLIC OF NORLAND
Province of Arlen
Office of the Prefect
Crisis committee
Note No. 5
Wednesday, 8 May 2024

A. THE FLOOD. The Vell flooded the lower town on 6 May.
Dead: 17

B. LANDSLIDE OF LOMMA. It came after the rain, on 7 May.
Dead: 4
Missing: 12

C. MEANS DEPLOYED. 310 soldiers and two helicopters.
"""


def _incidents(text: str) -> dict[tuple[str, float | None], str | None]:
    return {(c.attribute, c.low): c.event for c in annotate_parsed(read(text)).claims if c.low is not None}


def test_headings_are_found() -> None:
    parsed = read(_NOTE)
    sections = Sections(syntax(parsed.doc, _NOTE), _NOTE)
    heads = [parsed.doc[a:b].text.strip() for a, b in zip(sections.starts, sections.ends, strict=True)]
    assert [h for h in heads if "LOMMA" in h or "FLOOD" in h or "MEANS" in h] == heads
    assert len(heads) == 3


def test_a_title_is_no_heading() -> None:
    text = "NINE DEAD IN ARLEN\n\nThe flood killed nine people.\n\nThey drowned in a cellar."
    assert Sections(syntax(read(text).doc, text), text).starts == []


def test_figures_belong_to_what_their_heading_names() -> None:
    told = _incidents(_NOTE)
    assert told["fatalities", 17] != told["fatalities", 4]
    assert told["fatalities", 4] == told["missing", 12]


@pytest.mark.parametrize(
    "text",
    [
        "THE AMBUSH OF 30 APRIL. Neither communiqué holds. Nine soldiers died.",
        "THE MARKET ON 30 APRIL. Nine people died there.",
        "THE BRIDGE, 30 APRIL. Nine people were killed by fire from the far bank.",
    ],
)
def test_a_heading_with_a_day_keeps_its_dead_apart(text: str) -> None:
    account = (
        "Radio Vell\nReport of the week\nby our staff\nArlen\nWednesday\nNo. 4\n\nWHAT HAPPENED AT LOMMA\n\n"
        f"Shells hit the monastery at Lomma on 6 May. Sixteen people were killed.\n\n{text}\n"
    )
    told = _incidents(account)
    assert told["fatalities", 16] != told["fatalities", 9]


@pytest.mark.parametrize(
    "sentence",
    [
        "On Monday the prefect relieved the health director, and 58 clerks signed a letter.",
        "The trial of 58 defendants opens on Monday in Lomma.",
        "A court in Lomma refused the extradition of 58 fugitives on 2 May.",
    ],
)
def test_what_happened_on_a_day_of_its_own_is_an_event_of_its_own(sentence: str) -> None:
    text = f"The ferry sank off Arlen on 6 May, killing nine people.\n\nDivers went down at once.\n\n{sentence}"
    text = text.replace("on 6 May", "on Saturday").replace("on 2 May", "on Tuesday")
    told = annotate_parsed(read(text))
    ferry = next(c.event for c in told.claims if c.attribute == "fatalities")
    figure = next(c for c in told.claims if c.low == 58)
    assert figure.event != ferry


@pytest.mark.parametrize(
    "sentence",
    [
        "On Tuesday the number of the dead rose to 12.",
        "On Tuesday the mayor spoke of 12 dead.",
        "On Tuesday divers brought up 12 bodies.",
    ],
)
def test_a_toll_told_on_a_later_day_is_of_the_same_event(sentence: str) -> None:
    told = _incidents(f"The ferry sank off Arlen on Saturday, killing nine people.\n\n{sentence}")
    assert told["fatalities", 9] == told["fatalities", 12]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The cholera epidemic has killed 21 people.", "On Tuesday police shot three demonstrators dead."),
        ("The outbreak of measles killed 21 children.", "A fire in the market killed three people."),
        ("The flood killed 21 people.", "Youths beat a volunteer to death in Lomma on Tuesday."),
    ],
)
def test_an_epidemic_is_not_what_happens_beside_it(first: str, second: str) -> None:
    events = {e.lemma: e.incident for e in annotate_parsed(read(f"{first}\n\n{second}")).events}
    assert (
        len({v for k, v in events.items() if k in ("epidemic", "outbreak", "flood", "shoot", "fire", "beat death")})
        == 2
    )


@pytest.mark.parametrize(
    "text",
    [
        "Loyal troops crushed a mutiny in Arlen.\n\nThe mutineers attacked the radio station, and nine people were killed.",
        "The volcano above Lomma erupted on Monday.\n\nA tremor of magnitude 4.6 had shaken the slopes.",
        "Police opened fire on a crowd besieging the offices of the mill.\n\nSeven buses were set alight.",
    ],
)
def test_these_are_one(text: str) -> None:
    events = annotate_parsed(read(text)).events
    assert len({e.incident for e in events if e.type not in ("statement", "other")}) == 1
