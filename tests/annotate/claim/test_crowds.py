"""What crowds do, and how many somebody counted, are participants."""

from __future__ import annotations

import pytest

from crossbearing.annotate.layers import annotate
from crossbearing.lexicon import lexicon
from crossbearing.records import Document, content_id

ROWS = lexicon("crowds")["verbs"]


def participants(text: str) -> list[tuple[float | None, float | None]]:
    """The figures of participants that are found in the text."""
    document = Document(content_id("d", text), "-", "", None, None, "2024-05-08", "en", None, None, text)
    (told,) = annotate([document])
    return [(c.low, c.high) for c in told.claims if c.attribute == "participants"]


@pytest.mark.parametrize("row", ROWS, ids=[r["words"][0] for r in ROWS])
def test_example_of_each_row(row: dict[str, object]) -> None:
    low, high = row["figure"]  # type: ignore[misc]
    assert (low, high) in participants(str(row["example"]))
    if row["not"] is not None:
        assert participants(str(row["not"])) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("There was a protest at the gate. The police saw 150, the union 700.", [(150, 150), (700, 700)]),
        ("A vigil will be held on Saturday. We hope for 1,000 people; bring a lamp.", [(1000, 1000)]),
        ("We were more than a thousand with our candles at the port.", [(1001, None)]),
        ("A mass is to be said on Friday; the parish expects up to 1,500 people.", [(None, 1500)]),
        ("Some 400 people marched to the square; 250, said the police.", [(360, 440), (250, 250)]),
        ("Between 200 and 300 mourners walked behind the coffin, or 120 if one asks the mayor.", [(200, 300), (120, 120)]),
    ],
)  # fmt: skip
def test_counted_by_somebody(text: str, figures: list[tuple[float | None, float | None]]) -> None:
    assert participants(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "The ferry carried 140 people.",
        "About 60 passengers waited for the second bus in front of the station.",
        "The bureau counted 150 houses.",
        "The company stopped 40 machines.",
    ],
)
def test_no_crowd(text: str) -> None:
    assert participants(text) == []
