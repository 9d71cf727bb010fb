"""Passages: what one sentence tells of one happening, with the words, names and places by which it can be told from other passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from crossbearing.annotate.happening import Happening
from crossbearing.annotate.participants import subject_of
from crossbearing.annotate.syntax import Syntax
from crossbearing.records import Interval, Location

# Words with which a sentence turns to something else that happened, and with which it goes on about the same.
_ELSEWHERE = frozenset(["meanwhile", "elsewhere", "separately", "another", "separate", "other", "earlier", "also"])
_LATER = frozenset(["later", "then", "afterwards", "since", "after", "before", "following", "next", "day", "days"])
# So many words at a sentence's head can hold such a word.
_OPENING = 6
_PLACED = frozenset(["in", "at", "near", "outside", "off", "around", "to", "from", "of", "on"])
_HE = frozenset(["he", "she", "it", "they", "this", "these", "those", "his", "her", "their", "its"])
_CONTENT = frozenset(["NOUN", "VERB", "ADJ"])
# Verbs and nouns of any sentence, which join nothing.
_COMMON = frozenset(
    ["say", "tell", "be", "have", "do", "people", "person", "day", "year", "week", "month", "time", "hour", "other", "more", "take", "make",
     "go", "come", "give", "get", "put", "see", "know", "last", "first", "many", "several", "least", "number", "official", "statement",
     "add", "report", "accord", "morning", "afternoon", "evening", "night", "man", "woman", "local", "own", "same", "new"]
)  # fmt: skip


@dataclass(slots=True)
class Passage:
    """The happenings of one sentence that the rules put into one incident (`rule`), and what the sentence says beside them."""

    rule: int
    sentence: int
    para: int
    told: list[Happening] = field(default_factory=list)
    opens: bool = False  # the first sentence of its paragraph
    names: frozenset[str] = frozenset()
    where: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    harms: frozenset[str] = frozenset()
    time: Interval | None = None
    place: Location | None = None
    elsewhere: bool = False
    later: bool = False
    pronoun: bool = False
    new: bool = False
    definite: bool = False
    quoted: bool = False

    @property
    def plain(self) -> bool:
        """Whether it tells nothing by a word that the lexicon knows."""
        return not self.kinds and not self.harms


def passages_of(s: Syntax, happenings: Sequence[Happening], incidents: Sequence[int]) -> list[Passage]:
    """The passages of an account in the order of the text."""
    found: dict[tuple[int, int], Passage] = {}
    for h, k in zip(happenings, incidents, strict=True):
        sentence = s.sent[h.t.i]
        p = found.get((sentence, k))
        if p is None:
            p = found[sentence, k] = Passage(k, sentence, s.para[sentence])
        p.told.append(h)
    last = -1
    read: dict[int, tuple[frozenset[str], frozenset[str], frozenset[str]]] = {}
    for p in found.values():
        if p.sentence not in read:
            read[p.sentence] = _words(s, p.sentence)
        p.opens = p.para != last
        last = p.para
        p.names, p.where, p.words = read[p.sentence]
        _learn(s, p)
    return list(found.values())


def _learn(s: Syntax, p: Passage) -> None:
    cores = [h for h in p.told if h.t.role == "core" and not h.generic]
    p.kinds = frozenset(h.t.kind for h in cores)
    p.harms = frozenset(h.t.kind for h in p.told if h.t.role in ("effect", "action"))
    firm = [h for h in p.told if h.time is not None and not h.loose]
    dated = [h for h in firm if h.t.role == "core"] or [h for h in firm if h.t.role != "speech"]
    p.time = dated[0].time if dated else None
    p.place = next((h.place for h in p.told if h.place is not None and h.t.role != "speech"), None)
    opening = [
        s.lower[i] for i in range(p.sentence, min(p.sentence + _OPENING, len(s.lower))) if s.sent[i] == p.sentence
    ]
    p.elsewhere = bool(_ELSEWHERE.intersection(opening)) or any(h.another for h in cores)
    p.later = bool(_LATER.intersection(opening))
    p.new = any(h.new for h in cores)
    p.definite = any(h.definite for h in cores)
    for h in p.told[:1]:
        subject, _ = subject_of(s, h.t.i) if h.t.verb else (None, False)
        p.pronoun = (subject is not None and s.lower[subject] in _HE) or (bool(opening) and opening[0] in _HE)
    p.quoted = bool(opening) and opening[0] in ('"', "“", "‘")


def _words(s: Syntax, sentence: int) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Names, names of places as far as prepositions tell, and the telling words of a sentence."""
    names, where, words = set(), set(), set()
    i = sentence
    while i < len(s.lower) and s.sent[i] == sentence:
        if s.pos[i] == "PROPN" and s.cased[i]:
            names.add(s.lower[i])
            top = i
            while s.dep[top] in ("compound", "flat", "appos", "nmod") and s.head[top] != top:
                top = s.head[top]
            if s.dep[top] == "pobj" and s.lower[s.head[top]] in _PLACED:
                where.add(s.lower[i])
        elif s.pos[i] in _CONTENT and s.lower[i].isalpha() and s.lemma[i] not in _COMMON:
            words.add(s.lemma[i])
        i += 1
    return frozenset(names), frozenset(where), frozenset(words)
