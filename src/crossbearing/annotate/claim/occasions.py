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
from crossbearing.annotate.triggers import happening_words
from crossbearing.lexicon import lexicon
from crossbearing.records import Claim, EventMention, Time

# Labels through which a time hangs on what it tells of.
_THROUGH = frozenset(
    {"pobj", "prep", "npadvmod", "advmod", "nummod", "compound", "poss", "amod", "appos", "nmod", "pcomp", "quantmod", "conj", "dep", "tmod", "attr"}
)  # fmt: skip
_CONDITION = frozenset({"if", "unless", "whether", "before", "until", "till", "lest"})
_NEGATION = frozenset({"not", "n't", "n’t", "never", "no"})
_NOBODY = frozenset({"nobody", "none", "nothing"})
_OBJECT = frozenset({"dobj", "nsubj", "nsubjpass", "attr"})
# Clauses hung on a noun tell its past ("built in 1968"), unless their verb is one of those by which the account goes on.
_HUNG = frozenset({"acl", "relcl"})
# So many steps from a time up to its verb.
_STEPS = 10


@lru_cache(maxsize=8)
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("occurrences")[name])


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
    noun = _noun(s, first, last)
    if noun is not None and near:
        return noun, False
    verb = governor(s, first, last)
    if verb is None:
        return _opened(s, first, last, events) if near else None
    if (
        s.lemma[verb] in _words("announcing")
        and s.pos[first - 1] == "ADP"
        and s.lower[first - 1] in ("for", "on", "to")
    ):
        what = s.child(verb, "nsubjpass") or s.child(verb, "dobj")
        if what is not None and (_is_happening(s, what) or s.lemma[what] in _words("held")):
            return what, True
    ahead = _ahead(s, verb)
    if s.lemma[verb] == "expect" and near and _awaited(s, verb):
        return verb, True
    if s.lemma[verb] == "be" or s.pos[verb] == "AUX":
        return _copula(s, verb, first, last, events, counted, near=near, wide=wide)
    if (became := _became(s, verb, events)) is not None:
        return became, ahead
    if not near and not (counted and _fronted(s, first, verb)):
        return None
    if s.dep[verb] in _HUNG and s.pos[_top(s, verb)] in ("VERB", "AUX") and s.lemma[verb] not in _words("goes_on"):
        return _main(s, verb, first, events)
    if not _tells(s, verb, events):
        if (above := _main(s, verb, first, events)) is not None:
            return above
        what = s.child(verb, "dobj", "nsubjpass")
        event = events.get(verb)
        if what is not None and s.lemma[verb] in _words("perceiving") and _is_happening(s, what):
            return what, False
        crowd = any(c.attribute == "participants" for c in counted)
        gathered = crowd and event is not None and event.type != "statement" and s.lemma[verb] in _words("crowding")
        return (verb, ahead) if gathered else None
    if _conditional(s, verb) or any(s.lower[c] in _NEGATION for c in s.children[verb]):
        return None
    subject, what = s.child(verb, "nsubj", "nsubjpass"), s.child(verb, "dobj")
    if any(x is not None and s.lemma[x].lower() in _words("measures") for x in (subject, what)):
        return None
    if subject is not None and (
        s.lower[subject] in _NOBODY or any(s.lower[c] in ("no", "not", "few") for c in s.children[subject])
    ):
        return None
    return verb, ahead


def _awaited(s: Syntax, verb: int) -> bool:
    """Whether somebody is expected somewhere: "The governor is expected here tomorrow"."""
    subject = s.child(verb, "nsubjpass")
    if subject is None or s.child(verb, "xcomp", "ccomp") is not None:
        return False
    there = any(
        s.lower[c] in ("here", "there") or (s.dep[c] == "prep" and s.lower[c] in ("in", "at", "to"))
        for c in s.children[verb]
    )
    return there and (
        s.tag[subject] == "NNP"
        or s.lower[subject]
        in ("president", "minister", "king", "pope", "governor", "envoy", "delegation", "commission")
    )


def _became(s: Syntax, verb: int, events: dict[int, EventMention]) -> int | None:
    """The conflict into which something turned or to which it led: that is what began by then."""
    if s.lemma[verb] not in _words("becoming") or any(s.lower[c] in _NEGATION for c in s.children[verb]):
        return None
    ends = [c for c in s.children[verb] if s.dep[c] in ("dobj", "attr")]
    ends += [
        g for c in s.children[verb] if s.lower[c] in ("to", "into", "in") for g in s.children[c] if s.dep[g] == "pobj"
    ]
    return next((i for i in ends if i in events and events[i].type in ("battle", "riot", "strike", "protest")), None)


def _opened(s: Syntax, first: int, last: int, events: dict[int, EventMention]) -> tuple[int, bool] | None:
    """The happening of a sentence that the time opens, where the parse found no verb for it."""
    if first - s.sent[first] > 2:
        return None
    i = last + 1
    while i < len(s.lower) and s.sent[i] == s.sent[first] and s.line[i] == s.line[first]:
        event = events.get(i)
        if event is not None and event.type != "statement" and s.lemma[i] not in _words("counts"):
            happens = _tells(s, i, events) if event.type == "other" else s.pos[i] == "VERB"
            if happens and s.dep[i] not in _HUNG:
                return i, False
        i += 1
    return None


def _noun(s: Syntax, first: int, last: int) -> int | None:
    """The noun of a happening on which the time hangs directly: "the second jolt, on Monday at half past one"."""
    i = root_of(s, first, last)
    for _ in range(4):
        head = s.head[i]
        if head == i or s.dep[i] not in _THROUGH:
            return None
        i = head
        if s.pos[i] in ("VERB", "AUX"):
            # the noun straight before the time: "mortar fire from 14:30", "The second jolt, on Monday, was worse"
            before = first - 1
            while before > s.sent[first] and (s.pos[before] in ("ADP", "ADV", "PUNCT", "DET") and first - before <= 3):
                before -= 1
            beside = (
                s.pos[before] == "NOUN"
                and s.lemma[before] in _words("perceived")
                and s.dep[before] in ("nsubj", "pobj", "dobj")
            )
            return before if beside else None
        if s.pos[i] == "NOUN" and s.lemma[i] in _words("perceived") and i < first:
            return i
    return None


def _is_happening(s: Syntax, i: int) -> bool:
    return s.lemma[i] in happening_words() or s.lemma[i] in _words("perceived")


# What such a verb tells as an event only with its particle: "carried out a raid", but "carried to hospital".
_PARTICLES = {"take": "up", "pull": "down", "bring": "down"}


def _follows_up(s: Syntax, verb: int) -> bool:
    """Whether a verb tells what follows upon an event: rescue, care, inquiry, court."""
    lemma = s.lemma[verb]
    beside = {s.lower[c] for c in s.children[verb]}
    if lemma == "bury":  # "Yesterday the city buried Brand": a funeral
        return not any(s.dep[c] in ("dobj", "nsubjpass") and s.tag[c] == "NNP" for c in s.children[verb])
    if lemma in ("go", "come") and "to" not in beside:
        return bool(beside & {"home", "alive"}) or any(
            s.lower[c] == "on" and s.dep[c] == "prt" for c in s.children[verb]
        )
    if lemma == "carry":
        subject = s.child(verb, "nsubjpass")
        return "out" not in beside or (subject is not None and s.tag[subject] in ("NNP", "PRP"))
    if lemma in _PARTICLES and any(s.lower[c] == _PARTICLES[lemma] for c in s.children[verb]):
        return False
    if lemma == "take":
        return any(s.lower[c] == "to" for c in s.children[verb])
    return lemma in _words("after_events")


def _top(s: Syntax, i: int) -> int:
    """The root of the sentence of a token."""
    above = s.ancestors(i)
    return above[-1] if above else i


def _main(s: Syntax, verb: int, first: int, events: dict[int, EventMention]) -> tuple[int, bool] | None:
    """The main verb of a sentence that a time opens, where the parse hung it on a participle."""
    if first - s.sent[first] > 1:
        return None
    above = next((a for a in s.ancestors(verb) if s.pos[a] in ("VERB", "AUX")), None)
    return (above, _ahead(s, above)) if above is not None and _tells(s, above, events) else None


def _tells(s: Syntax, verb: int, events: dict[int, EventMention]) -> bool:
    """Whether a verb tells a happening that an account dates."""
    lemma = s.lemma[verb]
    event = events.get(verb)
    if event is None or event.type == "statement" or lemma in _words("idle") or _follows_up(s, verb):
        return False
    if lemma in ("begin", "start", "try", "attempt", "manage", "continue"):
        inner = s.child(verb, "xcomp")
        if inner is not None and (s.lemma[inner] in _words("idle") or _follows_up(s, inner)):
            return False
    if lemma in ("die", "perish", "succumb"):
        # The death of one who is named is told as an event; "the fourth died" is a count.
        subject = s.child(verb, "nsubj")
        return subject is not None and s.tag[subject] == "NNP"
    return lemma not in _words("counts") and s.child(verb, "ccomp") is None


def _copula(s: Syntax, verb: int, first: int, last: int, events: dict[int, EventMention], counted: Sequence[Claim], *, near: bool,
            wide: bool) -> tuple[int, bool] | None:  # fmt: skip
    """ "On Wednesday the council is to talk", "The minister was due today", "In 2011 there were 12,000 of us", "The vigil is on Friday"."""
    if _conditional(s, verb) or any(s.lower[c] in _NEGATION for c in s.children[verb]):
        return None
    for c in s.children[verb]:
        if s.dep[c] == "xcomp" and s.pos[c] == "VERB" and any(s.lower[g] == "to" for g in s.children[c]):
            return (c, True) if near and s.lemma[c] not in _words("idle") and not _follows_up(s, c) else None
        if s.lower[c] == "due" and near:
            return verb, True
    subject = s.child(verb, "nsubj")
    if subject is not None and s.lemma[subject].lower() in _words("held"):
        return subject, s.tag[verb] in ("VBZ", "VBP")
    if wide and counted and s.tag[verb] == "VBD":
        return verb, False
    if s.tag[verb] != "VBD":
        return None
    if wide and _fronted(s, first, verb) and s.child(verb, "expl") is not None:
        return verb, False
    if subject is None or s.lower[subject] != "it":
        return None
    if (wide and _fronted(s, first, verb)) or (not wide and first > verb and s.pos[first] == "NUM"):
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
ENTRY = 160
_STAMP_END = re.compile(r"(?:[ ]?(?:hours|hrs|h|local time))?[ ]?(?:[–—:-]|\|)[ ]?")
_COMMENT = re.compile(r"[“\"?!]|\b(?:we|our|us|I|UNCONFIRMED|unconfirmed|says|said|tells|speaks|reports|according)\b")


# Where an entry goes on with a second sentence, its first must name its happening at once.
_NEXT = re.compile(r"[.] +(?=[A-Z])")


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
    sentence = _NEXT.search(text, stamp.end(), stop)
    stop, several = (sentence.start() + 1, True) if sentence else (stop, False)
    first, last = parsed.token_at(stamp.end()), parsed.token_at(stop - 1)
    for i in range(first, last + 1):
        event = events.get(i)
        if event is None and i <= first + 2 and s.lower[i] in happening_words() and s.lower[i] not in _words("counts"):
            return i, False
        if several and i > first + 2:
            return None
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
_QUESTION = re.compile(
    r"\bWhen (?:did|was|were|does|will) [^.?!\n]{2,80}\?\s*(?:(?:On|At|In|Around|About|Shortly (?:before|after))\s+(?:the )?)?$"
)
_ASKED = 90


def label(text: str, start: int) -> tuple[int, int] | None:
    """The span of the words that a colon parts from the time at `start` of a line."""
    m = _LABEL.search(text, max(0, start - 60), start)
    return m.span("label") if m else None


def asked(text: str, start: int) -> bool:
    """Whether a question asks for the time at `start`: "When did it come? The day before yesterday"."""
    return _QUESTION.search(text, max(0, start - _ASKED), start) is not None
