"""Review of one name: forms that do not belong are split off, another name that is the same is joined."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import Meta

from crossbearing.case.reading.rows import EntityRow, EntityView
from crossbearing.web.letters import Account, accounts
from crossbearing.web.page import Missing, Page
from crossbearing.web.texts.passage import passage_link

if TYPE_CHECKING:
    from crossbearing.case.reading import Reading

OFFERED = 12


class Asked(msgspec.Struct, frozen=True):
    """Which name, and the words of another one to join it with."""

    id: Annotated[str, Meta(description="the name's id")]
    q: Annotated[str, Meta(description="words of the other name", max_length=300)] | None = None


class NameReview(msgspec.Struct, frozen=True):
    """The name with its forms, and names that it might be one with."""

    view: EntityView
    offered: tuple[EntityRow, ...]
    accounts: dict[str, Account]


def name(reading: Reading, asked: Asked) -> NameReview:
    """The name. Missing where there is none of this id."""
    view = reading.entity(asked.id)
    if view is None:
        raise Missing(f"no name {asked.id} in this case")
    words = asked.q or view.entity.name.split()[-1]
    offered = reading.entities(view.entity.kind, words, 0, OFFERED + 1).rows
    known = accounts(reading, {m.document for f in view.forms for m in f.mentions})
    return NameReview(view, tuple(r for r in offered if r.id != asked.id)[:OFFERED], known)


def drawn(page: NameReview) -> Mapping[str, Any]:
    """How a passage is reached."""
    return {"passage": passage_link}


PAGES = (
    Page(
        "/review/name",
        "review_name.html",
        name,
        "One name under review: its forms, and names it might be one with",
        "review",
        None,
        drawn,
    ),
)
