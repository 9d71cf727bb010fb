"""The outlet's own voice at the foot of an account. Every text is invented."""

from __future__ import annotations

import re

import pytest

from crossbearing.annotate.boilerplate import find_boilerplate
from crossbearing.annotate.imprint import is_imprint
from crossbearing.lexicon import lexicon

SIGNS = [*lexicon("imprint")["signs"], *lexicon("imprint")["against"]]
ACCOUNT = (
    "A grain lift collapsed at the port of Constanta on Tuesday and buried four dockers.\n"
    "Two of them were dug out alive by the harbour brigade. The port authority has closed the quay.\n"
)
FEET = [
    "The Quay Mirror is set by hand. Lost keys? Ask at the kiosk.",
    "You heard Radio Levant on medium wave; write to us for the booklet of frequencies.",
    "Births, deaths and chess: back page. Letters may be shortened.",
    "May be reproduced with credit. Released by the Secretariat for Information.",
    "Office hours: Tuesday to Saturday, 9 to 4. Toll-free number: 800-45.",
    "This bulletin is updated at 07:00 and 19:00. Subject to confirmation. UNCLASSIFIED.",
    "Printed by members in their free hours. Dues can be paid at any stall.",
    "Hear our podcast wherever you like. Advertisements by phone only.",
]
ENDS = [
    "The quay will stay closed until the inquiry has heard the crane driver.",
    "“Nobody asked the dockers,” he said, and went back to his shift.",
    "The lift was built in 1974 and repaired twice.",
    "Come to the square on Friday at six: we march for the dead of the quay.",
    "Four families are waiting.",
    "Police asked that nobody enter the port.",
    "It is the third collapse at the port in two years.",
]


@pytest.mark.parametrize("row", SIGNS, ids=lambda r: r["sign"])
def test_example_of_each_sign(row: dict[str, str]) -> None:
    assert re.search(row["words"], row["example"], re.IGNORECASE)


@pytest.mark.parametrize("line", FEET)
def test_the_outlets_own_voice_is_set_aside(line: str) -> None:
    assert is_imprint(line, ACCOUNT)
    assert [(ACCOUNT + line)[b.start : b.end] for b in find_boilerplate(ACCOUNT + line)] == [line]


@pytest.mark.parametrize("line", ENDS)
def test_the_end_of_an_account_stays(line: str) -> None:
    assert not is_imprint(line, ACCOUNT)
    assert find_boilerplate(ACCOUNT + line) == ()


def test_only_the_last_lines_are_looked_at() -> None:
    text = f"{FEET[0]}\n{ACCOUNT}{ENDS[0]}\n{ENDS[2]}"
    assert find_boilerplate(text) == ()
