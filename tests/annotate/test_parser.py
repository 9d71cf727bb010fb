from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.annotate.line_breaks import joined_lines
from crossbearing.annotate.parser import CHUNK, DEFAULT_MODEL, chunks, parse
from crossbearing.lexicon import lexicon


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=300))
def test_the_parsed_text_is_the_text(text: str) -> None:
    (doc,) = parse([text])
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t.text)] == t.text for t in doc)


def test_a_long_text_is_cut_and_put_together_again() -> None:
    text = "A wall fell on the market. Nobody was hurt by it.\n" * (CHUNK // 20) + "end" * CHUNK
    assert "".join(chunks(text)) == text
    assert max(map(len, chunks(text))) <= CHUNK


def test_no_sentence_runs_over_a_paragraph() -> None:
    (doc,) = parse(
        ["Toll rises to nine in port blast\n\nNine people died on Monday, police said\nWe demand:\n- pay\n- rest"]
    )
    assert all("\n" not in s.text.strip() for s in doc.sents)


def test_lines_broken_at_the_page_width_are_joined() -> None:
    text = (
        "A bridge fell into the river on Monday morning and three people who were\n"
        "crossing it at the time were killed, according to the fire chief Ana Kos\n"
        "of Goris.\n\nWe demand:\npay\nrest"
    )
    assert joined_lines(text) == {text.index("\ncrossing"), text.index("\nof Goris")}
    assert (
        next(iter(next(parse([text])).sents)).text.startswith("A bridge fell")
        and "of Goris." in next(parse([text])).text
    )


def test_lemmas_are_those_of_the_model() -> None:
    text = "Two firefighters were killed and several houses had been destroyed, Nagorno-Karabakh's officials told us."
    (ours,) = parse([text])
    theirs = spacy.load(DEFAULT_MODEL)(text)
    assert [t.lemma_ for t in ours] == [t.lemma_ for t in theirs]
    assert [t.tag_ for t in ours] == [t.tag_ for t in theirs]


def test_the_sentence_of_a_token_is_that_of_the_parse() -> None:
    (doc,) = parse(["A wall fell. Nobody was hurt by it.\n\nThe mayor spoke. It rained, and he left."])
    for sentence in doc.sents:
        assert all((t.sent.start, t.sent.end) == (sentence.start, sentence.end) for t in sentence)
        assert sentence[:2].sent.text == sentence.text


@pytest.mark.parametrize("row", lexicon("lemmas"), ids=lambda r: str(r["lemma"]))
def test_lemmas_that_the_model_mistakes(row: dict[str, Any]) -> None:
    doc = next(parse([row["example"]["text"]]))
    assert row["lemma"] in [t.lemma_ for t in doc if t.text == row["example"]["form"]]
