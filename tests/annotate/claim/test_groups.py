"""Victims whom an earlier word counted."""

from __future__ import annotations

import pytest

from tests.annotate.claim.told import figures


@pytest.mark.parametrize(
    ("text", "attribute", "told"),
    [
        ("Three gunmen attacked the post. They were killed by soldiers.", "fatalities", (3, 3)),
        ("Two men fled. Both were shot dead.", "fatalities", (2, 2)),
        ("The officers fired at four armed men. All of them were killed.", "fatalities", (4, 4)),
        ("Two armed men fired at the patrol. The soldiers fired back, killing the men.", "fatalities", (2, 2)),
        ("Several robbers hid in the barn. Police arrested them at dawn.", "detained", (3, 9)),
        ("Five hikers were on the slope. The rockfall injured them all.", "injured", (5, 5)),
    ],
)
def test_a_group_told_before(text: str, attribute: str, told: tuple[float, float]) -> None:
    assert told in figures(text, attribute)


@pytest.mark.parametrize(
    "text",
    [
        "Three gunmen attacked the post. They were not killed.",
        "Two vans drove up. They were seized.",
        "The men were killed.",
        "Three officers came. They planned to arrest them.",
    ],
)
def test_nobody_counted(text: str) -> None:
    assert figures(text, "fatalities") == figures(text, "detained") == []
