"""Words that an account chooses among others for the same act, party or place ("operation" and "aggression"), with what they are about.

The concepts and their words are rows of `lexicon/framing.yaml`. Nothing is scored: a word's tint says how the word is used, and the comparison
across accounts (`link/framing.py`) shows who uses which.
"""

from __future__ import annotations

import numpy as np
from spacy.attrs import LEMMA, LOWER
from spacy.tokens import Token

from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.wording.choice import Choice
from crossbearing.annotate.wording.choices import choices, first_words
from crossbearing.annotate.wording.objects import Named, object_of
from crossbearing.annotate.wording.speaker import said_by, speaker
from crossbearing.records import Attribution, Framing, Name, Place

_LIKE = {"NOUN": ("NOUN", "PROPN"), "VERB": ("VERB",), "ADJ": ("ADJ", "PROPN")}


def find_framing(
    parsed: Parsed, places: tuple[Place, ...], names: tuple[Name, ...], attributions: tuple[Attribution, ...]
) -> tuple[Framing, ...]:
    """Every such word of the account, in order, none overlapping."""
    doc = parsed.doc
    if not len(doc):
        return ()
    known = choices()
    keys = first_words(doc.vocab)
    forms = doc.to_array([LOWER, LEMMA])
    hits = np.flatnonzero(np.isin(forms, keys).any(axis=1)).tolist()
    if not hits:
        return ()
    named = Named(parsed, places, names)
    said = said_by(attributions)
    found: list[Framing] = []
    end = 0
    for i in hits:
        token = doc[i]
        if token.idx < end or parsed.is_boilerplate(token.idx):
            continue
        best: Framing | None = None
        for choice in (
            *known.get(token.lower_, ()),
            *(known.get(token.lemma_, ()) if token.lemma_ != token.lower_ else ()),
        ):
            stop = choice.end_of(parsed.document.text, token.idx, token.idx + len(token.text))
            if stop is None or (best is not None and stop <= best.end):
                continue
            about, fits = meant(parsed, token, choice, stop, named)
            if fits:
                by = speaker(said, token.idx)
                best = Framing(token.idx, stop, choice.concept, choice.word, choice.tint, about, by)
        if best is not None:
            found.append(best)
            end = best.end
    return tuple(found)


def meant(parsed: Parsed, token: Token, choice: Choice, stop: int, named: Named) -> tuple[str | None, bool]:
    """What the word is about, and whether it is meant here in the concept's sense."""
    if choice.pos and token.pos_ not in _LIKE[choice.pos] and not (choice.pos == "ADJ" and token.dep_ == "amod"):
        return None, False
    if not choice.pos and choice.rest is None and token.pos_ not in ("NOUN", "VERB", "ADJ", "PROPN", "ADV"):
        return None, False
    if choice.means_else(parsed.document.text, token.idx, stop):
        return None, False
    if choice.needs and choice.needs.isdisjoint(t.lower_ for t in token.sent):
        return None, False
    head = parsed.doc[parsed.token_at(stop - 1)] if choice.of_last else token
    about, place = object_of(head, named)
    return about, not choice.place_only or place
