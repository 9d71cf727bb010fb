"""The dossier of one event: its chapter with the accounts' texts, as one file to keep, to send and to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from crossbearing.publish.dossier import dossier
from crossbearing.web.event.cut import EventCut, event_cut, sigla_of
from crossbearing.web.page import Download, Page

if TYPE_CHECKING:
    from crossbearing.case.reading import Reading

# The accounts whose texts go along: those with the most claims on the event.
ACCOUNTS = 60


class Asked(msgspec.Struct, frozen=True):
    """Which event."""

    id: Annotated[str, Meta(description="the event's id")]


def cut(reading: Reading, asked: Asked) -> EventCut:
    """The record cut to the event."""
    return event_cut(reading, asked.id, None, 0, ACCOUNTS)


def file(found: EventCut) -> Download:
    """The dossier: a page that needs no network and no script. It is handed out to be kept, never shown as a page of this site."""
    page = dossier(found.record, of_case=sigla_of(found.record, found.sigla))
    return Download(f"dossier-{found.event.id}.html", "text/html", page.encode("utf-8", "replace"))


PAGES = (Page("/events/{id:str}/dossier", "", cut, "The dossier of one event, a file", "events", file=file),)
