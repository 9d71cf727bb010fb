"""Whether the clause around a time expression tells of the past or of what is to come."""

from __future__ import annotations

import re
from typing import Literal

from spacy.tokens import Token

from crossbearing.annotate.parsed import Parsed

Tense = Literal["past", "future", "present"]

# Verbs whose infinitive lies ahead: "planned to leave on Thursday".
_AHEAD = frozenset({"plan", "expect", "schedule", "due", "intend", "want", "hope", "aim", "set", "agree", "prepare", "slate", "order", "vow", "promise", "decide", "go", "ask", "urge", "be", "likely", "have"})  # fmt: skip
_FUTURE_LEFT = re.compile(r"\b(?:by|until|till|before|through|no later than|as early as|as soon as|scheduled for|planned for|due on|due in|set for|expected on|expected in|slated for|deadline of|ahead of|upcoming)(?: (?:early|late|mid))?[ -]+(?:the )?$", re.IGNORECASE)
# The longest walk up the tree to a verb.
_STEPS = 12


def tense_at(parsed: Parsed, start: int) -> Tense | None:
    """The tense of the verb that governs the word at `start`, None where there is none."""
    text = parsed.doc.text
    if _FUTURE_LEFT.search(text, max(0, start - 26), start):
        return "future"
    token = parsed.doc[parsed.token_at(start)]
    for _ in range(_STEPS):
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound"):
            found = _verb_tense(token)
            if found is not None:
                return found
        if token.head.i == token.i:
            break
        token = token.head
    return None


def _verb_tense(verb: Token) -> Tense | None:
    modal = infinitive = False
    for child in verb.children:
        if child.i >= verb.i and child.dep_ not in ("aux", "auxpass"):
            continue
        if child.dep_ in ("aux", "auxpass"):
            word = child.lower_
            if word in ("will", "wo", "'ll", "’ll", "shall"):
                return "future"
            if word in ("would", "may", "might", "could", "should", "must", "can"):
                modal = True
            elif word == "to":
                infinitive = True
            elif child.tag_ == "VBD" or word in ("was", "were", "had", "did"):
                return "past"
            elif word in ("has", "have", "'ve", "’ve"):
                return "past"
            elif word in ("is", "are", "am", "'s", "’s", "'re") and verb.tag_ == "VBG":
                return "future" if verb.lemma_ in ("go", "leave", "meet", "arrive", "travel", "plan", "hold", "return", "visit", "start", "begin") else "present"
    if infinitive:
        head = verb.head
        if head.i != verb.i and (head.lemma_ in _AHEAD or head.pos_ in ("NOUN", "ADJ")):
            return "future"
        return None
    if modal:
        return None if any(c.lower_ == "have" for c in verb.children) else "future"
    if verb.tag_ == "VBD":
        return "past"
    if verb.tag_ in ("VBZ", "VBP"):
        return "present"
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl"):
        return "past"
    return None
