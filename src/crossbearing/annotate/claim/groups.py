"""Victims whom an earlier word counted: "Three men came to the gate. They were shot dead.", "two armed men ... killed the men"."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from crossbearing.annotate.claim.cues import Cue, intended
from crossbearing.annotate.claim.figure import Figure
from crossbearing.annotate.claim.lexemes import lexemes
from crossbearing.annotate.claim.make import Draft
from crossbearing.annotate.claim.single import victims
from crossbearing.annotate.parsed import Parsed

_PRONOUNS = frozenset({"they", "them", "all", "both", "these", "those"})
_DEFINITE = frozenset({"the", "these", "those", "all"})
# Nouns that go back to persons of any name.
_ANYBODY = frozenset({"man", "woman", "people", "person", "individual", "victim", "suspect", "occupant"})
_OF = frozenset({"fatalities", "injured", "detained"})
# A pronoun goes back two sentences, a noun four.
BACK, NAMED_BACK = 2, 4


class Group(NamedTuple):
    """Persons counted in sentence `number`: by which figure, and the lemma of the noun."""

    number: int
    figure: Figure
    noun: str


class Groups:
    """The persons counted so far, and what has been said of them."""

    def __init__(self) -> None:
        self.known: list[Group] = []
        self.told: set[tuple[int, str]] = set()  # where a group's figure stands, and an attribute that it has

    def counted(self, parsed: Parsed, number: int, figures: list[Figure], drafts: list[Draft]) -> None:
        """Notes the persons that a sentence counts, and of what."""
        lex = lexemes()
        for figure in figures:
            if figure.noun is None or figure.partitive or not ((figure.low or 0) >= 2 or (figure.high or 0) >= 2):
                continue
            noun = parsed.doc[figure.noun].lemma_.lower()
            if lex.is_person(noun):
                self.known.append(Group(number, figure, noun))
        for draft in drafts:
            if draft.at is not None:
                self.told.add((draft.at[0], draft.attribute))

    def drafts(
        self, parsed: Parsed, number: int, start: int, end: int, cues: list[Cue], figures: list[Figure]
    ) -> list[Draft]:
        """Drafts for the groups that the sentence of tokens `start`..`end` comes back to."""
        found: list[Draft] = []
        if not self.known:
            return found
        for cue in cues:
            if cue.sense.only == "troops":
                continue  # soldiers fall; people fall down
            if cue.sense.attribute not in _OF or cue.sense.part or cue.kind == "counter" or cue.stands == "none":
                continue
            if intended(parsed.doc, cue) or any(c.dep_ == "neg" for c in parsed.doc[cue.first].children):
                continue
            for token in victims(cue, parsed, start, end):
                if not start <= token.i < end or any(f.first <= token.i <= f.stop for f in figures):
                    continue
                group = self.meant(token, number)
                if group is None or (group.figure.start, cue.sense.attribute) in self.told:
                    continue
                self.told.add((group.figure.start, cue.sense.attribute))
                found.append(_draft(parsed, cue, token, group))
        return found

    def meant(self, token: Token, number: int) -> Group | None:
        """The group that a pronoun or a noun with "the" goes back to; the one counted last, where no noun tells."""
        word, noun = token.lower_, token.lemma_.lower()
        if word in _PRONOUNS:
            return next(
                (g for g in reversed(self.known) if number - g.number <= BACK and g.figure.start < token.idx), None
            )
        if token.tag_ != "NNS" or not any(c.lower_ in _DEFINITE for c in token.children):
            return None
        if any(c.dep_ in ("nummod", "neg") or c.lower_ in ("other", "no") for c in token.children):
            return None
        near = [g for g in self.known if number - g.number <= NAMED_BACK and g.figure.start < token.idx]
        own = next((g for g in reversed(near) if g.noun == noun), None)
        return own or (near[-1] if near and noun in _ANYBODY else None)


def _draft(parsed: Parsed, cue: Cue, token: Token, group: Group) -> Draft:
    doc = parsed.doc
    first, last = min(token.left_edge.i, cue.first), max(token.i, cue.last)
    return Draft(
        doc[first].idx,
        doc[last].idx + len(doc[last]),
        cue.sense.attribute,  # type: ignore[arg-type]
        group.figure.low,
        group.figure.high,
        unit="person",
        subject=parsed.document.text[
            group.figure.end : doc[group.figure.stop].idx + len(doc[group.figure.stop])
        ].strip()
        or None,
        at=(token.idx, token.idx + len(token)),
    )
