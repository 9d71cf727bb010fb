"""URLs to the bytes of their accounts: a page is one, a feed or sitemap is those that it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossbearing.read.failure import ReadFailure
from crossbearing.read.web.entries import Entry, entries, kind
from crossbearing.read.web.fetch import Fetched, Fetcher

# A sitemap's index names sitemaps; those name pages. Nothing honest is deeper.
DEEPEST = 2


@dataclass(frozen=True, slots=True)
class WebPage:
    """What one URL gave: the bytes, the charset that the host states, what the list that named it says of it, and what is worth a warning."""

    url: str
    data: bytes
    content_type: str
    charset: str | None
    said: dict[str, str]
    warnings: tuple[str, ...]


def pages(url: str, fetcher: Fetcher, depth: int = 0) -> Iterator[WebPage | ReadFailure]:
    """The page of a URL, or the pages that its feed or sitemap names, in its order; a failure in the place of each that cannot be read."""
    yield from _pages(Entry(url), fetcher, depth)


def _pages(entry: Entry, fetcher: Fetcher, depth: int) -> Iterator[WebPage | ReadFailure]:
    try:
        fetched = fetcher.fetch(entry.url)
        body, content_type = fetched.answer.body, fetched.answer.header("content-type") or ""
        if not kind(body):
            yield _page(entry, fetched, content_type)
            return
        if depth >= DEEPEST:
            raise ReadFailure(entry.url, "a list of lists of lists", "give the articles' own addresses")
        named = entries(fetched.url, body, fetcher.limits.entries)
    except ReadFailure as failure:
        yield failure
        return
    for inner in named:
        yield from _pages(inner, fetcher, depth + 1)


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
        fetched.url,
        fetched.answer.body,
        content_type.split(";")[0].strip().lower(),
        _charset(content_type),
        said,
        tuple(warnings),
    )


def _charset(content_type: str) -> str | None:
    for part in content_type.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \"'") or None
    return None
