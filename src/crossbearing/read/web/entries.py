"""Lists of addresses: RSS and Atom (with `<source>`), JSON Feed, sitemaps, and plain lists of URLs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import msgspec

from crossbearing.read.apart.message import Entry
from crossbearing.read.failure import ReadFailure

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.I)
_SITEMAP = re.compile(rb"<(?:urlset|sitemapindex)[\s>]", re.I)
# A list of URLs has nothing else on its lines but comments.
_URL_LINE = re.compile(r"(?:https?://\S+|#.*)?\s*$")
HEAD = 4096


def kind(data: bytes) -> str | None:
    """`feed`, `json feed`, `sitemap` or None, by what the bytes are; what a host calls them is not asked."""
    head = data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{") and b"jsonfeed.org" in data[: HEAD * 4]:
        return "json feed"
    if not head.startswith(b"<") or b"<html" in head.lower():
        return None
    if _SITEMAP.search(head):
        return "sitemap"
    return "feed" if _FEED.search(head) else None


def entries(url: str, data: bytes, most: int) -> list[Entry]:
    """The entries of a feed or sitemap in its order, at most so many. ReadFailure where it is broken or empty."""
    of = kind(data)
    if of == "json feed":
        found = _json_feed(url, data)
    elif of == "sitemap":
        found = _sitemap(url, data)
    else:
        found = _feed(url, data)
    kept: dict[str, Entry] = {}
    for entry in found:
        absolute = urljoin(url, entry.url.strip())
        if absolute.startswith(("http://", "https://")) and len(kept) < most:
            kept.setdefault(absolute, msgspec.structs.replace(entry, url=absolute))
    if not kept:
        raise ReadFailure(
            url, f"a {of or 'feed'} that names no address", "check it, or give the articles' own addresses"
        )
    return list(kept.values())


def url_list(text: str) -> list[str] | None:
    """The URLs of a plain list, one a line (`#` begins a comment); None where the text is anything else."""
    lines = [line.strip() for line in text.split("\n")]
    urls = [line for line in lines if line and not line.startswith("#")]
    return urls if urls and all(_URL_LINE.match(line) for line in lines) else None


def _feed(url: str, data: bytes) -> Iterator[Entry]:
    import feedparser

    # Bytes are given, never an address: the parser itself fetches nothing.
    said = feedparser.parse(data, resolve_relative_uris=False, sanitize_html=False)
    for item in said.entries:
        links = [x for x in _several(item.get("links")) if isinstance(x, dict)]
        link = _text(item.get("link")) or next((h for x in links if (h := _text(x.get("href")))), None)
        if link:
            source = item.get("source")
            yield Entry(
                link,
                _text(item.get("title")),
                _text(item.get("published") or item.get("updated")),
                _text(item.get("author")),
                _text(source.get("title")) if isinstance(source, dict) else None,
            )


def _several(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _json_feed(url: str, data: bytes) -> Iterator[Entry]:
    try:
        said: Any = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ReadFailure(
            url, f"broken JSON Feed ({error})", "check it, or give the articles' own addresses"
        ) from error
    items = said.get("items") if isinstance(said, dict) else None
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and isinstance(link := item.get("url") or item.get("external_url"), str):
            authors = item.get("authors") or [item.get("author") or {}]
            name = (
                authors[0].get("name")
                if isinstance(authors, list) and authors and isinstance(authors[0], dict)
                else None
            )
            yield Entry(link, _text(item.get("title")), _text(item.get("date_published")), _text(name))


def _sitemap(url: str, data: bytes) -> Iterator[Entry]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    root = etree.fromstring(data, parser)
    if root is None:
        raise ReadFailure(url, "broken sitemap", "check it, or give the articles' own addresses")
    index = etree.QName(root).localname == "sitemapindex"
    for node in root:
        if not isinstance(node.tag, str):
            continue
        values: dict[str, str] = {}
        for x in node.iter():
            if isinstance(x.tag, str):
                name = etree.QName(x)
                if (name.localname == "loc" and x.getparent() is node) or "sitemap-news" in (name.namespace or ""):
                    values.setdefault(name.localname, (x.text or "").strip())
        if values.get("loc"):
            # The news extension tells title, date and outlet; `lastmod` is when the page changed, not when it was published.
            yield Entry(
                values["loc"], values.get("title") or None, values.get("publication_date") or None, None, values.get("name") or None, index
            )  # fmt: skip


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
