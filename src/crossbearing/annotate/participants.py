"""Who did it and to whom: agent and patient of a trigger, from the parse."""

from __future__ import annotations

from crossbearing.annotate.syntax import Syntax
from crossbearing.annotate.triggers import Trigger

Pair = tuple[int, int]
_TRIM = ("relcl", "acl", "appos", "advcl", "cc", "conj", "parataxis", "dep")
# Of these kinds the subject of the verb, or what follows "of", is what it happened to: a bridge collapses, a climber dies.
UNDERGONE = frozenset(
    [
        "death",
        "injury",
        "missing",
        "collapse",
        "crash",
        "blast",
        "fire",
        "flood",
        "leak",
        "damage",
        "displacement",
        "eruption",
    ]
)
_DONE_BY = frozenset(["statement", "protest", "walkout", "displacement", "service", "meeting"])


def participants(s: Syntax, t: Trigger) -> tuple[Pair | None, Pair | None]:
    """The spans of agent and patient, None where the text names none."""
    agent, patient = heads_of(s, t)
    return _span(s, agent), _span(s, patient)


def heads_of(s: Syntax, t: Trigger) -> tuple[int | None, int | None]:
    """The head tokens of agent and patient."""
    return _verb(s, t) if t.verb else _noun(s, t)


def _span(s: Syntax, i: int | None) -> Pair | None:
    if i is None or s.pos[i] == "SPACE":
        return None
    first, last = s.subtree(i, _TRIM)
    return s.start[first], s.end[last]


def _under(s: Syntax, i: int, *prepositions: str) -> int | None:
    """The noun under one of these prepositions below a token."""
    for c in s.children[i]:
        if s.dep[c] in ("prep", "agent", "dative") and s.lower[c] in prepositions:
            noun = s.child(c, "pobj")
            if noun is not None:
                return noun
    return None


def _noun(s: Syntax, t: Trigger) -> tuple[int | None, int | None]:
    i = t.i
    agent = _under(s, i, "by")
    owner = s.child(i, "poss")
    patient = _under(s, i, "on", "against", "at")
    of = _under(s, i, "of")
    if t.type in ("protest", "strike", "riot"):
        patient = None
    if of is not None:
        if t.kind in _DONE_BY:
            agent = agent if agent is not None else of
        elif patient is None:
            patient = of
    if owner is not None and agent is None and t.kind not in UNDERGONE:
        agent = owner
    elif owner is not None and patient is None and t.kind in UNDERGONE and t.kind != "blast":
        patient = owner
    return agent, patient


def _verb(s: Syntax, t: Trigger) -> tuple[int | None, int | None]:
    i = t.i
    subject, passive = subject_of(s, i)
    done = s.child(i, "dobj")
    by = s.child(i, "agent")
    doer = s.child(by, "pobj") if by is not None else None
    if passive:
        return doer, subject
    if done is None and t.kind in UNDERGONE and t.type not in ("displacement",):
        return None, subject
    if t.kind == "death" and t.type == "other":  # she lost two cousins: those lost are the dead
        return None, done if t.lemma in ("lose", "bury") else subject
    return subject, done


def subject_of(s: Syntax, i: int) -> tuple[int | None, bool]:
    """The subject of a verb, its own or the one that it shares, and whether it is the patient of a passive."""
    for _ in range(6):
        own = s.child(i, "nsubj", "nsubjpass", "csubj")
        passive = s.child(i, "auxpass") is not None or (own is not None and s.dep[own] == "nsubjpass")
        if own is not None:
            if s.tag[own] in ("WDT", "WP") and s.dep[i] == "relcl":
                return s.head[i], passive
            return own, passive
        dep, head = s.dep[i], s.head[i]
        if dep == "acl" or dep == "relcl":
            return head, s.tag[i] == "VBN" or passive
        if head == i or dep not in ("conj", "advcl", "xcomp", "pcomp", "ccomp"):
            return None, passive or (s.tag[i] == "VBN" and s.child(i, "aux") is None)
        if passive or (s.tag[i] == "VBN" and dep == "conj" and s.child(head, "auxpass") is not None):
            found, _ = subject_of(s, head)
            return found, True
        i = head
        if s.pos[i] not in ("VERB", "AUX"):
            return (i, False) if s.pos[i] in ("NOUN", "PROPN", "PRON") else (None, False)
        if dep != "conj":
            found, _ = subject_of(s, i)
            return found, False
    return None, False
