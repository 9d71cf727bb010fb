"""Demands, appeals, promises and threats in running sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from crossbearing.annotate.parsed import Parsed
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
)
from crossbearing.annotate.speech.cues import CallCue
from crossbearing.annotate.speech.listing import inline_items
from crossbearing.lexicon import lexicon

# A further infinitive of the same call: after a comma, semicolon or "and", its own "to".
_FURTHER = re.compile(r"(?:[,;–—]\s*(?:and\s+|or\s+)?|\s(?:and|or)\s+)(?=(?:not\s+)?to\s+[a-z]+)")
_UPON_FURTHER = re.compile(r"(?:,\s*|\s)and\s+(?:up)?on\s+(?=\w[^.]*?\bto\b)")
_INFINITIVE = re.compile(r"\b(?:not\s+)?to\s+(?=[a-z]+)")
# What is "from" a place one leaves.
_LEAVING = frozenset(
    {
        "withdraw",
        "withdrawal",
        "pullout",
        "retreat",
        "removal",
        "remove",
        "release",
        "evacuation",
        "exit",
        "departure",
        "exemption",
        "relief",
        "protection",
    }
)
# Whom one asks stands at most this many tokens behind the verb.
_FAR = 40


@dataclass(frozen=True, slots=True)
class Demand:
    """One call: its span, who makes it and to whom."""

    start: int
    end: int
    cue: int
    kind: str
    by: Source | None
    to: Source | None
    number: str | None = None
    passive: bool = False


def demands(parsed: Parsed, verb: Token, row: CallCue) -> Iterator[Demand]:
    """The calls that one verb makes; none where it only reports."""
    text = parsed.document.text
    if is_negated(verb) and row.kind != "reject":
        return
    by = speaker(verb)
    passive = is_passive(verb)
    to, frame = _frame(parsed, verb, row)
    if frame is None:
        return
    kind, span = frame
    if is_passive(verb) and by is not None and (of := text.find(" of ", by.start, by.end)) > 0 and row.may("of"):
        by = Source(by.head, by.start, of)
    if kind == "to":
        span = (span[0], _before_next(verb, span[1]))
        pieces = infinitives(parsed, span, to.start if to is not None and verb.idx < to.start < span[0] else span[0])
        if len(pieces) > 1:
            for start, end in pieces:
                yield Demand(start, end, verb.idx, row.kind, by, to, passive=passive)
            return
        subject = own_subject(verb)
        first = min(span[0], subject.left_edge.idx if subject is not None and subject.i < verb.i else verb.idx)
        whole = trimmed(text, first, pieces[0][1]) if pieces else None
        if whole:
            yield Demand(*whole, verb.idx, row.kind, by, to, passive=passive)
        return
    items = inline_items(text, verb.idx, verb.sent.end_char)
    if items:
        for item in items:
            cut = trimmed(text, item.start, item.end)
            if cut:
                yield Demand(*cut, verb.idx, row.kind, by, to, item.number)
        return
    cut = trimmed(text, *span)
    if cut:
        yield Demand(*cut, verb.idx, row.kind, by, to, passive=passive)


def _before_next(verb: Token, end: int) -> int:
    """Where the next verb joined to this one begins: "urged residents to leave AND ASKED drivers to wait"."""
    for c in verb.children:
        if c.dep_ == "conj" and c.i > verb.i and c.tag_ in ("VBD", "VBZ", "VBP") and c.idx < end:
            joint = [k for k in verb.children if k.dep_ == "cc" and verb.i < k.i < c.i]
            first = c.left_edge if own_subject(c) is not None else c
            return joint[-1].idx if joint else first.idx
    return end


def _frame(parsed: Parsed, verb: Token, row: CallCue) -> tuple[Source | None, tuple[str, Pair] | None]:
    """Whom the call addresses, and how and where its words stand."""
    text = parsed.document.text
    addressee = child(verb, "dobj", "dative", after=True)
    if addressee is None and row.may("to-whom", "with-whom"):
        wanted = "to" if row.may("to-whom") else "with"
        through = next((c for c in verb.children if c.dep_ in ("prep", "dative") and c.lower_ == wanted), None)
        addressee = child(through, "pobj", after=True) if through is not None else None
    if is_passive(verb):
        addressee = own_subject(verb)
        if row.may("of"):
            return _accused(verb, addressee)
    if row.may("down-object", "out-object", "for-what", "with-what", "responsible"):
        framed = _of_two(verb, row)
        if framed[1] is not None or not row.may("to", "that"):
            return framed
    on = next(
        (
            c
            for c in verb.children
            if c.dep_ in ("prep", "prt", "advmod") and c.lower_ in ("on", "upon") and c.i > verb.i
        ),
        None,
    )
    if on is not None and row.may("on-whom"):
        addressee = child(on, "pobj", after=True) or addressee
    to = phrase(addressee, verb if addressee.i < verb.i else None) if addressee is not None else None
    if row.may("to") or (on is not None and row.may("on-whom")):
        start = _first_infinitive(
            parsed, verb, end_of(addressee) if addressee is not None and addressee.i > verb.i else end_of(verb)
        )
        if start is not None:
            stop = (
                addressee.left_edge.idx
                if addressee is not None and addressee.i > verb.i and addressee.left_edge.idx < start
                else start
            )
            return (to if stop < start or is_passive(verb) else None), ("to", (start, verb.sent.end_char))
    if row.may("whom-to"):
        return _whom(verb)
    if row.may("from"):
        asked = from_whom(verb)
        thing = child(verb, "dobj", after=True)
        return (asked, ("object", span_of(thing))) if asked is not None and thing is not None else (None, None)
    for c in verb.children:
        if c.i < verb.i:
            continue
        if c.dep_ == "ccomp" and row.may("that", "subjunctive") and (row.may("that") or _is_subjunctive(c)):
            return None, ("that", span_of(c))
        if c.dep_ == "prep" and row.may(c.lower_) and c.lower_ in ("for", "on", "of"):
            noun = child(c, "pobj", "pcomp", after=True)
            if noun is not None:
                begin = addressee.left_edge.idx if row.may("of") and addressee is not None else span_of(noun)[0]
                return to, (c.lower_, (begin, span_of(noun)[1]))
        if c.dep_ == "dobj" and row.may("object") and c.pos_ in ("NOUN", "PROPN"):
            if row.objects and c.lemma_ not in row.objects:
                return None, None
            return from_whom(verb), ("object", span_of(c))
    if row.may("of") and addressee is not None and " of " in text[addressee.idx : verb.sent.end_char]:
        return to, ("of", span_of(addressee))
    return None, None


def _accused(verb: Token, subject: Token | None) -> tuple[Source | None, tuple[str, Pair] | None]:
    """ "The guard was accused by the owner of stealing the key"; the parse may hang "of" on the owner."""
    by = agent(verb)
    for head in (verb, by):
        of = (
            next((c for c in head.children if c.lower_ == "of" and c.dep_ == "prep" and c.i > verb.i), None)
            if head is not None
            else None
        )
        if of is not None and subject is not None:
            return phrase(subject, verb), ("of", (subject.left_edge.idx, end_of(of.right_edge)))
    return None, None


def _of_two(verb: Token, row: CallCue) -> tuple[Source | None, tuple[str, Pair] | None]:
    """Whom and what: "blamed the operator for the flood", "charged the guard with theft"; what is turned down or ruled out."""
    thing = child(verb, "dobj", after=True)
    for particle in ("down", "out"):
        if row.may(f"{particle}-object"):
            stands = any(c.dep_ in ("prt", "advmod") and c.lower_ == particle for c in verb.children)
            if not stands or thing is None or thing.lemma_ not in row.objects:
                return None, None
            return None, ("object", span_of(thing))
    if row.may("responsible"):
        state = next(
            (c for c in verb.children if c.i > verb.i and c.lemma_ in ("responsible", "accountable", "liable")), None
        )
        held = (own_subject(state) if state is not None else None) or thing
        if state is None or held is None:
            return None, None
        return phrase(held, state), ("object", (held.left_edge.idx, end_of(state.right_edge)))
    wanted = "for" if row.may("for-what") else "with"
    for head in (verb, thing):
        if head is None or thing is None:
            break
        what = next((c for c in head.children if c.lower_ == wanted and c.dep_ == "prep" and c.i > thing.i), None)
        if what is not None:
            who = phrase(thing)
            whom = who if who.end <= what.idx else Source(who.head, who.start, end_of(what.nbor(-1)))
            return whom, ("object", (thing.left_edge.idx, end_of(what.right_edge)))
    return None, None


def _whom(verb: Token) -> tuple[Source | None, tuple[str, Pair] | None]:
    """ "Wants the mines to publish": whom, and what."""
    for c in verb.children:
        if c.i > verb.i and c.dep_ in ("ccomp", "xcomp"):
            to = next((k for k in c.children if k.dep_ == "aux" and k.lower_ == "to"), None)
            who = own_subject(c) or child(verb, "dobj", after=True)
            if to is not None and who is not None and verb.i < who.i < to.i:
                return phrase(who, c), ("to", (to.idx, end_of(c.right_edge)))
    return None, None


def from_whom(verb: Token) -> Source | None:
    """Who is to act in "demands an answer from the government"; where troops are to withdraw from is nobody."""
    for t in verb.doc[verb.i + 1 : min(verb.right_edge.i + 1, verb.i + _FAR)]:
        if t.lower_ != "from" or t.dep_ != "prep" or t.head.lemma_ in _LEAVING:
            continue
        noun = child(t, "pobj", after=True)
        of_verb = t.head.i == verb.i and not any(c.dep_ == "dobj" and c.lemma_ in _LEAVING for c in verb.children)
        if noun is not None and (
            of_verb or noun.lower_ in _actors() or noun.ent_type_ in ("PERSON", "ORG", "NORP", "GPE")
        ):
            joint = next((c for c in noun.children if c.dep_ == "cc"), None)
            return phrase(noun, joint)
    return None


@lru_cache(maxsize=1)
def _actors() -> frozenset[str]:
    words = lexicon("speakers")
    return frozenset(str(w) for key in ("roles", "persons", "bodies", "actors") for w in words[key])


def _is_subjunctive(clause: Token) -> bool:
    """Whether the clause has a bare verb: "that the hall be closed"."""
    return clause.tag_ == "VB" or any(k.tag_ == "VB" and k.dep_ in ("aux", "auxpass") for k in clause.children)


def _first_infinitive(parsed: Parsed, verb: Token, after: int) -> int | None:
    """Where "to" and a verb's base form follow, near the verb and in its clause."""
    text = parsed.document.text
    for c in verb.children:
        if (
            c.i > verb.i
            and c.dep_ in ("xcomp", "ccomp", "advcl")
            and any(k.lower_ == "to" and k.i < c.i for k in c.children)
        ):
            return (
                int(c.left_edge.idx)
                if c.left_edge.lower_ in ("to", "not")
                else next(k.idx for k in c.children if k.lower_ == "to")
            )
    found = _INFINITIVE.search(text, after, min(verb.sent.end_char, after + 120))
    if found is None or any(stop in text[after : found.start()] for stop in '.;:,"”“'):
        return None
    token = parsed.doc[parsed.token_at(found.end())]
    return found.start() if token.tag_ == "VB" else None


def infinitives(parsed: Parsed, span: Pair, addressed: int) -> list[Pair]:
    """The coordinated infinitives of a call, each a piece."""
    text = parsed.document.text
    cuts, ends = [span[0]], []
    shared = _UPON_FURTHER.search(text, *span)
    for m in _FURTHER.finditer(text, *span):
        to = _INFINITIVE.match(text, m.end())
        if to is not None and parsed.doc[parsed.token_at(to.end())].tag_ == "VB":
            ends.append(m.start())
            cuts.append(m.end())
    if shared is not None:
        # "calls upon parents not to ... and upon all citizens not to ...": each call keeps whom it addresses.
        ends.append(shared.start())
        cuts.append(shared.end())
        cuts[0] = addressed
    ends = [*sorted(ends), span[1]]
    pieces = [trimmed(text, s, e) for s, e in zip(sorted(cuts), ends, strict=True)]
    return [p for p in pieces if p is not None]
