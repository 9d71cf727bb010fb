"""The names of one account, each put to the entity of the case that bears it; a name that none or several bear is an entity of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import msgspec
from sqlalchemy import Connection, select

from crossbearing.case import schema
from crossbearing.case.growth.ground import name_keys
from crossbearing.link.entities import link_entities
from crossbearing.records import Annotations, Entity


class Named(msgspec.Struct, frozen=True):
    """An entity as one account names it (its mentions are that account's), and the case's entity, without mentions, where it has it."""

    told: Entity
    known: Entity | None

    @property
    def id(self) -> str:
        return self.known.id if self.known else self.told.id


def named(connection: Connection, account: Annotations) -> list[Named]:
    """The entities that an account names, in order of first mention, without those that bear a name of one that reviewers rejected and of no other."""
    told = link_entities([account])
    keys = {key: e for e in told for key in name_keys(e)}
    t, n = schema.entities.c, schema.ground_names.c
    query = select(n.key, t.entity).join(schema.entities, t.id == n.entity).where(n.key.in_(list(keys)))
    decoder = msgspec.json.Decoder(Entity)
    found: dict[str, list[Entity]] = {}
    for key, entity in connection.execute(query):
        found.setdefault(keys[key].id, []).append(decoder.decode(entity))
    gone = _rejected(connection, list(keys))
    none = {keys[key].id for key in gone} - set(found)
    return [Named(e, _one(e, found.get(e.id, []))) for e in told if e.id not in none]


def _rejected(connection: Connection, keys: list[str]) -> list[str]:
    """Those of the keys that name an entity that reviewers rejected."""
    s, n = schema.set_aside.c, schema.ground_names.c
    query = select(n.key).join(schema.set_aside, s.id == n.entity).where(s.kind == "entity", n.key.in_(keys))
    return list(connection.execute(query).scalars())


def _one(told: Entity, known: list[Entity]) -> Entity | None:
    """The entity that most of the names are known for."""
    fit = [
        k
        for k in known
        if (k.kind == "person") == (told.kind == "person")
        and (k.geonameid is None or told.geonameid is None or k.geonameid == told.geonameid)
    ]
    votes = Counter(k.id for k in fit)
    by_id: Mapping[str, Entity] = {k.id: k for k in fit}
    return by_id[min(votes, key=lambda i: (-votes[i], i))] if votes else None


def bearing(found: list[Named]) -> list[Entity]:
    """The entities for the account's incidents: under the case's ids, with the case's names and the account's mentions."""
    return [
        msgspec.structs.replace(
            n.known,
            aliases=tuple(
                form for form in dict.fromkeys((*n.known.aliases, *n.told.aliases, n.told.name)) if form != n.known.name
            ),
            mentions=n.told.mentions,
        )
        if n.known
        else n.told
        for n in found
    ]
