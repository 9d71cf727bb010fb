"""Victims told without a number: "killing a teacher", "a student died", "the death of Ana Roe"."""

from __future__ import annotations

from spacy.tokens import Token

from crossbearing.annotate.claim.cues import Cue
from crossbearing.annotate.claim.figure import Figure
from crossbearing.annotate.claim.lexemes import lexemes
from crossbearing.annotate.claim.make import Draft
from crossbearing.annotate.parsed import Parsed
from crossbearing.records import Annotations

_COLLECTIVE = frozenset(
    "people police army force troop crew family group team gang crowd public staff government ministry party company community population couple pair military "
    "navy leadership member personnel civilian folk one everyone everybody anyone anybody someone somebody nobody who which that it they we you this these those what "
    "number rest majority other others".split()
)
_ATTRIBUTES = frozenset({"fatalities", "injured", "detained", "missing"})
_PRONOUNS = frozenset({"he", "she", "him", "her"})


def _victim(cue: Cue, parsed: Parsed, start: int, end: int) -> Token | None:
    """The head of the noun phrase that suffers the cue, by the parse."""
    doc = parsed.doc
    if cue.stands == "of":
        if cue.last + 1 < end and doc[cue.last + 1].lower_ == "of":
            for child in doc[cue.last + 1].children:
                if child.dep_ == "pobj":
                    return child
        return None
    for i in range(cue.first, cue.last + 1):
        token = doc[i]
        for child in token.children:
            if cue.stands == "before" and child.dep_ in ("nsubj", "nsubjpass") or cue.stands == "after" and child.dep_ == "dobj":
                return child
        if cue.stands == "before" and token.dep_ in ("acl", "relcl") and token.head.i < token.i and cue.kind != "state":
            return token.head
        if cue.stands == "before" and token.dep_ in ("acomp", "xcomp", "conj", "attr", "prep", "ccomp") and start <= token.head.i < end:
            for child in token.head.children:
                if child.dep_ in ("nsubj", "nsubjpass"):
                    return child
    return None


def _single(token: Token) -> bool:
    """Whether the noun phrase is one person."""
    lex = lexemes()
    if token.lower_ in _PRONOUNS:
        return True
    lemma = token.lemma_.lower()
    if lemma in _COLLECTIVE or token.tag_ in ("NNS", "NNPS", "PRP", "WP", "WDT", "DT"):
        return False
    if any(c.dep_ == "conj" for c in token.children):
        return False
    if token.ent_type_ == "PERSON":
        return True
    if token.tag_ == "NNP":
        return any(c.dep_ == "appos" and lex.is_person(c.lemma_) and c.tag_ == "NN" for c in token.children)
    return token.tag_ == "NN" and lex.is_person(token.lemma_)


def singles(parsed: Parsed, found: Annotations, start: int, end: int, cues: list[Cue], figures: list[Figure]) -> list[Draft]:
    """Drafts for the single victims of the sentence of tokens `start`..`end`."""
    doc = parsed.doc
    drafts: list[Draft] = []
    seen: set[tuple[str, int]] = set()
    for cue in cues:
        sense = cue.sense
        if sense.attribute not in _ATTRIBUTES or sense.soft or sense.part or cue.kind == "counter" or cue.stands == "none":
            continue
        token = _victim(cue, parsed, start, end)
        if token is None or not _single(token):
            continue
        if sense.only == "bare" or sense.only == "kin" and token.lemma_ not in lexemes().kin:
            continue
        left, right = token.left_edge.i, token.right_edge.i
        if right - left > 12:
            right = token.i
        if any(f.first <= token.i <= f.stop or left <= f.first <= token.i for f in figures if f.word != "nth" and not (f.low and f.low > 1 and f.bare)):
            continue
        if any(c.dep_ == "neg" or c.lower_ in ("no", "any", "every", "each") for c in token.children):
            continue
        if (sense.attribute, token.i) in seen:
            continue
        seen.add((sense.attribute, token.i))
        first, last = min(left, cue.first), max(token.i, cue.last)
        subject = doc[left : token.i + 1].text
        drafts.append(
            Draft(
                doc[first].idx,
                doc[last].idx + len(doc[last]),
                sense.attribute,  # type: ignore[arg-type]
                1.0,
                1.0,
                unit="person",
                subject=subject,
                part=False,
                at=(token.idx, token.idx + len(token)),
            )
        )
    return drafts
