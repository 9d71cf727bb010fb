"""The synopsis: the case told in plain sentences, each clause leading to the words that it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import msgspec

from crossbearing.web.page import Keep, Missing, Page
from crossbearing.web.telling import Told, told

if TYPE_CHECKING:
    from crossbearing.case.reading import Reading


class Asked(msgspec.Struct, frozen=True):
    """Of what."""

    event: Annotated[str | None, msgspec.Meta(description="id of the one event to tell; the whole case else")] = None


class Synopsis(msgspec.Struct, frozen=True):
    """`event` is the one event that is told, None for the case."""

    event: str | None
    told: Told


def synopsis(reading: Reading, asked: Asked, keep: Keep) -> Synopsis:
    """The case told, or one event."""

    def tell() -> Told:
        record = reading.synopsis(asked.event)
        if asked.event is not None and not record.events:
            raise Missing(f"there is no event {asked.event!r} in this case")
        return told(reading, record)

    return Synopsis(asked.event, keep(("synopsis", asked.event), tell, of=None if asked.event else reading.story()))


def drawn(page: Synopsis) -> dict[str, object]:
    """The letters by account."""
    return {"letters": {x.document: x for x in page.told.letters}}


PAGES = (
    Page("/synopsis", "synopsis_of_case.html", synopsis, "The case told in plain sentences", "events", None, drawn),
)
