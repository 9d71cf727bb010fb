"""The case told in sentences: what all tell, what some tell, what is disputed, on whose word."""

from __future__ import annotations

import re

import msgspec
import pytest

from crossbearing.lexicon import lexicon
from crossbearing.publish import synopsis_of
from crossbearing.publish.rows import Row
from crossbearing.publish.sigla import sigla
from crossbearing.publish.synopsis import Piece, markdown, synopsis, text
from crossbearing.publish.synopsis.opening import opening
from crossbearing.publish.synopsis.sentences import _bare
from crossbearing.publish.synopsis.values import _named, figure
from crossbearing.records import Claim
from crossbearing.records.claim import Attribute
from tests.publish.sample import sample

RECORD = sample()
LETTERS = sigla(RECORD.documents)
CLAIMS = {c.id: c for c in RECORD.claims}
TOLD = text(synopsis(RECORD), LETTERS)
PIECES = [p for x in synopsis(RECORD) for s in x.sentences for p in s]


@pytest.mark.parametrize(
    "said",
    [
        "All five accounts tell of a flood of the Drava at Ptuj on 4 November 2031.",
        "How many died is disputed: at least 12 (A, citing civil protection service), against 19 (B C D), 31 (C, citing Marko Vidmar), more than 30 (E);",
        "D denies that 31 people were killed.",
        "Among the dead were three children (C, citing Marko Vidmar).",
        "The number of displaced rose from nearly 3,000 (A) to 4,200 (B)",
        "Only B tells that 11 people were missing and 64 people were injured.",
        "D promises: “We promise to pay for every damaged roof”.",
        "C shares 1 passage with A.",
        "B: Civil Protection, Ptuj, 5 November 2031, 18:00",
    ],
)
def test_what_the_note_says(said: str) -> None:
    assert said in TOLD


def test_events_stand_in_order_of_time_and_undated_ones_last() -> None:
    starts = [next(e.start for e in RECORD.events if e.id == p.event) for p in synopsis(RECORD) if p.event]
    dated = [s for s in starts if s]
    assert dated == sorted(dated)
    assert starts[: len(dated)] == dated


def test_every_figure_stands_on_claims() -> None:
    """A piece with a digit is a clause with claims, or says what the rule makes of them, or counts accounts and passages."""
    for piece in PIECES:
        if re.search(r"\d", piece.text) and not piece.claims:
            assert re.search(r"taken together|origins?|passages?|more|“", piece.text), piece
        assert all(c in CLAIMS for c in piece.claims)


def test_no_forecast_is_told_as_done() -> None:
    foretold = {c.id for c in RECORD.claims if c.factuality in ("predicted", "hypothetical")}
    assert foretold
    assert not [p for p in PIECES if set(p.claims) & foretold and "expected" not in p.text]


def test_markdown_gives_the_words_of_each_clause() -> None:
    page = markdown(synopsis(RECORD), LETTERS, CLAIMS)
    used = set(re.findall(r"\[\^(\d+)\](?!:)", page))
    assert used == set(re.findall(r"^\[\^(\d+)\]:", page, re.M))
    assert "”" in page.rsplit("[^1]:", 1)[1]


def test_the_page_escapes_what_the_accounts_say() -> None:
    hostile = msgspec.structs.replace(
        RECORD, claims=tuple(msgspec.structs.replace(c, sources=("<script>alert(1)</script>",)) for c in RECORD.claims)
    )
    page = synopsis_of(hostile, "html")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert '<li id="' in page


def test_the_same_record_gives_the_same_note() -> None:
    assert synopsis_of(RECORD, "text") == synopsis_of(sample(), "text") == TOLD


def _claim(quote: str, low: float | None, high: float | None, attribute: Attribute = "fatalities") -> Claim:
    return Claim("c", 0, len(quote), quote, None, attribute, low, high, None, None, None, None, (), "asserted")


@pytest.mark.parametrize(
    ("quote", "low", "high", "said"),
    [
        ("nine people were killed", 9, 9, "nine"),
        ("At least 12 people were killed", 12, None, "at least 12"),
        ("nearly 3,000 residents had fled", 2700, 2999, "nearly 3,000"),
        ("injuring dozens", 24, 99, "dozens"),
        ("between 30 and 40 were hurt", 30, 40, "between 30 and 40"),
        ("the toll stood above that", 13, None, "at least 13"),
    ],
)
def test_a_hedged_figure_keeps_the_accounts_words(quote: str, low: float, high: float | None, said: str) -> None:
    assert figure(_claim(quote, low, high)) == said


@pytest.mark.parametrize(
    ("subject", "noun"),
    [
        ("of them firefighters", "firefighters"),
        ("the ferry crew", "ferry crew"),
        ("he", ""),
        ("people", ""),
        ("those which had fled", ""),
    ],
)
def test_a_subject_that_only_points_back_is_left_out(subject: str, noun: str) -> None:
    assert _bare(subject) == noun


def test_every_attribute_that_is_told_has_its_words() -> None:
    for row in lexicon("synopsis")["attributes"].values():
        assert "{n}" in row["many"] and "{n}" in row["one"]
        assert row["question"] and row["count"]


def test_an_empty_record_tells_nothing() -> None:
    nothing = msgspec.structs.replace(
        RECORD,
        documents=(),
        entities=(),
        events=(),
        claims=(),
        relations=(),
        attributions=(),
        calls=(),
        boilerplate=(),
        copies=(),
    )
    assert synopsis(nothing) == ()
    assert isinstance(PIECES[0], Piece)


@pytest.mark.parametrize(
    ("value", "said"), [("Norland's", "Norland"), ("the guards’", "the guards"), ("they", ""), ("Norland", "Norland")]
)
def test_whom_an_account_names(value: str, said: str) -> None:
    assert _named("perpetrator", value) == said


def test_what_has_victims_is_not_only_expected() -> None:
    event = next(e for e in RECORD.events if e.start and e.claims)
    starts = [c for c in RECORD.claims if c.id in event.claims and c.attribute == "start"]
    row = Row("start", None, None, tuple(msgspec.structs.replace(c, factuality="predicted") for c in starts), {})
    told = ["".join(p.text for p in opening(event, row, tuple(LETTERS), happened=done)) for done in (False, True)]
    assert ["is expected" in t for t in told] == [bool(starts), False]
