"""Calls made by a noun: "reiterates its call on both sides to ...", "issued an appeal for ...", "their demand that ..."."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.speech.clauses import Source, child, end_of, phrase, speaker, trimmed
from crossbearing.annotate.speech.demands import Demand, infinitives
from crossbearing.lexicon import lexicon

# Verbs whose subject makes the call that is their object.
_MAKE = frozenset(
    {"make", "issue", "reiterate", "renew", "repeat", "launch", "send", "deliver", "publish", "address", "give", "voice", "have", "present", "put"}
)  # fmt: skip


@lru_cache(maxsize=1)
def call_nouns() -> dict[str, frozenset[str]]:
    """Lemma -> what the noun takes."""
    return {str(r["noun"]): frozenset(r["takes"]) for r in lexicon("call_nouns")}


def appeals(parsed: Parsed, noun: Token) -> list[Demand]:
    """The calls of one noun; none where it is not told whose they are."""
    takes, by = call_nouns()[noun.lemma_], _by(noun)
    if by is None:
        return []
    text = parsed.document.text
    to: Source | None = None
    at = noun.head if noun.dep_ == "dobj" else noun
    rest = [c for c in (*noun.children, *(at.children if at is not noun else ())) if c.i > noun.i]
    for c in rest:
        if c.dep_ in ("prep", "dative") and c.lower_ in ("on", "upon", "to") and to is None:
            target = child(c, "pobj", after=True)
            to = phrase(target) if target is not None else None
    for c in rest:
        mark = next(
            (k for k in c.children if k.i < c.i and k.lower_ in ("to", "that") and k.dep_ in ("aux", "mark")), None
        )
        if c.dep_ in ("acl", "xcomp", "relcl", "advcl", "ccomp") and mark is not None and mark.lower_ in takes:
            start, end = mark.idx, end_of(c.right_edge)
            pieces = infinitives(parsed, (start, end), start) if mark.lower_ == "to" else [trimmed(text, start, end)]
            return [Demand(*p, noun.idx, "request", by, to) for p in pieces if p is not None]
    for c in noun.children:
        if c.i > noun.i and c.dep_ == "prep" and c.lower_ == "for" and "for" in takes:
            what = child(c, "pobj", "pcomp", after=True)
            cut = trimmed(text, what.left_edge.idx, end_of(what.right_edge)) if what is not None else None
            return [Demand(*cut, noun.idx, "request", by, to)] if cut is not None else []
    return []


def _by(noun: Token) -> Source | None:
    for c in noun.children:
        if c.dep_ == "poss" and c.tag_ != "PRP$":
            return phrase(c)
        if c.dep_ == "prep" and c.lower_ in ("by", "from"):
            who = child(c, "pobj", after=True)
            if who is not None:
                return phrase(who)
    if noun.dep_ == "dobj" and noun.head.lemma_ in _MAKE:
        return speaker(noun.head)
    own = next((c for c in noun.children if c.dep_ == "poss"), None)
    return phrase(own) if own is not None else None
