"""Days and hours of events, and the moments for which figures are given."""

from __future__ import annotations

import pytest

from crossbearing.lexicon import lexicon
from tests.annotate.claim.told import claims


@pytest.mark.parametrize("row", lexicon("occurrences")["examples"], ids=lambda r: r["text"][:40])
def test_examples(row: dict[str, str | None]) -> None:
    found = [(c.attribute, c.value) for c in claims(str(row["text"])) if c.attribute in ("start", "end")]
    if row["attribute"] is None:
        assert not found
    else:
        assert (row["attribute"], row["value"]) in found


def test_the_hour_joins_the_day() -> None:
    (claim,) = claims("An explosion shook the port of Larna on Monday at 7:40 p.m.", "start")
    assert claim.value == "2024-05-06T19:40"


def test_the_day_of_saying_is_no_event() -> None:
    assert claims("The minister said on Monday that the road was safe.", "start") == []


def test_one_date_one_claim() -> None:
    assert len(claims("On Monday a bomb exploded in Larna, killing two people and wounding nine.", "start")) == 1


def test_the_moment_of_a_count() -> None:
    (claim,) = claims("The death toll had risen to 17 by Monday.", "fatalities")
    assert claim.as_of == "2024-05-06"
    (claim,) = claims("On Monday a storm hit Larna, killing nine people.", "fatalities")
    assert claim.as_of is None


def test_a_bulletin_dates_its_figures() -> None:
    text = "FLOOD BULLETIN No. 3\n7 May 2024, 18:00\n\nDeaths: 9\nMissing: 4\n"
    assert {c.as_of for c in claims(text, published="2024-05-07")} == {"2024-05-07"}


def test_figures_of_a_running_report_are_of_their_entries_hour() -> None:
    text = (
        "Storm in Batumi: as it happens\n\n14:05 The toll was 9, police say.\n\n12:30 The bodies are brought to the hospital; the city speaks of 4 dead.\n\n"
        "11:10 A crane has fallen on the market. At least two people were killed."
    )
    assert [(c.low, c.as_of) for c in claims(text, published="2024-05-08") if c.attribute == "fatalities"] == [
        (9, "2024-05-08T14:05"),
        (4, "2024-05-08T12:30"),
        (2, "2024-05-08T11:10"),
    ]


def test_hours_in_the_middle_of_an_account_head_no_entries() -> None:
    text = (
        "Two people were killed in Batumi.\n\n14:05 The train left.\n\nAt 15:20 the bridge fell. Nine people were hurt."
    )
    assert {c.as_of for c in claims(text, published="2024-05-08") if c.attribute == "injured"} <= {None, "2024-05-08"}


def test_what_follows_a_running_report_is_none_of_its_entries() -> None:
    text = "Police bulletin\n\n18:52 – Barricades go up.\n19:20 – Stones are thrown.\n22:30 – Order is restored.\n\nRESULT\n- Detained: 93\n- Injured: 24"
    assert {c.as_of for c in claims(text, published="2024-05-08") if c.low in (93, 24)} <= {None, "2024-05-08"}
