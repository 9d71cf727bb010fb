"""One record of annotated accounts, linked and weighed on the cluster: the bytes of the local engine's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from crossbearing.engine.spark.accounts import Accounts
from crossbearing.engine.spark.copying import collected, find_copies
from crossbearing.engine.spark.eventing import link_events
from crossbearing.engine.spark.numbers import numbered
from crossbearing.link.agencies import credits_of
from crossbearing.link.entities import link_entities
from crossbearing.link.framing import compare_naming
from crossbearing.records import Annotations, Links, Record
from crossbearing.weigh import weigh


def reconciled(accounts: Accounts, rule: str) -> Record:
    """Links and weighs what the accounts say into one record."""
    frame = numbered(accounts)
    ordered = _in_order(frame)
    return weigh(ordered, linked(accounts.work, frame, ordered), rule)


def linked(work: Any, frame: Any, ordered: Sequence[Annotations]) -> Links:
    """Copies, entities and events of a frame `number, id, annotations`; `ordered` are the same accounts in order of id."""
    copies = find_copies(work, frame)
    entities = link_entities(ordered)
    events, event_of, main_event = link_events(work, frame, entities)
    naming = compare_naming(ordered, entities, main_event)
    agencies = {d.id: agency for d in (a.document for a in ordered) if (agency := credits_of(d).carried) is not None}
    return Links(collected(copies), entities, events, event_of, main_event, framing=naming, agencies=agencies)


def _in_order(frame: Any) -> list[Annotations]:
    decoder = msgspec.json.Decoder(Annotations)
    rows = frame.orderBy("number").select("annotations").toLocalIterator(prefetchPartitions=True)
    return [decoder.decode(bytes(r.annotations)) for r in rows]
