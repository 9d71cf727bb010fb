"""Through whom it came: the medium that was told, and the source that the speaker names in turn."""

from __future__ import annotations

from spacy.tokens import Token

from crossbearing.annotate.speech.clauses import Source, child, phrase

# "said in an interview with Radio X": occasions of speaking that name their medium.
_OCCASIONS = frozenset(
    {
        "interview",
        "statement",
        "remark",
        "comment",
        "call",
        "email",
        "e-mail",
        "message",
        "briefing",
        "telephone",
        "letter",
        "conversation",
    }
)
_TO = frozenset({"to", "with", "for", "on"})
_CITING = frozenset({"cite", "quote"})


def addressee(verb: Token) -> Source | None:
    """Whom it was told, where that may be a medium: "told Reuters", "said to Reuters", "said in an interview with Reuters"."""
    for c in verb.children:
        if (
            c.i > verb.i
            and c.dep_ in ("dobj", "dative")
            and c.pos_ in ("PROPN", "NOUN", "PRON")
            and c.lemma_ != "interview"
        ):
            return phrase(c)
    for c in verb.children:
        noun = child(c, "pobj", after=True) if c.dep_ in ("prep", "dative") and c.i > verb.i else None
        if noun is None:
            continue
        if c.lower_ == "to":
            return phrase(noun)
        if noun.lemma_ in _OCCASIONS:
            to = next((k for k in noun.children if k.dep_ == "prep" and k.lower_ in _TO), None)
            medium = child(to, "pobj", after=True) if to is not None else None
            if medium is not None:
                return phrase(medium)
    return None


def cited(verb: Token) -> Source | None:
    """Whom the speaker cites: "the agency said, citing two medics"."""
    for c in verb.children:
        if c.lemma_ in _CITING and c.tag_ == "VBG":
            target = child(c, "dobj", after=True)
            if target is not None:
                return phrase(target)
    return None
