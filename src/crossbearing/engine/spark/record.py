"""One record of annotated accounts, linked and weighed on the cluster: the bytes of the local engine's."""

from __future__ import annotations

from typing import Any

import msgspec

from crossbearing.engine.spark.accounts import Accounts
from crossbearing.engine.spark.copying import collected, find_copies
from crossbearing.engine.spark.eventing import link_events
from crossbearing.engine.spark.numbers import numbered
from crossbearing.engine.spark.weighing import weighed
from crossbearing.link.entities import link_entities
from crossbearing.link.framing import compare_naming
from crossbearing.records import Annotations, Links, Record
from crossbearing.weigh.record import put_together


def reconciled(accounts: Accounts, rule: str) -> Record:
    """Links and weighs what the accounts say into one record."""
    work, frame = accounts.work, numbered(accounts)
    ordered = _in_order(frame)
    copies = find_copies(work, frame)
    entities = link_entities(ordered)
    events, event_of, main_event = link_events(work, frame, entities)
    naming = compare_naming(ordered, entities, main_event)
    links = Links(collected(copies), entities, events, event_of, main_event, framing=naming)
    filled, related = weighed(work, frame, links, copies, rule)
    return put_together(ordered, None, links, filled, related)


def _in_order(frame: Any) -> list[Annotations]:
    decoder = msgspec.json.Decoder(Annotations)
    rows = frame.orderBy("number").select("annotations").toLocalIterator(prefetchPartitions=True)
    return [decoder.decode(bytes(r.annotations)) for r in rows]
