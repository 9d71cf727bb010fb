"""The names decoded in arrays are the model's own."""

from __future__ import annotations

from functools import cache

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from crossbearing.annotate.ents import Entities
from crossbearing.annotate.parser import DEFAULT_MODEL, begin_sentences, pipeline

TEXTS = [
    "",
    " ",
    "\n\n",
    "Ljubljana",
    "New\n\nYork",
    "The harbour master of Piraeus, Eleni Markou, told Radio Aegean on Monday that 14 ships of the Blue Star line were held for three days.",
    "GOVERNMENT OF PUNJAB DENIES CLOSURE\nLAHORE, June 3 (Indus Wire) — Chief Minister Asma Riaz said Rs 2.5 billion had been paid.\n\n\tMs Riaz left at 9 pm.",
    "😀 Zürich 😀 and the European Court of Human Rights; al-Nour Brigades of the Free Army of the North.",
    "“No,” said Dr. J. P. van der Berg of the University of the Western Cape, “not in the 1990s, nor in 2004.”",
]


@cache
def own() -> Language:
    return spacy.load(DEFAULT_MODEL, exclude=["lemmatizer", "attribute_ruler"])


def parsed(text: str) -> Doc:
    doc = begin_sentences(own().make_doc(text), text)
    for name in ("tok2vec", "tagger", "parser"):
        doc = own().get_pipe(name)(doc)
    return doc


def told(doc: Doc) -> tuple[list[tuple[int, int, str]], list[int]]:
    return [(e.start, e.end, e.label_) for e in doc.ents], [t.ent_iob for t in doc]


def both(text: str) -> tuple[Doc, Doc]:
    doc = parsed(text)
    mine = doc.copy()
    Entities(own().get_pipe("ner")).annotate([mine])
    return own().get_pipe("ner")(doc) if len(doc) else doc, mine


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_names_as_the_models_own_decoder(text: str) -> None:
    theirs, mine = both(text)
    assert told(mine) == told(theirs)


def test_names_over_several_documents_do_not_run_into_each_other() -> None:
    docs = [parsed(t) for t in TEXTS]
    assert [told(d) for d in Entities(own().get_pipe("ner")).pipe([d.copy() for d in docs])] == [
        told(both(t)[1]) for t in TEXTS
    ]


def test_names_that_are_given_stay() -> None:
    doc = parsed("The Harbour Watch met in Split.")
    doc.set_ents([doc[1:3]] if doc[1:3].label else [spacy.tokens.Span(doc, 1, 3, label="ORG")], default="missing")
    Entities(own().get_pipe("ner")).annotate([doc])
    assert ("Harbour Watch", "ORG") in [(e.text, e.label_) for e in doc.ents]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Oslo", "the", "Bank of", "\n", "  ", "Maria", "17", "said", "Co.", "é", "—", "EU", "."]),
        max_size=25,
    )
)
def test_any_run_of_words_gives_the_same(words: list[str]) -> None:
    theirs, mine = both(" ".join(words))
    assert told(mine) == told(theirs)


def test_the_pipeline_uses_it() -> None:
    names = pipeline().pipe_names
    assert "ner" not in names
    assert [e.label_ for e in pipeline()("Ana Kos flew to Oslo.").ents] == ["PERSON", "GPE"]


def test_another_kind_of_model_keeps_its_own() -> None:
    assert not Entities.reads(spacy.blank("en").add_pipe("sentencizer"))
