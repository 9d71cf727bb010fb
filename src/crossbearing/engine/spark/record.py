"""One record of annotated accounts, linked and weighed on the cluster: the bytes of the local engine's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from crossbearing.engine.local import gathered
from crossbearing.engine.spark.accounts import Accounts
from crossbearing.engine.spark.copying import collected, find_copies
from crossbearing.engine.spark.eventing import link_events
from crossbearing.engine.spark.naming import entities_of
from crossbearing.engine.spark.numbers import numbered
from crossbearing.engine.spark.weighing import weighed
from crossbearing.engine.spark.wording import compared_naming
from crossbearing.records import Annotations, Links, Record
from crossbearing.records.ordered import in_order_of_document
from crossbearing.weigh.record import put_together


def reconciled(accounts: Accounts, rule: str) -> Record:
    """Links and weighs what the accounts say into one record."""
    work, frame = accounts.work, numbered(accounts)
    ordered = in_order_of_document(gathered(_in_order(frame)))
    copies = find_copies(work, frame)
    entities = entities_of(work, frame)
    events, event_of, main_event = link_events(work, frame, entities)
    naming = compared_naming(work, frame, main_event)
    links = Links(collected(copies), entities, events, event_of, main_event, framing=naming)
    filled, related = weighed(work, frame, links, copies, rule)
    return put_together(ordered, None, links, filled, related)


def _in_order(frame: Any) -> Iterator[Annotations]:
    """The accounts in order of id, one at a time."""
    decoder = msgspec.json.Decoder(Annotations)
    for row in frame.orderBy("number").select("annotations").toLocalIterator(prefetchPartitions=True):
        yield decoder.decode(bytes(row.annotations))
