"""Grammar on the parse: verb groups, subjects, subtrees, all as spans of characters."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

Pair = tuple[int, int]

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_GROUP = frozenset({"aux", "auxpass", "neg", "prt", "advmod"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
# Verbs that go on with the report rather than with what is reported: "said it was late and called it a mistake", "..., adding that".
GOING_ON = frozenset(
    "accuse acknowledge add announce argue ask blame call cite claim compare condemn confirm contradict criticise criticize demand deny "
    "describe encourage express insist note pledge praise predict promise propose reject say stress suggest tell threaten urge vow warn".split()
)
# "It is worth mentioning that": nobody mentions it.
_NOBODY = frozenset({"it", "that", "this", "there", "what", "which"})
# How far a subject is sought along a chain of clauses: "X came, sat down, asked to speak and said".
_CLIMB = 6


@dataclass(frozen=True, slots=True)
class Source:
    """The noun phrase that speaks: its head's index and its span."""

    head: int
    start: int
    end: int


def end_of(token: Token) -> int:
    return int(token.idx) + len(token)


def span_of(token: Token) -> Pair:
    """The characters of a token's subtree."""
    return token.left_edge.idx, end_of(token.right_edge)


def trimmed(text: str, start: int, end: int) -> Pair | None:
    """The span without blanks, commas and stops at its rim; None where nothing is left."""
    while start < end and (text[start].isspace() or text[start] in ",;:–—-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—-."):
        end -= 1
    return (start, end) if start < end else None


def verb_group(verb: Token) -> Pair:
    """The verb with its auxiliaries, negation and particle: "has not said", "pointed out"."""
    first = last = verb
    for child in verb.children:
        if child.dep_ in _GROUP and abs(child.i - verb.i) <= 3:
            if child.dep_ == "advmod" and not (child.i < verb.i and first.i < child.i):
                continue
            if child.i < first.i:
                first = child
            if child.i > last.i:
                last = child
    return first.idx, end_of(last)


def is_negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on the verb itself, an inverted one too."""
    auxiliaries = []
    for child in verb.children:
        label = child.dep_
        if label in _SUBJECTS:
            return child
        if label in ("aux", "auxpass"):
            auxiliaries.append(child)
    for auxiliary in auxiliaries:  # the parse hangs it there at times
        for inner in auxiliary.children:
            if inner.dep_ in _SUBJECTS:
                return inner
    return None


def phrase(head: Token, stop: Token | None = None) -> Source:
    """The noun phrase of a head; it never reaches over `stop`, the verb of which it is the subject."""
    left, right = head.left_edge, head.right_edge
    if stop is not None:
        if head.i < stop.i <= right.i:
            right = head.doc[stop.i - 1] if stop.i - 1 >= head.i else head
            while right.i > head.i and (right.is_punct or right.pos_ in ("AUX", "ADV")):
                right = right.nbor(-1)
        elif left.i <= stop.i < head.i:
            left = head.doc[stop.i + 1]
    while right.i > head.i and ((right.is_punct and right.text not in (")", "’", "'")) or right.is_space):
        right = right.nbor(-1)
    while left.i < head.i and (left.is_punct or left.is_space or left.dep_ == "cc"):
        left = left.nbor(1)
    return Source(head.i, left.idx, end_of(right))


def agent(verb: Token) -> Token | None:
    """The noun after "by" of a passive."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for noun in child.children:
                if noun.dep_ == "pobj":
                    return noun
    return None


def speaker(verb: Token) -> Source | None:
    """Who does what the verb says, sought along coordination, participles and infinitives."""
    at, of_nobody = verb, False
    for _ in range(_CLIMB):
        if is_passive(at):
            by = agent(at)
            if by is not None:
                return phrase(by)
            if at is verb:
                return None
        elif at is verb and at.tag_ == "VBN" and own_subject(at) is None and not has_auxiliary(at):
            by = agent(at)
            if by is not None:
                return phrase(by)
            if at.dep_ == "acl" and any(c.dep_ == "oprd" or c.lower_ == "as" for c in at.children):
                return None  # "a group called the Friends"
        if at is verb and at.tag_ == "VBG" and at.dep_ == "advcl" and at.lemma_ in GOING_ON and at.head.dep_ == "ccomp":
            above = at.head.head
            if at.i > at.head.i > above.i and at.left_edge.i > 0 and at.doc[at.left_edge.i - 1].text == ",":
                at = above  # "Experts said the wind had turned, citing two logs": the experts cite
        subject = own_subject(at)
        if subject is not None and subject.dep_ != "expl":
            if subject.lower_ in _RELATIVES and at.dep_ == "relcl" and subject.i < at.i:
                who = phrase(at.head, subject)
                return Source(who.head, who.start, end_of(subject))
            if at is not verb and is_passive(at) and agent(at) is None and at.dep_ != "ROOT" and verb.dep_ == "conj":
                return phrase(subject, at)
            return None if at is not verb and of_nobody and subject.lower_ in _NOBODY else phrase(subject, at)
        of_nobody = of_nobody or at.dep_ == "acomp"
        if at.dep_ == "acl" and at.head.pos_ == "NOUN" and _has_to(at):
            # "missed no chance to remind", "his refusal to meet": whose chance, whose refusal
            holder = next((c for c in at.head.children if c.dep_ == "poss"), None)
            if holder is not None:
                return phrase(holder)
            if at.head.dep_ in ("dobj", "attr"):
                at = at.head.head
                continue
        if at.dep_ in ("acl", "relcl") and at.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return phrase(at.head, at)
        if at.dep_ == "conj" and goes_on_above(at):
            at = at.head.head
            continue
        if at.dep_ == "pcomp" and at.head.dep_ == "prep":
            at = at.head.head
            if at.pos_ == "NOUN" and at.dep_ in ("pobj", "dobj", "attr"):
                holder = next((c for c in at.children if c.dep_ == "poss"), None)
                if holder is not None:
                    return phrase(holder)
                at = at.head.head if at.dep_ == "pobj" else at.head
            continue
        if at.dep_ == "xcomp":
            by_object = [c for c in at.head.children if c.dep_ in ("dobj", "dative") and c.i < at.i]
            if by_object and at.head.lemma_ not in ("promise", "vow", "threaten"):
                return phrase(by_object[0])
        if (
            at.dep_ in ("conj", "xcomp", "advcl", "ccomp", "parataxis", "dep", "prep", "pcomp", "acomp")
            and at.head.i != at.i
        ):
            at = at.head
            continue
        return None
    return None


def has_auxiliary(verb: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass") for c in verb.children)


def _has_complement(verb: Token) -> bool:
    return any(c.dep_ in ("ccomp", "xcomp", "dobj") and c.i > verb.i for c in verb.children)


def goes_on_above(verb: Token) -> bool:
    """Whether a verb that the parse joins to a reported clause goes on with the report: "He said it was late and called it a mistake"."""
    clause = verb.head
    return (
        verb.dep_ == "conj"
        and clause.dep_ == "ccomp"
        and verb.lemma_ in GOING_ON
        and (
            verb.tag_ == clause.head.tag_
            or (verb.tag_ == "VBN" and clause.head.tag_ == "VBD" and _has_complement(verb))
        )
        and verb.tag_ in ("VBD", "VBZ", "VBN")
        and verb.i > clause.i > clause.head.i
        and own_subject(verb) is None
        and verb.i > 0
        and verb.nbor(-1).dep_ in ("cc", "advmod")
    )


def _has_to(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def child(token: Token, *labels: str, after: bool = False) -> Token | None:
    """The first child with one of these labels."""
    for c in token.children:
        if c.dep_ in labels and (not after or c.i > token.i):
            return c
    return None
