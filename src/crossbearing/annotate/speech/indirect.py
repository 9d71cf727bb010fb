"""Indirect and mixed speech, belief and intention: a verb and its complement."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from crossbearing.annotate.speech.carriers import addressee, cited
from crossbearing.annotate.speech.clauses import (
    GOING_ON,
    Pair,
    Source,
    agent,
    child,
    end_of,
    goes_on_above,
    is_negated,
    is_passive,
    own_subject,
    phrase,
    span_of,
    speaker,
    verb_group,
)
from crossbearing.annotate.speech.cues import Cue, verb_cues
from crossbearing.annotate.speech.draft import Draft
from crossbearing.annotate.speech.figures import FIGURES, figures
from crossbearing.annotate.speech.objects import objects
from crossbearing.annotate.speech.pieces import one_piece, to_of, two_pieces
from crossbearing.annotate.speech.unsure import is_unsure

_CLAUSES = ("ccomp", "advcl", "xcomp", "dep", "parataxis")
_WH = frozenset({"WDT", "WP", "WP$", "WRB"})
# Verbs of saying that with an infinitive tell somebody to do something.
_ORDERS = frozenset({"tell", "warn"})
_UNNAMED = re.compile(r"(?:not to be|to remain|for) (?:named|identified|quoted|anonymous|anonymity|unnamed)\b")
_LINKS_OF_PASSIVES = {"accused": ("of", "with"), "for": ("for",), "as": ("as",)}
# "told a meeting of island leaders that": whom it was told stands between.
_NEAR = 12
_VERBAL = ("VERB", "AUX")
_CITING = re.compile(r"(?:citing|quoting)\s+(?P<whom>[^,]+),\s+(?=that\b)")
# These open a clause of their own.
_SUBORDINATORS = frozenset({"as", "while", "because", "when", "after", "before", "if", "although", "though", "whereas"})
_NOMINATIVE = frozenset({"he", "she", "they", "we", "i"})
_EMPTY = frozenset({"it", "that", "this", "so", "what", "which", "them", "him", "her", "me", "us", "you"})


def indirect(verb: Token, row: Cue, text: str) -> Draft | None:
    """The attribution that this verb makes with a complement to its right, None where it makes none."""
    if row.may("seems"):
        return seeming(verb, row, text)
    if row.may("quoted"):
        return _quoted(verb, row, text)
    if _CITING.match(text, verb.idx):
        return None  # it names a source of the verb before it
    content, clausal = _complement(verb, row, text)
    if content and _UNNAMED.match(text, content[0][0]):
        return None  # "a nurse who asked not to be named"
    if not content or (row.may("goes-on") and not any(c.lower_ == "on" for c in verb.children)):
        return None
    if row.may("confirms") and is_negated(verb):
        # "could not be confirmed by anybody": the content stays open, and on nobody's word.
        return Draft(content, verb_group(verb), replace(row, factuality="unconfirmed"), None, clausal=clausal)
    if not clausal and ((row.may("object") and is_negated(verb)) or (row.may("accused") and row.may("that"))):
        row = replace(row, vouched=False, factuality=None)  # "did not mention the toll", "charged two men with theft"
    source, inner = _source(verb, row), cited(verb)
    if source is None and verb.tag_ == "VB" and verb.dep_ == "ROOT" and to_of(verb) is None:
        return None  # "Imagine that the bridge falls": whoever reads it
    through = _CITING.match(text, content[0][0], content[0][1])
    if through is not None:
        # "reported, citing two medics, that ...": the parser takes the medics for content.
        last = verb.doc[_last_before(verb, through.end("whom"))]
        inner = inner or Source(last.i, *through.span("whom"))
        content = ((through.end(), content[0][1]), *content[1:])
    if row.stance == "statement" and row.factuality is None and is_unsure(source, text):
        row = replace(row, factuality="unconfirmed")
    if row.may("for-call") and any(c.dep_ == "prep" and c.lower_ in ("for", "on", "upon") for c in verb.children):
        row = replace(
            row, stance="intention", factuality="hypothetical", vouched=False
        )  # "called for an end to the fighting"
    if row.word in _ORDERS and not clausal and text.startswith("to ", content[0][0]):
        row = replace(row, stance="intention", factuality="hypothetical")  # "told his men to wait"
    return Draft(content, verb_group(verb), row, source, carrier=addressee(verb), inner=inner, clausal=clausal)


def _last_before(verb: Token, offset: int) -> int:
    """The index of the last token that begins before the offset, after the verb."""
    at = verb.i
    while at + 1 < len(verb.doc) and verb.doc[at + 1].idx < offset:
        at += 1
    return int(at)


def seeming(verb: Token, row: Cue, text: str) -> Draft | None:
    """ "The pilot seems to have lost his way": the whole clause, on nobody's word."""
    clause = next((c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i and to_of(c) is not None), None)
    subject = own_subject(verb)
    if subject is not None and subject.lower_ == "it":
        told = child(verb, "ccomp", after=True)
        content = one_piece(text, span_of(told)) if told is not None and _is_clause(told, row) else ()
        return Draft(content, verb_group(verb), row, None, clausal=True) if content else None
    if clause is None or subject is None or subject.i > verb.i or subject.lower_ == "there":
        return None
    if clause.lemma_ in verb_cues():
        return None  # "appeared to suggest that": what is suggested is the content
    content = one_piece(text, (subject.left_edge.idx, end_of(clause.right_edge)))
    return Draft(content, verb_group(verb), row, None, clausal=True) if content else None


def _source(verb: Token, row: Cue) -> Source | None:
    """Who speaks; of "was convinced that" and "is worried about" it is the subject, although they are passive."""
    if row.may("felt") and is_passive(verb) and agent(verb) is None:
        subject = own_subject(verb)
        return phrase(subject, verb) if subject is not None else None
    return speaker(verb)


def _complement(verb: Token, row: Cue, text: str) -> tuple[tuple[Pair, ...], bool]:
    """The pieces of the content, and whether they are a clause."""
    for c in verb.children:
        if c.i < verb.i:
            continue
        if c.dep_ == "ccomp" and row.may("that", "that-only", "wh", "told", "aside") and _is_clause(c, row):
            return one_piece(text, _clause_span(c)), True
        if (
            c.dep_ == "advcl"
            and row.may("wh")
            and is_negated(verb)
            and c.left_edge.tag_ == "WRB"
            and c.left_edge.i == verb.i + 1
        ):
            return one_piece(text, span_of(c)), True  # "have not said when they would meet"
        if c.dep_ in ("ccomp", "xcomp") and row.may("ing") and _is_gerund(c):
            return one_piece(text, span_of(c)), False
        if c.dep_ in ("xcomp", "advcl", "ccomp") and row.may("to") and to_of(c) is not None:
            if is_passive(verb) and agent(verb) is None:
                subject = own_subject(verb)
                if subject is None or row.may("told"):
                    return one_piece(text, span_of(c)), False
                if row.word in ("say", "report", "believe", "think", "claim", "expect", "presume"):
                    return two_pieces(text, span_of(subject), span_of(c)), False
            return one_piece(text, span_of(c)), False
    if row.may("that", "told"):
        clause = _that(verb, row.may("told"))
        if clause is not None:
            return one_piece(text, clause), True
    if row.may("figure") or (
        row.may("figure-noun") and any(c.dep_ == "dobj" and c.lemma_ in FIGURES for c in verb.children)
    ):
        figure = figures(verb, text)
        if figure:
            return figure, True
    if is_passive(verb):
        return _passive(verb, row, text), False
    return objects(verb, row, text), False


def _is_gerund(c: Token) -> bool:
    return c.tag_ == "VBG" or any(k.dep_ == "auxpass" and k.tag_ == "VBG" for k in c.children)


def _clause_span(c: Token) -> Pair:
    """A content clause without what is the reporting verb's own: "..., adding that", "..., citing two nurses", "... and warned"."""
    doc, first, last = c.doc, c.left_edge, c.right_edge
    for i in range(c.i + 1, last.i):
        token = doc[i]
        if token.lower_ in ("while", "whereas") and doc[i - 1].text == "," and token.head.lemma_ in verb_cues():
            return first.idx, end_of(doc[i - 2])  # "..., while the union put it at 40": another's word
        if token.pos_ != "VERB" or token.lemma_ not in GOING_ON:
            continue
        before = doc[i - 1]
        if (
            token.tag_ == "VBG"
            and token.dep_ in ("advcl", "acl", "conj", "dep")
            and before.text in (",", "--", "—", "–")
        ):
            return first.idx, end_of(doc[i - 2])
        joined = token.tag_ in ("VBD", "VBZ", "VBN") and token.dep_ == "conj" and before.dep_ == "cc"
        if joined and (token.head.tag_ == "VB" or goes_on_above(token)):
            return first.idx, end_of(doc[i - 2])
    return first.idx, end_of(last)


def _that(verb: Token, told: bool) -> Pair | None:
    """From a "that" soon after the verb to the end of the sentence, where the parse hangs the clause elsewhere."""
    doc, end = verb.doc, verb.sent.end
    for i in range(verb.i + 1, min(verb.i + _NEAR, end)):
        token = doc[i]
        if token.lower_ == "that" and (
            token.tag_ == "IN"
            or token.dep_ in ("mark", "advmod")
            or (told and i + 1 < end and doc[i + 1].pos_ not in _VERBAL)
        ):
            return token.idx, end_of(doc[end - 1])
        if token.lower_ in _SUBORDINATORS:
            return None
        if (
            token.lower_ in _NOMINATIVE
            and token.dep_ in ("nsubj", "nsubjpass")
            and i > verb.i + 1
            and verb.lemma_ != "ask"
        ):
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
        return not (row.may("told") and not marked and c.tag_ == "VB" and to_of(c) is not None and not row.may("that"))
    return c.pos_ in ("AUX", "VERB") and c.tag_ in ("VBD", "VBZ", "VBP", "MD")


def _passive(verb: Token, row: Cue, text: str) -> tuple[Pair, ...]:
    """ "X was reported to have died", "it is believed that": what is said is the subject with the infinitive."""
    if not row.may("that", "to", "object", "as", "called", "accused", "blamed", "for"):
        return ()
    subject = own_subject(verb)
    if subject is None or subject.dep_ == "expl" or row.word == "suppose":
        return ()  # what was supposed to happen is a plan, not somebody's belief
    links = _LINKS_OF_PASSIVES["accused" if row.may("accused") else "for" if row.may("blamed", "for") else "as"]
    if row.may("accused", "blamed", "for", "as", "called"):
        # "The driver was accused of speeding", "is described as", "was dubbed": of whom it is said, and what.
        for c in verb.children:
            if c.i > verb.i and ((c.dep_ == "prep" and c.lower_ in links) or (c.dep_ == "oprd" and row.may("called"))):
                what = child(c, "pobj", "pcomp", "amod", after=True) if c.dep_ == "prep" else c
                if what is not None:
                    return two_pieces(text, span_of(subject), (what.left_edge.idx, end_of(c.right_edge)))
    for c in verb.children:
        if c.i > verb.i and c.dep_ == "xcomp":
            return two_pieces(text, span_of(subject), span_of(c))
    if row.may("object") and agent(verb) is not None and subject.lower_ not in _EMPTY:
        return one_piece(text, span_of(subject))
    return ()


def _quoted(verb: Token, row: Cue, text: str) -> Draft | None:
    """ "The agency quoted X as saying that": the object speaks, the subject carries it."""
    target = child(verb, "dobj", "nsubjpass")
    for c in verb.children:
        if c.i > verb.i and c.lower_ == "as" and target is not None:
            said = child(c, "pcomp", "advcl")
            clause = child(said, "ccomp", after=True) if said is not None else None
            carrier = speaker(verb)
            if said is not None and clause is not None:
                return Draft(
                    one_piece(text, span_of(clause)),
                    (verb.idx, end_of(said)),
                    row,
                    phrase(target, verb),
                    carrier=carrier,
                    clausal=True,
                )
    return None
