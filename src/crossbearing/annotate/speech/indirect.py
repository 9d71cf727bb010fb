"""Indirect and mixed speech, belief and intention: a verb and its complement."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from crossbearing.annotate.speech.clauses import (
    Pair,
    Source,
    agent,
    child,
    end_of,
    is_negated,
    is_passive,
    own_subject,
    phrase,
    span_of,
    speaker,
    trimmed,
    verb_group,
)
from crossbearing.annotate.speech.cues import Cue
from crossbearing.annotate.speech.draft import Draft
from crossbearing.annotate.speech.figures import FIGURES, figures

_CLAUSES = ("ccomp", "advcl", "xcomp", "dep", "parataxis")
_WH = frozenset({"WDT", "WP", "WP$", "WRB"})
_PREPOSITIONS = frozenset({"of", "about", "for", "on", "with", "against", "in", "at"})
# "told a meeting of island leaders that": whom it was told stands between.
_NEAR = 12
_VERBAL = ("VERB", "AUX")
_NOMINATIVE = frozenset({"he", "she", "they", "we", "i"})
# Participles that go on with the report rather than with what is reported.
_REPORTING = frozenset(
    {"add", "argue", "say", "cite", "note", "warn", "claim", "call", "accuse", "stress", "insist", "urge", "vow", "describe", "contradict", "promise"}
)
_PERSONS = frozenset({"him", "her", "them", "me", "us", "you"})
_EMPTY = frozenset({"it", "that", "this", "so", "what", "which", "them", "him", "her", "me", "us", "you"})


def indirect(verb: Token, row: Cue, text: str) -> Draft | None:
    """The attribution that this verb makes with a complement to its right, None where it makes none."""
    if row.may("quoted"):
        return _quoted(verb, row, text)
    content, clausal = _complement(verb, row, text)
    if not content or (row.may("goes-on") and not any(c.lower_ == "on" for c in verb.children)):
        return None
    if row.may("confirms") and is_negated(verb):
        # "could not be confirmed by anybody": the content stays open, and on nobody's word.
        return Draft(content, verb_group(verb), replace(row, factuality="unconfirmed"), None, clausal=clausal)
    return Draft(content, verb_group(verb), row, speaker(verb), carrier=addressee(verb), clausal=clausal)


def _complement(verb: Token, row: Cue, text: str) -> tuple[tuple[Pair, ...], bool]:
    """The pieces of the content, and whether they are a clause."""
    for c in verb.children:
        if c.i < verb.i:
            continue
        if c.dep_ == "ccomp" and row.may("that", "that-only", "wh", "told", "aside") and _is_clause(c, row):
            return _one(text, _clause_span(c)), True
        if c.dep_ in ("ccomp", "xcomp") and c.tag_ == "VBG" and row.may("ing"):
            return _one(text, span_of(c)), False
        if c.dep_ in ("xcomp", "advcl", "ccomp") and row.may("to") and _to(c) is not None:
            if is_passive(verb) and agent(verb) is None:
                subject = own_subject(verb)
                if subject is None or row.may("told"):
                    return _one(text, span_of(c)), False
                if row.word in ("say", "report", "believe", "think", "claim", "expect", "presume"):
                    return _two(text, span_of(subject), span_of(c)), False
            return _one(text, span_of(c)), False
    if row.may("that", "told"):
        clause = _that(verb, row.may("told"))
        if clause is not None:
            return _one(text, clause), True
    if row.may("figure") or (row.may("figure-noun") and any(c.dep_ == "dobj" and c.lemma_ in FIGURES for c in verb.children)):
        figure = figures(verb, text)
        if figure:
            return figure, True
    if is_passive(verb):
        return _passive(verb, row, text), False
    return _nominal(verb, row, text), False


def _clause_span(c: Token) -> Pair:
    """A content clause without what is the reporting verb's own: "..., adding that", "..., citing two nurses", "... and warned"."""
    doc, first, last = c.doc, c.left_edge, c.right_edge
    for i in range(c.i + 1, last.i):
        token = doc[i]
        if token.pos_ != "VERB" or token.lemma_ not in _REPORTING:
            continue
        before = doc[i - 1]
        if token.tag_ == "VBG" and token.dep_ in ("advcl", "acl", "conj", "dep") and before.text in (",", "--", "—", "–"):
            return first.idx, end_of(doc[i - 2])
        if token.tag_ in ("VBD", "VBZ") and token.dep_ == "conj" and before.dep_ == "cc" and token.head.tag_ == "VB":
            return first.idx, end_of(doc[i - 2])
    return first.idx, end_of(last)


def _that(verb: Token, told: bool) -> Pair | None:
    """From a "that" soon after the verb to the end of the sentence, where the parse hangs the clause elsewhere."""
    doc, end = verb.doc, verb.sent.end
    for i in range(verb.i + 1, min(verb.i + _NEAR, end)):
        token = doc[i]
        if token.lower_ == "that" and (token.tag_ == "IN" or token.dep_ == "mark" or (told and i + 1 < end and doc[i + 1].pos_ not in _VERBAL)):
            return token.idx, end_of(doc[end - 1])
        if token.lower_ in _NOMINATIVE and token.dep_ in ("nsubj", "nsubjpass") and i > verb.i + 1 and verb.lemma_ != "ask":
            return token.idx, end_of(doc[end - 1])
        if token.pos_ == "VERB" or token.text in (";", ":", "."):
            return None
    return None


def _is_clause(c: Token, row: Cue) -> bool:
    """A finite clause (with a subject of its own or "that"); a quotation parsed as a clause counts too."""
    marked = any(k.dep_ == "mark" or k.tag_ in _WH for k in c.children if k.i <= c.i)
    if row.may("that-only") and not row.may("that"):
        return marked
    if marked or own_subject(c) is not None:
        return not (row.may("told") and not marked and c.tag_ == "VB" and _to(c) is not None and not row.may("that"))
    return c.pos_ in ("AUX", "VERB") and c.tag_ in ("VBD", "VBZ", "VBP", "MD")


def _to(c: Token) -> Token | None:
    for k in c.children:
        if k.dep_ in ("aux", "mark") and k.lower_ == "to" and k.i < c.i:
            return k
    return None


def _passive(verb: Token, row: Cue, text: str) -> tuple[Pair, ...]:
    """"X was reported to have died", "it is believed that": what is said is the subject with the infinitive."""
    if not row.may("that", "to", "object", "as"):
        return ()
    subject = own_subject(verb)
    if subject is None or subject.dep_ == "expl":
        return ()
    for c in verb.children:
        if c.i > verb.i and c.dep_ == "xcomp":
            return _two(text, span_of(subject), span_of(c))
    if row.may("object") and agent(verb) is not None and subject.lower_ not in _EMPTY:
        return _one(text, span_of(subject))
    return ()


def _nominal(verb: Token, row: Cue, text: str) -> tuple[Pair, ...]:
    if row.may("accused"):
        return _accused(verb, text)
    if row.may("blamed", "paired"):
        target = child(verb, "dobj", after=True)
        return _one(text, _wide(verb, target, ("for", "on") if row.may("blamed") else ("to", "with"))) if target is not None else ()
    if row.may("as", "called"):
        if verb.dep_ in ("acl", "relcl") and own_subject(verb) is None:
            return ()
        target = child(verb, "dobj", "ccomp", "oprd", after=True) or verb
        as_ = next((c for c in verb.children if c.i > target.i and c.dep_ in ("prep", "oprd", "xcomp", "advcl", "acl")), None)
        if target is not verb and as_ is not None and (as_.lower_ == "as" or row.may("called")):
            return _one(text, (target.left_edge.idx, end_of(as_.right_edge)))
        if target is not verb and row.may("called") and (target.dep_ in ("ccomp", "oprd") or _has_quote(text, span_of(target))):
            return _one(text, span_of(target))
    for c in verb.children:
        if c.i < verb.i or c.dep_ not in ("prep", "prt"):
            continue
        if row.may("for-call", "on-call") and c.lower_ in ("for", "on", "upon"):
            return _called_on(verb, c, text)
        if row.may("to-noun") and c.lower_ == "to" or c.lower_ in _PREPOSITIONS and row.may(c.lower_):
            noun = child(c, "pobj", "pcomp", "ccomp", after=True)
            if noun is not None and noun.lower_ not in _EMPTY:
                return _one(text, (noun.left_edge.idx, end_of(c.right_edge)))
    if row.may("point-out") and child(verb, "prt") is not None:
        clause = child(verb, "ccomp", "dobj", after=True)
        return _one(text, span_of(clause)) if clause is not None else ()
    if row.may("object") and not is_negated(verb):
        target = child(verb, "dobj", after=True)
        if target is not None and (target.lower_ not in _EMPTY or not row.vouched and target.lower_ in _PERSONS):
            return _one(text, span_of(target))
        small = child(verb, "ccomp", after=True)
        if target is None and small is not None and row.may("small"):
            return _one(text, span_of(small))
    return ()


def _accused(verb: Token, text: str) -> tuple[Pair, ...]:
    target = child(verb, "dobj", after=True)
    for c in verb.children:
        if c.i > verb.i and c.dep_ == "prep" and c.lower_ == "of":
            of = child(c, "pcomp", "pobj")
            if of is not None:
                return _two(text, span_of(target), span_of(of)) if target is not None and target.i < c.i else _one(text, span_of(of))
    if target is not None:
        of = next((k for k in target.children if k.lower_ == "of" and k.dep_ == "prep"), None)
        if of is not None:
            return _one(text, span_of(target))
    return ()


def _called_on(verb: Token, prep: Token, text: str) -> tuple[Pair, ...]:
    noun = child(prep, "pobj", "pcomp", after=True)
    later = [c for c in verb.children if c.i > prep.i and c.dep_ in ("xcomp", "advcl", "ccomp") and _to(c) is not None]
    if later:
        return _one(text, span_of(later[0]))
    if noun is None:
        return ()
    inner = next((k for k in noun.children if k.dep_ in ("relcl", "acl") and _to(k) is not None), None)
    return _one(text, span_of(inner) if inner is not None else span_of(noun))


def _quoted(verb: Token, row: Cue, text: str) -> Draft | None:
    """"The agency quoted X as saying that": the object speaks, the subject carries it."""
    target = child(verb, "dobj", "nsubjpass")
    for c in verb.children:
        if c.i > verb.i and c.lower_ == "as" and target is not None:
            said = child(c, "pcomp", "advcl")
            clause = child(said, "ccomp", after=True) if said is not None else None
            carrier = speaker(verb)
            if said is not None and clause is not None:
                return Draft(_one(text, span_of(clause)), (verb.idx, end_of(said)), row, phrase(target, verb), carrier=carrier, clausal=True)
    return None


def addressee(verb: Token) -> Source | None:
    """Whom it was told, where that may be a medium: "told Reuters", "said in an interview with Reuters"."""
    for c in verb.children:
        if c.i > verb.i and c.dep_ in ("dobj", "dative") and c.pos_ in ("PROPN", "NOUN", "PRON"):
            if c.lemma_ != "interview":
                return phrase(c)
    return None


def _has_quote(text: str, span: Pair) -> bool:
    return any(mark in text[span[0] : span[1] + 1] for mark in "\"“”«»„‘")


def _wide(verb: Token, target: Token, links: tuple[str, ...]) -> Pair:
    last = target.right_edge
    for c in verb.children:
        if c.dep_ == "prep" and c.lower_ in links and c.i > target.i:
            last = c.right_edge
    return target.left_edge.idx, end_of(last)


def _one(text: str, span: Pair) -> tuple[Pair, ...]:
    cut = trimmed(text, *span)
    return (cut,) if cut else ()


def _two(text: str, a: Pair, b: Pair) -> tuple[Pair, ...]:
    first, second = trimmed(text, *a), trimmed(text, *b)
    if first is None or second is None:
        return tuple(p for p in (first, second) if p)
    if first[1] > second[0]:
        return ((min(first[0], second[0]), max(first[1], second[1])),)
    return (first, second)


__all__ = ["Draft", "addressee", "indirect"]
