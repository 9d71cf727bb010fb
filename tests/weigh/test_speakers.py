"""Whose word a claim is."""

from __future__ import annotations

from typing import Any

import pytest

from crossbearing.lexicon import lexicon
from crossbearing.records import Claim, Document, Entity
from crossbearing.weigh.speakers import Speaker, entity_names, line_of, party, same_speaker, speaker

DOCUMENT = Document("d", "d.txt", "0", "The Northern Courier", None, None, "en", None, None, "")


def said(*sources: str, publisher: str = "The Northern Courier", entities: tuple[Entity, ...] = ()) -> Speaker:
    claim = Claim("c", 0, 1, "x", "e", "injured", 1, 1, None, None, None, None, sources, "asserted")
    document = Document("d", "d.txt", "0", publisher, None, None, "en", None, None, "")
    return speaker(claim, document, entity_names(entities))


@pytest.mark.parametrize("row", lexicon("speaker_lines")["lines"], ids=lambda r: r["line"])
def test_lines(row: dict[str, Any]) -> None:
    assert line_of(row["example"]) == row["line"]
    assert line_of(row["not"]) != row["line"]


@pytest.mark.parametrize("row", lexicon("speaker_lines")["organisations"])
def test_organisations_are_parties(row: dict[str, Any]) -> None:
    assert party(said(publisher=row["example"]))
    assert not party(said(publisher=row["not"]))


@pytest.mark.parametrize("row", lexicon("speaker_lines")["reporters"])
def test_reporters_are_none(row: dict[str, Any]) -> None:
    assert not party(said(publisher=row["example"]))
    assert party(said(publisher=row["not"]))


def test_two_papers_of_like_names_are_two() -> None:
    assert not same_speaker(said(publisher="Harbour World"), said(publisher="Harbour World Web Site"))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ana Pretorin", "Mayor Pretorin"),
        ("the ministry", "the Health Ministry"),
        ("Harbour Rescue Service", "HRS"),
        ("A police officer", "the Interior Ministry"),
        ("Élodie Marchand", "Elodie Marchand"),
    ],
)
def test_one_speaker(a: str, b: str) -> None:
    assert same_speaker(said(a), said(b)) and same_speaker(said(b), said(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [("the ferry company", "the coast guard"), ("officials", "rescue officials"), ("Ana Pretorin", "Ivo Pretorin")],
)
def test_two_speakers(a: str, b: str) -> None:
    assert not same_speaker(said(a), said(b))


def test_the_innermost_speaks_and_the_account_where_nobody_is_named() -> None:
    assert said("Radio Vest", "a deckhand").name == "a deckhand"
    assert said().own and said().name == "The Northern Courier"


def test_a_body_that_publishes_and_is_quoted_is_one_speaker() -> None:
    assert same_speaker(said(publisher="Coast Guard Authority of Vest"), said("the Coast Guard"))


def test_entities_join_names_that_share_no_word() -> None:
    entity = Entity("n1", "organization", "Vest Harbour Authority", ("the port",), ())
    assert same_speaker(said("the port", entities=(entity,)), said("Vest Harbour Authority", entities=(entity,)))
