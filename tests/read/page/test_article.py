"""What pages say of their accounts: where they have them from, bylines, what is missing, what is left out."""

from __future__ import annotations

import pytest

from crossbearing.read.failure import ReadFailure
from crossbearing.read.html import read_html
from crossbearing.read.raw import Raw

WALL = "The wall of the old mill gave way at noon on Thursday, and three people who waited for the bus below it died at once."
LATER = "Divers looked for a fourth until dusk, when the river rose and the search was put off until the next morning."


def page(body: str, head: str = "") -> Raw:
    return read_html(
        "p.html", f"<html><head><title>Mill wall kills three</title>{head}</head><body>{body}</body></html>"
    )


def test_a_canonical_address_of_another_outlet() -> None:
    head = '<link rel="canonical" href="https://gazette.example/a/1"><meta property="og:url" content="https://www.mirror.example/x">'
    (said,) = page(f"<h1>Mill wall kills three</h1><p>{WALL}</p><p>{LATER}</p>", head).derived_from
    assert (said.publisher, said.url, said.told_by) == (None, "https://gazette.example/a/1", "canonical")


def test_its_own_canonical_address_tells_nothing() -> None:
    head = '<link rel="canonical" href="https://gazette.example/a/1"><meta property="og:url" content="https://m.gazette.example/a/1">'
    assert page(f"<h1>Mill wall kills three</h1><p>{WALL}</p><p>{LATER}</p>", head).derived_from == []


@pytest.mark.parametrize(
    ("said", "publisher", "url"),
    [
        ('"isBasedOn": "https://gazette.example/a/1"', None, "https://gazette.example/a/1"),
        ('"isBasedOn": {"@type": "NewsArticle", "url": "https://gazette.example/a/1", "publisher": {"name": "Harbour Gazette"}}', "Harbour Gazette", "https://gazette.example/a/1"),
        ('"sourceOrganization": {"@type": "Organization", "name": "Austral Wire"}', "Austral Wire", None),
    ],
)  # fmt: skip
def test_structured_data_that_names_the_source(said: str, publisher: str | None, url: str | None) -> None:
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Mill wall kills three", {said}}}</script>'
    (found,) = page(f"<h1>Mill wall kills three</h1><p>{WALL}</p><p>{LATER}</p>", head).derived_from
    assert (found.publisher, found.url, found.told_by) == (publisher, url, "metadata")


def test_a_source_that_is_the_publisher_itself_tells_nothing() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Mill wall kills three", "publisher": {"name": "Kite"}, "sourceOrganization": {"name": "Kite"}}</script>'
    assert page(f"<h1>Mill wall kills three</h1><p>{WALL}</p><p>{LATER}</p>", head).derived_from == []


def test_a_syndication_tag() -> None:
    (said,) = page(
        f"<h1>Mill wall kills three</h1><p>{WALL}</p><p>{LATER}</p>",
        '<meta name="syndication-source" content="https://wire.example/7">',
    ).derived_from
    assert (said.url, said.told_by) == ("https://wire.example/7", "metadata")


def test_the_day_of_publication_is_not_taken_from_the_words() -> None:
    assert (
        page(f"<h1>Mill wall kills three</h1><p>{WALL}</p><p>The mill has stood empty since 3 May 1997.</p>").published
        is None
    )


def test_a_page_that_goes_on_says_so() -> None:
    raw = page(f"<h1>Mill wall kills three</h1><p>{WALL}</p><p>{LATER}</p>", '<link rel="next" href="?p=2">')
    assert raw.warnings == ["the page is one of several; the account goes on on the next"]


def test_a_correction_carries_its_day() -> None:
    raw = page(
        f"<article><h1>Mill wall kills three</h1><p>{WALL}</p><p>{LATER}</p><p>Correction, 4 May 2031: An earlier version gave another street.</p></article>"
    )
    (part,) = [p for p in raw.parts if p.role == "correction"]
    assert part.date == "2031-05-04"


def test_a_body_whose_box_has_a_misleading_name_is_still_found() -> None:
    raw = page(f'<h1>Mill wall kills three</h1><div class="widget-promo"><p>{WALL}</p><p>{LATER}</p></div>')
    assert WALL in raw.text and LATER in raw.text


def test_broken_structured_data_is_passed_over() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script><script type="application/ld+json">[[[[{"@type": ["NewsArticle"], "author": 7, "liveBlogUpdate": "x"}]]]]</script>'
    assert WALL in page(f"<h1>Mill wall kills three</h1><p>{WALL}</p><p>{LATER}</p>", head).text


@pytest.mark.parametrize(
    "html",
    ["<p>", "<html><body></body></html>", "<html><body><p>Home</p><a href='/'>News</a></body></html>", "<div>" * 3000],
)
def test_a_page_without_an_article_is_a_failure(html: str) -> None:
    with pytest.raises(ReadFailure):
        read_html("p.html", html)


def test_deep_nesting_is_read() -> None:
    raw = page("<div>" * 200 + f"<h1>Mill wall kills three</h1><p>{WALL}</p><p>{LATER}</p>" + "</div>" * 200)
    assert WALL in raw.text and LATER in raw.text
