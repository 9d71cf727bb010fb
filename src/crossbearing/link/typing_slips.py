"""Names whose kind one account mistook, set right by what the accounts together tell.

A model that types names by their looks takes a firm for a person and a surname for a firm. Full names are rarely mistaken and settle it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from crossbearing.link.appearances import Appearance
from crossbearing.link.body_names import body_tokens
from crossbearing.link.folding import fold_name
from crossbearing.link.person_names import is_full, person_tokens
from crossbearing.link.spelling import skeleton, spelled_alike
from crossbearing.records.name import NameKind

# "Novak's 80,000": the possessor is the name, the number is not.
_POSSESSOR = re.compile(r"(.{2,}?)[’']s[ \u00a0]+[\d.,]+\Z")


# "800,000 Lakelanders": neither is the number before it.
_LEADING = re.compile(r"[\d.,]+[ \u00a0]+(?=[^\W\d_])")


def kinds_settled(found: Sequence[Appearance], everywhere: bool) -> list[Appearance]:
    """The appearances with kinds mended. `everywhere`: evidence of any account counts (a small case), else only of the same."""
    found = [_without_number(x) for x in found]
    found = _by_majority(found)
    scope: Callable[[Appearance], str] = (lambda x: "") if everywhere else (lambda x: x.document)
    persons: dict[tuple[str, str], set[str]] = defaultdict(set)
    surnames: dict[tuple[str, str], set[str]] = defaultdict(set)
    bodies: dict[tuple[str, str], Counter[NameKind]] = defaultdict(Counter)
    for x in found:
        if x.pronoun:
            continue
        tokens = person_tokens(x.known_as)
        if x.kind == "person" and is_full(tokens):
            for n in range(1, len(tokens)):
                persons[scope(x), " ".join(tokens[n:])].add(x.known_as)
            persons[scope(x), " ".join(tokens)].add(x.known_as)
            surnames[scope(x), skeleton(tokens[-1])].add(tokens[-1])
        elif x.kind != "person" and len(body_tokens(x.known_as)) > 1:
            bodies[scope(x), body_tokens(x.known_as)[0]][x.kind] += 1
    return [_settled(x, scope(x), persons, surnames, bodies) for x in found]


# "mason Ramesh": a trade before a name that the model took along.
_TRADE = re.compile(r"(?:[a-z][a-z-]+ )+(?=[A-Z])")
_PARTICLES = frozenset(
    [
        "de",
        "van",
        "von",
        "der",
        "den",
        "da",
        "di",
        "del",
        "dos",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "abu",
        "ter",
        "ten",
        "zu",
        "af",
        "av",
        "du",
    ]
)


def _without_trade(form: str) -> int:
    """How many characters of a person's name are words in small letters that are no particles."""
    m = _TRADE.match(form)
    return m.end() if m and not set(m.group().split()) & _PARTICLES else 0


def _without_number(x: Appearance) -> Appearance:
    if x.pronoun:
        return replace(x, known_as=x.known_as[_without_trade(x.known_as) :]) if x.kind == "person" else x
    known_as = x.known_as
    if x.kind == "person":
        known_as = known_as[_without_trade(known_as) :]
        if cut := _without_trade(x.form):
            x = replace(x, form=x.form[cut:], start=x.start + cut)
    if x.kind in ("person", "group"):
        known_as = known_as[lead.end() :] if (lead := _LEADING.match(known_as)) else known_as
        if lead := _LEADING.match(x.form):
            x = replace(x, form=x.form[lead.end() :], start=x.start + lead.end())
    if possessor := _POSSESSOR.match(known_as):
        known_as = possessor.group(1)
    if possessor := _POSSESSOR.match(x.form):
        x = replace(x, form=possessor.group(1), end=x.start + possessor.end(1))
    return x if known_as == x.known_as else replace(x, known_as=known_as)


def _by_majority(found: Sequence[Appearance]) -> list[Appearance]:
    """A form that is mostly a body's or place's is so everywhere, and likewise a person's."""
    counts: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for x in found:
        if not x.pronoun:
            counts[fold_name(x.known_as)][x.kind] += 1
    out: list[Appearance] = []
    for x in found:
        kinds = counts[fold_name(x.known_as)]
        persons = kinds["person"]
        bodies = kinds.total() - persons
        if x.kind == "person" and bodies > persons:
            others: list[tuple[int, NameKind]] = sorted((-n, k) for k, n in kinds.items() if k != "person")
            x = replace(x, kind=others[0][1])
        elif x.kind != "person" and persons > bodies and x.geonameid is None:
            x = replace(x, kind="person")
        out.append(x)
    return out


def _settled(
    x: Appearance,
    scope: str,
    persons: dict[tuple[str, str], set[str]],
    surnames: dict[tuple[str, str], set[str]],
    bodies: dict[tuple[str, str], Counter[NameKind]],
) -> Appearance:
    tokens = person_tokens(x.known_as)
    if not tokens:
        return x
    people = body_tokens(x.known_as)
    if people and people[0].startswith("="):
        # A people or its adjective is no person and no firm.
        return replace(x, kind="group") if len(people) == 1 + (people[-1] == "people") and x.kind != "place" else x
    first = bodies.get((scope, tokens[0]))
    if len(tokens) == 1 and first and (scope, tokens[0]) not in persons and x.geonameid is None and not x.why:
        kind: NameKind = min(first, key=lambda k: (-first[k], k))
        return replace(x, kind=kind)
    if x.kind in ("organization", "group") and x.geonameid is None and not x.why:
        alike = surnames.get((scope, skeleton(tokens[0])), set()) if len(tokens) == 1 else set()
        surname = any(spelled_alike(tokens[0], s, person=True) for s in alike)
        if (surname or (scope, " ".join(tokens)) in persons) and not first:
            return replace(x, kind="person")
        for n in range(1, len(tokens) - 1):
            # A role that was taken for part of the name ("Mines Ana Kos" after "Inspector of").
            full = persons.get((scope, " ".join(tokens[n:])), set())
            exact = sorted(f for f in full if person_tokens(f) == tokens[n:])
            if exact:
                return replace(x, kind="person", known_as=exact[0])
    return x
