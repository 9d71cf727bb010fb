"""What a loaded French word is about: the name in its object or passive subject, in its "de" complement or its adjective ("le régime birman")."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from crossbearing.annotate.french.groups import Group
from crossbearing.annotate.french.peoples import country_at
from crossbearing.annotate.french.phrases import phrase_after, phrase_before, subject_before
from crossbearing.annotate.french.tokens import Tokens
from crossbearing.annotate.gazetteer import gazetteer
from crossbearing.lexicon import lexicon
from crossbearing.records import Name, Place

Span = tuple[int, int]
_OF = ("de", "d'", "du", "des")
_OTHER = ("contre", "en", "à", "au", "aux", "dans", "sur")
_CLAUSE = frozenset({",", ";", ":", ".", "(", ")", "«", "»", "et", "ou", "mais", "qui", "que", "qu'", "dont", "où", "par", "pour"})  # fmt: skip
# A name that no layer knows for one: "Bachar al-Assad".
_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'-]*(?: (?:al-|el-|ben |bin |van |von )?[A-ZÀ-ÖØ-Þ][\w’'-]*)*")
# Tokens behind a word in which what it is about is looked for.
_REACH = 12


class About(NamedTuple):
    """`phrases` may tell what a word is about, the best first; `own` is its object, its complement with "de" or its people, which must be a place's
    where a word holds for places alone."""

    phrases: tuple[Span, ...]
    own: Span | None = None


@lru_cache(maxsize=1)
def place_nouns() -> frozenset[str]:
    """Common nouns of places, in both numbers."""
    listed = [w.lower() for w in lexicon("fr/places")["place_nouns"]]
    return frozenset((*listed, *(w + "s" for w in listed)))


class Named:
    """The names and places of an account by offset."""

    def __init__(self, t: Tokens, places: tuple[Place, ...], names: tuple[Name, ...]) -> None:
        self.t = t
        self.names = [n for n in names if not n.pronoun]
        self.starts = [n.start for n in self.names]
        self.places = {t.at(p.start) for p in places}

    def over(self, i: int) -> Name | None:
        """The name that holds a token."""
        at = bisect_right(self.starts, self.t.start[i]) - 1
        return self.names[at] if at >= 0 and self.names[at].end > self.t.start[i] else None

    def is_place(self, phrase: Span) -> bool:
        """Whether the head of a phrase is a toponym or a common noun of a place."""
        t = self.t
        for i in range(phrase[0], phrase[1] + 1):
            if i in self.places or t.whole_word(i) in place_nouns() or self._town(i) is not None:
                return True
            if t.pos[i] in ("NOUN", "PROPN") and t.lower[i] not in ("partie", "moitié", "centre", "reste"):
                return False
        return False

    def _town(self, i: int) -> str | None:
        """The town that a word may be which the account leaves open ("ont pris Goma"), and no person's name: by its own name, else the largest."""
        word, name = self.t.word[i], self.over(i)
        if not word[:1].isupper() or word in lexicon("fr/places")["not_places"] or (name and name.kind == "person"):
            return None
        towns = [e for e in gazetteer().entries(word) if e.kind == "town"]
        return max(towns, key=lambda e: (e.name == word, e.population)).name if towns else None

    def told(self, about: About, word: int, place: bool) -> str | None:
        """The name of what a word is about, None where no name stands there; of a town by its name in the gazetteer where it must be a `place`."""
        t = self.t
        for first, last in about.phrases:
            for i in range(first, last + 1):
                name = self.over(i)
                if name is not None and name.start <= t.start[word] < name.end:
                    name = None
                if name is not None and name.name:
                    return name.name
                if (country := country_at(t, i)) is not None:
                    return country
                town = self._town(i) if place or i == t.sent[i] else None
                if town is not None:
                    return town if place else t.word[i]
                run = _CAPITALS.match(t.text, t.start[i])
                if run is not None and i != t.sent[i] and t.pos[i] in ("PROPN", "NOUN", "ADJ", "X") and len(run[0]) > 2:
                    return run[0]
        return None


def of_verb(t: Tokens, first: int, last: int, group: Group) -> About:
    """The phrases about a verb whose word spans the tokens `first` to `last`: its object, or what it is passively said of."""
    begin, end = t.sent[first], t.end_of_sentence(first)
    relative = t.dep[first].startswith("acl") and any(t.lower[c] in ("que", "qu'") for c in t.children[first])
    named = last + 1 < end and t.word[last + 1][:1].isupper()
    found: Span | None
    if relative and not named:
        found = _upto(t, t.head[first])
    elif group.passive:
        found = subject_before(t, group.first, begin)
    elif group.mood == "participle" and not group.auxiliary and not _goes_on(t, first, last, end):
        return of_adjective(t, first, last)
    else:
        found = _object(t, last + 1, end, group.reflexive or last > first)
    return About((found,), found) if found is not None else About(())


def _goes_on(t: Tokens, first: int, last: int, end: int) -> bool:
    """Whether a participle without auxiliary shares that of a verb before it: "ont pris la ville et libéré la région"."""
    joined = t.lower[first - 1 : first] in (["et"], ["ou"], [","], ["puis"])
    return joined and last + 1 < end and t.pos[last + 1] in ("DET", "NUM", "PROPN")


def _upto(t: Tokens, head: int) -> Span:
    """A noun with what stands close behind it."""
    return phrase_after(t, head, t.end_of_sentence(head)) or (head, head)


def _object(t: Tokens, i: int, end: int, with_of: bool) -> Span | None:
    """The object that begins at a token or behind an adverb; with "de" for those verbs and phrases that take it."""
    while i < end and (t.pos[i] == "ADV" or t.lower[i] in ("hier", "aussi", "également")):
        i += 1
    if i >= end or t.lower[i] in _CLAUSE or t.lower[i] in _OTHER or t.pos[i] in ("VERB", "AUX"):
        return None
    if t.lower[i] in ("de", "d'", "du") and not with_of:
        return None
    return phrase_after(t, i, end)


def of_noun(t: Tokens, first: int, last: int) -> About:
    """The phrases about a noun: its complement with "de", others, its adjectives, a name straight behind it."""
    of: list[Span] = []
    other: list[Span] = []
    beside: list[Span] = []
    close = True
    j, end = last + 1, min(t.end_of_sentence(last), last + _REACH)
    while j < end and t.lower[j] not in _CLAUSE and (t.pos[j] not in ("AUX", "VERB") or country_at(t, j) is not None):
        low = t.lower[j]
        phrase = phrase_after(t, j + (low in _OTHER), t.end_of_sentence(last)) if low in (*_OF, *_OTHER) else None
        if phrase is not None:
            (of if low in _OF and close else other).append(phrase)
            j = phrase[1] + 1
            close = False
            continue
        if t.pos[j] == "ADV" and j + 1 < end and t.lower[j + 1] in _OF:
            break  # "les migrants près de Calais"
        if t.pos[j] in ("ADJ", "NOUN", "PROPN") or country_at(t, j) is not None:
            beside.append((j, j))
        j += 1
    people = [s for s in beside if country_at(t, s[0]) is not None]
    return About((*of, *other, *beside), next(iter((*of, *people)), None))


def of_adjective(t: Tokens, first: int, last: int) -> About:
    """The phrases about an adjective or a participle beside its noun: the noun, what that is of, what it is set beside ("l'Ossétie du Sud, région
    séparatiste")."""
    begin, end = t.sent[first], t.end_of_sentence(first)
    nearest = first - 1
    while nearest >= begin and (t.pos[nearest] in ("ADJ", "ADV") or (t.lower[nearest] == "," and nearest == first - 1)):
        nearest -= 1
    if nearest < begin or (t.pos[nearest] not in ("NOUN", "PROPN", "X") and t.lower[nearest] not in place_nouns()):
        before = last + 1 < end and t.pos[last + 1] in ("NOUN", "PROPN")
        phrase = phrase_after(t, last + 1, end) if before else None
        return About((phrase,), phrase) if phrase is not None else About(())
    found: list[Span | None] = [(nearest, nearest)]
    if first == last and last + 1 < end and t.lower[last + 1] in _OF:
        found.append(phrase_after(t, last + 1, end))
    whole = phrase_before(t, nearest, begin)
    if whole is not None:
        found.append(whole)
        opening = whole[0]
        while opening > begin and t.pos[opening - 1] == "DET":
            opening -= 1
        if opening - 1 > begin and t.lower[opening - 1] == ",":
            found.append(phrase_before(t, opening - 2, begin))
    return About(tuple(x for x in found if x is not None), (nearest, nearest))
