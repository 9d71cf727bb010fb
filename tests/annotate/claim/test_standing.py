"""On whose word a claim stands, and how it is put."""

from __future__ import annotations

import pytest

from tests.annotate.claim.told import claims


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Nine people were killed.", "asserted"),
        ("The figure of 40 dead is false.", "denied"),
        ("The report that 40 people were killed is untrue.", "denied"),
        ("A channel said that 40 people were killed. That report is false.", "denied"),
        ("If no fuel comes, 40 patients may die.", "hypothetical"),
        ("Had the gates been kept shut, 40 people would have been killed.", "hypothetical"),
        ("Twelve people are believed to have been killed.", "unconfirmed"),
        ("Telegram channels write that 40 people were killed.", "unconfirmed"),
        ("The army said it had killed 40 rebels.", "alleged"),
    ],
)
def test_how_it_is_put(text: str, factuality: str) -> None:
    dead = claims(text, "fatalities")
    assert dead
    assert dead[0].factuality == factuality


def test_a_forecast_is_no_fact() -> None:
    (claim,) = claims("The union expects 3,000 people to march through Orsa on Sunday.", "participants")
    assert claim.factuality == "predicted"


def test_a_newspaper_corrects_itself() -> None:
    text = "CORRECTION: In our last edition we gave the number of dead as 32. The right number was 23."
    assert [(c.low, c.factuality) for c in claims(text, "fatalities")] == [(32, "denied"), (23, "asserted")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nine people died at the weir and not eleven.", [(9, "asserted"), (11, "denied")]),
        ("The fire cost three lives, not five.", [(3, "asserted"), (5, "denied")]),
        ("If nothing is done, it will be hundreds of dead and not nine.", None),
        ("Reports that 40 people were killed are false: nine people were killed.", [(40, "denied"), (9, "asserted")]),
        ("That 40 people were killed is an invention.", [(40, "denied")]),
        ("A rumour that 40 people were killed is without any foundation.", [(40, "denied")]),
        ("In our first bulletin we put the number of dead at 34; four of them have since turned up alive.", [(34, "denied")]),
        ("Correction: our Monday edition stated that 41 people had died. There were 29.", [(41, "denied")]),
    ],
)  # fmt: skip
def test_what_is_set_against_a_figure_is_denied(text: str, told: list[tuple[int, str]] | None) -> None:
    found = [(c.low, c.factuality) for c in claims(text, "fatalities")]
    if told is None:
        assert all(factuality != "denied" for _, factuality in found)
    else:
        assert found[: len(told)] == told


def test_the_speaker_is_carried_and_the_account_itself_is_not() -> None:
    (claim,) = claims("Nine people were killed, police chief Ana Roe said.", "fatalities")
    assert claim.sources and "Roe" in claim.sources[-1]
    (claim,) = claims("Nine people were killed.", "fatalities")
    assert claim.sources == ()
