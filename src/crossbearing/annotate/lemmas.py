"""Parts of speech and lemmas by table: what the model's attribute ruler and lemmatizer give, looked up once a word form and tag."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, cast

import numpy as np
from spacy.attrs import LEMMA, ORTH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from crossbearing.lexicon import lexicon


@lru_cache(maxsize=1)
def mistaken_forms() -> dict[tuple[str, str], str]:
    """(Form, part of speech) -> lemma, where the model's lemmatizer is wrong."""
    return {
        (form, str(row.get("pos", "VERB"))): str(row["lemma"]) for row in lexicon("lemmas") for form in row["forms"]
    }


# Word forms kept, with their tags: a full table starts anew.
KEPT = 100_000


class Lemmas:
    """A table from (word form, tag) to (part of speech, lemma), filled as words come."""

    def __init__(self, vocab: Vocab, ruler: Any, lemmatizer: Any) -> None:
        self.vocab, self.ruler, self.lemmatizer = vocab, ruler, lemmatizer
        self.known: dict[tuple[int, int], tuple[int, int]] = {}

    def look_up(self, orth: int, tag: int) -> tuple[int, int]:
        doc = Doc(self.vocab, words=[self.vocab.strings[orth]], tags=[self.vocab.strings[tag]])
        doc = self.lemmatizer(self.ruler(doc))
        right = mistaken_forms().get((doc[0].lower_, doc[0].pos_))
        if right is not None:
            return doc[0].pos, self.vocab.strings.add(right)
        return doc[0].pos, doc[0].lemma

    def __call__(self, doc: Doc) -> Doc:
        keys = doc.to_array([ORTH, TAG])
        out = np.empty((len(doc), 2), dtype=np.uint64)
        known = self.known
        for i, (orth, tag) in enumerate(keys.tolist()):
            found = known.get((orth, tag))
            if found is None:
                if len(known) >= KEPT:
                    known.clear()
                found = known[orth, tag] = self.look_up(orth, tag)
            out[i, 0], out[i, 1] = found
        doc.from_array([POS, LEMMA], cast(Any, out))
        return doc


class LemmasPipe:
    """The spaCy component; its tables are given after loading."""

    tables: Lemmas

    def __call__(self, doc: Doc) -> Doc:
        return self.tables(doc)


@Language.factory("crossbearing_lemmas")
def make_lemmas(nlp: Language, name: str) -> LemmasPipe:
    return LemmasPipe()
