"""Sources named by a phrase: "according to X", "in the words of X", "per X"."""

from __future__ import annotations

from spacy.tokens import Token

from crossbearing.annotate.speech.clauses import Pair, Source, child, end_of, phrase, trimmed
from crossbearing.annotate.speech.cues import Cue
from crossbearing.annotate.speech.draft import Draft

ACCORDING = Cue("according", frozenset({"aside"}))
_JOINTS = frozenset({"IN", "WDT", "WP", "WRB", "CC"})
_QUOTES = frozenset({"quote", "cite"})
_CUT = frozenset({";"})


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
    return Draft(parts, (token.idx, end_of(to)), ACCORDING, source, inner=inner, clausal=True)


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
