"""The accounts of the case: who published them, when, how much they tell, and which are mostly another's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal
from urllib.parse import urlencode

import msgspec

from crossbearing.case.reading.rows import DocumentFilter, DocumentRow, EventRow
from crossbearing.case.reading.rows import Page as Rows
from crossbearing.publish.sigla import hue
from crossbearing.web.asking import day
from crossbearing.web.page import Moved, Page, Wrong

if TYPE_CHECKING:
    from crossbearing.case.reading import Reading

PAGE, MOST = 50, 1000
# The names by which the page of accounts side by side takes them.
_SIDES = ("a", "b", "c", "d")


class Asked(msgspec.Struct, frozen=True):
    """Which accounts, in which order, how many of them."""

    publisher: Annotated[str | None, msgspec.Meta(description="who published them")] = None
    language: Annotated[str | None, msgspec.Meta(description="ISO 639 code of their language")] = None
    start: Annotated[
        str | None, msgspec.Meta(description="published on this date or later (ISO 8601: day, month or year)")
    ] = None
    end: Annotated[str | None, msgspec.Meta(description="published on this date or earlier")] = None
    event: Annotated[str | None, msgspec.Meta(description="id of an event that they tell of")] = None
    origin: Annotated[bool | None, msgspec.Meta(description="true: with words of their own; false: mostly copied")] = (
        None
    )
    q: Annotated[str, msgspec.Meta(description="words of title, publisher, author or path", max_length=300)] | None = (
        None
    )
    sort: Annotated[
        Literal["date", "publisher", "title", "words", "claims"], msgspec.Meta(description="the order of the list")
    ] = "date"
    offset: Annotated[int, msgspec.Meta(description="accounts to pass over", ge=0)] = 0
    limit: Annotated[int, msgspec.Meta(description="accounts to give", ge=1, le=MOST)] = PAGE


class Accounts(msgspec.Struct, frozen=True):
    """`of` is the event that they tell of, where one was asked for; `main` the event that each account is chiefly about, `copied` the
    account from which it mostly comes, both by id."""

    filter: DocumentFilter
    sort: str
    rows: Rows[DocumentRow]
    of: EventRow | None
    main: dict[str, str]
    copied: dict[str, str]


def accounts(reading: Reading, asked: Asked) -> Accounts:
    """The list of accounts."""
    chosen = DocumentFilter(
        asked.publisher, asked.language, day(asked.start), day(asked.end), asked.event, asked.origin, asked.q
    )
    rows = reading.documents(chosen, asked.sort, asked.offset, asked.limit)
    events = reading.event_rows(list(dict.fromkeys(r.main_event for r in rows.rows if r.main_event)))
    told = reading.event_rows([asked.event]) if asked.event else ()
    origins = list(dict.fromkeys(r.origin for r in rows.rows if r.origin))
    return Accounts(
        filter=chosen,
        sort=asked.sort,
        rows=rows,
        of=told[0] if told else None,
        main={e.id: e.label for e in events},
        copied=reading.sigla(origins) if origins else {},
    )


def drawn(_: Accounts) -> dict[str, Any]:
    """The hue of a letter."""
    return {"hue": hue}


def table(page: Accounts) -> Sequence[DocumentRow]:
    """The rows of the CSV twin."""
    return page.rows.rows


class Picked(msgspec.Struct, frozen=True):
    """The accounts that were marked in the list."""

    pick: Annotated[tuple[str, ...], msgspec.Meta(description="ids of two to four accounts")] = ()


def picked(reading: Reading, asked: Picked) -> Picked:
    """Leads to the marked accounts side by side."""
    if not 2 <= len(asked.pick) <= len(_SIDES):
        raise Wrong(f"mark two to four accounts to read side by side, not {len(asked.pick)}")
    raise Moved(f"/compare?{urlencode(dict(zip(_SIDES, asked.pick, strict=False)))}")


PAGES = (
    Page("/accounts", "accounts.html", accounts, "The accounts of the case", "accounts", table, drawn),
    Page("/compare/picked", "accounts.html", picked, "Leads to marked accounts side by side", "accounts"),
)
