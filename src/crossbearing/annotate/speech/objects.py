"""Nominal contents: what a verb reports by a noun phrase ("denied the charge", "described it as a trap", "called for calm")."""

from __future__ import annotations

from spacy.tokens import Token

from crossbearing.annotate.speech.clauses import Pair, child, end_of, own_subject, span_of
from crossbearing.annotate.speech.cues import Cue
from crossbearing.annotate.speech.pieces import one_piece, to_of, two_pieces

_PREPOSITIONS = frozenset({"of", "about", "for", "on", "with", "against", "in", "at", "over"})
_PERSONS = frozenset({"him", "her", "them", "me", "us", "you"})
_EMPTY = frozenset({"it", "that", "this", "so", "what", "which", "them", "him", "her", "me", "us", "you"})


def objects(verb: Token, row: Cue, text: str) -> tuple[Pair, ...]:
    if row.may("accused"):
        return _accused(verb, text)
    if row.may("blamed", "paired"):
        target = child(verb, "dobj", after=True)
        return (
            one_piece(text, _wide(verb, target, ("for", "on") if row.may("blamed") else ("to", "with")))
            if target is not None
            else ()
        )
    if row.may("as", "called"):
        if verb.dep_ in ("acl", "relcl") and own_subject(verb) is None:
            return ()
        target = child(verb, "dobj", "ccomp", "oprd", after=True) or verb
        as_ = next(
            (c for c in verb.children if c.i > target.i and c.dep_ in ("prep", "oprd", "xcomp", "advcl", "acl")), None
        )
        if target is not verb and as_ is not None and (as_.lower_ == "as" or row.may("called")):
            return one_piece(text, (target.left_edge.idx, end_of(as_.right_edge)))
        if (
            target is not verb
            and row.may("called")
            and (target.dep_ in ("ccomp", "oprd") or _has_quote(text, span_of(target)))
        ):
            return one_piece(text, span_of(target))
    for c in verb.children:
        if c.i < verb.i or c.dep_ not in ("prep", "prt"):
            continue
        if row.may("for-call", "on-call") and c.lower_ in ("for", "on", "upon"):
            return _called_on(verb, c, text)
        if (row.may("to-noun") and c.lower_ == "to") or (c.lower_ in _PREPOSITIONS and row.may(c.lower_)):
            noun = child(c, "pobj", "pcomp", "ccomp", after=True)
            if noun is not None and noun.lower_ not in _EMPTY:
                return one_piece(text, (noun.left_edge.idx, end_of(c.right_edge)))
    if row.may("point-out") and child(verb, "prt") is not None:
        clause = child(verb, "ccomp", "dobj", after=True)
        return one_piece(text, span_of(clause)) if clause is not None else ()
    if row.may("object"):
        target = child(verb, "dobj", after=True)
        if target is not None and (target.lower_ not in _EMPTY or (not row.vouched and target.lower_ in _PERSONS)):
            last = target.right_edge
            for c in verb.children:
                # "announced a curfew from ten until six": the bounds belong to what is announced, "on Monday" to the announcing.
                if (
                    c.dep_ == "prep"
                    and c.lower_ in ("from", "until", "till", "between", "against")
                    and c.left_edge.i == last.i + 1
                ):
                    last = c.right_edge
            return one_piece(text, (target.left_edge.idx, end_of(last)))
        small = child(verb, "ccomp", after=True)
        if target is None and small is not None and small.left_edge.lower_ == "what":
            return one_piece(text, span_of(small))  # "dismissed what he called a web of lies"
        if target is None and small is not None and row.may("small"):
            return one_piece(text, span_of(small))
    return ()


def _accused(verb: Token, text: str) -> tuple[Pair, ...]:
    target = child(verb, "dobj", after=True)
    for c in verb.children:
        if c.i > verb.i and c.dep_ == "prep" and c.lower_ in ("of", "with"):
            of = child(c, "pcomp", "pobj")
            if of is not None:
                return (
                    two_pieces(text, span_of(target), span_of(of))
                    if target is not None and target.i < c.i
                    else one_piece(text, span_of(of))
                )
    if target is not None:
        of = next((k for k in target.children if k.lower_ in ("of", "with") and k.dep_ == "prep"), None)
        if of is not None:
            return one_piece(text, span_of(target))
    return ()


def _called_on(verb: Token, prep: Token, text: str) -> tuple[Pair, ...]:
    noun = child(prep, "pobj", "pcomp", after=True)
    later = [
        c for c in verb.children if c.i > prep.i and c.dep_ in ("xcomp", "advcl", "ccomp") and to_of(c) is not None
    ]
    if later:
        return one_piece(text, span_of(later[0]))
    if noun is None:
        return ()
    inner = next((k for k in noun.children if k.dep_ in ("relcl", "acl") and to_of(k) is not None), None)
    return one_piece(text, span_of(inner) if inner is not None else span_of(noun))


def _has_quote(text: str, span: Pair) -> bool:
    return any(mark in text[span[0] : span[1] + 1] for mark in '"“”«»„‘')


def _wide(verb: Token, target: Token, links: tuple[str, ...]) -> Pair:
    last = target.right_edge
    for c in verb.children:
        if c.dep_ == "prep" and c.lower_ in links and c.i > target.i:
            last = c.right_edge
    return target.left_edge.idx, end_of(last)
