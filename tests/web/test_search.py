"""Search: facets, passages, what to try, and queries that mean harm."""

from __future__ import annotations

import json
import re
import urllib.parse
from collections.abc import Callable
from typing import Any

import pytest

from crossbearing.case.reading.rows import Hit
from crossbearing.web.pages.search import count, head, link, marked
from tests.web.test_compare import got


def found(site: str, q: str, **more: object) -> dict[str, Any]:
    query = urllib.parse.urlencode({"q": q, **more})
    made: dict[str, Any] = json.loads(got(f"{site}/search.json?{query}"))
    return made


def test_every_kind_is_counted_and_every_hit_has_its_words_marked(site: str) -> None:
    made = found(site, "fire")
    totals = {f["kind"]: f["total"] for f in made["found"]}
    assert totals["accounts"] >= 4 and totals["claims"] >= 1
    hits = [h for f in made["found"] for h in f["hits"] if f["kind"] != "entities"]
    for hit in hits:
        assert hit["marked"]
        assert all(hit["snippet"][s:e].casefold().startswith("fire") for s, e in hit["marked"])


def test_a_hit_opens_at_its_words(site: str) -> None:
    hit = next(f for f in found(site, "sprinklers")["found"] if f["kind"] == "accounts")["hits"][0]
    text = json.loads(got(f"{site}/accounts/{hit['document']}.json"))["account"]["document"]["text"]
    assert text[hit["start"] : hit["end"]] == "sprinklers"


def test_phrases_are_kept_together(site: str) -> None:
    both = found(site, "port figueira", kind="accounts")["found"][0]["total"]
    phrase = found(site, '"port of figueira"', kind="accounts")["found"][0]["total"]
    backwards = found(site, '"figueira of port"', kind="accounts")["found"][0]["total"]
    assert both >= phrase > backwards == 0


def test_one_kind_is_paged(site: str) -> None:
    made = found(site, "the", kind="claims", offset=0)
    claims = next(f for f in made["found"] if f["kind"] == "claims")
    assert claims["limit"] == 20
    rest = next(f for f in found(site, "the", kind="claims", offset=3)["found"] if f["kind"] == "claims")
    assert [h["id"] for h in rest["hits"][:2]] == [h["id"] for h in claims["hits"][3:5]]


@pytest.mark.parametrize(
    "q",
    ['"', '"""', "AND", "fire AND NOT", "NEAR(fire, 2)", "(fire", "title:fire", "fire*)", "*", "^fire", "-", "a\x00b", "'; DROP TABLE texts; --",
     "{fire}", "+", "\\", "😀", "\u202e", "fire OR", "a" * 300, " ".join("w" for _ in range(150)), "%", "_", "{{7*7}}", "<script>"],
)  # fmt: skip
def test_nothing_that_is_typed_is_an_error(site: str, q: str) -> None:
    made = found(site, q)
    assert isinstance(made["found"], list)
    assert got(f"{site}/search?{urllib.parse.urlencode({'q': q})}")
    assert got(f"{site}/search.csv?{urllib.parse.urlencode({'q': q, 'typing': 'true'})}") is not None


def test_words_without_a_hit_are_tried_one_by_one(site: str) -> None:
    made = found(site, "zebra harbour")
    assert [f["total"] for f in made["found"]] == [0, 0, 0]
    assert [(t["word"], t["total"] > 0) for t in made["tried"]] == [("zebra", False), ("harbour", True)]
    assert found(site, "***")["wordless"]


def test_marked_words_are_escaped_with_the_rest() -> None:
    hit = Hit("accounts", "a b", "T", "<b>fire</b> & fire", ((3, 7), (14, 18)), "a b", 3, 7)
    assert marked(hit) == "&lt;b&gt;<mark>fire</mark>&lt;/b&gt; &amp; <mark>fire</mark>"
    assert link(hit) == "/accounts/a%20b?at=3-7#at"
    assert link(Hit("entities", "n/1", "Orsk", "", (), "d", 1, 2)) == "/names/n%2F1"
    assert link(Hit("accounts", "d", "T", "", (), "d", 0, 0)) == "/accounts/d"
    assert head(Hit("claims", "c", "fatalities: The Post", "", (), "d", 0, 1)) == "killed, The Post"
    assert (count(1204, True), count(2000, False)) == ("1,204", "2,000 or more")


@pytest.mark.browser
def test_what_is_typed_is_looked_for_as_it_is_typed(site: str, look: Callable[..., Any]) -> None:
    seen = look(site)
    seen.open("/search?q=zebra")
    page = seen.page
    assert "Nothing in this case has this word" in page.locator("#found").inner_text()
    page.locator("#seek-q").fill("sprinkl")
    page.locator("#found mark", has_text="sprinklers").first.wait_for()
    assert re.fullmatch(r"[1-9]\d* hits?", page.locator("#said").inner_text())
    assert seen.complaints == []
    page.locator("#found .hits a").first.click()
    page.locator("mark.at", has_text="sprinklers").wait_for()


@pytest.mark.browser
def test_facets_lead_to_one_kind_and_back(site: str, look: Callable[..., Any]) -> None:
    seen = look(site, script=False)
    seen.open("/search?q=port")
    page = seen.page
    page.locator(".of-kind a", has_text="claims").click()
    assert "kind=claims" in page.url
    assert page.locator(".hits h2").all_inner_texts()[0].startswith("Claims")
    page.locator(".of-kind a", has_text="everything").click()
    assert "kind" not in page.url


@pytest.mark.browser
def test_nothing_found_says_what_to_try(site: str, look: Callable[..., Any]) -> None:
    seen = look(site, script=False)
    seen.open("/search?q=zebra+harbour")
    said = seen.page.locator("#found").inner_text()
    assert "Nothing in this case has all of these words" in said
    seen.page.locator("#found a", has_text="harbour").click()
    assert seen.page.locator(".hits li").count() > 0


@pytest.mark.browser
def test_a_slash_leads_to_the_search_box_from_any_page(site: str, look: Callable[..., Any]) -> None:
    seen = look(site)
    seen.open("/accounts")
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("fire")
    seen.page.keyboard.press("Enter")
    seen.page.locator(".hits li").first.wait_for()
    assert seen.page.url.endswith("/search?q=fire")
