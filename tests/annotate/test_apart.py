"""What one account tells as one happening, and what as several: each text names the words that belong together."""

from __future__ import annotations

import pytest

from crossbearing.annotate.layers import annotate
from crossbearing.records import Document, content_id

PUBLISHED = "2024-05-08"

# Groups of trigger words: those of one group are one incident, those of two groups are two.
TOLD = [
    ("A guard died in a fire and 21 people were hurt on Tuesday when police cleared the gate of the mill. Police fired tear gas at the pickets."
     " Half an hour later the store behind the gate was ablaze.", [["fire", "ablaze"], ["cleared", "fired"]]),
    ("The cyclone killed twelve people in Norland. A landslide buried the village of Vell before dawn on Wednesday; nine died in it.",
     [["cyclone", "killed"], ["landslide", "buried"]]),
    ("The flood and its landslides closed nine roads. Landslides also hit the upper valley.", [["flood", "landslides"]]),
    ("A hillside slid on to forty houses at four in the morning. The landslide killed nine people.", [["slid", "landslide", "killed"]]),
    ("The ferry rolled over off Lund and sank, and nine people drowned.\n\nOn Friday night some 600 people came to the port with candles.",
     [["rolled over", "sank", "drowned"], ["came"]]),
    ("The ferry capsized on Thursday and nine people drowned. The master and two officers have been arrested.", [["capsized", "drowned"], ["arrested"]]),
    ("Students marched to the ministry and clashed with police on Monday. Nine were hurt and forty arrested.", [["marched", "hurt", "arrested"]]),
    ("The train left the rails near Vell on Monday and nine people died. Last year alone there were forty derailments in the country.",
     [["left", "died"], ["derailments"]]),
    ("The tram jumped the rails on Monday. The coach came off at a bend.", [["jumped", "came off"]]),
    ("A ferry sank on Thursday and nine people drowned.\n\nA second mass will be held on Friday at seven.", [["sank", "drowned"], ["mass"]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "groups"), TOLD, ids=[t[:40] for t, _ in TOLD])
def test_incidents(text: str, groups: list[list[str]]) -> None:
    document = Document(content_id("d", text), "-", "", None, None, PUBLISHED, "en", None, None, text)
    (told,) = annotate([document])
    incident = {text[e.start : e.end].lower(): e.incident for e in reversed(told.events)}
    numbers = [{incident.get(w) for w in g} for g in groups]
    assert all(len(n) == 1 and None not in n for n in numbers), incident
    assert len(set.union(*numbers)) == len(groups), incident


def test_a_figure_belongs_to_what_is_told_right_after_it() -> None:
    text = "The cyclone killed twelve people in Norland, nine of them in a landslide at Vell."
    (told,) = annotate([Document(content_id("d", text), "-", "", None, None, PUBLISHED, "en", None, None, text)])
    event = {e.lemma: e.incident for e in told.events}
    claims = {c.low: c.event for c in told.claims if c.attribute == "fatalities"}
    assert claims[12] == event["cyclone"] and claims[9] == event["landslide"]


def test_where_it_was_written_is_not_where_it_was() -> None:
    text = "TBILISI, Georgia, May 8 (Wire) - A bus overturned on Tuesday and nine people died."
    (told,) = annotate([Document(content_id("d", text), "-", "", None, None, PUBLISHED, "en", None, None, text)])
    assert all(e.place is None for e in told.events)
