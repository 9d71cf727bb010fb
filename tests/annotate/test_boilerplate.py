import re

import pytest

from crossbearing.annotate.boilerplate import find_boilerplate
from crossbearing.lexicon import lexicon

BODY = "\n\n".join(
    [
        "A wall fell on the market of Goris on Monday and killed three people, rescuers said.",
        "Donors from four countries promised blankets. Photographs of the missing hung on the fence.",
        "The ministry warned subscribers of its alarm service twice.",
        "A second wall is to be pulled down on Friday.",
    ]
)


@pytest.mark.parametrize("row", lexicon("boilerplate"), ids=lambda r: r["example"])
def test_every_cue_finds_its_example_and_not_its_counterexample(row: dict[str, str]) -> None:
    cue = re.compile(row["cue"], re.I)
    found = cue.match if row["where"] == "line" else cue.search
    assert found(row["example"].lstrip("(")) or found(row["example"])
    assert not found(row["not"])


@pytest.mark.parametrize("row", lexicon("boilerplate"), ids=lambda r: r["example"])
def test_the_example_is_set_aside_at_the_foot_and_the_account_is_not(row: dict[str, str]) -> None:
    text = f"{BODY}\n\n{row['example']}\n"
    assert [text[b.start : b.end] for b in find_boilerplate(text)] == [row["example"]]


def test_an_appeal_of_several_lines_is_set_aside_whole() -> None:
    appeal = "Special financial appeal\nWe have looked at the world for thirty years.\nPlease make a donation.\nBecome a patron today!"
    text = f"{BODY}\n\n{appeal}"
    assert {text[b.start : b.end] for b in find_boilerplate(text)} == set(appeal.split("\n"))


def test_no_text_is_boilerplate_alone() -> None:
    assert find_boilerplate("Subscribe to our newsletter") == ()
    assert find_boilerplate("") == ()
