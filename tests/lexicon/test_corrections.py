"""Every row of the lexicon of corrections: its example takes back what it names; and what a claim in such a passage is."""

from __future__ import annotations

from typing import Any

import pytest

from crossbearing.annotate.corrections import withdrawn
from crossbearing.annotate.layers import annotate_parsed
from crossbearing.lexicon import lexicon
from tests.annotate.account import read

ROWS = [row for kind in ("anywhere", "within") for row in lexicon("corrections")[kind]]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["example"][:50])
def test_example(row: dict[str, Any]) -> None:
    text = row["example"]
    assert row["gone"] in [text[s:e].strip() for s, e in withdrawn(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The previous bulletin said that twelve people had died; by evening it was fourteen.",
        "Nine people died, not twelve, the mayor said.",
        "Not all of them were hurt, as the mayor said on Monday.",
        "The minister said the correct decision had been taken to send forty men instead of thirty boats.",
        "The first edition of the festival drew 4,000 people.",
    ],
)
def test_no_correction(text: str) -> None:
    assert withdrawn(text) == ()


@pytest.mark.parametrize(
    ("text", "denied", "asserted"),
    [
        ("Nine people were killed in Batumi on Thursday, police said.\n\nCorrection: An earlier version of this article said that twelve people had been killed.", [12], [9]),
        ("Nine people were killed in Batumi on Thursday.\n\n(This story has been corrected to show that nine people, not twelve, were killed.)", [12], [9]),
        ("The flood killed 31 people in Pazar. We wrongly reported on Monday that 45 people had been killed.", [45], [31]),
        ("The landslide killed four people. An earlier edition of this bulletin gave the number of injured as eleven people injured; it was seven people injured.", [11], [4, 7]),
    ],
)  # fmt: skip
def test_a_figure_that_is_taken_back_is_denied(text: str, denied: list[int], asserted: list[int]) -> None:
    found = [
        (c.low, c.factuality, c.sources)
        for c in annotate_parsed(read(text)).claims
        if c.low is not None and c.low == c.high
    ]
    assert [low for low, factuality, _ in found if factuality == "denied"] == denied
    assert set(asserted) <= {low for low, factuality, _ in found if factuality == "asserted"}
    assert not any("orrection" in name for _, _, sources in found for name in sources)
