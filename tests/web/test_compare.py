"""Accounts side by side: what the page gives programs, and what it does in a browser."""

from __future__ import annotations

import csv
import io
import json
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest


def got(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - our own site
        found: bytes = answer.read()
        return found


def until(page: Any, expression: str, arg: Any = None) -> None:
    """Waits for the expression to hold. The browser's own waiting evaluates strings in the page, which the policy forbids."""
    from playwright.sync_api import Error

    for _ in range(200):
        # While a page gives way to the next one, there is nothing to ask.
        with suppress(Error):
            if page.evaluate(expression, arg):
                return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {expression}")


@pytest.fixture
def three(site: str) -> list[dict[str, Any]]:
    """The agency, the paper that takes from it, and the bulletin."""
    rows = json.loads(got(f"{site}/compare.json"))["offered"]["rows"]
    return [
        next(r for r in rows if r["publisher"].startswith(name)) for name in ("Atlantic", "The Northern", "Regional")
    ]


@pytest.fixture
def address(three: list[dict[str, Any]]) -> str:
    return "/compare?" + "&".join(f"{slot}={row['id']}" for slot, row in zip("abc", three, strict=True))


def test_the_twin_holds_facts_ties_and_texts(site: str, address: str, three: list[dict[str, Any]]) -> None:
    data = json.loads(got(site + address.replace("/compare", "/compare.json")))
    made = data["compared"]
    assert [s["siglum"] for s in made["sides"]] == [row["siglum"] for row in three]
    killed = next(f for f in made["facts"] if f["name"] == "killed" and not f["of"])
    agency, paper, _ = (row["id"] for row in three)
    assert killed["told"][agency][0]["value"] == "4 or more"
    assert killed["told"][agency][0]["standing"] == "grown"
    assert killed["told"][paper][0]["value"] == "6"
    assert {"agrees", "updates"} <= {t["type"] for t in made["ties"]}
    assert all(c["direction"] for c in made["copies"])


def test_the_table_has_a_row_for_every_account_of_every_fact(
    site: str, address: str, three: list[dict[str, Any]]
) -> None:
    rows = list(csv.DictReader(io.StringIO(got(site + address.replace("/compare", "/compare.csv")).decode())))
    missing = [r for r in rows if r["fact"] == "missing"]
    assert [(r["siglum"], r["standing"]) for r in missing] == [
        (three[0]["siglum"], "grown"),
        (three[1]["siglum"], "silent"),
        (three[2]["siglum"], "later"),
    ]
    told = next(r for r in rows if r["value"])
    assert told["link"] == f"/accounts/{told['account']}?at={told['start']}-{told['end']}#at"


def test_an_account_that_is_not_there_is_said_so(site: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as error:
        got(f"{site}/compare?a=nobody&b=neither")
    assert error.value.code == 404
    assert "o account nobody in this case" in error.value.read().decode()


@pytest.mark.browser
def test_a_claim_that_is_pointed_at_lights_what_the_others_say_and_brings_it_level(
    site: str, address: str, look: Callable[..., Any]
) -> None:
    seen = look(site)
    seen.open(address)
    page = seen.page
    mark = page.locator("#col-1 a.m", has_text="killing at least four people")
    mark.hover()
    lit = page.locator("#col-2 a.m.lit", has_text="killed six people")
    lit.wait_for()
    page.wait_for_timeout(700)
    ours, theirs = mark.bounding_box(), lit.bounding_box()
    assert abs(ours["y"] - theirs["y"]) < 60
    said = page.locator(".answers-bar").inner_text()
    assert "B tells a later state" in said
    assert "killed: 6" in said
    assert mark.evaluate("e => getComputedStyle(e).backgroundColor") != page.locator("#col-1 a.m").first.evaluate(
        "e => getComputedStyle(e).backgroundColor"
    )
    page.mouse.move(5, 5)
    until(page, "document.querySelectorAll('.lit').length === 0")
    assert seen.complaints == []


@pytest.mark.browser
def test_a_screen_reader_hears_how_a_claim_stands(site: str, address: str, look: Callable[..., Any]) -> None:
    seen = look(site)
    seen.open(address)
    mark = seen.page.locator("#col-1 a.m", has_text="killing at least four people")
    about = mark.get_attribute("aria-describedby")
    described = seen.page.evaluate("id => document.getElementById(id).textContent", about)
    assert "killed: 4 or more" in described
    assert "B tells a later state" in described


@pytest.mark.browser
def test_keys_go_through_claims_and_columns(site: str, address: str, look: Callable[..., Any]) -> None:
    seen = look(site)
    seen.open(address)
    page = seen.page

    def here() -> tuple[str, str]:
        column, words = page.evaluate(
            "() => [document.activeElement.closest('.col')?.id ?? '', document.activeElement.textContent]"
        )
        return column, words

    page.keyboard.press("n")
    assert here() == ("col-1", "kills at least four")
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert here() == ("col-1", "killing at least four people")
    page.keyboard.press("3")
    assert here() == ("col-3", "deceased: 6 persons")
    page.keyboard.press("1")
    assert here()[0] == "col-1"
    page.keyboard.press("n")
    first = here()
    page.keyboard.press("n")
    page.keyboard.press("p")
    assert here() == first
    page.keyboard.press("Escape")
    assert page.locator(".lit, .own").count() == 0
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    page.locator("[data-keys-off]").click()
    page.keyboard.press("Escape")
    page.locator("body").press("n")
    assert page.locator(".own").count() == 0
    assert seen.complaints == []


@pytest.mark.browser
def test_copied_passages_are_joined_by_ribbons_that_follow_the_columns(
    site: str, address: str, look: Callable[..., Any]
) -> None:
    seen = look(site)
    seen.open(address)
    page = seen.page
    page.locator(".texts h2").scroll_into_view_if_needed()
    until(page, "document.querySelectorAll('.ribbons path[d]').length >= 3")
    before = page.locator(".ribbons path").first.get_attribute("d")
    page.locator("#col-1 .col-text").evaluate("e => { e.scrollTop = 60; }")
    until(page, "d => document.querySelector('.ribbons path').getAttribute('d') !== d", arg=before)


@pytest.mark.browser
def test_without_script_each_claim_leads_to_how_it_stands_and_each_copied_passage_to_the_other(
    site: str, address: str, look: Callable[..., Any]
) -> None:
    seen = look(site, script=False)
    seen.open(address)
    page = seen.page
    mark = page.locator("#col-1 a.m", has_text="killing at least four people")
    assert page.locator(mark.get_attribute("href").replace("#", "[id='") + "']").count() == 1
    band = page.locator("#col-2 .bands a").first
    assert page.locator(".bands li").first.inner_text().startswith("B has this from A: the passage in B")
    assert page.locator(f"[id='{band.get_attribute('href')[1:]}']").count() == 1
    hrefs = page.locator("main a[href^='#']").evaluate_all("all => all.map(a => a.getAttribute('href').slice(1))")
    ids = set(page.locator("[id]").evaluate_all("all => all.map(e => e.id)"))
    assert set(hrefs) <= ids


@pytest.mark.browser
def test_a_link_to_a_claim_opens_at_it(
    site: str, address: str, three: list[dict[str, Any]], look: Callable[..., Any]
) -> None:
    rows = list(csv.DictReader(io.StringIO(got(site + address.replace("/compare", "/compare.csv")).decode())))
    claim = next(r for r in rows if r["account"] == three[2]["id"] and r["words"].startswith("evacuated"))
    seen = look(site)
    seen.open(f"{address}#{claim['claim']}")
    until(seen.page, "id => document.activeElement.id === id", arg=claim["claim"])
    box = seen.page.locator(f"[id='{claim['claim']}']").bounding_box()
    assert 0 <= box["y"] < 900


@pytest.mark.browser
def test_on_a_phone_the_accounts_stand_below_one_another(site: str, address: str, look: Callable[..., Any]) -> None:
    seen = look(site, width=390)
    seen.open(address)
    boxes = [seen.page.locator(f"#col-{n}").bounding_box() for n in (1, 2, 3)]
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"] < boxes[2]["y"]
    seen.page.locator(".jump a", has_text="Northern").click()
    until(seen.page, "Math.abs(document.querySelector('#col-2').getBoundingClientRect().top) < 150")


@pytest.mark.browser
def test_accounts_are_chosen_one_by_one(site: str, look: Callable[..., Any]) -> None:
    seen = look(site, script=False)
    seen.open("/compare?q=port")
    page = seen.page
    page.locator(".offered a").first.click()
    assert page.locator(".sides li").count() == 1
    page.locator(".offered a").first.click()
    assert page.locator(".sides li").count() == 2
    assert page.locator("article.col").count() == 2
    page.locator(".sides .drop").first.click()
    assert page.locator(".sides li").count() == 1
