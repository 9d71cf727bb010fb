"""Search: the words of accounts, claims and names, each hit opening at its passage."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal
from urllib.parse import quote

import msgspec
from markupsafe import Markup
from msgspec import Meta

from crossbearing.case.reading.rows import Hit, HitKind
from crossbearing.publish import wording
from crossbearing.publish.sigla import hue
from crossbearing.web.page import Page
from crossbearing.web.texts.passage import account_path, passage_link
from crossbearing.web.texts.shown import shown

if TYPE_CHECKING:
    from crossbearing.case.reading import Reading

KINDS: tuple[HitKind, ...] = ("accounts", "claims", "entities")
WORDS: dict[str, str] = {"accounts": "accounts", "claims": "claims", "entities": "names"}
# Hits of each kind where all are asked for, and of one kind on a page.
FIRST, LISTED = 6, 20
# Words of a search without a hit that are tried one by one.
MOST_TRIED = 6
_WORD = re.compile(r"\w+", re.UNICODE)


class Asked(msgspec.Struct, frozen=True):
    """`typing` tells that the last word may not be finished."""

    q: Annotated[
        str | None, Meta(description='words that must all be there; "in quotes" for a phrase, a last * for beginnings')
    ] = None
    kind: Annotated[Literal["all", "accounts", "claims", "entities"], Meta(description="where to look")] = "all"
    offset: Annotated[int, Meta(ge=0, description="first of the hits of one kind")] = 0
    typing: Annotated[bool, Meta(description="whether the last word is only begun")] = False


class Found(msgspec.Struct, frozen=True):
    """The hits of one kind from `offset` on; `total` counts all, at least so many where not `exact`."""

    kind: HitKind
    hits: tuple[Hit, ...]
    total: int
    exact: bool
    offset: int
    limit: int


class Tried(msgspec.Struct, frozen=True):
    """A single word of a search that found nothing, and how many hits it has by itself."""

    word: str
    total: int
    exact: bool


class Results(msgspec.Struct, frozen=True):
    """`found` for every kind, with hits for those that are shown; `tried` only where there is no hit at all; `wordless` where what was typed
    holds no word."""

    q: str
    kind: str
    found: tuple[Found, ...]
    tried: tuple[Tried, ...]
    wordless: bool

    @property
    def total(self) -> int:
        return sum(f.total for f in self.found)

    @property
    def exact(self) -> bool:
        return all(f.exact for f in self.found)


class HitRow(msgspec.Struct, frozen=True):
    """A hit in the CSV twin."""

    kind: str
    id: str
    title: str
    snippet: str
    account: str | None
    siglum: str | None
    start: int | None
    end: int | None
    event: str | None
    link: str


def results(reading: Reading, asked: Asked) -> Results:
    """What is found; nothing that is typed is an error."""
    q = (asked.q or "").strip()
    if not q:
        return Results("", asked.kind, (), (), False)
    wish = f"{q}*" if asked.typing and q[-1:].isalnum() else q
    found = []
    for kind in KINDS:
        limit = FIRST if asked.kind == "all" else LISTED if asked.kind == kind else 0
        offset = asked.offset if asked.kind == kind else 0
        page = reading.search(wish, kind, offset, limit)
        found.append(Found(kind, page.rows, page.total, page.exact, offset, limit))
    words = list(dict.fromkeys(w for w in _WORD.findall(q)))
    tried: list[Tried] = []
    if not any(f.total for f in found) and len(words) > 1:
        for word in words[:MOST_TRIED]:
            alone = reading.search(word, "all", 0, 0)
            tried.append(Tried(word, alone.total, alone.exact))
    return Results(q, asked.kind, tuple(found), tuple(tried), not words)


def table(data: Results) -> Sequence[HitRow]:
    """The hits that the page shows."""
    return [
        HitRow(h.kind, h.id, h.title, h.snippet, h.document, h.siglum, h.start, h.end, h.event, link(h))
        for f in data.found
        for h in f.hits
    ]


def link(hit: Hit) -> str:
    """Where the hit opens: at its passage, else at the start of its account, else at the name's own page."""
    if hit.kind == "entities":
        return f"/names/{quote(hit.id, safe='')}"
    if hit.document is None:
        return f"/search?q={quote(hit.title, safe='')}"
    if hit.start is None or hit.end is None or hit.start >= hit.end:
        return account_path(hit.document)
    return passage_link(hit.document, hit.start, hit.end)


def marked(hit: Hit) -> Markup:
    """The snippet with the words found marked."""
    out: list[Markup] = []
    at = 0
    for start, end in sorted(hit.marked):
        if start < at or end > len(hit.snippet):
            continue
        out += [shown(hit.snippet[at:start]), Markup("<mark>{}</mark>").format(shown(hit.snippet[start:end]))]
        at = end
    return Markup("").join([*out, shown(hit.snippet[at:])])


def head(hit: Hit) -> str:
    """What a hit is called: an account's title, `killed, Atlantic Dispatch` for a claim, a name."""
    if hit.kind != "claims":
        return hit.title
    attribute, _, account = hit.title.partition(": ")
    name = wording.ATTRIBUTES.get(attribute, attribute)
    return f"{name}, {account}" if account else name


def count(total: int, exact: bool) -> str:
    """`1,204`, or `2,000 or more`."""
    return f"{total:,}" if exact else f"{total:,} or more"


def drawn(data: Results) -> Mapping[str, Any]:
    """What the template calls."""
    return {"hue": hue, "link": link, "marked": marked, "headed": head, "count": count, "words": WORDS, "whole": LISTED}


PAGES = (Page("/search", "search.html", results, "Search in accounts, claims and names", "search", table, drawn),)
