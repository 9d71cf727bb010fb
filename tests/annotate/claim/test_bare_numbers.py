"""A bare number goes on with what was told last, whatever it was."""

from __future__ import annotations

import pytest

from tests.annotate.claim.told import claims


@pytest.mark.parametrize(
    ("text", "attribute", "number"),
    [
        ("Nine people died in the blast. The union says 12.", "fatalities", 12),
        ("Nine people died in the blast. The plant employs 400 workers. It had 700 in 2010.", "other", 700),
        (
            "Nine people died in the blast. The shed held 1,400 tonnes of nitrate. The captain had said 2,000.",
            "other",
            2000,
        ),
        (
            "Nine people died in the blast. The firm puts the damage at 3 million euros. The union says 5 million.",
            "money",
            5e6,
        ),
        ("Nine people died. The wave was three metres high. The hospital has counted 14.", "fatalities", 14),
        ("About 300 people marched. The organisers say 500.", "participants", 500),
    ],
)
def test_a_bare_number(text: str, attribute: str, number: float) -> None:
    assert [c.attribute for c in claims(text) if c.low == number] == [attribute]
