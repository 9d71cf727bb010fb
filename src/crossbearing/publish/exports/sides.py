"""The parties to an event, as its accounts name them: who is said to have done it, and what kind of party that is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from crossbearing.lexicon import lexicon
from crossbearing.publish.exports.index import Index, folded
from crossbearing.records import Claim, Entity, Event

_PERSON = re.compile(
    r"^(?:he|she|it|they|them|him|her|we|us|who|whom|which|that|those|others?|some(?:one|body)?|people|unknown)$"
)


# Kinds that can be a side in a fight.
FIGHTING = frozenset(["State forces", "Rebel groups", "Identity militias", "Political militias"])


class Party(msgspec.Struct, frozen=True):
    """One party: the name under which the record knows it, its kind (ACLED's word, None where the name does not tell), the claims that name it."""

    name: str
    kind: str | None
    entity: str | None
    claims: tuple[str, ...]
    forms: tuple[str, ...]


def parties(event: Event, index: Index) -> list[Party]:
    """Those who are said to have done it, as the accounts assert (not alleged, not denied by another account), the most told first."""
    found: dict[str, tuple[str, Entity | None, list[Claim]]] = {}
    for claim in index.told(event):
        if claim.attribute != "perpetrator" or claim.factuality != "asserted" or claim.id in index.denied:
            continue
        form = folded(claim.value or "")
        if not form or _PERSON.match(form):
            continue
        entity = index.named.get(form)
        key = entity.id if entity else form
        name = entity.name if entity else _plain(claim.value or "")
        found.setdefault(key, (name, entity, []))[2].append(claim)
    order = sorted(_one_state(found.values()), key=lambda x: (-len({c.document for c in x[2]}), -len(x[2]), x[0]))
    return [_party(name, entity, claims) for name, entity, claims in order]


def opponents(event: Event, found: Sequence[Party]) -> tuple[Party | None, Party | None]:
    """Side a and side b: the most told party, and for a fight the next one whose name tells that it can fight it. Two who are said to have
    done a thing are not yet each other's enemies: both must be of a kind that fights, a state's forces come first, and two of one kind must
    bear different names."""
    a = found[0] if found else None
    if a is None or event.type == "violence_against_civilians" or a.kind not in FIGHTING:
        return a, None
    b = next((p for p in found[1:] if p.kind in FIGHTING), None)
    if b is not None and b.kind == "State forces" != a.kind:
        return b, a
    return a, b


def _one_state(
    found: Iterable[tuple[str, Entity | None, list[Claim]]],
) -> list[tuple[str, Entity | None, list[Claim]]]:
    """A state and its forces ("Norland", "Norish troops") are one party; it bears the name that is told most."""
    made: dict[str, list[tuple[str, Entity | None, list[Claim]]]] = {}
    for n, x in enumerate(found):
        made.setdefault(state_of(x[0]) or f"\x00{n}", []).append(x)
    merged = []
    for alike in made.values():
        name, entity, _ = max(alike, key=lambda x: (len({c.document for c in x[2]}), len(x[2])))
        merged.append((name, entity, [c for x in alike for c in x[2]]))
    return merged


def _party(name: str, entity: Entity | None, claims: list[Claim]) -> Party:
    forms = list(dict.fromkeys([name, *(entity.aliases if entity else ()), *(_plain(c.value or "") for c in claims)]))
    kind = next((k for f in forms if (k := kind_of(f))), None)
    if kind is None and entity is not None and entity.kind == "place" and folded(entity.name) in _countries():
        kind = "State forces"
    return Party(name, kind, entity.id if entity else None, tuple(c.id for c in claims), tuple(forms))


def _plain(words: str) -> str:
    """The words in one line, without a possessive ending."""
    return re.sub(r"(?:[’']s|(?<=s)[’'])$", "", " ".join(words.split()))


@lru_cache(maxsize=1)
def _nations() -> dict[str, str]:
    """Folded names of countries and of their people to the country's code: what makes "troops" a state's."""
    rows = lexicon("countries")["countries"]
    names = {folded(p): r["iso"] for r in rows for p in r.get("people", ())}
    return names | {folded(n): r["iso"] for r in rows for n in (r["name"], *r.get("forms", ()))}


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    """Folded names of countries."""
    rows = lexicon("countries")["countries"]
    return frozenset(folded(n) for r in rows for n in (r["name"], *r.get("forms", ())))


def state_of(name: str) -> str | None:
    """The country's code where a name is a country's or that of a country's forces, else None."""
    plain = folded(name)
    if plain in _countries():
        return _nations()[plain]
    for last in (*lexicon("sides")["of_states"], *lexicon("sides")["kinds"][-1]["words"]):
        if plain.endswith(" " + last):
            return _nations().get(plain.removesuffix(" " + last))
    return None


@lru_cache(maxsize=1)
def _words() -> list[tuple[str, re.Pattern[str]]]:
    def anyof(words: list[str]) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")

    return [(k["kind"], anyof(k["words"])) for k in lexicon("sides")["kinds"]]


def kind_of(name: str) -> str | None:
    """The kind of party that the words of a name tell, None where they tell none."""
    plain = folded(name)
    for kind, words in _words():
        if words.search(plain):
            return kind
    return "State forces" if plain not in _countries() and state_of(name) else None


def soldiers_of(subject: str, party: Party) -> bool:
    """Whether the dead counted are told as fighters of this party: a word for fighters beside its name."""
    plain = folded(subject)
    if not _has(plain, "soldiers"):
        return False
    return any(_near(plain, folded(f)) for f in party.forms)


def _near(subject: str, form: str) -> bool:
    """Whether the subject holds the name, or the name's first word where that is a nation."""
    first = form.split(" ")[0]
    return bool(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", subject)) or (
        first in _nations() and bool(re.search(rf"(?<!\w){re.escape(first)}(?!\w)", subject))
    )


def civilians(subject: str) -> bool:
    """Whether the dead counted are told as civilians."""
    return _has(folded(subject), "civilians")


def _has(plain: str, key: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(w)}(?!\w)", plain) for w in lexicon("sides")[key])
