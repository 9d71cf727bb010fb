"""What is the same across accounts."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.link.agencies import credits_of
from crossbearing.link.copies import find_copies
from crossbearing.link.entities import link_entities
from crossbearing.link.events import link_events
from crossbearing.link.framing import compare_naming
from crossbearing.records import Annotations, Links, NearLink


def link(accounts: Sequence[Annotations]) -> Links:
    """Copied passages, entities and events of the accounts. The order of the accounts changes nothing."""
    ordered = sorted(accounts, key=lambda a: a.document.id)
    entities = link_entities(ordered)
    near: list[NearLink] = []
    events, event_of, main_event = link_events(ordered, entities, near)
    naming = compare_naming(ordered, entities, main_event)
    agencies = {d.id: agency for d in (a.document for a in ordered) if (agency := credits_of(d).carried) is not None}
    copies = find_copies(ordered)
    return Links(copies, entities, events, event_of, main_event, framing=naming, agencies=agencies, near=tuple(near))
