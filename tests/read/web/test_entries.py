"""Feeds, sitemaps and lists: which addresses they name, and what they say of them."""

from __future__ import annotations

import pytest

from crossbearing.read import ReadFailure
from crossbearing.read.web.entries import Entry, entries, kind, url_list

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Morning list</title>
<item><title>Ferry aground off Gozo</title><link>https://one.test/ferry</link><pubDate>Fri, 03 May 2024 10:00:00 GMT</pubDate>
<source url="https://harbour.test/rss">Harbour Post</source></item>
<item><title>Nine saved</title><link>/nine?a=1&amp;b=2</link></item><item><title>No link</title></item>
<item><title>Again</title><link>https://one.test/ferry</link></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>Fire in Bihac</title>
<link rel="alternate" href="https://two.test/fire"/><published>2024-05-04T08:30:00Z</published><author><name>Ina Rupp</name></author></entry></feed>"""
JSON_FEED = b"""{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "https://three.test/a", "title": "A", "date_published": "2024-05-04",
"authors": [{"name": "Ole Tamm"}]}, {"id": "2"}, 7]}"""
SITEMAP = b"""<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://four.test/a</loc><lastmod>2024-06-01</lastmod><news:news><news:publication><news:name>The Kite</news:name></news:publication>
<news:publication_date>2024-05-05</news:publication_date><news:title>Bridge shut</news:title></news:news><image:image><image:loc>https://four.test/p.jpg</image:loc>
<image:title>A picture</image:title></image:image></url><url><loc>https://four.test/b</loc></url></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://four.test/1.xml</loc></sitemap></sitemapindex>"""


def test_rss_with_the_outlet_that_it_credits() -> None:
    assert entries("https://list.test/rss", RSS, 10) == [
        Entry(
            "https://one.test/ferry", "Ferry aground off Gozo", "Fri, 03 May 2024 10:00:00 GMT", None, "Harbour Post"
        ),
        Entry("https://list.test/nine?a=1&b=2", "Nine saved"),
    ]


def test_atom_and_json_feed() -> None:
    assert entries("https://two.test/", ATOM, 10) == [
        Entry("https://two.test/fire", "Fire in Bihac", "2024-05-04T08:30:00Z", "Ina Rupp")
    ]
    assert entries("https://three.test/", JSON_FEED, 10) == [
        Entry("https://three.test/a", "A", "2024-05-04", "Ole Tamm")
    ]


def test_a_sitemap_tells_news_and_the_day_of_change_is_no_day_of_publication() -> None:
    assert entries("https://four.test/s.xml", SITEMAP, 10) == [
        Entry("https://four.test/a", "Bridge shut", "2024-05-05", None, "The Kite"), Entry("https://four.test/b")
    ]  # fmt: skip
    assert entries("https://four.test/s.xml", INDEX, 10) == [Entry("https://four.test/1.xml", list=True)]
    assert len(entries("https://four.test/s.xml", SITEMAP, 1)) == 1


@pytest.mark.parametrize(
    ("data", "of"),
    [(RSS, "feed"), (ATOM, "feed"), (JSON_FEED, "json feed"), (SITEMAP, "sitemap"), (INDEX, "sitemap"), (b"<!doctype html><html><body><feed >", None),
     (b"Plain words about an <rss> feed.", None), (b"", None), (b'{"items": []}', None)],
)  # fmt: skip
def test_what_a_list_is_told_by_its_bytes(data: bytes, of: str | None) -> None:
    assert kind(data) == of


BOMB = b"""<?xml version="1.0"?><!DOCTYPE u [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY f SYSTEM "file:///etc/passwd">]><urlset><url><loc>https://five.test/&c;&f;</loc></url></urlset>"""


@pytest.mark.parametrize(
    "data",
    [
        BOMB,
        b"<urlset><url><loc>",
        b"<rss><channel></channel></rss>",
        b'{"jsonfeed.org": 1, "items": "x"}',
        b'{"jsonfeed.org": ',
    ],
)
def test_a_broken_or_hostile_list_names_nothing_that_it_should_not(data: bytes) -> None:
    try:
        found = [e.url for e in entries("https://list.test/", data, 10)]
    except ReadFailure as failure:
        found = []
        assert str(failure).startswith("https://list.test/: ")
    assert not any("root:" in url or "aaaa" in url for url in found)


def test_only_web_addresses_are_taken() -> None:
    feed = b"<rss><channel><item><link>file:///etc/passwd</link></item><item><link>javascript:alert(1)</link></item></channel></rss>"
    with pytest.raises(ReadFailure, match="names no address"):
        entries("https://list.test/", feed, 10)


def test_a_list_of_urls_holds_nothing_else() -> None:
    assert url_list("# mine\nhttps://a.test/1\n\n https://a.test/2 \n") == ["https://a.test/1", "https://a.test/2"]
    assert url_list("https://a.test/1 is a page\n") is None
    assert url_list("\n\n") is None
