"""Calls: the lexicon's examples, lists of demands, coordinated infinitives, imperatives."""

from __future__ import annotations

from typing import Any

import pytest

from crossbearing.annotate.attributions import find_attributions
from crossbearing.annotate.calls import find_calls
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.parser import parse
from crossbearing.lexicon import lexicon
from crossbearing.records import Call, Document


def find(text: str, publisher: str | None = None) -> tuple[Call, ...]:
    document = Document("d", "d.txt", "", publisher, None, None, "en", None, None, text)
    parsed = Parsed(document, next(parse([text])))
    found = find_calls(parsed, (), find_attributions(parsed, ()))
    assert all(text[c.start : c.end] == c.quote for c in found)
    return found


@pytest.mark.parametrize("row", lexicon("calls"), ids=lambda r: str(r["verb"]))
def test_example(row: dict[str, Any]) -> None:
    (call,) = find(row["example"]["text"])
    assert (call.quote, call.by, call.kind) == (row["example"]["call"], row["example"]["by"], row["kind"])
    assert "not" not in row or find(row["not"]) == ()


def test_a_numbered_list() -> None:
    text = "We therefore demand:\n1. The release of the two boatmen.\n2. A public list of all leases.\n\nThank you."
    found = find(text, "Boatmen's Union")
    assert [(c.quote, c.number, c.by) for c in found] == [
        ("The release of the two boatmen.", "1", "Boatmen's Union"),
        ("A public list of all leases.", "2", "Boatmen's Union"),
    ]


def test_bullets_after_whom_they_address() -> None:
    text = "We call on the Harbour Office\n– to publish the lease;\n– to open the west gate."
    found = find(text, "Boatmen's Union")
    assert [c.quote for c in found] == ["to publish the lease", "to open the west gate."]
    assert {c.to for c in found} == {"Harbour Office"}


def test_ordinals_and_the_subjunctive() -> None:
    text = (
        "These are the demands of the boatmen:\nFirst: that the lease be cancelled.\nSecond: that the gate be opened."
    )
    assert [(c.quote, c.by) for c in find(text)] == [
        ("that the lease be cancelled.", "boatmen"),
        ("that the gate be opened.", "boatmen"),
    ]


def test_letters_in_a_sentence() -> None:
    found = find("The committee demands (a) a new lease, (b) two lamps and (c) an end to night work.")
    assert [(c.quote, c.number) for c in found] == [
        ("a new lease", "a"),
        ("two lamps", "b"),
        ("an end to night work", "c"),
    ]


def test_every_infinitive_is_a_call() -> None:
    found = find("The bishop asks the army to open the road, to let doctors pass and to free the boatmen.")
    assert [c.quote for c in found] == ["to open the road", "to let doctors pass", "to free the boatmen"]
    assert {(c.by, c.to) for c in found} == {("bishop", "army")}


def test_the_passive_of_a_bulletin_is_the_publishers() -> None:
    (call,) = find("Passengers are asked to stay below deck.", "Harbour Office")
    assert (call.by, call.to) == ("Harbour Office", "Passengers")
    (told,) = find("Passengers were asked to stay below deck.", "The Gazette")
    assert told.by is None


def test_imperatives() -> None:
    found = find(
        "The march begins at nine. Bring candles and warm clothes. Please do not bring flags.", "Boatmen's Union"
    )
    assert [c.quote for c in found] == ["Bring candles and warm clothes.", "Please do not bring flags."]


def test_a_list_of_losses_is_no_list_of_demands() -> None:
    assert find("Losses so far:\n– boats sunk: 12\n– nets lost: 40") == ()


@pytest.mark.parametrize(
    "text", ["", "\n", "We demand:", "We demand:\n1.\n2.", "1. 2. 3.", "please", "must", "(a) (b) (c)"]
)
def test_no_input_raises(text: str) -> None:
    for call in find(text):
        assert call.quote


@pytest.mark.parametrize("row", lexicon("call_nouns"), ids=lambda r: str(r["noun"]))
def test_example_of_a_noun(row: dict[str, Any]) -> None:
    (call,) = find(row["example"]["text"])
    assert (call.quote, call.by) == (row["example"]["call"], row["example"]["by"])


def test_numbered_demands_with_letters_inside() -> None:
    text = (
        "Dockers oppose the lease.\n\n1) We demand talks with the Harbour Office\n\n"
        "2) We demand deeds from the government such as a) opening the west gate; b) paying the wages of May."
    )
    found = find(text, "Dockers' League")
    assert [(c.number, c.by) for c in found] == [(n, "Dockers' League") for n in ("1", "2", "2a", "2b")]
    assert {c.to for c in found[1:]} == {"government"}
    assert [c.quote for c in found[2:]] == ["opening the west gate", "paying the wages of May"]


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("The elders ask two things: let the gate be opened, let the guards go.", ["let the gate be opened", "let the guards go"]),
        ("Our conditions are: an end to night work; two more lamps.", ["an end to night work", "two more lamps"]),
        ("Their demands: that the lock be mended, and that nobody be charged.", ["that the lock be mended", "that nobody be charged"]),
    ],
)  # fmt: skip
def test_demands_behind_a_colon(text: str, calls: list[str]) -> None:
    assert [c.quote for c in find(text)] == calls


def test_instructions_below_their_title() -> None:
    found = find("C. INSTRUCTIONS\n1. Do not cross the weir.\n2. Boil your water until Friday.", "Harbour Office")
    assert [(c.quote, c.number, c.by) for c in found] == [
        ("Do not cross the weir.", "1", "Harbour Office"),
        ("Boil your water until Friday.", "2", "Harbour Office"),
    ]


def test_wanting_something_is_no_call() -> None:
    assert find("He wants to go home. She wanted the truth. Losses: a boat; two nets.") == ()
