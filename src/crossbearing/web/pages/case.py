"""The case: its story in short, where and when its events lie, and the events themselves, to be filtered, sorted and paged."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec

from crossbearing.case.reading.rows import EventFilter, EventRow, Facets, Marks, Overview
from crossbearing.case.reading.rows import Page as Rows
from crossbearing.web.address import Address
from crossbearing.web.asking import day
from crossbearing.web.facets import dimensions
from crossbearing.web.page import Keep, Page
from crossbearing.web.pictures.places import Mapped, mapped
from crossbearing.web.pictures.timeline import Strip, axis, coarse, sentence, strip
from crossbearing.web.rendering import part
from crossbearing.web.telling import Told, told

if TYPE_CHECKING:
    from crossbearing.case.reading import Reading

PAGE, MOST = 50, 1000
# With no more events than these the list itself is the timeline.
FEW = 12
# Marks on timeline and map: what a page of 300 kB holds.
MARKS = 200
# From this part of the accounts on, the case is called by its main event.
_MOSTLY = 0.5


class Asked(msgspec.Struct, frozen=True):
    """Which events, in which order, how many of them."""

    type: Annotated[str | None, msgspec.Meta(description="the type of event, as in the record")] = None
    country: Annotated[str | None, msgspec.Meta(description="ISO 3166 code of the country")] = None
    admin1: Annotated[str | None, msgspec.Meta(description="first-order division, by name")] = None
    start: Annotated[
        str | None, msgspec.Meta(description="events that end on this date or later (ISO 8601: day, month or year)")
    ] = None
    end: Annotated[str | None, msgspec.Meta(description="events that begin on this date or earlier")] = None
    actor: Annotated[str | None, msgspec.Meta(description="id of a name that is told of in the event")] = None
    account: Annotated[str | None, msgspec.Meta(description="id of an account that tells of the event")] = None
    status: Annotated[
        str | None, msgspec.Meta(description="how its values stand: disputed, updated, compatible, agreed, single")
    ] = None
    q: Annotated[str, msgspec.Meta(description="words of the event's name or place", max_length=300)] | None = None
    sort: Annotated[
        Literal["date", "accounts", "claims", "label"], msgspec.Meta(description="the order of the list")
    ] = "date"
    offset: Annotated[int, msgspec.Meta(description="events to pass over", ge=0)] = 0
    limit: Annotated[int, msgspec.Meta(description="events to give", ge=1, le=MOST)] = PAGE

    def chosen(self) -> EventFilter:
        """The filter alone."""
        return EventFilter(
            self.type,
            self.country,
            self.admin1,
            day(self.start),
            day(self.end),
            self.actor,
            self.account,
            self.status,
            self.q,
        )


class CasePage(msgspec.Struct, frozen=True):
    """`title` is what the case is called where one event leads it; `filter` what was asked for; `marks` the events that fit, for pictures."""

    title: str | None
    overview: Overview
    opening: Told
    filter: EventFilter
    sort: str
    events: Rows[EventRow]
    facets: Facets
    marks: Marks


def case(reading: Reading, asked: Asked, keep: Keep) -> CasePage:
    """The case."""
    overview = reading.overview()
    story = keep("opening", lambda: told(reading, reading.synopsis()).opening(), of=reading.story())
    chosen = asked.chosen()
    return CasePage(
        title=story.title if story.main and story.share >= _MOSTLY and overview.accounts > 1 else None,
        overview=overview,
        opening=story,
        filter=chosen,
        sort=asked.sort,
        events=reading.events(chosen, asked.sort, asked.offset, asked.limit),
        facets=keep(("facets", chosen), lambda: reading.event_facets(chosen)),
        marks=keep(("marks", chosen), lambda: reading.event_marks(chosen, MARKS)),
    )


class Group(msgspec.Struct, frozen=True):
    """Rows of the list under one head; without a head where the list is not in order of time."""

    head: str
    rows: tuple[EventRow, ...]


def drawn(page: CasePage, keep: Keep, here: Address) -> dict[str, Any]:
    """The pictures, the groups of the list and the filters as they are shown."""
    marks = page.marks.marks
    line = axis(marks)

    def picture() -> Strip:
        return strip(marks, line)

    def places() -> Mapped | None:
        return mapped(marks)

    # They follow from their marks alone, whichever accounts came since.
    seen = sha256(msgspec.json.encode(marks)).hexdigest()
    shown = keep(("strip", seen), picture, of="pictures")
    where: Mapped | None = keep(("map", seen), places, of="pictures")
    sides = dimensions(page.facets, page.filter)
    stripped = page.events.total > FEW and bool(line.ticks)
    says = sentence(marks, shown)
    return {
        # Beside the strip of all events the list has an axis of its own rows.
        "lane": axis(page.events.rows) if stripped else line,
        "axis": line,
        "strip": shown if stripped else None,
        "strip_says": says,
        "strip_drawn": keep(
            ("strip drawn", seen), lambda: part("strip.html", strip=shown, axis=line, says=says), of="pictures"
        )
        if stripped
        else None,
        "map": where,
        "groups": groups(page.events.rows, page.sort),
        "dimensions": sides,
        "filters": keep(("filters", here.to()), lambda: part("filters.html", dimensions=sides, here=here)),
        "letters": {x.document: x for x in page.opening.letters},
    }


def groups(rows: Sequence[EventRow], sort: str) -> tuple[Group, ...]:
    """The rows, in order of time those without a day apart."""
    if sort != "date":
        return (Group("", tuple(rows)),)
    precise = tuple(r for r in rows if (r.start or r.end) and not coarse(r.start, r.end))
    rough = tuple(r for r in rows if (r.start or r.end) and coarse(r.start, r.end))
    undated = tuple(r for r in rows if not (r.start or r.end))
    heads = ("", "Known only to the month, the year or the decade", "No date told")
    return tuple(Group(h, r) for h, r in zip(heads, (precise, rough, undated), strict=True) if r)


def events(page: CasePage) -> Sequence[EventRow]:
    """The rows of the CSV twin."""
    return page.events.rows


PAGES = (Page("/", "case.html", case, "The events of the case, with facets and marks", "events", events, drawn),)
