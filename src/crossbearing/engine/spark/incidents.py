"""Incidents of every account on the executors, and the counts over all of them that weigh words and traits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import msgspec

from crossbearing.engine.spark.work import Work
from crossbearing.link.events import Gazette
from crossbearing.link.incidents import Incident
from crossbearing.link.packing import packed
from crossbearing.link.rarity import Rarity, Trait, account_traits
from crossbearing.link.vectors import Frequencies
from crossbearing.records import Annotations, Entity

# An incident's number is that of its account in the higher bits and its place among the account's in the lower ones: the order of the numbers is
# that of the keys. No account tells of a million happenings.
BITS = 20
INCIDENTS = "account long, number long, time long, incident binary"
MENTIONED = "id string, mentions binary"
COUNTS = "counts binary"

_decoder = msgspec.json.Decoder(Annotations)
_incident = msgspec.msgpack.Decoder(Incident)
_mentions = msgspec.msgpack.Decoder(list[tuple[int, int, str]])

Function = Callable[[Iterable[Any]], Iterator[Any]]


class Counts(msgspec.Struct):
    """What is counted over accounts, in parts that can be summed."""

    accounts: list[int]
    words: list[dict[str, int]]
    traits: list[tuple[Any, int]]
    holding: int


def incidents_of(work: Work, accounts: Any, entities: Sequence[Entity]) -> Any:
    """A frame of `INCIDENTS` over a frame `number, id, annotations`; those of one account lie together in a row's order."""
    gazette = Gazette(entities)
    rows = [(id, bytearray(msgspec.msgpack.encode(found))) for id, found in gazette.mentioned.items()]
    mentioned = work.spark.createDataFrame(rows, MENTIONED)
    told = work.spark.sparkContext.broadcast((gazette.spots, gazette.people))
    work.drop("incidents")
    joined = accounts.join(mentioned, "id", "left").select("number", "annotations", "mentions")
    work.append(joined.mapInArrow(partial(_extract, told), INCIDENTS), "incidents")
    return work.read("incidents", INCIDENTS)


def _extract(told: Any, batches: Iterable[Any]) -> Iterator[Any]:
    from crossbearing.engine.spark.reading import batch_of

    gazette = Gazette(())
    gazette.spots, gazette.people = told.value
    for batch in batches:
        rows: list[dict[str, Any]] = []
        for row in batch.to_pylist():
            account = _decoder.decode(row["annotations"])
            mentions = _mentions.decode(row["mentions"]) if row["mentions"] is not None else []
            gazette.mentioned = {account.document.id: mentions}
            for n, i in enumerate(gazette.incidents(account)):
                lean = replace(i, mentions=[], claims=[], packed=packed(i).packed)
                number = (row["number"] << BITS) + n
                time = i.when[0] or i.published or 0
                data = msgspec.msgpack.encode(lean)
                rows.append({"account": row["number"], "number": number, "time": time, "incident": data})
        yield batch_of(rows, INCIDENTS)


def decoded(incident: bytes) -> Incident:
    """An incident, its mentions and claims packed."""
    return _incident.decode(incident)


def counted(incidents: Any) -> tuple[Frequencies, Rarity]:
    """The counts over all accounts. What stands in one account only needs no count, and is left out."""
    frequencies, traits, holding = Frequencies(), Counter[Trait](), 0
    decoder = msgspec.msgpack.Decoder(Counts)
    by_account = incidents.select("account", "number", "incident").repartition("account")
    for row in by_account.sortWithinPartitions("number").mapInArrow(_count, COUNTS).toLocalIterator():
        part = decoder.decode(bytes(row.counts))
        words = tuple(Counter(w) for w in part.words)
        frequencies.sum(Frequencies(part.accounts, (words[0], words[1], words[2], words[3])))
        traits.update({_trait(t): n for t, n in part.traits})
        holding += part.holding
    shared = {t: n for t, n in traits.items() if n > 1}
    for bag in frequencies.words:
        for word in [w for w, n in bag.items() if n == 1]:
            del bag[word]
    return frequencies, Rarity(holding, shared)


def _trait(told: Any) -> Trait:
    kind, value = told
    return kind, tuple(value) if isinstance(value, list) else value


def _count(batches: Iterable[Any]) -> Iterator[Any]:
    from crossbearing.engine.spark.reading import batch_of

    frequencies, traits, holding = Frequencies(), Counter[Trait](), 0
    for found in _accounts(batches):
        holding += 1
        frequencies.add(found)
        traits.update(account_traits(found))
    counts = Counts(frequencies.accounts, [dict(w) for w in frequencies.words], list(traits.items()), holding)
    yield batch_of([{"counts": msgspec.msgpack.encode(counts)}], COUNTS)


def _accounts(batches: Iterable[Any]) -> Iterator[list[Incident]]:
    """The incidents account by account, from rows in order of number."""
    last, found = None, list[Incident]()
    for batch in batches:
        for row in batch.to_pylist():
            if row["account"] != last and found:
                yield found
                found = []
            last = row["account"]
            found.append(decoded(row["incident"]))
    if found:
        yield found
