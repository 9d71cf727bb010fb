"""What a full refresh of a large case lays down, so that an account can be added to it without the others being read again.

Incidents with what brings them together, a sketch of each text, who bears which name, how rare words and traits are, and how accurate sources
are held to be. Rarity and accuracy stay as they are until the next full refresh.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import numpy as np
from sqlalchemy import Connection, Table, delete, insert

from crossbearing.case import schema
from crossbearing.case.growth.sketch import sketch
from crossbearing.case.growth.touched import decided_events, rejected_entities, rejected_events
from crossbearing.link.bearers import key_of
from crossbearing.link.blocking import hashed, sign_hash
from crossbearing.link.clustering import RARE_WORDS, signs_of
from crossbearing.link.events import Gazette
from crossbearing.link.incidents import Incident
from crossbearing.link.packing import packed
from crossbearing.link.rarity import Trait, account_traits
from crossbearing.link.shingles import word_hash
from crossbearing.link.vectors import Frequencies, Wordings
from crossbearing.records import Annotations, Entity, Record

# Accounts of a case from which on it grows by what is added; a smaller one is made anew in the time that it takes to look.
GROWS_FROM = 1000
# Under which name the case tells since which account it has grown.
GROWN = "grown"
BATCH = 5000
BAGS = 4
encode = msgspec.msgpack.Encoder().encode


class Grown(msgspec.Struct, frozen=True):
    """Accounts of the last full refresh, those that came since, and the events whose values wait for the next one. `decided` are events on
    which reviewers decided, `rejected` those that they rejected: the machine leaves them as they are."""

    accounts: int
    since: int
    behind: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()


def signed(n: int) -> int:
    """A number of 64 bits as databases hold it."""
    return n - (1 << 64) if n >= 1 << 63 else n


def lay(connection: Connection, accounts: Iterable[Annotations], record: Record) -> Grown:
    """Writes it anew, from the accounts in order of document id and their record; gives the state from which the case grows."""
    for table in schema.GROUND:
        connection.execute(delete(table))
    events = (*rejected_events(record), *record.events)
    event_of = {(p.document, p.start, p.end): e.id for e in events for part in e.parts for p in part.mentions}
    claimed = {c.id: c.event for c in record.claims if c.event}
    gazette = Gazette(record.entities)
    told, traits, texts = Frequencies(), Counter[Trait](), Wordings()
    incidents: list[Incident] = []
    holding = 0

    def kept() -> Iterator[dict[str, Any]]:
        nonlocal holding
        for account in accounts:
            drawn = sketch(account)
            marks.extend(map(signed, drawn))
            of.extend([len(documents)] * len(drawn))
            documents.append(account.document.id)
            found = gazette.incidents(account)
            if not found:
                continue
            holding += 1
            told.add(found)
            traits.update(account_traits(found))
            for i in found:
                texts.add(i)
                incidents.append(packed(i))
                spans = (event_of.get((i.key[0], m.start, m.end)) for m in i.mentions)
                claims = (claimed.get(c.id) for c in i.claims)
                event = next((e for e in (*spans, *claims) if e), None)
                yield {"number": len(incidents) - 1, "document": i.key[0], "event": event, "incident": encode(i)}

    # Two dozen marks an account, as numbers: as rows they would take more room than all else.
    marks, of = array("q"), array("L")
    documents: list[str] = []
    fill(connection, schema.ground_incidents, kept())
    sketched = ({"mark": m, "document": documents[n]} for m, n in zip(marks, of, strict=True))
    fill(connection, schema.ground_sketches, sketched)
    texts.weigh(told)
    fill(
        connection,
        schema.ground_signs,
        (row for n, i in enumerate(incidents) for row in sign_rows(n, i, texts.rarest(n, RARE_WORDS))),
    )
    fill(connection, schema.ground_names, name_rows((*record.entities, *rejected_entities(record))))
    counts = {f"words.{bag}": {word_hash(w): n for w, n in told.words[bag].items()} for bag in range(BAGS)}
    counts["traits"] = {sign_hash(t): n for t, n in traits.items() if n > 1}
    for name, told_of in counts.items():
        keys = np.array(sorted(told_of), dtype="<u8")
        held = np.array([told_of[k] for k in keys.tolist()], dtype="<i4")
        connection.execute(
            insert(schema.ground_counts), {"name": name, "keys": keys.tobytes(), "counts": held.tobytes()}
        )
    sources: dict[str, float] = {}
    for e in record.events:
        for a in e.attributes:
            if a.estimate:
                sources |= {s: w for s, w in a.estimate.weights.items() if w}
    numbers = {"accounts": told.accounts, "holding": holding, "sources": dict(sorted(sources.items()))}
    row = {"name": "numbers", "keys": b"", "counts": msgspec.json.encode(numbers)}
    connection.execute(insert(schema.ground_counts), row)
    rejected = tuple(e.id for e in rejected_events(record))
    return Grown(len(record.documents), 0, decided=decided_events(record), rejected=rejected)


def sign_rows(number: int, i: Incident, rarest: set[str]) -> list[dict[str, Any]]:
    """The signs of an incident, with its place in time."""
    day = i.when[0] or i.published or 0
    return [{"sign": signed(s), "day": day, "incident": number} for s in dict.fromkeys(hashed(signs_of(i, rarest)))]


def name_rows(entities: Iterable[Entity]) -> Iterator[dict[str, Any]]:
    """Under which key which one entity is known; none where several are."""
    bearer: dict[str, str | None] = {}
    for e in entities:
        for key in name_keys(e):
            bearer[key] = e.id if bearer.get(key, e.id) == e.id else None
    return ({"key": key, "entity": id} for key, id in bearer.items() if id)


def name_keys(e: Entity) -> list[str]:
    """The keys of an entity's names; of a person's those in full alone, since a surname may be anybody's."""
    found = dict.fromkeys(key_of(form, e.kind) for form in (e.name, *e.aliases))
    return [f"{kind}\t{name}" for kind, name in found if kind != "person" or " " in name]


def fill(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Writes rows, some at a time."""
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) >= BATCH:
            connection.execute(insert(table), batch)
            batch = []
    if batch:
        connection.execute(insert(table), batch)
