"""He and she before or after what is said: the nearest fitting subject outside the quotation marks.

Salience as in Lappin and Leass (1994): subjects of main clauses before other subjects, the last sentence before the one before it; whoever
spoke is likelier to go on speaking. Kin and roles without a name ("her son", "a nurse") count like persons with one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from crossbearing.annotate.naming.words import Gender, given_names, honorifics, offices
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.speech.quotation import find_quotations
from crossbearing.records import Name

PRONOUNS: Mapping[str, Gender] = {"he": "male", "she": "female"}
_OF_PRONOUN: Mapping[str, Gender] = {**PRONOUNS, "his": "male", "him": "male", "her": "female"}
# How many tokens back a bearer may stand: about four sentences.
_REACH = 140
# Weights of what speaks for a candidate; a sentence further back costs 1, a paragraph break as much as most of one.
_MAIN, _OTHER, _OBJECT, _FITS, _SPOKE, _PARAGRAPH, _UNKNOWN = 1.0, 0.3, 0.0, 0.6, 0.7, 0.8, -0.6
# A bearer is clear whom no other candidate comes this near to.
_CLEAR = 0.5
_MAIN_DEPS = frozenset({"ROOT", "conj", "parataxis"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Bearers are sought behind at most so many other pronouns.
_DEEP = 4


@dataclass(frozen=True, slots=True)
class Person:
    """Whom a pronoun may mean: a name, or the head of a phrase without one."""

    head: Token
    name: str | None
    gender: Gender | None
    known: bool = True


@lru_cache(maxsize=4096)
def gender_told(name: str, title: str | None) -> Gender | None:
    """The gender that an honorific, an office or the given name tells."""
    for word in (title or "").split():
        low = word.lower().strip(".,")
        told = offices().get(low) or honorifics().get(low)
        if told is not None:
            return told
    first = name.split(" ", 1)[0]
    return honorifics().get(first.lower().rstrip(".")) or (given_names().get(first) if " " in name else None)


class Meant:
    """Finds the bearers of "he" and "she" in one account."""

    def __init__(self, parsed: Parsed, names: tuple[Name, ...]) -> None:
        self.parsed, self.doc, self.text = parsed, parsed.doc, parsed.document.text
        self.names = [n for n in names if not n.pronoun]
        self.starts = [n.start for n in self.names]
        self.others = frozenset(n.name for n in names if n.kind != "person")
        persons = [n for n in names if n.kind == "person"]
        self.genders: dict[str, Gender] = {}
        for n in persons:
            told = _OF_PRONOUN.get(self.text[n.start : n.end].lower()) if n.pronoun else gender_told(n.name, n.title)
            if told is not None and (not n.pronoun or n.name not in self.genders):
                self.genders[n.name] = told
        self.surnames = {n.name.rsplit(" ", 1)[-1]: n.name for n in persons if " " in n.name}
        self.quotations = find_quotations(self.text)
        self.quoted = [q.start for q in self.quotations]
        self.done: dict[int, Person | None] = {}
        self.unclear: set[int] = set()

    def person(self, pronoun: Token, spoke: Callable[[Person], bool], deep: int = 0) -> Person | None:
        """The person whom the pronoun means, None where nobody fits."""
        if pronoun.i in self.done:
            return self.done[pronoun.i]
        gender, here = _OF_PRONOUN[pronoun.lower_], pronoun.sent.start
        inside = self._quotation(pronoun.idx)
        best: tuple[float, Person] | None = None
        back, start, line = 0.0, here, pronoun.idx
        for i in range(pronoun.i - 1, max(-1, pronoun.i - _REACH), -1):
            t = self.doc[i]
            if i < start:
                # Sentences that lie in quotation marks altogether bring nobody further away.
                start = t.sent.start
                back += self._quotation(t.sent.start_char) is None or self._quotation(t.idx) is None
                back += _PARAGRAPH * ("\n" in self.text[t.idx : line])
                line = t.idx
            weight = _weight(t)
            if weight is None or self._quotation(t.idx) != inside:
                continue
            if t.lower_ in PRONOUNS:
                found = self.person(t, spoke, deep + 1) if deep < _DEEP and PRONOUNS[t.lower_] == gender else None
            else:
                found = self._at(t)
            if found is None or (found.gender is not None and found.gender != gender):
                continue
            if t.dep_ == "dobj" and found.name is None and found.gender is None:
                continue  # "shakes his head"
            score = weight - back + _FITS * (found.gender == gender) + _SPOKE * spoke(found)
            score += 0.0 if found.known else _UNKNOWN
            if best is not None and abs(score - best[0]) < _CLEAR and found.name != best[1].name:
                self.unclear.add(pronoun.i)
            elif best is None or score > best[0] + _CLEAR:
                self.unclear.discard(pronoun.i)
            if best is None or score > best[0]:
                best = (score, found)
        answer = None
        if best is not None:
            answer = Person(best[1].head, best[1].name, gender)
            if answer.name is not None:
                self.genders.setdefault(answer.name, gender)
        self.done[pronoun.i] = answer
        return answer

    def _quotation(self, offset: int) -> int | None:
        n = bisect_right(self.quoted, offset) - 1
        return n if n >= 0 and offset < self.quotations[n].end else None

    def _at(self, t: Token) -> Person | None:
        """The person that a subject names or tells of."""
        for k in (t, *(c for c in t.children if c.dep_ in ("appos", "compound"))):
            n = bisect_right(self.starts, k.idx) - 1
            if n >= 0 and k.idx < self.names[n].end:
                name = self.names[n]
                if name.kind == "person":
                    return Person(t, name.name, self.genders.get(name.name) or offices().get(t.lower_))
                if k is t:
                    return None
        own = next((c for c in t.children if c.dep_ == "appos" and c.tag_ == "NNP" and c.i > t.i), None)
        told = offices().get(t.lower_)
        if t.tag_ == "NN" and own is not None and (told or (t.lower_ in offices() and own.text not in self.others)):
            return Person(t, self.text[own.left_edge.idx : own.idx + len(own)], told)
        if t.tag_ == "NN" and t.lower_ in offices():
            return Person(t, None, offices()[t.lower_])
        if t.text in self.surnames:
            name_of = self.surnames[t.text]
            return Person(t, name_of, self.genders.get(name_of))
        if t.tag_ == "NNP" and t.ent_type_ in ("", "PERSON") and t.text not in self.others and not t.text.isupper():
            return Person(t, None, given_names().get(t.text), known=False)
        return None


def _weight(t: Token) -> float | None:
    """What a token counts as subject, agent or object, None where it is none of these."""
    if t.dep_ in _SUBJECTS:
        verb = t.head
        if t.dep_ == "nsubjpass" and any(c.dep_ == "agent" for c in verb.children):
            return _OTHER
        return _MAIN if verb.dep_ in _MAIN_DEPS else _OTHER
    if t.dep_ == "pobj" and t.head.dep_ == "agent":
        return _MAIN
    return _OBJECT if t.dep_ == "dobj" and t.tag_ in ("NN", "NNP") else None
