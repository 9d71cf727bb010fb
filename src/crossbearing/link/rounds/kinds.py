"""Names whose kind one account mistook, set right by what the accounts together tell.

A model that types names by their looks takes a firm for a person and a surname for a firm. Full names are rarely mistaken and settle it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from crossbearing.link.appearances import Appearance
from crossbearing.link.body_names import body_tokens
from crossbearing.link.folding import fold_name
from crossbearing.link.person_names import is_full, person_tokens
from crossbearing.link.rounds.draft import Draft
from crossbearing.link.rounds.round import Answer, Answers, Question, Round, Telling
from crossbearing.link.spelling import skeleton, spelled_alike
from crossbearing.records.name import NameKind


@dataclass(slots=True)
class Evidence:
    """What full names tell: persons' names and ends of names with the full ones, surnames by their consonants, kinds of bodies by their first word."""

    persons: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    surnames: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    bodies: dict[str, Counter[NameKind]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, found: Iterable[Appearance]) -> None:
        for x in found:
            if x.pronoun:
                continue
            tokens = person_tokens(x.known_as)
            if x.kind == "person" and is_full(tokens):
                for n in range(len(tokens)):
                    self.persons[" ".join(tokens[n:])].add(x.known_as)
                self.surnames[skeleton(tokens[-1])].add(tokens[-1])
            elif x.kind != "person" and len(body_tokens(x.known_as)) > 1:
                self.bodies[body_tokens(x.known_as)[0]][x.kind] += 1


def settled_by_all(drafts: Sequence[Draft]) -> list[Draft]:
    """The kinds settled by the full names of all accounts, as in a small case."""
    known = Evidence()
    for d in drafts:
        known.add(d.found)
    return [replace(d, found=[_settled(x, known) for x in d.found]) for d in drafts]


def _by_itself(draft: Draft, answers: Answers) -> list[Appearance]:
    """The kinds as most accounts have them, then settled by the full names of the account itself."""
    found = _as_most(draft, answers)
    known = Evidence()
    known.add(found)
    return [_settled(x, known) for x in found]


def _tells(draft: Draft) -> Iterable[tuple[str, Telling]]:
    for x in draft.found:
        yield fold_name(x.known_as), (x.kind, "pronoun" if x.pronoun else "name")


def _asks(draft: Draft) -> Iterable[Question]:
    return sorted({(fold_name(x.known_as), "") for x in draft.found})


def _majority(told: Mapping[Telling, int], _: str) -> Answer | None:
    """The kind of a form that is a person's to some and a body's or place's to others, where one of them has the most votes. Pronouns have none."""
    if len({kind == "person" for kind, _ in told}) == 1:
        return None
    votes = Counter({kind: n for (kind, how), n in told.items() if how == "name"})
    persons = votes.pop("person", 0)
    bodies = votes.total()
    if bodies == persons:
        return None
    return ("person",) if persons > bodies else (min(votes, key=lambda k: (-votes[k], k)),)


def _as_most(draft: Draft, answers: Answers) -> list[Appearance]:
    """A form that is mostly a body's or place's is so everywhere, and likewise a person's, but for a place of the gazetteer."""
    out: list[Appearance] = []
    for x in draft.found:
        most = answers(fold_name(x.known_as), "")
        kind = x.kind if most is None else cast("NameKind", most[0])
        out.append(replace(x, kind=kind) if _other(x, kind) else x)
    return out


def _other(x: Appearance, kind: NameKind) -> bool:
    if x.kind == "person":
        return kind != "person"
    return kind == "person" and x.geonameid is None


def _settled(x: Appearance, known: Evidence) -> Appearance:
    tokens = person_tokens(x.known_as)
    if not tokens:
        return x
    people = body_tokens(x.known_as)
    if people and people[0].startswith("="):
        # A people or its adjective is no person and no firm.
        return replace(x, kind="group") if len(people) == 1 + (people[-1] == "people") and x.kind != "place" else x
    first = known.bodies.get(tokens[0])
    if len(tokens) == 1 and first and tokens[0] not in known.persons and x.geonameid is None and not x.why:
        kind: NameKind = min(first, key=lambda k: (-first[k], k))
        return replace(x, kind=kind)
    if x.kind in ("organization", "group") and x.geonameid is None and not x.why:
        alike = known.surnames.get(skeleton(tokens[0]), set()) if len(tokens) == 1 else set()
        surname = any(spelled_alike(tokens[0], s, person=True) for s in alike)
        if (surname or " ".join(tokens) in known.persons) and not first:
            return replace(x, kind="person")
        for n in range(1, len(tokens) - 1):
            # A role that was taken for part of the name ("Mines Ana Kos" after "Inspector of").
            full = known.persons.get(" ".join(tokens[n:]), set())
            exact = sorted(f for f in full if person_tokens(f) == tokens[n:])
            if exact:
                return replace(x, kind="person", known_as=exact[0])
    return x


# What most accounts say; and in a larger case, where full names of one account say nothing of another's, what follows from them at once.
MAJORITY = Round(_tells, _asks, _majority, _as_most)
KINDS = Round(_tells, _asks, _majority, _by_itself)
