"""Accounts that try to be more than text are text on every page."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest

from tests.web.asking import ask
from tests.web.conftest import HOSTILE

PATHS = ("/", "/accounts", "/synopsis", "/intake", *(f"/accounts/{quote(str(d['id']), safe='')}" for d in HOSTILE))


@pytest.mark.parametrize("path", PATHS)
def test_no_tag_of_an_account_reaches_a_page(hostile_site: str, path: str) -> None:
    answer = ask(hostile_site, path)
    assert answer.status == 200
    page = answer.text
    assert "<script>" not in page
    assert "<img" not in page
    assert "<marquee" not in page
    assert "<h1>broken" not in page
    assert 'href="javascript:' not in page.lower()
    assert len(answer.body) < 300_000


def test_what_the_list_shows_is_what_was_given(hostile_site: str) -> None:
    page = ask(hostile_site, "/accounts").text
    assert "&lt;script&gt;alert(&#34;title&#34;)&lt;/script&gt;" in page
    assert "O&#39;Neil &amp; &#34;Sons&#34; &lt;b&gt;Daily&lt;/b&gt;" in page
    assert "{{ 7 * 7 }} ${7*7} &lt;/title&gt;" in page


def test_words_that_turn_the_reading_round_are_kept_apart(hostile_site: str) -> None:
    """Each text of an account stands in an element of its own direction."""
    page = ask(hostile_site, "/accounts").text
    before = page[: page.index("\u202eevil")]
    # The turned word has a direction of its own, and a mark that says what turns it.
    assert re.search(r'<bdi[^<>]*>[^<>]*<bdi class="disguised" title="[^"]*" data-sign="U\+202E">$', before)


@pytest.mark.browser
@pytest.mark.parametrize("path", PATHS)
def test_nothing_of_it_runs(hostile_site: str, path: str, look: Callable[..., Any]) -> None:
    seen = look(hostile_site)
    seen.page.on("dialog", lambda d: (seen.complaints.append(f"dialog: {d.message}"), d.dismiss()))
    assert seen.open(path).status == 200
    assert seen.complaints == []
    assert seen.page.locator("img, marquee, iframe, object").count() == 0
    assert seen.page.locator("h1").count() == 1


@pytest.mark.parametrize("q", ['"><script>alert(1)</script>', "%00", "\u202e", "' OR 1=1 --", "x" * 299, "*", '"'])
def test_what_is_asked_for_is_text_too(hostile_site: str, q: str) -> None:
    answer = ask(hostile_site, f"/?q={quote(q)}")
    assert answer.status == 200
    assert "<script>alert" not in answer.text
