"""What a clause tells on a day: happenings of no listed kind ("On Thursday 22,000 people walked through the town").

A time dates what its clause tells where that is a happening: its verb is no state, no saying, no measuring, and none of what follows
upon an event (rescues, treatment, courts). The clause is the one that syntax gives the time, never the nearest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.syntax import Syntax
from crossbearing.lexicon import lexicon
from crossbearing.records import Claim, EventMention, Time

# Labels through which a time hangs on what it tells of.
_THROUGH = frozenset(
    {"pobj", "prep", "npadvmod", "advmod", "nummod", "compound", "poss", "amod", "appos", "nmod", "pcomp", "quantmod", "conj", "dep", "tmod", "attr"}
)  # fmt: skip
_CONDITION = frozenset({"if", "unless", "whether", "before", "until", "till", "lest"})
_NEGATION = frozenset({"not", "n't", "n’t", "never", "no"})
_OBJECT = frozenset({"dobj", "nsubj", "nsubjpass", "attr"})
# Clauses hung on a noun tell its past ("built in 1968"), unless their verb is one of those by which the account goes on.
_HUNG = frozenset({"acl", "relcl"})
# So many steps from a time up to its verb.
_STEPS = 10


@lru_cache(maxsize=8)
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("occurrences")[name])


@lru_cache(maxsize=1)
def _reporting() -> frozenset[str]:
    return frozenset(str(row["verb"]) for row in lexicon("reporting_verbs"))


def root_of(s: Syntax, first: int, last: int) -> int:
    """The token of `first`..`last` on which the others hang."""
    i = last
    while first <= s.head[i] <= last and s.head[i] != i:
        i = s.head[i]
    return i


def governor(s: Syntax, first: int, last: int) -> int | None:
    """The verb of the clause that the expression at tokens `first`..`last` belongs to, None where it belongs to none."""
    i = root_of(s, first, last)
    for _ in range(_STEPS):
        head = s.head[i]
        if s.pos[i] in ("VERB", "AUX"):
            return i
        if head == i:
            return None
        if s.dep[i] not in _THROUGH and s.pos[head] not in ("VERB", "AUX") and s.dep[i] not in _OBJECT:
            return None
        i = head
    return None


def occasion(s: Syntax, first: int, last: int, events: dict[int, EventMention], counted: Sequence[Claim], *, near: bool,
             wide: bool) -> tuple[int, bool] | None:  # fmt: skip
    """The token of what the clause of the expression tells on that day, and whether it lies ahead; None where it tells nothing that
    happened. `near`: the time lies shortly before or after the account; `wide`: it is a month or a year."""
    verb = governor(s, first, last)
    if verb is None:
        return None
    ahead = _ahead(s, verb)
    if s.lemma[verb] == "be" or s.pos[verb] == "AUX":
        return _copula(s, verb, first, last, events, counted, near=near, wide=wide)
    if not near and not (counted and _fronted(s, first, verb)):
        return None
    if not _tells(s, verb, events):
        return None
    if _conditional(s, verb) or any(s.lower[c] in _NEGATION for c in s.children[verb]):
        return None
    if s.dep[verb] in _HUNG and s.lemma[verb] not in _words("goes_on"):
        return None
    subject = s.child(verb, "nsubj", "nsubjpass")
    if subject is not None and s.lemma[subject].lower() in _words("measures"):
        return None
    return verb, ahead


def _tells(s: Syntax, verb: int, events: dict[int, EventMention]) -> bool:
    """Whether a verb tells a happening that an account dates."""
    lemma = s.lemma[verb]
    event = events.get(verb)
    if event is None or event.type == "statement" or lemma in _words("idle") or lemma in _words("after_events"):
        return False
    if lemma in ("begin", "start", "try", "attempt", "manage", "continue"):
        inner = s.child(verb, "xcomp")
        if inner is not None and (s.lemma[inner] in _words("idle") or s.lemma[inner] in _words("after_events")):
            return False
    if lemma in ("die", "perish", "succumb"):
        # The death of one who is named is told as an event; "the fourth died" is a count.
        subject = s.child(verb, "nsubj")
        return subject is not None and s.tag[subject] == "NNP"
    return lemma not in _words("counts") and not (lemma in _reporting() and lemma not in _words("goes_on"))


def _copula(s: Syntax, verb: int, first: int, last: int, events: dict[int, EventMention], counted: Sequence[Claim], *, near: bool,
            wide: bool) -> tuple[int, bool] | None:  # fmt: skip
    """ "On Wednesday the council is to talk", "The minister was due today", "In 2011 there were 12,000 of us", "The vigil is on Friday"."""
    if _conditional(s, verb) or any(s.lower[c] in _NEGATION for c in s.children[verb]):
        return None
    for c in s.children[verb]:
        if s.dep[c] == "xcomp" and s.pos[c] == "VERB" and any(s.lower[g] == "to" for g in s.children[c]):
            return (c, True) if near and s.lemma[c] not in _words("idle") | _words("after_events") else None
        if s.lower[c] == "due" and near:
            return verb, True
    subject = s.child(verb, "nsubj")
    if subject is not None and s.lemma[subject].lower() in _words("held"):
        return subject, s.tag[verb] in ("VBZ", "VBP")
    if wide and counted and _fronted(s, first, verb):
        return verb, False
    if subject is not None and s.lower[subject] == "it" and s.tag[verb] == "VBD" and s.child(verb, "attr") is not None:
        attr = s.child(verb, "attr")
        if wide and attr is not None and first < verb and s.sent[first] == first - 1:
            return verb, False
    return None


def _fronted(s: Syntax, first: int, verb: int) -> bool:
    return first < verb and first - s.sent[first] <= 2


def _ahead(s: Syntax, verb: int) -> bool:
    return any(s.lower[c] in ("will", "shall", "'ll", "’ll", "might", "may", "would") for c in s.children[verb])


def _conditional(s: Syntax, verb: int) -> bool:
    """Whether the clause is a condition, or hangs in one."""
    for i in (verb, *s.ancestors(verb)[:2]):
        if s.dep[i] == "advcl" and any(s.lower[c] in _CONDITION for c in s.children[i] if c < i):
            return True
    return False


# An entry of a chronology is one short line; what is longer is a running commentary.
ENTRY = 110
_STAMP_END = re.compile(r"(?:[ ]?(?:hours|hrs|h|local time))?[ ]?(?:[–—:-]|\|)[ ]?")
_COMMENT = re.compile(
    r"[“\"?!]|\b(?:we|our|us|I|UNCONFIRMED|unconfirmed|says|said|tells|speaks|reports|according)\b|[.] +[A-Z]"
)


def entry(s: Syntax, text: str, parsed: Parsed, time: Time, events: dict[int, EventMention]) -> tuple[int, bool] | None:
    """What an entry of a chronology tells at the hour at its head: "18:52 – Hooded men erect barricades."."""
    line = text.rfind("\n", 0, time.start) + 1
    if text[line : time.start].strip(" \t•*–—-[(") or "T" not in time.value:
        return None
    stamp = _STAMP_END.match(text, time.end)
    stop = text.find("\n", time.end)
    stop = stop if stop >= 0 else len(text)
    if stamp is None or stop - stamp.end() > ENTRY or stop <= stamp.end() or _COMMENT.search(text, stamp.end(), stop):
        return None
    first, last = parsed.token_at(stamp.end()), parsed.token_at(stop - 1)
    for i in range(first, last + 1):
        event = events.get(i)
        if event is not None and event.type != "statement" and s.lemma[i] not in _words("counts"):
            if event.type == "other" and not _tells(s, i, events):
                continue
            return i, False
    return None


def stamped(text: str, time: Time) -> bool:
    """Whether the time is the stamp of an entry: at the head of its line, and a dash after it."""
    line = text.rfind("\n", 0, time.start) + 1
    return time.start - line < LEAD and "T" in time.value and _DASHED.match(text, time.end) is not None


# A stamp stands in so many characters at the head of a line ("Stop press, 00:30 —").
LEAD = 16
_DASHED = re.compile(r"(?:[ ]?(?:hours|hrs|h|local time))?[ ]?(?:[–—]|- |:[ ]|\|)")


# "Main shock: 11 February 2024, 04:52", "Start of the fire: 14:20": what stands before the colon of a line.
_LABEL = re.compile(r"(?:^|\n)[^\S\n]*(?:[•*–—-][ ]*)?(?P<label>[^\n:.;!?]{3,40}):[ ]*(?:[A-Z][a-z]+day,? )?$")
_QUESTION = re.compile(r"\bWhen (?:did|was|were|does|will) [^.?!\n]{2,80}\?\s*$")
_ASKED = 90


def label(text: str, start: int) -> tuple[int, int] | None:
    """The span of the words that a colon parts from the time at `start` of a line."""
    m = _LABEL.search(text, max(0, start - 60), start)
    return m.span("label") if m else None


def asked(text: str, start: int) -> bool:
    """Whether a question asks for the time at `start`: "When did it come? The day before yesterday"."""
    return _QUESTION.search(text, max(0, start - _ASKED), start) is not None
