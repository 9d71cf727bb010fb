"""Accounts from the web in a case: a host is asked only for what is new, and that nothing is new is said."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import typer

from crossbearing.case.store import Case
from crossbearing.cli.case import add
from crossbearing.cli.watch import watch
from crossbearing.read.web.fetch import Fetcher
from crossbearing.read.web.visits import Visits
from tests.read.web.conftest import Reply, Site, fetcher, site, slept  # noqa: F401

WORDS = (
    "{} sailors were hurt when a crane fell in the port of Batumi on Thursday, the port said. The quay has been shut."
)


def page(number: str, mark: str) -> object:
    def reply(headers: dict[str, str]) -> Reply:
        if headers.get("If-None-Match") == mark:
            return 304, {"ETag": mark}, b""
        return 200, {"Content-Type": "text/plain", "ETag": mark}, WORDS.format(number).encode()

    return reply


@pytest.fixture
def feed(site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Site:  # noqa: F811
    """A feed of two pages, and commands that may read the tests' own server."""

    def fetches(warc: str | None, ports: list[int]) -> Fetcher:
        fetcher.visits = Visits()
        return fetcher

    monkeypatch.setattr("crossbearing.cli.intake.web_fetcher", fetches)
    monkeypatch.chdir(tmp_path)
    items = b"<rss><channel><item><link>/a</link></item><item><link>/b</link></item></channel></rss>"
    site.pages["/rss"] = lambda h: (304, {}, b"") if h.get("If-None-Match") == '"r"' else (200, {"ETag": '"r"'}, items)
    site.pages |= {"/a": page("Two", '"a1"'), "/b": page("Three", '"b1"')}  # type: ignore[dict-item]
    return site


def added(site: Site, path: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str, list[str]]:  # noqa: F811
    site.seen.clear()
    with pytest.raises(typer.Exit) as stopped:
        add("k.case", [site.url(path)], later=True)
    said = capsys.readouterr()
    return stopped.value.exit_code, said.out, said.err, site.paths()


def test_a_feed_is_read_once_and_then_only_asked_whether_it_is_new(
    feed: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    assert added(feed, "/rss", capsys) == (0, "2 added to k.case\n", "", ["/rss", "/a", "/b"])
    status, out, err, asked = added(feed, "/rss", capsys)
    assert (status, out, asked) == (0, "0 added to k.case, 1 unchanged\n", ["/rss"])
    assert err == f"{feed.url('/rss')}: unchanged since it was read\n"


def test_a_page_of_a_newer_feed_is_read_where_it_is_new(feed: Site, capsys: pytest.CaptureFixture[str]) -> None:
    added(feed, "/rss", capsys)
    feed.pages["/rss"] = (
        200,
        {},
        b"<rss><channel><item><link>/a</link></item><item><link>/b</link></item></channel></rss>",
    )
    feed.pages["/b"] = page("Four", '"b2"')  # type: ignore[assignment]
    status, out, _, asked = added(feed, "/rss", capsys)
    assert (status, out) == (0, "1 added to k.case (1 newer version), 1 unchanged\n")
    assert asked == ["/rss", "/a", "/b"]


def test_a_feed_of_which_a_page_cannot_be_read_is_asked_for_again(
    feed: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    there, feed.pages["/b"] = feed.pages["/b"], (404, {}, b"")
    assert added(feed, "/rss", capsys)[0] == 1
    feed.pages["/b"] = there
    status, out, _, asked = added(feed, "/rss", capsys)
    assert (status, out, asked) == (0, "1 added to k.case, 1 unchanged\n", ["/rss", "/a", "/b"])


def test_what_was_not_kept_is_not_remembered(
    feed: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stops(self: Case, *_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        broken.setattr(Case, "add", stops)
        add("k.case", [feed.url("/a")], later=True)
    assert added(feed, "/a", capsys)[1] == "1 added to k.case\n"


def test_marks_that_another_version_of_the_program_kept_are_not_used(
    feed: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    added(feed, "/a", capsys)
    with sqlite3.connect("k.case") as db:
        assert db.execute("SELECT asked, url, etag, last_modified FROM visits").fetchall() == [(feed.url("/a"), feed.url("/a"), '"a1"', None)]  # fmt: skip
        db.execute("UPDATE visits SET made_by = '0.0.1'")
    assert added(feed, "/a", capsys)[1] == "0 added to k.case, 1 already there\n"


def test_urls_are_watched(feed: Site, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "mine.urls").write_text(feed.url("/rss"))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "c.txt").write_text("Five people were hurt in the port of Poti on Friday, the port said.")
    for lines in (["2 added to k.case", "1 added to k.case"], ["0 added to k.case, 1 unchanged", "0 added to k.case, 1 already there"]):  # fmt: skip
        with pytest.raises(typer.Exit) as stopped:
            watch("k.case", ["in", "mine.urls"], interval=0.1, once=True)
        assert stopped.value.exit_code == 0
        assert [line.split(" ", 1)[1] for line in capsys.readouterr().out.splitlines()] == lines
    with Case("k.case") as case:
        assert len(case.ids()) == 3
