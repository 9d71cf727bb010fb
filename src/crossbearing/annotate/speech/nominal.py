"""Nouns and adverbs that report: "the army's claim that ...", "rumours of ...", "reportedly"."""

from __future__ import annotations

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
from crossbearing.annotate.speech.cues import Cue, verb_cues
from crossbearing.annotate.speech.draft import Draft

# Verbs by which somebody voices what is his own, although they report in other ways too.
_UTTERS = frozenset(
    {"make", "issue", "give", "repeat", "express", "voice", "raise", "have", "announce", "offer", "add"}
)
# Who faces or draws criticism does not voice it.
_GETS = frozenset(
    {
        "receive", "face", "draw", "prompt", "spark", "trigger", "fuel", "attract", "hear", "get", "win", "earn", "follow", "cause",
        "provoke", "read", "see", "bring", "meet", "create", "reflect", "ease", "calm", "end", "answer", "escape", "stir", "feed",
    }
)  # fmt: skip
_BE = frozenset({"be", "’s", "'s"})
# Nouns in the singular that take a verb in the plural.
_SINGULAR = ("NN", "NNP")
_PLURALS = frozenset({"police", "people", "personnel", "staff", "media"})


def nominal(noun: Token, row: Cue, text: str) -> Draft | None:
    """The attribution that a reporting noun makes, None where it has no content."""
    span = _content(noun, row)
    if span is None:
        return None
    cut = trimmed(text, *span)
    holder = _holder(noun)
    # A plan, threat or decision without its holder is a thing in the world, not somebody's word; a rumour is.
    if holder is None and not row.may("nobody"):
        return None
    return Draft((cut,), (noun.idx, end_of(noun)), row, holder, clausal=True) if cut else None


def _content(noun: Token, row: Cue) -> Pair | None:
    if noun.dep_ == "nsubj" and noun.head.lemma_ in _BE and row.may("that"):
        # "The union's demand is that the director resign"
        told = child(noun.head, "ccomp", after=True)
        if told is not None and any(k.dep_ == "mark" and k.lower_ == "that" and k.i < told.i for k in told.children):
            return span_of(told)
    for c in noun.children:
        if c.i < noun.i:
            continue
        if (
            c.dep_ in ("acl", "ccomp", "relcl")
            and row.may("that")
            and any(k.dep_ == "mark" and k.lower_ == "that" and k.i < c.i for k in c.children)
        ):
            return span_of(c)
        if (
            c.dep_ in ("acl", "xcomp", "relcl")
            and row.may("to")
            and any(k.lower_ == "to" and k.dep_ == "aux" for k in c.children)
        ):
            return span_of(c)
        if c.dep_ == "prep" and row.may(c.lower_):
            if noun.lemma_ == "report" and c.lower_ == "of" and any(k.lower_ == "the" for k in noun.children):
                continue  # "the report of the panel": whose it is
            inner = child(c, "pobj", "pcomp", after=True)
            if inner is not None:
                return c.idx, span_of(inner)[1]
    return None


def _holder(noun: Token) -> Source | None:
    for c in noun.children:
        if c.dep_ == "poss":
            return phrase(c)
        if c.dep_ == "prep" and c.lower_ in ("by", "from"):
            who = child(c, "pobj", after=True)
            if who is not None:
                return phrase(who)
    # "a Reuters report that ..."
    named = [
        c
        for c in noun.children
        if c.dep_ in ("compound", "nmod") and c.tag_ == "NNP" and c.ent_type_ in ("ORG", "PERSON")
    ]
    if named:
        return phrase(named[-1])
    # "the company rejected the claim that": the claim is somebody else's; "made a promise to", "signed an agreement to": the subject's.
    head = noun.head
    voiced = noun.dep_ == "dobj" and head.pos_ == "VERB" and head.lemma_ not in _GETS
    if voiced and (head.lemma_ in _UTTERS or head.lemma_ not in verb_cues()):
        return speaker(head)
    return None


def mistaken(word: Token, row: Cue, text: str) -> Draft | None:
    """A verb that the tagger takes for a noun: "Posts on social media state that ...", where a plural before it would be its subject."""
    doc, sentence = word.doc, word.sent
    if word.tag_ != "NN" or word.i + 1 >= sentence.end or doc[word.i + 1].lower_ != "that" or word.i == sentence.start:
        return None
    first = sentence.start
    for t in doc[sentence.start : word.i]:
        if t.pos_ in ("VERB", "AUX") or t.text in (",", ";", ":", "“", '"') or t.tag_ in ("CC", "LS"):
            return None
        if first == t.i and (t.is_punct or t.pos_ in ("NUM", "X", "SPACE")):
            first = t.i + 1
    if first >= word.i or not row.may("that"):
        return None
    plural = next((t for t in doc[first : word.i] if t.tag_ in ("NNS", "NNPS") or t.lower_ in _PLURALS), None)
    if plural is None:
        return None
    content = trimmed(text, doc[word.i + 1].idx, sentence.end_char)
    source = Source(plural.i, doc[first].idx, end_of(doc[word.i - 1]))
    return Draft((content,), (word.idx, end_of(word)), row, source, clausal=True) if content else None


def mistaken_plural(word: Token, row: Cue, text: str) -> Draft | None:
    """A verb that the tagger takes for a plural noun: "Lupu charges that ...", "The council plans to sell ..."."""
    doc = word.doc
    if word.tag_ not in ("NNS", "NNPS") or word.dep_ not in ("ROOT", "ccomp", "conj", "dep") or word.i + 1 >= len(doc):
        return None
    subject = doc[word.i - 1] if word.i > word.sent.start else None
    if subject is None or subject.dep_ != "compound" or subject.head.i != word.i or subject.tag_ not in _SINGULAR:
        return None
    for c in word.children:
        if c.i < word.i or not (
            (c.dep_ in ("acl", "ccomp", "relcl") and row.may("that") and doc[word.i + 1].lower_ == "that")
            or (c.dep_ in ("xcomp", "acl", "relcl") and row.may("to") and doc[word.i + 1].lower_ == "to")
            or (c.dep_ in ("acl", "dobj") and row.may("ing") and c.i == word.i + 1 and c.tag_ == "VBG")
        ):
            continue
        content = trimmed(text, doc[word.i + 1].idx, end_of(c.right_edge))
        first = min(subject.left_edge.i, word.left_edge.i)
        source = Source(subject.i, doc[first].idx, end_of(subject))
        return Draft((content,), (word.idx, end_of(word)), row, source, clausal=True) if content else None
    return None


def hedged(adverb: Token, row: Cue, text: str) -> Draft | None:
    """The clause that an adverb puts on somebody's word."""
    verb = adverb.head
    while verb.dep_ in ("aux", "auxpass"):
        verb = verb.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    subject = own_subject(verb)
    first = subject.left_edge.idx if subject is not None and subject.i < adverb.i else min(verb.idx, adverb.idx)
    if subject is not None and subject.i > adverb.i:
        first = subject.left_edge.idx
    last = verb
    for c in verb.children:
        if c.i > verb.i and c.dep_ not in ("conj", "cc", "punct", "advcl", "parataxis"):
            last = c.right_edge if c.right_edge.i > last.i else last
    cut = trimmed(text, first, max(end_of(last), end_of(adverb)))
    return Draft((cut,), (adverb.idx, end_of(adverb)), row, None) if cut else None
