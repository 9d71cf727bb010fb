"""What a loaded word is about: the name in its object, its genitive or before it ("liberated Orford", "the Aliyev regime")."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from spacy.tokens import Token

from crossbearing.annotate.parsed import Parsed
from crossbearing.lexicon import lexicon
from crossbearing.records import Name, Place

_OBJECTS = ("dobj", "nsubjpass", "obj", "nsubj:pass")
_BEFORE = ("compound", "amod", "poss", "nmod", "npadvmod")
_OF = ("of", "against", "in", "on", "into", "over", "from", "at")


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    found = {}
    for country in lexicon("countries")["countries"]:
        for word in country.get("people", []):
            found[word] = country["name"]
    return found


@lru_cache(maxsize=1)
def place_nouns() -> frozenset[str]:
    """Common nouns of places."""
    return frozenset(lexicon("place_words")["kind_of"]["words"]) | frozenset(
        lexicon("place_words")["place_nouns"]["words"]
    )


@lru_cache(maxsize=1)
def _times() -> frozenset[str]:
    """Weekdays and months: they tell when, and to whom nothing ("killed on Friday", "the May massacre")."""
    times = lexicon("times")
    return frozenset(form for row in (*times["months"], *times["weekdays"]) for form in row["forms"])


class Named:
    """The names and places of an account by offset."""

    def __init__(self, parsed: Parsed, places: tuple[Place, ...], names: tuple[Name, ...]) -> None:
        self.parsed = parsed
        self.names = names
        self.starts = [n.start for n in names]
        self.places = {p.start: p for p in places}
        self.place_ends = sorted((p.start, p.end) for p in places)

    def over(self, token: Token) -> Name | None:
        """The name that holds the token."""
        at = bisect_right(self.starts, token.idx) - 1
        return self.names[at] if at >= 0 and self.names[at].end > token.idx else None

    def is_place(self, token: Token) -> bool:
        """Whether the token stands in a toponym, or is a common noun of a place."""
        at = bisect_right(self.place_ends, (token.idx, 1 << 60)) - 1
        held = at >= 0 and self.place_ends[at][1] > token.idx
        return held or token.lemma_ in place_nouns() or token.lower_ in place_nouns()


def object_of(head: Token, named: Named) -> tuple[str | None, bool]:
    """The name of what the word is about, None where no name stands there; and whether it is a place."""
    about: str | None = None
    place = False
    for token in related(head):
        name = named.over(token)
        place = place or named.is_place(token) or (name is not None and name.kind == "place")
        if about is None and name is not None and name.name and not (name.start <= head.idx < name.end):
            about = name.name
        if about is None and token.text in _countries():
            about = _countries()[token.text]
        named_so = token.pos_ == "PROPN" or (token.dep_ in _BEFORE and token.text[:1].isupper())
        called = named_so and token.i != head.i and len(token.text) > 2 and not token.is_sent_start
        if about is None and called and token.lower_ not in _times():
            about = token.text
    return about, place


def related(head: Token) -> list[Token]:
    """The tokens that may tell what the word is about, the best first."""
    if head.dep_ == "amod" or (head.pos_ == "ADJ" and head.head.i != head.i and head.dep_ in ("amod", "compound")):
        noun = head.head
        return [
            noun,
            *genitives(noun),
            *(c for c in noun.children if c.dep_ in ("compound", "appos", "nmod") and c.i != head.i),
        ]
    direct = [c for c in head.children if c.dep_ in _OBJECTS]
    modified = [c for d in direct for c in (*genitives(d), *(c for c in d.children if c.dep_ in (*_BEFORE, "appos")))]
    own = [c for c in head.children if c.dep_ in _BEFORE]
    conjoined = [c for d in direct for c in d.conjuncts]
    rest = [x for c in own for x in c.children if x.dep_ in _BEFORE]
    relative = [head.head] if head.dep_ in ("relcl", "acl") and not direct else []
    return [*direct, *modified, *genitives(head), *own, *rest, *conjoined, *relative]


def genitives(noun: Token) -> list[Token]:
    """What hangs on the word by "of" and the like, "of" first, with what stands before it."""
    found: list[Token] = []
    for preposition in sorted(
        (c for c in noun.children if c.dep_ == "prep" and c.lower_ in _OF), key=lambda c: _OF.index(c.lower_)
    ):
        for thing in preposition.children:
            if thing.dep_ == "pobj":
                found += [thing, *(c for c in thing.children if c.dep_ in ("compound", "amod", "poss", "appos"))]
                found += [t for c in thing.children if c.dep_ == "prep" and c.lower_ == "of" for t in c.children]
    return found
