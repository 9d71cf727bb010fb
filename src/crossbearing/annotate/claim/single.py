"""Victims told without a number: "killing a teacher", "a student died", "the death of Ana Roe"."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Token

from crossbearing.annotate.claim.cues import Cue, intended
from crossbearing.annotate.claim.figure import Figure
from crossbearing.annotate.claim.lexemes import lexemes, words
from crossbearing.annotate.claim.make import Draft
from crossbearing.annotate.parsed import Parsed

_ATTRIBUTES = frozenset({"fatalities", "injured", "detained", "missing"})
_PRONOUNS = frozenset({"he", "she", "him", "her"})
# Words for many that with "a" are one: "a civilian", "a member of the guard".
_ALSO_ONE = frozenset({"civilian", "member"})
_NO_ONE = frozenset({"no", "any", "every", "each"})


class People(NamedTuple):
    """The offsets at which toponyms begin, and those that stand in a person's name."""

    places: frozenset[int]
    named: frozenset[int]


def victims(cue: Cue, parsed: Parsed, start: int, end: int) -> list[Token]:
    """The heads of the noun phrases that suffer the cue: what the parse gives, its antecedent for "who", and what is joined to it."""
    token = _victim(cue, parsed, start, end)
    if token is None:
        return []
    if token.tag_ in ("WP", "WDT"):
        for ancestor in token.ancestors:
            if ancestor.dep_ in ("relcl", "acl") and ancestor.head.i < token.i:
                token = ancestor.head
                break
    return [token, *token.conjuncts]


def _victim(cue: Cue, parsed: Parsed, start: int, end: int) -> Token | None:
    doc = parsed.doc
    if cue.stands == "of":
        if cue.last + 1 < end and doc[cue.last + 1].lower_ == "of":
            for child in doc[cue.last + 1].children:
                if child.dep_ == "pobj":
                    return child
        return None
    for i in range(cue.first, cue.last + 1):
        token = doc[i]
        for child in token.children:
            if (
                cue.kind == "verb"
                and cue.sense.victims == "object"
                and child.dep_ == "nsubj"
                and child.lower_ in _PRONOUNS
            ):
                continue
            if (cue.stands == "before" and child.dep_ in ("nsubj", "nsubjpass")) or (
                cue.stands == "after" and child.dep_ in (("dobj", "attr") if cue.kind == "phrase" else ("dobj",))
            ):
                return child
        if cue.stands == "before" and token.dep_ in ("acl", "relcl") and token.head.i < token.i and cue.kind != "state":
            return token.head
        if (
            i == cue.first
            and token.dep_ == "prep"
            and cue.stands == "before"
            and lexemes().is_person(token.head.lemma_)
        ):
            return token.head
        if i == cue.first and token.dep_ == "prep" and token.head.dep_ == "pobj":
            verb = next((a for a in token.ancestors if a.pos_ == "VERB"), None)
            if verb is not None:
                return next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
        if i == cue.first and token.lower_ == "with" and cue.kind == "phrase" and token.dep_ == "prep":
            # "who crawled out through a window with a broken wrist"
            verb = next((a for a in token.ancestors if a.pos_ == "VERB"), None)
            who = verb and next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            if who is not None and who.i >= start:
                return who
        if token.dep_ == "prep" and (
            any(c.dep_ == "dobj" for c in token.head.children) or _persons_between(doc, token)
        ):
            continue
        if (
            cue.stands == "before"
            and token.dep_ in ("acomp", "xcomp", "conj", "attr", "prep", "ccomp")
            and start <= token.head.i < end
        ):
            for child in token.head.children:
                if child.dep_ in ("nsubj", "nsubjpass"):
                    return child
    return None


def _persons_between(doc: Doc, token: Token) -> bool:
    """Whether others stand between a verb and what is said of them: "the mayor spoke of eight people still under the rubble"."""
    return any(lexemes().is_person(t.lemma_) for t in doc[token.head.i + 1 : token.i] if t.pos_ == "NOUN")


def _single(token: Token, people: People) -> bool:
    """Whether the noun phrase is one person."""
    lex = lexemes()
    if token.lower_ in _PRONOUNS:
        return True
    lemma = token.lemma_.lower()
    one = lemma in _ALSO_ONE and any(c.lower_ in ("a", "an", "another") for c in token.children)
    if (lemma in words("collective") and not one) or token.tag_ in ("NNS", "NNPS", "PRP", "WP", "WDT", "DT"):
        return False
    if any(c.dep_ == "neg" or c.lower_ in _NO_ONE or c.dep_ == "nummod" for c in token.children):
        return False
    article = any(c.lower_ in ("a", "an") for c in token.children)
    if token.idx in people.named and not (article and token.tag_ == "NNP" and not lex.is_person(lemma)):
        return True  # "a Loya Jirga" is nobody's name
    if token.tag_ == "NNP":
        return any(
            (c.dep_ == "appos" and lex.is_person(c.lemma_) and c.tag_ == "NN")
            # "the shepherd Tomas"; "Insurgent Cell" is none
            or (
                c.i == token.i - 1
                and c.dep_ in ("amod", "compound")
                and c.text.islower()
                and c.lemma_ in lex.persons
                and token.ent_type_ not in ("ORG", "NORP")
            )
            for c in token.children
        )
    return token.tag_ == "NN" and lex.is_person(lemma)


def singles(
    parsed: Parsed, people: People, start: int, end: int, cues: list[Cue], figures: list[Figure]
) -> list[Draft]:
    """Drafts for the single victims of the sentence of tokens `start`..`end`."""
    doc, lex = parsed.doc, lexemes()
    drafts: list[Draft] = []
    seen: set[tuple[str, int]] = set()
    for cue in cues:
        sense = cue.sense
        if (
            sense.attribute not in _ATTRIBUTES
            or sense.soft
            or (sense.part and not _of_one(doc, cue))
            or cue.kind == "counter"
            or cue.stands == "none"
            or intended(doc, cue)
        ):
            continue
        tokens = [t for t in victims(cue, parsed, start, end) if start <= t.i < end]
        for token in tokens:
            if (sense.attribute, token.i) in seen or token.idx in people.places or not _single(token, people):
                continue
            if token.idx in people.named and doc[cue.first].lemma_ == "bury":
                continue  # a funeral tells of no new death
            if sense.only in ("bare", "troops") or (sense.only == "kin" and token.lemma_ not in lex.kin):
                continue
            if cue.kind != "phrase" and any(
                c.dep_ == "neg" for i in (cue.first, token.head.i) for c in doc[i].children
            ):
                continue
            if any(
                cue.kind in ("state", "verb") and f.stop < cue.first <= f.stop + 2 and f.bare and token.i < f.first
                for f in figures
            ):
                # "a doctor spoke of "twenty or so" wounded": the wounded are the twenty
                continue
            if any(f.first <= token.i <= f.stop for f in figures):
                continue
            seen.add((sense.attribute, token.i))
            drafts.append(_draft(parsed, cue, token))
    return drafts


def _of_one(doc: Doc, cue: Cue) -> bool:
    """Whether a cue that counts parts can tell of one alone: "the body of a guard", "his mother is among the missing"."""
    return doc[cue.first].lower_ in ("body", "corpse") or (cue.kind == "phrase" and doc[cue.first].lower_ == "among")


def _draft(parsed: Parsed, cue: Cue, token: Token) -> Draft:
    doc = parsed.doc
    left = token.left_edge.i
    first, last = min(left, cue.first), max(token.i, cue.last)
    return Draft(
        doc[first].idx,
        doc[last].idx + len(doc[last]),
        cue.sense.attribute,  # type: ignore[arg-type]
        1.0,
        1.0,
        unit="person",
        subject=doc[left : token.i + 1].text,
        part=cue.sense.part and cue.kind == "phrase",
        at=(token.idx, token.idx + len(token)),
    )
