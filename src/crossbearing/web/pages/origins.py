"""Origins: who copies, credits or quotes whom, how many accounts each origin has, and the copied passages side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlencode

import msgspec
from msgspec import Meta

from crossbearing.case.reading.rows import OriginEdge
from crossbearing.publish.sigla import hue
from crossbearing.records import Passage
from crossbearing.web.letters import Account, accounts
from crossbearing.web.origins.graph import graph
from crossbearing.web.origins.groups import Groups, groups
from crossbearing.web.page import Keep, Page
from crossbearing.web.texts.passage import passage_link

if TYPE_CHECKING:
    from crossbearing.case.reading import Reading

# Copied passages on a page, characters of each that are shown, pairs that are looked at and that stand open in the table.
COPIES, WORDS, EDGES, OPEN = 12, 420, 400, 30


class Asked(msgspec.Struct, frozen=True):
    """From which copied passage on."""

    offset: Annotated[int, Meta(description="copied passages to pass over", ge=0)] = 0


class Copied(msgspec.Struct, frozen=True):
    """A passage in two accounts. `a` has it from `b` where `told`, else nothing tells which. `why` says from what that follows; `shared` is
    the share of common 4-word shingles."""

    a: Passage
    b: Passage
    words_a: str
    words_b: str
    told: bool
    shared: float
    why: str


class OriginsPage(msgspec.Struct, frozen=True):
    """`edges` are pairs of outlets and speakers, the most often first."""

    edges: tuple[OriginEdge, ...]
    groups: Groups
    copies: tuple[Copied, ...]
    copies_total: int
    offset: int
    accounts: dict[str, Account]


class CopyRow(msgspec.Struct, frozen=True):
    """A copied passage, for the CSV twin."""

    a: str
    a_siglum: str
    a_start: int
    a_end: int
    a_words: str
    b: str
    b_siglum: str
    b_start: int
    b_end: int
    b_words: str
    a_has_it_from_b: bool
    shared: float
    why: str


def origins(reading: Reading, asked: Asked, keep: Keep) -> OriginsPage:
    """The origins."""
    page = reading.copies(asked.offset, COPIES)
    pairs = [(c.b, c.a) if c.direction in ("b", c.b.document) else (c.a, c.b) for c in page.rows]
    words = [w.words for w in reading.words([p for pair in pairs for p in pair])]
    copies = tuple(
        Copied(a, b, words[2 * n], words[2 * n + 1], c.direction is not None, c.similarity, c.why)
        for n, ((a, b), c) in enumerate(zip(pairs, page.rows, strict=True))
    )
    found = keep("groups", lambda: groups(reading))
    known = accounts(reading, {p.document for pair in pairs for p in pair})
    return OriginsPage(tuple(reading.origin_edges(EDGES)), found, copies, page.total, asked.offset, known)


def copy_rows(page: OriginsPage) -> list[CopyRow]:
    """The copied passages of the page."""
    return [
        CopyRow(
            c.a.document, page.accounts[c.a.document].letter, c.a.start, c.a.end, c.words_a,
            c.b.document, page.accounts[c.b.document].letter, c.b.start, c.b.end, c.words_b, c.told, c.shared, c.why,
        )
        for c in page.copies
    ]  # fmt: skip


def drawn(page: OriginsPage) -> Mapping[str, Any]:
    """The picture, and where passages lead."""
    return {
        "graph": graph(page.edges) if page.offset == 0 else None,
        "passage": passage_link,
        "compare": lambda a, b: f"/compare?{urlencode({'a': a, 'b': b})}",
        "shown_words": WORDS,
        "copies_at_once": COPIES,
        "edges_open": OPEN,
        "hue": hue,
        "percent": lambda share: f"{share:.0%}",
    }


PAGES = (
    Page(
        "/origins",
        "origins.html",
        origins,
        "Who copies, credits or quotes whom; copied passages side by side",
        "origins",
        copy_rows,
        drawn,
    ),
)
