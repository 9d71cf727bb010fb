"""Entities as reviewers left them: merged, parted, rejected, corrected. Works on what linking gave, by the places where names stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from crossbearing.case.decisions.decision import Decision
from crossbearing.case.decisions.folded import Folded, by_target, fold
from crossbearing.case.decisions.pairs import constraints, on_pairs
from crossbearing.case.decisions.places import most
from crossbearing.case.decisions.regroup import Constraint, regrouped
from crossbearing.records import Entity, Passage, content_id


@dataclass
class DecidedEntities:
    """As DecidedEvents (events.py)."""

    entities: tuple[Entity, ...]
    folded: dict[str, Folded] = field(default_factory=dict)
    machine: dict[str, dict[str, Any]] = field(default_factory=dict)
    rejected: list[Entity] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)
    inert: list[Decision] = field(default_factory=list)


def decided_entities(
    entities: Sequence[Entity], texts: Mapping[str, str], decisions: Sequence[Decision]
) -> DecidedEntities:
    """The entities with all decisions on them applied, in order of the log. `texts` are the accounts' texts by document."""
    owner = {m: e.id for e in reversed(entities) for m in e.mentions}
    pairs = on_pairs(decisions, "entity")
    rules, inert = constraints(pairs, lambda side: tuple(m for m in side if m in owner))
    out = DecidedEntities(_regrouped(entities, texts, rules), inert=inert)
    owner = {m: e.id for e in reversed(out.entities) for m in e.mentions}
    lost = {d.hash for d in inert}
    single = [d for rows in by_target(decisions, "entity").values() for d in rows if d.kind != "split"]
    on_entities: dict[str, list[Decision]] = {}
    for d in [*pairs, *single]:
        if d.hash in lost:
            continue
        owners = {o for side in d.sides for o in [most(owner.get(m) for m in side)] if o is not None}
        if not owners:
            out.inert.append(d)
        for o in sorted(owners):
            on_entities.setdefault(o, []).append(d)
    kept: list[Entity] = []
    for e in out.entities:
        if e.id not in on_entities:
            kept.append(e)
            continue
        folded = out.folded[e.id] = fold(sorted(on_entities[e.id], key=lambda d: d.number))
        latest = folded.decisions[-1]
        if latest.kind in ("accept", "correct") and latest.sides and not {*e.mentions} >= {*latest.sides[0]}:
            out.changed.add(e.id)
        if folded.rejected:
            out.rejected.append(e)
            continue
        out.machine[e.id] = {f: getattr(e, f) for f in folded.fields}
        kept.append(_corrected(e, folded.fields))
    out.entities = tuple(kept)
    return out


def _corrected(entity: Entity, fields: Mapping[str, Any]) -> Entity:
    """The entity with the fields set; its old name stays among its forms."""
    if not fields:
        return entity
    name = fields.get("name", entity.name)
    forms = {*entity.aliases, entity.name} - {name}
    return msgspec.structs.replace(entity, **{**fields, "aliases": tuple(sorted(forms, key=lambda f: (f.lower(), f)))})


def _regrouped(
    entities: Sequence[Entity], texts: Mapping[str, str], rules: Sequence[Constraint[Passage]]
) -> tuple[Entity, ...]:
    """The entities with those that the constraints change made anew."""
    if not rules:
        return tuple(entities)
    owner = {m: e for e in reversed(entities) for m in e.mentions}
    touched = {owner[m].id: owner[m] for r in rules for m in (*r.first, *r.second)}
    # Where two entities are named by the same words, the place is the first one's.
    groups = [[m for m in e.mentions if owner[m].id == e.id] for e in entities if e.id in touched]
    sizes = {owner[g[0]].id: len(g) for g in groups if g}
    made: dict[str, Entity] = {}
    for group in regrouped([g for g in groups if g], rules):
        parts = {owner[m].id: owner[m] for m in group}
        if len(parts) == 1 and len(group) == sizes[owner[group[0]].id]:
            whole = owner[group[0]]
            made[whole.id] = whole
        else:
            new = _made(sorted(group, key=_place), [parts[i] for i in sorted(parts)], texts)
            made[new.id] = new
    out = [e for e in entities if e.id not in touched] + list(made.values())
    return tuple(sorted(out, key=lambda e: (*_place(e.mentions[0]), e.id)))


def _made(mentions: Sequence[Passage], parts: Sequence[Entity], texts: Mapping[str, str]) -> Entity:
    """An entity of these mentions, which were those of `parts`. It is called as the part with most of them is, where it is called so at all."""
    here = set(mentions)
    parts = sorted(parts, key=lambda e: (-len(here & set(e.mentions)), e.id))
    written = Counter(texts[m.document][m.start : m.end] for m in mentions)
    forms: set[str] = set()
    for e in parts:
        known = {e.name, *e.aliases}
        # Of an entity that was parted, only the forms that are written here; of one that is here whole, all.
        forms |= known if here >= set(e.mentions) else known & written.keys()
    name = next((e.name for e in parts if e.name in forms), None)
    if name is None:
        name = min(forms or set(written), key=lambda f: (-written[f], -len(f), f))
    ids = [e.geonameid for e in parts if e.geonameid is not None]
    whole = [e for e in parts if here >= set(e.mentions)]
    return Entity(
        content_id("n", *(f"{m.document}:{m.start}:{m.end}" for m in mentions)),
        parts[0].kind,
        name,
        tuple(sorted(forms - {name}, key=lambda f: (f.lower(), f))),
        tuple(mentions),
        ids[0] if ids and parts[0].kind == "place" else None,
        tuple(dict.fromkeys(w for e in whole for w in e.why)),
    )


def _place(mention: Passage) -> tuple[str, int, int]:
    return (mention.document, mention.start, mention.end)
