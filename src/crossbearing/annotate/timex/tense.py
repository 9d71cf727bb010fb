"""Whether the clause around a time expression tells of the past or of what is to come."""

from __future__ import annotations

import re
from typing import Literal

from spacy.tokens import Token

from crossbearing.annotate.parsed import Parsed

Tense = Literal["past", "future", "present", "due", "coming"]

# Verbs whose infinitive lies ahead: "planned to leave on Thursday".
_AHEAD = frozenset({"plan", "expect", "schedule", "due", "intend", "want", "hope", "aim", "set", "agree", "prepare", "slate", "order", "vow", "promise", "decide", "go", "ask", "urge", "be", "likely", "have", "invite", "summon", "subpoena", "require", "instruct", "request", "oblige"})  # fmt: skip
# Nouns whose infinitive lies behind: "failure to lock the gate on Thursday".
_DONE_NOUNS = frozenset({"failure", "inability", "attempt", "refusal", "effort", "chance", "ability", "people", "person", "country", "player", "one"})  # fmt: skip
# Verbs that summon: the day of what they summon to lies ahead for certain.
_SUMMONING = frozenset({"call", "invite", "appeal", "urge", "ask", "encourage", "summon", "convene", "instruct", "advise", "request", "exhort", "remind"})  # fmt: skip
# Verbs by which a day to come is fixed: "has scheduled a news conference Thursday".
_TELLING = frozenset({"say", "show", "be", "have", "report", "claim", "put", "suggest", "appear", "tell", "write", "state", "know", "think", "believe", "remember", "come", "find", "add", "note", "read", "list", "give", "record", "register", "count"})  # fmt: skip
_AWAITED = frozenset({"expect", "plan", "set", "schedule", "bind", "forecast", "predict"})
_INTENDING = frozenset(
    {"mean", "plan", "intend", "want", "hope", "expect", "aim", "threaten", "promise", "vow", "prepare"}
)
# What is fixed for a day: "announced a strike for Friday".
_PLANNED = frozenset({"plan", "announce", "schedule", "call", "set", "convene", "declare", "propose", "organise", "organize", "prepare", "book", "arrange"})  # fmt: skip
_SETTING = frozenset({"schedule", "slate", "postpone"})
_POSSESSIVE = re.compile(r"['’]s\b")
_WILL = re.compile(r"\bwill\b|['’]ll\b|\bwould\b.*\bnext\b")
_DUE_LEFT = re.compile(r"\b(?:by|until|till|before|through)(?: (?:early|late|mid))?[ -]+(?:the )?$", re.IGNORECASE)
_FUTURE_LEFT = re.compile(
    r"\b(?:no later than|as early as|as soon as|called for|announced for|arranged for|fixed for|postponed to|postponed until|convened for|scheduled for|planned for|due on|due in|set for|expected on|expected in|slated for|deadline of|ahead of|upcoming)(?: (?:early|late|mid))?[ -]+(?:the )?$",
    re.IGNORECASE,
)
# The longest walk up the tree to a verb.
_STEPS = 12


def tense_at(parsed: Parsed, start: int, end: int) -> Tense | None:
    """The tense of the verb that governs the expression at `start`..`end`, None where there is none.

    `coming` is a day ahead for certain ("is to meet on Tuesday", "calls on all to gather on Tuesday"); `due` is a term told in a past clause ("had until Friday"), which can lie on either side.
    """
    text = parsed.document.text
    if _FUTURE_LEFT.search(text, max(0, start - 26), start):
        return "future"
    token = parsed.doc[parsed.token_at(start)]
    while token.head.i != token.i and start <= token.head.idx < end:
        token = token.head
    found: Tense | None
    if _ahead(token):
        return "future"
    due = _DUE_LEFT.search(text, max(0, start - 20), start) is not None
    # "The strike begins on Monday": a present that the day itself hangs on tells what is planned.
    attached = token.head.head.i if token.dep_ == "pobj" else token.head.i
    for _ in range(_STEPS):
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound"):
            found = "future" if token.lemma_ in _SETTING else _verb_tense(token)
            if found == "present" and token.lemma_ not in _TELLING and attached == token.i:
                found = "future"
            if found == "present" and token.lemma_ == "be" and _to_come(token, attached):
                found = "coming"
            if found is not None:
                if due and found != "coming":
                    return "due" if found == "past" else "future"
                if found == "future" and _POSSESSIVE.match(text, end) and not _WILL.search(token.sent.text):
                    return None
                return found
        if token.head.i == token.i:
            break
        token = token.head
    return "future" if due else None


def _ahead(token: Token) -> bool:
    """ "Unions planned a march on Saturday", "announced a strike for Friday": what a verb of planning has for its object lies ahead."""
    if token.dep_ != "pobj" and token.dep_ != "npadvmod":
        return False
    over = token.head
    verb = over.head if token.dep_ == "pobj" else over
    if verb.dep_ in ("dobj", "prep", "pobj") and verb.pos_ != "VERB":
        verb = next((a for a in verb.ancestors if a.pos_ == "VERB"), verb)
    planned = verb.lemma_ in _PLANNED and any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children)
    return planned and (over.lower_ == "for" or verb.lemma_ == "plan")


def _to_come(verb: Token, attached: int) -> bool:
    """ "The council is to meet on Tuesday", "The funeral is on Thursday"."""
    for child in verb.children:
        if child.dep_ == "xcomp" and any(c.lower_ == "to" for c in child.children):
            return True
        if child.dep_ == "acomp" and child.lower_ in ("due", "set", "expected"):
            return True
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    only = all(c.dep_ in ("nsubj", "prep", "punct", "advmod", "npadvmod", "aux") for c in verb.children)
    return attached == verb.i and only and subject is not None and subject.pos_ == "NOUN"


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
            elif child.tag_ == "VBD" or word in ("was", "were", "had", "did") or word in ("has", "have", "'ve", "’ve"):
                return "past"
            elif word in ("is", "are", "am", "'s", "’s", "'re") and verb.lemma_ in _AWAITED and verb.tag_ == "VBN":
                return "future"
            elif word in ("is", "are", "am", "'s", "’s", "'re") and verb.tag_ == "VBG":
                return (
                    "future"
                    if verb.lemma_
                    in ("go", "leave", "meet", "arrive", "travel", "plan", "hold", "return", "visit", "start", "begin")
                    else "present"
                )
    if (
        verb.tag_ == "VB"
        and verb.dep_ == "ROOT"
        and not infinitive
        and not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in verb.children)
    ):
        return "coming"
    if infinitive:
        head = verb.head
        if (
            head.lemma_ in _SUMMONING
            and verb.dep_ in ("xcomp", "ccomp", "advcl")
            and head.tag_ in ("VBZ", "VBP", "VB", "VBG")
        ):
            return "coming"
        if head.lemma_ == "be" and head.tag_ in ("VBZ", "VBP") and verb.dep_ == "xcomp":
            return "coming"
        if head.i != verb.i and (
            (head.lemma_ in _AHEAD and not (head.lemma_ == "go" and head.tag_ != "VBG"))
            or (head.pos_ == "NOUN" and head.lemma_ not in _DONE_NOUNS)
            or head.pos_ == "ADJ"
        ):
            return "future"
        return None
    if modal:
        return None if any(c.lower_ == "have" for c in verb.children) else "future"
    if verb.tag_ == "VBD":
        return "past"
    if verb.tag_ in ("VBZ", "VBP"):
        return "future" if verb.lemma_ in _INTENDING and any(c.dep_ == "xcomp" for c in verb.children) else "present"
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl"):
        return "past"
    return None
