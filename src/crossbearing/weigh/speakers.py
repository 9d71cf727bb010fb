"""Whose word a claim is, and whether two claims are one person's or office's word."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import msgspec

from crossbearing.lexicon import lexicon
from crossbearing.records import Claim, Document, Entity
from crossbearing.weigh.folding import plain, words
from crossbearing.weigh.sides import sides_in

# Words that name a kind of speaker but never one speaker: sharing them alone makes nobody the same.
_LOOSE = frozenset(
    ["official", "officials", "source", "sources", "people", "others", "spokesman", "spokeswoman", "spokesperson"]
)


class Speaker(msgspec.Struct, frozen=True):
    """`name` as told; `own` where the account itself speaks (the name is then its publisher's, or empty); `line` groups offices that
    count together (police and interior ministry); `entity` is the entity of that name, where there is one; `sides` the country or people
    that the name names."""

    name: str
    own: bool
    bag: frozenset[str]
    line: str | None
    entity: str | None
    sides: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def _lines() -> tuple[tuple[str, tuple[frozenset[str], ...]], ...]:
    rows: list[dict[str, Any]] = lexicon("speaker_lines")["lines"]
    return tuple((r["line"], tuple(frozenset(words(p)) for p in r["words"])) for r in rows)


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return frozenset(plain(w) for r in lexicon("offices")["offices"] for w in r["words"])


@lru_cache(maxsize=16_384)
def line_of(name: str) -> str | None:
    """The line of offices to which the speaker belongs, by the words of the name."""
    bag = frozenset(words(name))
    return next((line for line, patterns in _lines() if any(p <= bag for p in patterns)), None)


def entity_names(entities: tuple[Entity, ...]) -> dict[str, str]:
    """The entity of each folded name that only one of them bears."""
    found: dict[str, str | None] = {}
    for e in entities:
        if e.kind == "place":
            continue
        for name in (e.name, *e.aliases):
            key = plain(name)
            found[key] = e.id if found.get(key, e.id) == e.id else None
    return {k: v for k, v in found.items() if v}


def speaker(claim: Claim, document: Document, entities: dict[str, str]) -> Speaker:
    """The innermost speaker of a claim; the publisher where the account itself speaks."""
    own = not claim.sources
    name = claim.sources[-1] if claim.sources else document.publisher or ""
    bag = frozenset(words(name))
    return Speaker(name, own, bag - _titles() or bag, line_of(name), entities.get(plain(name)), sides_in(name))


def is_office(s: Speaker) -> bool:
    """Whether the name is that of an office alone ("the president"), which another person may hold at another time."""
    return not s.own and bool(s.bag) and s.entity is None and s.line is None and s.bag <= _titles()


def same_speaker(a: Speaker, b: Speaker) -> bool:
    """One name inside the other ("the ministry", "Interior Ministry"), one entity, or one line of offices."""
    if not a.bag or not b.bag:
        return a.own and b.own and a.name == b.name
    if a.entity and a.entity == b.entity:
        return True
    if a.own and b.own and not (party(a) and party(b)):
        return plain(a.name) == plain(b.name)  # "World" and "Old World" are two papers
    if a.sides and b.sides and not a.sides & b.sides:
        return False
    if a.line and a.line == b.line:
        return True
    small, large = (a.bag, b.bag) if len(a.bag) <= len(b.bag) else (b.bag, a.bag)
    return (bool(small - _LOOSE) and small <= large) or _acronym(a, b) or _acronym(b, a)


def _acronym(a: Speaker, b: Speaker) -> bool:
    """Whether one name is made of the other's initials, or stands in brackets after it."""
    if len(a.bag) != 1:
        return False
    (short,) = a.bag
    if not 2 <= len(short) <= 6:
        return False
    return short == "".join(w[0] for w in words(b.name))


def phrase(s: Speaker) -> str:
    """How a `why` names the speaker."""
    if s.own:
        return f"{s.name} itself" if s.name else "the account itself"
    return s.name


@lru_cache(maxsize=1)
def _organisations() -> frozenset[str]:
    return frozenset(plain(w) for r in lexicon("speaker_lines")["organisations"] for w in r["words"])


@lru_cache(maxsize=1)
def _reporters() -> frozenset[str]:
    return frozenset(plain(w) for r in lexicon("speaker_lines")["reporters"] for w in r["words"])


def party(s: Speaker) -> bool:
    """Whether the speaker counts for itself: anybody quoted, or a publisher that is no paper."""
    if not s.name or not s.own:
        return bool(s.name)
    return s.line is not None or (bool(s.bag & _organisations()) and not s.bag & _reporters())
