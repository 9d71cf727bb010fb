"""What is the same across accounts."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.link.agencies import credits_of
from crossbearing.link.appearances import Appearance, appearances_of
from crossbearing.link.copies import find_copies
from crossbearing.link.entities import link_entities
from crossbearing.link.events import link_events
from crossbearing.link.framing import compare_naming
from crossbearing.records import Annotations, Links, NearLink
from crossbearing.records.ordered import in_order_of_document


def link(accounts: Sequence[Annotations]) -> Links:
    """Copied passages, entities and events of the accounts. The order of the accounts changes nothing. Passes over them twice; what is kept of
    each from one to the next are its text, its names and the words of its incidents."""
    ordered = in_order_of_document(accounts)
    told: list[Annotations] = []
    found: list[Appearance] = []
    for a in ordered:
        told.append(Annotations(a.document, boilerplate=a.boilerplate, framing=a.framing))
        found += appearances_of(a)
    entities = link_entities(told, found)
    del found
    near: list[NearLink] = []
    events, event_of, main_event = link_events(ordered, entities, near)
    naming = compare_naming(told, entities, main_event)
    agencies = {d.id: agency for d in (a.document for a in told) if (agency := credits_of(d).carried) is not None}
    copies = find_copies(told)
    return Links(copies, entities, events, event_of, main_event, framing=naming, agencies=agencies, near=tuple(near))
