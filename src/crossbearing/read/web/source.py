"""URLs to the bytes of their accounts: a page is one, a feed or sitemap is those that it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossbearing.read.apart import Apart
from crossbearing.read.apart.message import Entry
from crossbearing.read.failure import ReadFailure
from crossbearing.read.web.entries import kind
from crossbearing.read.web.fetch import Fetched, Fetcher
from crossbearing.read.web.visits import Visit

# A sitemap's index names sitemaps; those name pages. Nothing honest is deeper.
DEEPEST = 2


@dataclass(frozen=True, slots=True)
class WebPage:
    """What one URL gave: the bytes, the charset that the host states, what the list that named it says of it, and what is worth a warning. `asked` is the URL that was
    asked for, `visit` the marks that came with the answer."""

    asked: str
    url: str
    data: bytes
    content_type: str
    charset: str | None
    said: dict[str, str]
    warnings: tuple[str, ...]
    visit: Visit | None


@dataclass(frozen=True, slots=True)
class EndOfList:
    """All that a feed or sitemap names has been given."""

    asked: str
    visit: Visit | None


def pages(url: str, fetcher: Fetcher, apart: Apart, depth: int = 0) -> Iterator[WebPage | EndOfList | ReadFailure]:
    """The page of a URL, or the pages that its feed or sitemap names, in its order; a failure in the place of each that cannot be read.
    Nothing where the host says that nothing is new since a visit that is remembered."""
    yield from _pages(Entry(url), fetcher, apart, depth)


def _pages(entry: Entry, fetcher: Fetcher, apart: Apart, depth: int) -> Iterator[WebPage | EndOfList | ReadFailure]:
    try:
        fetched = fetcher.fetch(entry.url, fetcher.visits.known(entry.url))
        if fetched.unchanged:
            fetcher.visits.same(entry.url)
            return
        body, content_type = fetched.answer.body, fetched.answer.header("content-type") or ""
        if not kind(body):
            yield _page(entry, fetched, content_type)
            return
        if depth >= DEEPEST:
            raise ReadFailure(entry.url, "a list of lists of lists", "give the articles' own addresses")
        named = apart.entries(fetched.url, body, fetcher.limits.entries)
    except ReadFailure as failure:
        yield failure
        return
    for inner in named:
        yield from _pages(inner, fetcher, apart, depth + 1)
    yield EndOfList(entry.url, Visit.of(fetched.answer))


def _page(entry: Entry, fetched: Fetched, content_type: str) -> WebPage:
    said = {
        name: value
        for name, value in (
            ("title", entry.title),
            ("published", entry.published),
            ("author", entry.author),
            ("publisher", entry.source),
        )
        if value
    }
    warnings = []
    if len(fetched.way) > 1:
        warnings.append("redirected: " + " → ".join(a.target.url for a in fetched.way))
    return WebPage(
        entry.url,
        fetched.url,
        fetched.answer.body,
        content_type.split(";")[0].strip().lower(),
        _charset(content_type),
        said,
        tuple(warnings),
        Visit.of(fetched.answer),
    )


def _charset(content_type: str) -> str | None:
    for part in content_type.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \"'") or None
    return None
