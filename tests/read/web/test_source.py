"""URLs to documents: pages, feeds, charsets, walls."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from crossbearing.read import ReadDocument, ReadFailure, read_manifest, read_sources
from crossbearing.read.web.canonical import address
from crossbearing.read.web.fetch import Fetcher
from tests.read.web.conftest import Site

BODY = (
    "<p>A ferry with sixty people on board ran aground off Gozo on Friday morning, the harbour master said, and all of them were brought ashore in two hours.</p>"
    "<p>Nobody was hurt. The line has stopped its service until the hull has been looked at by divers, who are expected from Valletta on Saturday.</p>"
)
PAGE = f'<html><head><title>Ferry aground</title><meta property="og:site_name" content="The Kite"><link rel="canonical" href="https://kite.test/ferry"></head><body><article><h1>Ferry aground</h1>{BODY}</article></body></html>'
HTML = {"Content-Type": "text/html; charset=utf-8"}


def read(fetcher: Fetcher, *paths: str, manifest: Path | None = None) -> list[ReadDocument | ReadFailure]:
    return list(read_sources(paths, read_manifest(str(manifest)) if manifest else None, fetcher))


def only(found: list[ReadDocument | ReadFailure]) -> ReadDocument:
    (document,) = found
    assert isinstance(document, ReadDocument), document
    return document


def test_a_page(site: Site, fetcher: Fetcher) -> None:
    site.pages["/ferry"] = (200, HTML, PAGE.encode())
    fetcher = dataclasses.replace(fetcher, resolve=lambda host, port: ["127.0.0.1"])
    found = only(read(fetcher, f"http://www.kite.test:{site.port}/ferry"))
    assert (found.document.publisher, found.document.title, found.document.url) == (
        "The Kite",
        "Ferry aground",
        "https://kite.test/ferry",
    )
    assert (found.document.path, found.warnings) == (f"http://www.kite.test:{site.port}/ferry", ())
    assert "Nobody was hurt." in found.document.text
    assert found.original == PAGE.encode()


def test_a_page_does_not_pass_itself_off_as_that_of_another_site(site: Site, fetcher: Fetcher) -> None:
    site.pages["/ferry"] = (200, HTML, PAGE.encode())
    fetcher = dataclasses.replace(fetcher, resolve=lambda host, port: ["127.0.0.1"])
    url = f"http://osprey.test:{site.port}/ferry"
    found = only(read(fetcher, url))
    assert found.document.url == url
    assert found.warnings == ("names https://kite.test/ferry as its address, which is of another site; not believed",)


def test_a_page_for_telephones_has_the_address_of_the_page_proper(site: Site, fetcher: Fetcher) -> None:
    site.pages["/ferry"] = (200, HTML, PAGE.replace("<html>", "<html ⚡ lang=en>").encode())
    fetcher = dataclasses.replace(fetcher, resolve=lambda host, port: ["127.0.0.1"])
    found = only(read(fetcher, f"http://amp.kite.test:{site.port}/ferry"))
    assert (found.document.url, found.warnings) == ("https://kite.test/ferry", ("a page in the form for telephones (AMP)",))  # fmt: skip


def test_a_host_in_letters_that_only_look_alike_is_said(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = (200, {"Content-Type": "text/plain"}, b"Two people were hurt when a crane fell in the port of Batumi on Thursday, the port said.")  # fmt: skip
    fetcher = dataclasses.replace(fetcher, resolve=lambda host, port: ["127.0.0.1"])
    (warning,) = only(read(fetcher, f"http://k\u0456te.test:{site.port}/a")).warnings
    assert warning == "url: “k\u0456te” looks like “kite” but is not (Cyrillic і (U+0456)); not taken for it"


@pytest.mark.parametrize(
    ("fetched", "stated", "believed"),
    [
        ("https://kite.test/a?x=1", "https://kite.test/a", True),
        ("https://m.kite.test/a", "https://www.kite.test/a", True),
        ("https://news.kite.test/a", "https://kite.test/a", True),
        ("https://kite-test.cdn.ampproject.org/c/s/kite.test/amp/a", "https://kite.test/a", True),
        ("https://www.google.com/amp/s/amp.kite.test/a", "https://kite.test/a", True),
        ("https://osprey.test/amp/s/kite.test/a", "https://kite.test/a", False),
        ("https://kite.test.osprey.test/a", "https://kite.test/a", False),
        ("https://osprey.test/a", "https://test/a", False),
        ("https://notkite.test/a", "https://kite.test/a", False),
        ("https://kite.test/a", "javascript:alert(1)", False),
        ("https://kite.test/a", "/a", False),
        ("https://kite.test/a", "https://[kite/a", False),
    ],
)
def test_whose_canonical_address_is_believed(fetched: str, stated: str, believed: bool) -> None:
    found, notes = address(fetched, stated)
    assert (found, bool(notes)) == ((stated, False) if believed else (fetched, True))


def test_a_redirect_is_said(site: Site, fetcher: Fetcher) -> None:
    page = PAGE.replace("https://kite.test", site.origin).encode()
    site.pages |= {"/old": (301, {"Location": "/ferry"}, b""), "/ferry": (200, HTML, page)}
    found = only(read(fetcher, site.url("/old")))
    assert found.warnings == (f"redirected: {site.url('/old')} → {site.url('/ferry')}",)


def test_a_feed_gives_its_pages_with_what_it_says_where_they_are_silent(site: Site, fetcher: Fetcher) -> None:
    feed = (
        "<rss><channel><item><link>/plain</link><title>From the feed</title><pubDate>Fri, 03 May 2024 10:00:00 GMT</pubDate>"
        '<source url="x">Harbour Post</source></item><item><link>/gone</link></item><item><link>/ferry</link><source url="x">Harbour Post</source></item></channel></rss>'
    )
    site.pages |= {
        "/rss": (200, {"Content-Type": "application/rss+xml"}, feed.encode()),
        "/ferry": (200, HTML, PAGE.encode()),
    }
    site.pages["/plain"] = (
        200,
        {"Content-Type": "text/plain"},
        b"Two people were hurt when a crane fell in the port of Batumi on Thursday, the port said.",
    )
    plain, gone, ferry = read(fetcher, site.url("/rss"))
    assert isinstance(plain, ReadDocument) and isinstance(gone, ReadFailure) and isinstance(ferry, ReadDocument)
    assert (plain.document.publisher, plain.document.published, plain.document.title) == (
        "Harbour Post",
        "2024-05-03T10:00",
        "From the feed",
    )
    assert "404" in str(gone)
    assert ferry.document.publisher == "The Kite"
    assert plain.document.derived_from == ()
    assert {(d.publisher, d.url, d.told_by) for d in ferry.document.derived_from} == {
        ("Harbour Post", None, "feed"),
        (None, "https://kite.test/ferry", "canonical"),
    }


def test_a_list_of_urls_in_a_file(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    site.pages["/ferry"] = (200, HTML, PAGE.encode())
    (tmp_path / "mine.urls").write_text(f"# two\n{site.url('/ferry')}\n{site.url('/none')}\n")
    found = read(fetcher, str(tmp_path / "mine.urls"))
    assert [type(f).__name__ for f in found] == ["ReadDocument", "ReadFailure"]
    (tmp_path / "bad.urls").write_text("not a list\n")
    assert "no list of URLs" in str(read(fetcher, str(tmp_path / "bad.urls"))[0])


def test_a_list_in_a_folder_asks_nobody(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    (tmp_path / "mine.urls").write_text(site.url("/ferry"))
    (tmp_path / "a.txt").write_text("A crane fell in Batumi.")
    assert only(read(fetcher, str(tmp_path))).document.text == "A crane fell in Batumi."
    assert site.seen == []


@pytest.mark.parametrize(
    ("content_type", "meta"),
    [
        ("text/html; charset=windows-1251", ""),
        ("text/html", '<meta charset="windows-1251">'),
        ("text/html", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'),
    ],
)
def test_the_stated_charset_is_used(site: Site, fetcher: Fetcher, content_type: str, meta: str) -> None:
    page = f"<html><head>{meta}<title>Паром</title></head><body><article><p>{'Паром сел на мель у острова Гозо в пятницу утром, никто не пострадал. ' * 4}</p></article></body></html>"
    site.pages["/a"] = (200, {"Content-Type": content_type}, page.encode("windows-1251"))
    assert "Паром сел на мель у острова Гозо" in only(read(fetcher, site.url("/a"))).document.text


def test_a_charset_that_is_a_lie_is_not_believed(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = (
        200,
        {"Content-Type": "text/html; charset=rot13"},
        PAGE.replace("ashore", "ashore in Għajnsielem").encode(),
    )
    assert "Għajnsielem" in only(read(fetcher, site.url("/a"))).document.text


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ("<p>We and our 612 partners store and access information on a device. Accept all cookies to go on, or manage your choices.</p>", "consent"),
        ("<p>A bridge over the Vrbas was shut on Monday after a crack was found in a pillar by two engineers.</p><p>Subscribe to continue reading. Already a subscriber? Sign in.</p>", "subscribers"),
        ("<p>Checking your browser before you go on. Verify you are human by completing the action below. This may take a few seconds.</p>", "robots"),
        ("<p>Log in or register to see what members of the reading circle write to each other about the day, every day, all year.</p>", "sign-in"),
    ],
)  # fmt: skip
def test_a_wall_is_no_account(site: Site, fetcher: Fetcher, words: str, cause: str) -> None:
    site.pages["/a"] = (
        200,
        HTML,
        f"<html><head><title>x</title></head><body><main>{words}</main></body></html>".encode(),
    )
    (failure,) = read(fetcher, site.url("/a"))
    assert isinstance(failure, ReadFailure) and cause in str(failure)


def test_the_open_part_of_an_article_is_said_to_be_a_part(site: Site, fetcher: Fetcher) -> None:
    page = PAGE.replace(
        "</head>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script></head>',
    ).replace(BODY, BODY * 3)
    site.pages["/a"] = (200, HTML, page.encode())
    assert (
        "the page gives a part of the article; the rest is for subscribers"
        in only(read(fetcher, site.url("/a"))).warnings
    )


def test_an_article_that_sells_subscriptions_at_its_foot_is_an_article(site: Site, fetcher: Fetcher) -> None:
    long = "".join(
        f"<p>On day {n} the divers went down to the hull off Gozo again and came back with another plate of steel from the bow.</p>"
        for n in range(30)
    )
    site.pages["/a"] = (
        200,
        HTML,
        f"<html><body><article>{long}<p>Subscribe to read more from us.</p></article></body></html>".encode(),
    )
    assert only(read(fetcher, site.url("/a"))).warnings == ()
