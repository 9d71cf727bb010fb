"""One event: what the accounts say of it, where they differ, on whose word; and its row for a coder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import Meta

from crossbearing.publish.coverage import MOST_COLUMNS as COVERED
from crossbearing.publish.coverage import MOST_OPEN, SIGNS
from crossbearing.publish.dossier import MOST_COLUMNS, MOST_LINES, claim_title
from crossbearing.publish.exports.ged import COLUMNS
from crossbearing.publish.naming import naming
from crossbearing.publish.panels import panels
from crossbearing.publish.view import Case, Chapter, chapter
from crossbearing.web.event.coder import CoderRow, coder_row
from crossbearing.web.event.cut import EventCut, event_cut, sigla_of
from crossbearing.web.event.margin import called, copied
from crossbearing.web.event.table import Telling, tellings
from crossbearing.web.links import OnPages
from crossbearing.web.page import Page

if TYPE_CHECKING:
    from crossbearing.case.reading import Reading

# What keeps the page below 300 kB; all of it stands in the CSV and JSON twins.
ROWS, ALONE, PARTS, NAMED = 24, 40, 24, 12


class Asked(msgspec.Struct, frozen=True):
    """Which event, by which rule, from which of its accounts and rows on."""

    id: Annotated[str, Meta(description="the event's id")]
    rule: Annotated[str | None, Meta(description="the rule of the estimates; the case's own where none is given")] = (
        None
    )
    offset: Annotated[
        int, Meta(ge=0, le=1_000_000, description="accounts to pass over, those with the most claims first")
    ] = 0
    row: Annotated[int, Meta(ge=0, le=1_000_000, description="rows of the table to pass over")] = 0


class EventPage(msgspec.Struct, frozen=True):
    """`row` counts the rows of the table that are passed over on the page; the twins hold them all."""

    cut: EventCut
    row: int


def event(reading: Reading, asked: Asked) -> EventPage:
    """The event."""
    return EventPage(event_cut(reading, asked.id, asked.rule, asked.offset), asked.row)


def table(page: EventPage) -> list[Telling]:
    """The rows of the CSV twin."""
    return tellings(page.cut)


def drawn(page: EventPage) -> Mapping[str, Any]:
    """The chapter, its charts and its margin."""
    cut = page.cut
    record, sigla = cut.record, sigla_of(cut.record, cut.sigla)
    case = Case(record, sigla)
    whole = next(e for e in record.events if e.id == cut.event.id)
    full = chapter(case, whole, 0)
    shown = _page_of(full, page.row)
    copies, more_copies = copied(record, sigla)
    framed, more_framed = naming(record, sigla, NAMED)
    return {
        "c": shown, "full": full, "whole": whole, "sigla": sigla, "links": OnPages(), "claims": case.claims, "events": case.events, "rows_at_once": ROWS,
        "charts": panels(full, case) if page.row == 0 else (), "titles": {c.id: claim_title(c) for c in record.claims},
        "called": called(record, whole, sigla), "copies": copies, "more_copies": more_copies, "framed": framed, "framed_left_out": more_framed,
        "h": "h2", "hh": "h3", "signs": SIGNS, "most_open": MOST_OPEN, "covered": COVERED, "most_columns": MOST_COLUMNS,
        "most_lines": MOST_LINES, "most_parts": PARTS,
    }  # fmt: skip


def _page_of(full: Chapter, row: int) -> Chapter:
    """The chapter with the rows that stand on one page."""
    left_out = full.alone_left_out + max(0, len(full.alone) - ALONE)
    return msgspec.structs.replace(
        full, table=full.table[row : row + ROWS], alone=full.alone[:ALONE], alone_left_out=left_out
    )


class CoderAsked(msgspec.Struct, frozen=True):
    """Which event."""

    id: Annotated[str, Meta(description="the event's id")]


class CoderPage(msgspec.Struct, frozen=True):
    """The event's candidate row for UCDP's Georeferenced Event Dataset; None where it is no violence with deaths told."""

    event: str
    label: str
    row: dict[str, str] | None


def ged(reading: Reading, asked: CoderAsked) -> CoderPage:
    """The candidate row."""
    cut = event_cut(reading, asked.id, None, 0)
    return CoderPage(cut.event.id, cut.event.label, coder_row(cut.record, cut.event.id))


def ged_table(page: CoderPage) -> list[msgspec.Struct]:
    """The row of the CSV twin: UCDP's own columns."""
    return [CoderRow(**page.row)] if page.row else []


def ged_drawn(page: CoderPage) -> Mapping[str, Any]:
    """The columns with what they are."""
    return {"ged_columns": COLUMNS}


PAGES = (
    Page(
        "/events/{id:str}",
        "event.html",
        event,
        "One event: what each account says of it, and how that stands",
        "events",
        table,
        drawn,
    ),
    Page(
        "/events/{id:str}/ged",
        "event_ged.html",
        ged,
        "The event's candidate row for UCDP's Georeferenced Event Dataset",
        "events",
        ged_table,
        ged_drawn,
    ),
)
