"""Groups of claims that speak of the same thing: one event, attribute and subject."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec
from rapidfuzz.fuzz import ratio

from crossbearing.lexicon import lexicon
from crossbearing.weigh.breakdown import ANYBODY, PEOPLE, THINGS, head
from crossbearing.weigh.folding import plain, stems, words
from crossbearing.weigh.said import Said
from crossbearing.weigh.subjects import Scope

# Share of the smaller subject's words that must be common for two things to be one thing.
SAME_THING = 0.6
# Where the words counted are not told ("5.9 metres"), so many content words must stand beside both figures.
SAME_CONTEXT = 2
# Words of subjects that tell nothing apart.
_GENERIC = frozenset(
    w for word in ["people", "person", "number", "total", "count", "figure", "man", "men"] for w in stems(word)
)

# Spellings of one name in two papers ("Beridze", "Beridse"), as normalised edit similarity in per cent.
SAME_NAME = 80

# Words for a victim that describe nobody in particular.
ANYONE = stems("he she him her man woman young old person citizen victim local resident male female youth")


# Kinds that are always told by name: a figure of another or of no kind is not of these.
FIRM = frozenset({"passengers", "crew", "rescued"})


class Group(msgspec.Struct, frozen=True):
    """Claims that speak of the same thing. `guests` speak of more ("nobody at all") and are related to them, not counted with them."""

    own: tuple[Said, ...]
    guests: tuple[Said, ...] = ()

    @property
    def figures(self) -> bool:
        return self.own[0].figure is not None


def groups(told: Sequence[Said]) -> list[Group]:
    """The groups of one event's claims, each in order of telling; the order of the claims changes nothing."""
    rows = sorted(told, key=lambda s: (s.document, s.claim.start, s.claim.id))
    keyed: dict[tuple[object, ...], list[Said]] = {}
    things: dict[str, list[Said]] = {}
    for s in rows:
        attribute = s.claim.attribute
        if attribute in THINGS:
            things.setdefault(attribute, []).append(s)
        else:
            keyed.setdefault((attribute, *_key(s)), []).append(s)
    found = _with_nobody(keyed)
    for kind in sorted(things):
        found += [Group(tuple(g)) for g in _by_words(things[kind])]
    return found


def _key(s: Said) -> tuple[object, ...]:
    if s.figure is None:
        return ("word", _person(s)) if s.claim.attribute == "title" else ("word",)
    if s.claim.attribute == "magnitude":
        return ("figure",)
    if s.claim.attribute == "detained" and s.figure.zero and s.scope.whole and s.claim.factuality != "denied":
        return (
            "figure",
            _scope_key(s.scope, s),
            "none",
        )  # told of one occasion of many: related to figures, not counted with them
    return ("figure", _scope_key(s.scope, s))


def _scope_key(scope: Scope, s: Said) -> tuple[object, ...]:
    if scope.increment:
        return ("increment", s.claim.id)
    told = (*(tuple(sorted(x)) for x in (scope.groups, scope.states, scope.where, scope.sides)),)
    if scope.individual:
        return ((), (), (), ())
    if not scope.part or any(told):
        return told
    nouns = tuple(sorted(stems(s.claim.subject or "") - _GENERIC))
    return (*told, "part", nouns or s.claim.id)


def one_person(a: Said, b: Said) -> bool:
    """Whether two victims told of without being counted can be the same: by name where both are named, by description where neither is."""
    if a.about and a.about == b.about:
        return True
    if a.scope.where and b.scope.where:
        return any(ratio(x, y) >= SAME_NAME for x in a.scope.where for y in b.scope.where)
    if a.scope.where or b.scope.where:
        return not a.scope.groups or not b.scope.groups or a.scope.groups == b.scope.groups
    one, two = stems(a.claim.subject or "") - ANYONE, stems(b.claim.subject or "") - ANYONE
    return not one or not two or bool(one & two)


def _with_nobody(keyed: dict[tuple[object, ...], list[Said]]) -> list[Group]:
    """ "Nobody" of the whole speaks of every part, and "not a single civilian" of the whole: they join those groups."""
    guests: dict[tuple[object, ...], list[Said]] = {k: [] for k in keyed}
    for key, rows in keyed.items():
        for s in rows:
            if (
                s.figure is None
                or not s.figure.zero
                or s.claim.attribute not in PEOPLE
                or s.claim.factuality == "denied"
            ):
                continue
            civilians = s.scope.groups == frozenset({"civilians"})
            if s.scope.whole or s.claim.attribute == "troops":
                others = [k for k in keyed if k != key and k[:2] == key[:2] and (s.scope.whole or _one_side(k, key))]
            elif civilians:
                others = [k for k in keyed if k == (key[0], "figure", ((), *key[2][1:4]))]  # type: ignore[index]
            else:
                nouns = head(s.claim.subject or "") - ANYBODY
                others = [
                    k
                    for k, v in keyed.items()
                    if k != key and k[:2] == key[:2] and _one_side(k, key) and nouns & stems(v[0].claim.subject or "")
                ]
            for other in others:
                guests[other].append(s)
    return [Group(tuple(keyed[k]), tuple(guests[k])) for k in sorted(keyed, key=repr)]


def _one_side(a: tuple[object, ...], b: tuple[object, ...]) -> bool:
    return bool(a[2][3:4] == b[2][3:4])  # type: ignore[index]


def _person(s: Said) -> str:
    """Whom a title is told of: the family name, as far as the words tell."""
    if s.about:
        return s.about
    named = words(s.claim.subject or "")
    return named[-1] if named else s.claim.id


def _by_words(rows: Sequence[Said]) -> list[list[Said]]:
    """Groups of like subjects: each claim joins the first group whose first claim shares unit, states and most words."""
    found: list[list[Said]] = []
    index: dict[object, list[list[Said]]] = {}
    for s in rows:
        key = ("" if s.kind else plain(s.claim.unit or "") if s.claim.attribute in ("money", "other", "duration") else "", s.scope.states,
               s.figure is None)  # fmt: skip
        home = next((g for g in index.get(key, ()) if _same_thing(g[0], s)), None)
        if home is None:
            home = []
            found.append(home)
            index.setdefault(key, []).append(home)
        home.append(s)
    return found


@lru_cache(maxsize=1)
def _alike() -> dict[str, str]:
    rows = lexicon("counted_groups")["alike"]
    return {stem: r["as"] for r in rows for w in r["words"] for stem in stems(w)}


def things(subject: str) -> frozenset[str]:
    """The stems of a subject, words for one kind of building as one."""
    return frozenset(_alike().get(w, w) for w in stems(subject))


def _same_thing(a: Said, b: Said) -> bool:
    one, two = things(a.claim.subject or "") - _GENERIC, things(b.claim.subject or "") - _GENERIC
    if a.scope.where != b.scope.where:
        return False
    if (a.kind and b.kind) or {a.kind, b.kind} & FIRM:
        return a.kind == b.kind and a.scope.part == b.scope.part
    if one and one == two and a.claim.unit and a.figure and b.figure:
        return True
    if a.claim.attribute == "other" and min(len(one), len(two)) <= 1:
        needed = 1 if a.figure and b.figure and a.figure.same(b.figure) else SAME_CONTEXT
        return (not one or not two or bool(one & two)) and len(a.context & b.context) >= needed
    if not one or not two:
        if a.claim.attribute in ("buildings", "population"):
            return a.scope.groups == b.scope.groups
        return len(a.context & b.context) >= SAME_CONTEXT
    return len(one & two) / min(len(one), len(two)) >= SAME_THING
