"""Live pages: entries by their boxes, by lines of time, by the page's data."""

from __future__ import annotations

import json

from crossbearing.read.html import read_html
from crossbearing.read.raw import Raw

ONE = "Power is back in the harbour quarter, where crews closed a switch by hand."
TWO = "The grid operator counts 61,000 homes; a cable under the canal has failed."
THREE = "Trams stand still on the Meir, and the police direct the traffic with torches."


def entries(raw: Raw) -> list[tuple[str | None, str]]:
    return [(p.date, raw.text[p.start : p.end]) for p in raw.parts if p.role == "entry"]


def page(body: str, head: str = "") -> Raw:
    return read_html(
        "p.html",
        f"<html><head><title>Live: blackout in Antwerp</title>{head}</head><body><h1>Live: blackout in Antwerp</h1>{body}</body></html>",
    )


def test_flat_lines_of_time() -> None:
    raw = page(
        f"<div><p><b>21:10</b></p><p>{ONE}</p><p><b>19:55</b></p><p>{TWO}</p><p>No end is in sight, a spokeswoman says.</p><p><b>19:20</b></p><p>{THREE}</p></div>"
    )
    assert entries(raw) == [
        (None, f"21:10\n\n{ONE}"),
        (None, f"19:55\n\n{TWO}\n\nNo end is in sight, a spokeswoman says."),
        (None, f"19:20\n\n{THREE}"),
    ]


def test_stamps_in_attributes() -> None:
    posts = "".join(
        f'<div class="live-post" data-timestamp="{stamp}"><span class="t">{hour}</span><p>{words}</p></div>'
        for stamp, hour, words in ((1930507800, "21:10", ONE), (1930503300, "19:55", TWO))
    )
    assert [d for d, _ in entries(page(f'<div class="live-feed">{posts}</div>'))] == [
        "2031-03-05T20:10:00Z",
        "2031-03-05T18:55:00Z",
    ]


def test_entries_of_the_data_found_on_the_page() -> None:
    updates = [
        {"headline": "Lights on", "articleBody": ONE, "datePublished": "2031-03-04T21:10:00Z"},
        {"articleBody": TWO, "datePublished": "2031-03-04T19:55:00Z"},
    ]
    head = f'<script type="application/ld+json">{json.dumps({"@type": "LiveBlogPosting", "headline": "Live: blackout in Antwerp", "liveBlogUpdate": updates})}</script>'
    raw = page(f"<main><h3>Lights on</h3><p>{ONE}</p><p>{TWO}</p><p>Stay at home, the mayor asks.</p></main>", head)
    assert entries(raw) == [
        ("2031-03-04T21:10:00Z", f"Lights on\n\n{ONE}"),
        ("2031-03-04T19:55:00Z", f"{TWO}\n\nStay at home, the mayor asks."),
    ]


def test_an_article_with_one_time_is_no_live_page() -> None:
    raw = page(
        f'<article><time datetime="2031-03-04T19:20:00Z">4 March 2031</time><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></article>'
    )
    assert entries(raw) == []
    assert [p.role for p in raw.parts] == ["title", "body"]


def test_a_relative_time_is_not_told_as_words() -> None:
    posts = "".join(
        f'<article class="post"><time datetime="{d}">2 hours ago</time><p>{w}</p></article>'
        for d, w in (("2031-03-04T21:10Z", ONE), ("2031-03-04T19:55Z", TWO))
    )
    raw = page(f"<main>{posts}</main>")
    assert "ago" not in raw.text
    assert [d for d, _ in entries(raw)] == ["2031-03-04T21:10Z", "2031-03-04T19:55Z"]
