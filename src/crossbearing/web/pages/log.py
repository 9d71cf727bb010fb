"""The log of decisions: who decided what, when, why; whether it still stands; whether the chain is whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import Meta

from crossbearing.web.page import Page
from crossbearing.web.review.logged import Line, State, lines, state

if TYPE_CHECKING:
    from crossbearing.case.reading import Reading

PAGE, MOST = 50, 10_000


class Asked(msgspec.Struct, frozen=True):
    """Which decisions, the latest first."""

    author: Annotated[str | None, Meta(description="the reviewer's name")] = None
    kind: Annotated[
        str | None, Meta(description="accept, reject, merge, split, not_same, correct, annotate, metadata or revoke")
    ] = None
    target: Annotated[str | None, Meta(description="id of what is decided on")] = None
    differing: Annotated[bool, Meta(description="only where reviewers decided differently")] = False
    offset: Annotated[int, Meta(description="decisions to pass over", ge=0)] = 0
    limit: Annotated[int, Meta(description="decisions to give", ge=1, le=MOST)] = PAGE


class LogPage(msgspec.Struct, frozen=True):
    """`fits` counts the decisions that fit, `differing` all that stand against another reviewer's."""

    state: State
    decisions: tuple[Line, ...]
    fits: int
    differing: int
    authors: tuple[str, ...]
    offset: int
    limit: int


def log(reading: Reading, asked: Asked) -> LogPage:
    """The log."""
    entries = reading.decisions()
    every = lines(entries)
    fits = [
        x
        for x in every
        if (asked.author is None or x.author == asked.author)
        and (asked.kind is None or x.kind == asked.kind)
        and (asked.target is None or asked.target in x.says)
        and (not asked.differing or x.differs)
    ]
    authors = tuple(sorted({x.author for x in every}))
    shown = tuple(fits[asked.offset : asked.offset + asked.limit])
    return LogPage(
        state(entries), shown, len(fits), sum(bool(x.differs) for x in every), authors, asked.offset, asked.limit
    )


def table(page: LogPage) -> tuple[Line, ...]:
    """The rows of the CSV twin."""
    return page.decisions


def drawn(page: LogPage) -> Mapping[str, Any]:
    """The kinds to choose from."""
    return {"kinds": ("accept", "reject", "merge", "split", "not_same", "correct", "annotate", "metadata", "revoke")}


PAGES = (Page("/log", "log.html", log, "The log of decisions, and whether its chain is whole", "review", table, drawn),)
