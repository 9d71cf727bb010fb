"""The noun phrase that a number counts."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Token


class Counted(NamedTuple):
    """`start`..`end` is the noun phrase without the number, `lemma` the lemma of its head."""

    start: int
    end: int
    lemma: str
    token: int


_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_INSIDE = frozenset(
    {"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "POS", "HYPH", "CC", ",", "RB", "PRP$", "DT", "CD"}
)
_PRONOUNS = frozenset({"them", "whom", "these", "those", "us", "you", "which", "it"})
# How many tokens may stand between a number and the noun that it counts: "12 heavily armed government soldiers".
_REACH = 6
# People counted without a noun: "six wounded", "three dead".
NOMINAL = frozenset({"dead", "wounded", "injured", "missing", "hurt", "homeless", "displaced", "killed"})


def counted_noun(doc: Doc, first: int, last: int) -> Counted | None:
    """What the number in tokens `first`..`last` counts, None where no noun is told."""
    if last + 1 >= len(doc):
        return None
    following = doc[last + 1]
    if following.lower_ == "of":
        return _of(doc, last + 1)
    noun = _by_parse(doc, first, last) or _by_order(doc, last)
    if noun is None:
        if following.lower_ in NOMINAL and not following.is_sent_start:
            return Counted(following.idx, following.idx + len(following), following.lower_, following.i)
        return None
    return _phrase(doc, last + 1, noun.i)


def _of(doc: Doc, of: int) -> Counted | None:
    """ "dozens of people", "three of the men"."""
    if of + 1 < len(doc) and doc[of + 1].lower_ in _PRONOUNS:
        return _apposed(doc, of + 2)
    noun = _by_order(doc, of)
    if noun is None:
        return None
    start = of + 1
    while start < noun.i and doc[start].tag_ in ("DT", "PRP$", "CD", "PDT"):
        start += 1
    return _phrase(doc, start, noun.i)


def _apposed(doc: Doc, i: int) -> Counted | None:
    """What "nine of them children" and "six of whom were officers" count."""
    if i < len(doc) and doc[i].lower_ in ("are", "were", "was", "is"):
        i += 1
    if i >= len(doc) or doc[i].tag_ not in ("NNS", "JJ", "NN", "NNPS"):
        return None
    noun = _by_order(doc, i - 1)
    return _phrase(doc, i, noun.i) if noun is not None and noun.tag_ == "NNS" else None


def _by_parse(doc: Doc, first: int, last: int) -> Token | None:
    """The noun that the parser hangs the number on, where it stands shortly behind it."""
    token = doc[last]
    head = token.head
    if token.dep_ not in ("nummod", "quantmod", "compound", "amod", "nmod") or head.tag_ not in _NOUNS:
        return None
    near = last < head.i <= last + _REACH
    return head if near and all(t.tag_ in _INSIDE for t in doc[last + 1 : head.i]) else None


def _by_order(doc: Doc, last: int) -> Token | None:
    """The last noun of the run of adjectives and nouns that follows."""
    noun: Token | None = None
    for i in range(last + 1, min(len(doc), last + 1 + _REACH)):
        token = doc[i]
        if (token.is_sent_start and i > last + 1) or token.lower_ in ("last", "this", "next"):
            break
        if token.tag_ in _NOUNS:
            if noun is not None and (token.tag_ in ("NNP", "NNPS") and noun.tag_ in ("NNS",)):
                break
            noun = token
        elif token.tag_ in ("JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "DT", "PRP$", "RB", "RBR", "CD") and noun is None:
            if token.tag_ == "CD" and i == last + 1 and doc[last].tag_ == "CD" and doc[last].lower_ != "of":
                break
            continue
        elif token.tag_ == "HYPH" or token.text == "-":
            continue
        else:
            break
    return noun


def _phrase(doc: Doc, start: int, noun: int) -> Counted:
    while start < noun and (doc[start].tag_ in ("HYPH", "DT", "PRP$", ",") or doc[start].text in ("-", "or", "so")):
        start += 1
    head = doc[noun]
    return Counted(doc[start].idx, head.idx + len(head), lemma_of(head), noun)


def lemma_of(noun: Token) -> str:
    """The singular of a counted noun in small letters; `person` for people."""
    lemma = (noun.lemma_ or noun.text).lower()
    if noun.tag_ in ("NNPS", "NNP") and lemma.endswith("s") and not lemma.endswith("ss"):
        lemma = lemma[:-1]
    if noun.lower_ in ("people", "persons", "person"):
        return "person"
    return lemma
