"""Fetching from a server of the tests' own: redirects, limits, politeness, archives."""

from __future__ import annotations

import dataclasses
import gzip
import zlib
from ipaddress import ip_network
from pathlib import Path

import pytest

from crossbearing.read import ReadFailure
from crossbearing.read.web.address import Target
from crossbearing.read.web.archive import Archive
from crossbearing.read.web.connection import Answer
from crossbearing.read.web.fetch import Fetcher
from crossbearing.read.web.visits import Visit
from tests.read.web.conftest import Site


def test_a_page_is_fetched_with_its_headers(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = (200, {"Content-Type": "text/html", "ETag": '"7"'}, b"<p>Seven.</p>")
    fetched = fetcher.fetch(site.url("/a"))
    assert fetched.answer.body == b"<p>Seven.</p>"
    assert fetched.answer.header("etag") == '"7"'
    assert site.seen[-1][1]["User-Agent"].startswith("crossbearing/")
    assert site.seen[-1][1]["Host"] == f"127.0.0.1:{site.port}"


def test_what_has_not_changed_is_said_to_be_so(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = lambda h: (304, {}, b"") if h.get("If-None-Match") == '"7"' else (200, {}, b"new")
    assert fetcher.fetch(site.url("/a"), Visit(site.url("/a"), '"7"', None)).unchanged
    assert not fetcher.fetch(site.url("/a"), Visit(site.url("/a"), '"6"', None)).unchanged
    fetcher.fetch(site.url("/a"), Visit(site.url("/a"), None, "Wed, 01 May 2024 10:00:00 GMT"))
    assert site.seen[-1][1]["If-Modified-Since"] == "Wed, 01 May 2024 10:00:00 GMT"


def test_marks_are_sent_to_the_address_that_gave_them_alone(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {"/a": (302, {"Location": "/b"}, b""), "/b": (200, {"ETag": '"7"'}, b"there")}
    before = Visit.of(fetcher.fetch(site.url("/a")).answer)
    assert before == Visit(site.url("/b"), '"7"', None)
    assert fetcher.fetch(site.url("/a"), before).answer.body == b"there"
    assert [(path, h.get("If-None-Match")) for path, h in site.seen][-2:] == [("/a", None), ("/b", '"7"')]
    site.pages["/a"] = (304, {}, b"")
    with pytest.raises(ReadFailure, match="304"):
        fetcher.fetch(site.url("/a"), before)


def test_a_mark_that_cannot_be_sent_back_is_none() -> None:
    def answer(etag: str) -> Answer:
        return Answer(Target("https://a.test/", "https", "a.test", 443, "/", "1.1.1.1"), 200, "", (("etag", etag),), b"", b"")  # fmt: skip

    assert Visit.of(answer('W/"7"')) == Visit("https://a.test/", 'W/"7"', None)
    assert [Visit.of(answer(etag)) for etag in ("", "a\0b", "é", "x" * 1001)] == [None] * 4


def test_redirects_are_followed_and_recorded(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {
        "/a": (301, {"Location": "/b"}, b""),
        "/b": (302, {"Location": "c?x=1#top"}, b""),
        "/c?x=1": (200, {}, b"there"),
    }
    fetched = fetcher.fetch(site.url("/a"))
    assert [(a.target.url.removeprefix(site.origin), a.status) for a in fetched.way] == [
        ("/a", 301),
        ("/b", 302),
        ("/c?x=1", 200),
    ]


@pytest.mark.parametrize(
    "to",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "file:///etc/passwd",
        "http://[::1]:22/",
        "//192.168.1.1/",
    ],
)
def test_a_redirect_to_where_nothing_may_be_read_is_refused(site: Site, fetcher: Fetcher, to: str) -> None:
    site.pages["/a"] = (302, {"Location": to}, b"")
    with pytest.raises(ReadFailure, match=r"no public address|scheme|port"):
        fetcher.fetch(site.url("/a"))


def test_a_name_that_changes_its_address_is_checked_at_each_step(site: Site, fetcher: Fetcher) -> None:
    answers = iter(["127.0.0.1", "127.0.0.1", "10.0.0.9"])
    moved = dataclasses.replace(fetcher, resolve=lambda host, port: [next(answers)])
    site.pages["/a"] = (302, {"Location": "/b"}, b"")
    with pytest.raises(ReadFailure, match=r"10\.0\.0\.9"):
        moved.fetch(f"http://outlet.test:{site.port}/a")
    assert site.paths() == ["/a"]


def test_a_circle_and_too_long_a_way_end(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {"/a": (302, {"Location": "/b"}, b""), "/b": (302, {"Location": "/a"}, b"")}
    with pytest.raises(ReadFailure, match="circle"):
        fetcher.fetch(site.url("/a"))
    site.pages |= {f"/{n}": (302, {"Location": f"/{n + 1}"}, b"") for n in range(9)}
    with pytest.raises(ReadFailure, match="more than 5 redirects"):
        fetcher.fetch(site.url("/0"))


def test_too_much_is_refused_stated_or_not_packed_or_not(site: Site, fetcher: Fetcher) -> None:
    big = b"a" * 300_000
    site.pages["/stated"] = (200, {}, big)
    site.pages["/unstated"] = (200, {"Content-Length": "-", "Connection": "close"}, big)
    site.pages["/gzip"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"\0" * 50_000_000))
    site.pages["/deflate"] = (200, {"Content-Encoding": "deflate"}, zlib.compress(b"\0" * 50_000_000))
    for path in ("/stated", "/unstated", "/gzip", "/deflate"):
        with pytest.raises(ReadFailure, match="200,000"):
            fetcher.fetch(site.url(path))


def test_packed_pages_are_unpacked_and_broken_ones_told(site: Site, fetcher: Fetcher) -> None:
    site.pages["/good"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"seven"))
    site.pages["/raw"] = (200, {"Content-Encoding": "deflate"}, zlib.compress(b"eight")[2:-4])
    site.pages["/bad"] = (200, {"Content-Encoding": "gzip"}, b"no gzip at all")
    site.pages["/other"] = (200, {"Content-Encoding": "br"}, b"?")
    assert fetcher.fetch(site.url("/good")).answer.body == b"seven"
    assert fetcher.fetch(site.url("/raw")).answer.body == b"eight"
    with pytest.raises(ReadFailure, match="broken gzip"):
        fetcher.fetch(site.url("/bad"))
    with pytest.raises(ReadFailure, match="content encoding 'br'"):
        fetcher.fetch(site.url("/other"))


def test_a_host_that_drips_is_left(site: Site, fetcher: Fetcher) -> None:
    now = iter(range(0, 1000, 2))
    slow = dataclasses.replace(fetcher, clock=lambda: float(next(now)))
    site.pages["/robots.txt"] = (404, {}, b"")
    site.pages["/a"] = (200, {}, b"a" * 190_000)
    with pytest.raises(ReadFailure, match="not finished after 5 seconds"):
        slow.fetch(site.url("/a"))


def test_a_host_that_is_busy_is_asked_again_with_patience(site: Site, fetcher: Fetcher, slept: list[float]) -> None:
    replies = iter([(503, {"Retry-After": "7"}, b""), (502, {}, b""), (200, {}, b"at last")])
    site.pages["/a"] = lambda _: next(replies)
    assert fetcher.fetch(site.url("/a")).answer.body == b"at last"
    assert slept == [7.0, 2.0]


@pytest.mark.parametrize(
    ("said", "waited"),
    [
        ({"Retry-After": "Wed, 01 May 2024 10:00:09 GMT", "Date": "Wed, 01 May 2024 10:00:00 GMT"}, 9.0),
        ({"Retry-After": "Wed, 01 May 2024 09:00:00 GMT", "Date": "Wed, 01 May 2024 10:00:00 GMT"}, 1.0),
        ({"Retry-After": "\xb2"}, 1.0),
        ({"Retry-After": "soon"}, 1.0),
        ({"Retry-After": "-5"}, 1.0),
        ({"Retry-After": "Wed, 01 May 99999 10:00:00 GMT"}, 1.0),
        ({}, 1.0),
    ],
)
def test_what_a_host_may_say_of_the_wait(site: Site, fetcher: Fetcher, slept: list[float], said: dict[str, str], waited: float) -> None:  # fmt: skip
    replies = iter([(503, said, b""), (200, {}, b"at last")])
    site.pages["/a"] = lambda _: next(replies)
    assert fetcher.fetch(site.url("/a")).answer.body == b"at last"
    assert slept == [waited]


def test_a_connection_that_breaks_off_is_tried_again_and_each_time_later(site: Site, fetcher: Fetcher, slept: list[float]) -> None:  # fmt: skip
    site.pages["/robots.txt"] = (404, {}, b"")
    site.pages["/a"] = (200, {"Content-Length": "500", "Connection": "close"}, b"cut off")
    with pytest.raises(ReadFailure, match="no answer"):
        fetcher.fetch(site.url("/a"))
    assert slept == [1.0, 2.0]
    assert site.paths() == ["/a"] * 3


def test_a_length_that_is_no_number_is_not_believed(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = (200, {"Content-Length": "\xb2", "Connection": "close"}, b"seven")
    assert fetcher.fetch(site.url("/a")).answer.body == b"seven"


def test_a_wait_that_is_too_long_is_a_failure(site: Site, fetcher: Fetcher, slept: list[float]) -> None:
    site.pages["/a"] = (429, {"Retry-After": "86400"}, b"")
    with pytest.raises(ReadFailure, match=r"429 \(asks not to be hurried\)"):
        fetcher.fetch(site.url("/a"))
    assert slept == []


def test_robots_are_obeyed_and_asked_once_a_host(site: Site, fetcher: Fetcher, slept: list[float]) -> None:
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private/*.html$\nCrawl-delay: 3\n")
    site.pages |= {
        "/a": (200, {}, b"a"),
        "/b": (200, {}, b"b"),
        "/private/x.html": (200, {}, b"x"),
        "/private/x.html?all": (200, {}, b"y"),
    }
    fetcher.fetch(site.url("/a"))
    fetcher.fetch(site.url("/b"))
    assert fetcher.fetch(site.url("/private/x.html?all")).answer.body == b"y"
    with pytest.raises(ReadFailure, match=r"robots\.txt"):
        fetcher.fetch(site.url("/private/x.html"))
    assert [path for path, _ in site.seen].count("/robots.txt") == 1
    assert all(2.5 < seconds <= 3 for seconds in slept) and len(slept) >= 2


def test_a_host_whose_rules_cannot_be_had_is_not_read(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {"/robots.txt": (500, {}, b""), "/a": (200, {}, b"a")}
    with pytest.raises(ReadFailure, match=r"robots\.txt"):
        fetcher.fetch(site.url("/a"))


@pytest.mark.parametrize(
    ("status", "cause"),
    [(401, "sign-in"), (403, "refuses"), (404, "no such page"), (410, "taken down"), (451, "legal")],
)
def test_what_is_not_there_is_told(site: Site, fetcher: Fetcher, status: int, cause: str) -> None:
    site.pages["/a"] = (status, {}, b"")
    with pytest.raises(ReadFailure, match=cause):
        fetcher.fetch(site.url("/a"))


def test_nobody_there(fetcher: Fetcher, site: Site) -> None:
    gone = dataclasses.replace(
        fetcher, limits=dataclasses.replace(fetcher.limits, ports=frozenset({1}), excepted=(ip_network("127.0.0.0/8"),))
    )
    with pytest.raises(ReadFailure, match=r"robots\.txt|no answer"):
        gone.fetch("http://127.0.0.1:1/")


def test_what_came_is_kept_as_it_came(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    packed = gzip.compress(b"<p>seven</p>")
    site.pages |= {
        "/a": (301, {"Location": "/b"}, b""),
        "/b": (200, {"Content-Encoding": "gzip", "Content-Type": "text/html"}, packed),
    }
    path = tmp_path / "kept.warc.gz"
    dataclasses.replace(fetcher, keep=Archive(str(path)).keep).fetch(site.url("/a"))
    found = []
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=False):
            sound, headers = record.verify_block_digest(), record.headers
            record.parse_http(auto_decode="none")
            where = headers["WARC-Target-URI"].removeprefix(site.origin)
            found.append(
                (where, headers["WARC-IP-Address"], sound, record.http_headers.status_code, record.reader.read())
            )
    assert [f[0] for f in found] == ["/robots.txt", "/a", "/b"]
    assert found[2] == ("/b", "127.0.0.1", True, 200, packed)
    assert [f[3] for f in found] == [404, 301, 200]
