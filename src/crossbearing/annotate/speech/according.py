"""Sources named by a phrase: "according to X", "in the words of X", "per X"."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from crossbearing.annotate.naming.words import offices
from crossbearing.annotate.speech.clauses import Pair, Source, child, end_of, phrase, trimmed
from crossbearing.annotate.speech.cues import Cue
from crossbearing.annotate.speech.draft import Draft

_QUOTING = re.compile(r"(?:quoting|citing)\s+(?P<whom>[^,]+),\s+")
ACCORDING = Cue("according", frozenset({"aside"}))
# Nouns that stand for what somebody holds, with the prepositions before them.
_VIEWED = {
    "view": ("in",), "opinion": ("in",), "words": ("in",), "judgment": ("in",), "judgement": ("in",), "telling": ("in", "by"),
    "eyes": ("in",), "version": ("in", "by"), "account": ("by",), "accounts": ("by",), "admission": ("by", "on"), "estimate": ("by",),
    "estimates": ("by",), "reckoning": ("by",), "assessment": ("in", "by"), "estimation": ("in", "by"), "count": ("by",),
}  # fmt: skip
VIEWS = frozenset(_VIEWED)
_JOINTS = frozenset({"IN", "WDT", "WP", "WRB", "CC"})
_QUOTES = frozenset({"quote", "cite"})
_CUT = frozenset({";"})
# Words of a name in apposition.
_LONGEST_NAME = 5


def according(token: Token, text: str) -> Draft | None:
    """The attribution of an "according to" that starts at this token."""
    doc, sentence = token.doc, token.sent
    if token.i + 2 >= sentence.end or doc[token.i + 1].lower_ != "to":
        return None
    to = doc[token.i + 1]
    noun = child(to, "pobj", after=True)
    if noun is None:
        noun = doc[to.i + 1]
        while noun.i + 1 < sentence.end and noun.pos_ not in ("NOUN", "PROPN", "PRON"):
            noun = doc[noun.i + 1]
    source, inner = phrase(noun), _quoted_by(noun)
    last = doc[noun.right_edge.i] if noun.right_edge.i < sentence.end else noun
    apposed = _apposed(noun.left_edge, last, sentence.end)
    if apposed is not None:
        source, last = Source(apposed.i, source.start, end_of(apposed)), apposed
    first_words = all(t.is_punct or t.is_space or t.lower_ in ("and", "but") for t in doc[sentence.start : token.i])
    if first_words:
        # "According to X, it happened": a phrase that the parser lets swallow the comma ends there.
        span = trimmed(text, end_of(last), sentence.end_char)
        if last.i >= sentence.end - 2:
            comma = next((t for t in doc[noun.i : sentence.end] if t.text == ","), None)
            if comma is None:
                return None
            span = trimmed(text, end_of(comma), sentence.end_char)
            source = Source(noun.i, source.start, end_of(doc[comma.i - 1]))
        parts: tuple[Pair, ...] = (span,) if span else ()
    else:
        parts = _around(token, last, text)
    if not parts:
        return None
    quoting = _QUOTING.match(text, *parts[0])
    if quoting is not None and inner is None:
        # "According to Radio X, quoting two nurses, ..."
        who = quoting.span("whom")
        noun = doc[_token_before(doc, noun.i, who[1])]
        inner, parts = Source(noun.i, *who), ((quoting.end(), parts[0][1]), *parts[1:])
    return Draft(parts, (token.idx, end_of(to)), ACCORDING, source, inner=inner, clausal=True)


def _token_before(doc: Doc, at: int, offset: int) -> int:
    """The index of the last token from `at` on that begins before the offset."""
    while at + 1 < len(doc) and doc[at + 1].idx < offset:
        at += 1
    return at


def in_the_view_of(noun: Token, text: str) -> Draft | None:
    """The attribution of a phrase set off by a comma: "In the bishop's view, ...", "By his own account, ...", "In the words of X, ..."."""
    prep, doc, sentence = noun.head, noun.doc, noun.sent
    if noun.dep_ != "pobj" or prep.lower_ not in _VIEWED.get(noun.lower_, ()):
        return None
    holder = next((c for c in noun.children if c.dep_ == "poss"), None)
    of = next((c for c in noun.children if c.lower_ == "of" and c.dep_ == "prep"), None)
    who = holder or (child(of, "pobj", after=True) if of is not None else None)
    last = noun.right_edge if of is not None else noun
    if who is None or last.i + 2 >= sentence.end or doc[last.i + 1].text != ",":
        return None
    before = doc[prep.i - 1] if prep.i > sentence.start else None
    if before is not None and before.text != "," and before.lower_ not in ("but", "and"):
        return None
    if before is None or before.lower_ in ("but", "and"):
        span = trimmed(text, end_of(doc[last.i + 1]), sentence.end_char)
        parts: tuple[Pair, ...] = (span,) if span else ()
    elif prep.head.pos_ == "VERB" and prep.head.dep_ != "ROOT":
        # "..., whose march drew 4,000 people, by his count": what the clause tells, no more
        span = trimmed(text, prep.head.idx, prep.idx) if prep.head.i < prep.i else None
        parts = (span,) if span else ()
    else:
        parts = _around(prep, last, text)
    return Draft(parts, (prep.idx, end_of(noun)), ACCORDING, phrase(who), clausal=True) if parts else None


def _apposed(first: Token, last: Token, end: int) -> Token | None:
    """The last word of a name set off by commas after an office: "according to the ombudsman of the region, Ana Lupu, ..."."""
    doc = last.doc
    if last.i + 2 >= end or doc[last.i + 1].text != "," or not any(_is_office(t) for t in doc[first.i : last.i + 1]):
        return None
    at = last.i + 2
    while at < end and (doc[at].tag_ == "NNP" or (doc[at].text in ("-", "’", "'") and at > last.i + 2)):
        at += 1
    words = at - last.i - 2
    if not 1 <= words <= _LONGEST_NAME or (at < end and doc[at].text not in (",", ".")):
        return None
    if at + 1 < end and doc[at].text == ",":
        # "According to the mayor, Lupu, a farmer, was killed": the name is the next clause's subject.
        for t in doc[at + 1 : end]:
            if t.pos_ in ("VERB", "AUX"):
                return None if doc[t.i - 1].text == "," or t.i == at + 1 else doc[at - 1]
        return None
    return doc[at - 1]


def _is_office(t: Token) -> bool:
    return t.lower_ in offices() or any(p in offices() for p in t.lower_.split("-"))


def _around(token: Token, last: Token, text: str) -> tuple[Pair, ...]:
    doc, sentence = token.doc, token.sent
    start = sentence.start
    for t in doc[sentence.start : token.i]:
        if t.text in _CUT:
            start = t.i + 1
    parts = []
    left = trimmed(text, doc[start].idx, end_of(doc[token.i - 1]))
    joint = doc[token.i - 2] if token.i - 2 >= start and doc[token.i - 1].text == "," else None
    # "because, according to him, it rained": only what follows is his.
    if left is not None and not (joint is not None and joint.tag_ in _JOINTS):
        parts.append(left)
    after = last.i + 1
    if after + 2 < sentence.end and doc[after].text in (",", "—", "–", "--"):
        follower = doc[after + 1]
        if follower.tag_ not in ("VBG", "WDT", "WP") and follower.lower_ not in ("but", "and", "who", "which", "while"):
            right = trimmed(text, follower.idx, sentence.end_char)
            if right is not None:
                parts.append(right)
    return tuple(parts)


def _quoted_by(noun: Token) -> Source | None:
    """ "the daily X, which quotes a union official": the official."""
    for c in noun.children:
        if c.dep_ in ("relcl", "acl") and c.lemma_ in _QUOTES:
            target = child(c, "dobj", after=True)
            if target is not None:
                return phrase(target)
    return None
