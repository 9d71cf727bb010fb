"""One record of annotated accounts, linked and weighed on the cluster: the bytes of the local engine's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crossbearing.engine.local import HELD
from crossbearing.engine.spark.accounts import Accounts
from crossbearing.engine.spark.copying import collected, find_copies
from crossbearing.engine.spark.eventing import link_events
from crossbearing.engine.spark.fetched import Fetched, in_order, warned
from crossbearing.engine.spark.naming import entities_of
from crossbearing.engine.spark.numbers import numbered
from crossbearing.engine.spark.own_rows import keep_known
from crossbearing.engine.spark.weighing import weighed
from crossbearing.engine.spark.wording import compared_naming
from crossbearing.records import Annotations, Links, Record
from crossbearing.weigh.record import put_together

# Words of accounts that are brought to this machine at once; of more it gets what it asks for.
FEW = HELD // 6


def reconciled(accounts: Accounts, rule: str) -> Record:
    """Links and weighs what the accounts say into one record. Of many accounts the record's long lists are fetched when they are asked for: it can
    be iterated and written like any other, but is not held in memory."""
    work, frame = accounts.work, numbered(accounts)
    copies = find_copies(work, frame)
    entities = entities_of(work, frame)
    events, event_of, main_event = link_events(work, frame, entities)
    keep_known(work, event_of, main_event)
    naming = compared_naming(work, frame, main_event)
    links = Links(collected(copies), entities, events, event_of, main_event, framing=naming)
    filled, related = weighed(work, frame, links, copies, rule)
    return put_together(_ordered(accounts, frame), None, links, filled, related, warned(frame))


def _ordered(accounts: Accounts, frame: Any) -> Sequence[Annotations]:
    return list(in_order(frame)) if accounts.words <= FEW else Fetched(frame)
