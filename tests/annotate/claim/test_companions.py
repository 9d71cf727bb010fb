"""Those who share the fate of one who is told."""

from __future__ import annotations

import pytest

from tests.annotate.claim.told import figures


@pytest.mark.parametrize(
    ("text", "attribute", "told"),
    [
        ("Police arrested the dealer along with three of his friends.", "detained", (4, 4)),
        ("Soldiers shot dead two men along with their driver.", "fatalities", (3, 3)),
        ("A boy was wounded together with his mother.", "injured", (1, 1)),
        ("The raiders killed the farmer as well as two of his sons.", "fatalities", (3, 3)),
        ("A man and his son were killed in the crash.", "fatalities", (2, 2)),
        ("A man, 34, and a woman, 31, were found dead.", "fatalities", (2, 2)),
        ("The blast killed the mayor and his driver.", "fatalities", (2, 2)),
        ("Troops killed a commander and two fighters.", "fatalities", (3, 3)),
        ("Police arrested a dealer in Lund. They also arrested two suspected buyers.", "detained", (3, 3)),
        ("Police arrested a dealer and detained two suspected buyers.", "detained", (3, 3)),
    ],
)
def test_companions_are_counted(text: str, attribute: str, told: tuple[float, float]) -> None:
    assert told in figures(text, attribute)


@pytest.mark.parametrize(
    ("text", "attribute", "told"),
    [
        ("Troops captured a cell leader and facilitator.", "detained", [(1, 1)]),
        ("The shelling killed eleven soldiers and four children.", "fatalities", [(11, 11), (4, 4)]),
        ("He came along with three friends.", "injured", []),
    ],
)
def test_others_are_not(text: str, attribute: str, told: list[tuple[float, float]]) -> None:
    assert figures(text, attribute) == told


def test_one_raid_told_in_two_sentences() -> None:
    raid = "Police arrested a dealer in Lund. During the raid, officers detained four suspected buyers."
    assert (5, 5) in figures(raid, "detained")
    apart = "Police arrested six dealers in Lund. During the raid, officers detained four suspected buyers."
    assert (10, 10) not in figures(apart, "detained")
