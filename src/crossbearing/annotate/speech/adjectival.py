"""Adjectives of belief, feeling and intention: "The farmers are worried that the well is dry", "officials wary of the offer"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from crossbearing.annotate.speech.clauses import (
    Pair,
    Source,
    child,
    end_of,
    own_subject,
    phrase,
    span_of,
    speaker,
    trimmed,
)
from crossbearing.annotate.speech.cues import Cue
from crossbearing.annotate.speech.draft import Draft
from crossbearing.annotate.speech.pieces import to_of

# Verbs that only link a subject with what is felt.
_LINKS = frozenset(
    {
        "’s",
        "'s",
        "’re",
        "'re",
        "’m",
        "'m",
        "be",
        "feel",
        "seem",
        "become",
        "remain",
        "grow",
        "get",
        "look",
        "appear",
        "sound",
        "stay",
    }
)
_NOBODY = frozenset({"it", "there", "that", "this", "what", "which"})
_QUESTIONS = frozenset({"whether", "if", "how", "why", "what", "who", "when", "where", "which"})


def adjectival(adjective: Token, row: Cue, text: str) -> Draft | None:
    """The attribution that an adjective makes with what follows it, None where it has no holder or no content."""
    head = adjective.head
    linked = adjective.dep_ in ("acomp", "ccomp", "oprd", "attr", "advcl", "conj") and head.lemma_ in _LINKS
    content = _content(adjective, row, text) or (_content(head, row, text, adjective.i) if linked else None)
    if content is None:
        return None
    source = _holder(adjective, head, linked)
    if source is None or adjective.doc[source.head].lower_ in _NOBODY:
        return None
    first = head if linked and head.i < adjective.i else adjective
    negated = any(c.dep_ == "neg" for c in (*head.children, *adjective.children)) if linked else False
    stated = replace(row, factuality=None) if negated else row
    return Draft((content,), (first.idx, end_of(adjective)), stated, source, clausal=False)


def _holder(adjective: Token, head: Token, linked: bool) -> Source | None:
    if linked:
        return speaker(head)
    subject = own_subject(adjective)
    return phrase(subject, adjective) if subject is not None else _before(adjective)


def _before(adjective: Token) -> Source | None:
    """ "Officials wary of the offer": the noun that the adjective follows."""
    head = adjective.head
    if adjective.dep_ in ("amod", "acl", "relcl") and head.i < adjective.i and head.pos_ in ("NOUN", "PROPN", "PRON"):
        return phrase(head, adjective)
    return None


def _content(word: Token, row: Cue, text: str, after: int = -1) -> Pair | None:
    for c in word.children:
        if c.i <= max(word.i, after):
            continue
        if c.dep_ in ("ccomp", "advcl", "xcomp") and _is_clause(c, row):
            return trimmed(text, *span_of(c))
        if c.dep_ == "prep" or c.dep_ == "agent":
            noun = child(c, "pobj", "pcomp", after=True)
            if noun is not None and row.may(c.lower_):
                return trimmed(text, noun.left_edge.idx, end_of(c.right_edge))
        if c.dep_ == "xcomp" and row.may("to") and to_of(c) is not None:
            return trimmed(text, *span_of(c))
    return None


def _is_clause(c: Token, row: Cue) -> bool:
    if to_of(c) is not None:
        return row.may("to")
    marks = [k for k in c.children if k.dep_ == "mark" and k.i < c.i]
    if any(k.lower_ == "that" for k in marks):
        return row.may("that")
    first = c.left_edge.lower_
    if first in _QUESTIONS:
        return row.may("that") and (c.dep_ == "ccomp" or c.left_edge.i == c.head.i + 1 or first == "whether")
    return row.may("that") and not marks and c.dep_ == "ccomp" and own_subject(c) is not None
