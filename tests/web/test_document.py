"""One account: layers, deep links, selection, metadata, versions."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import urllib.parse
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest

from crossbearing.case.store import Case
from crossbearing.web.texts.passage import account_path
from tests.web.conftest import run
from tests.web.test_compare import got, until

EVERY = "dates,places,quantities,attributions,names,events,claims,calls,boilerplate"


@pytest.fixture
def agency(site: str) -> dict[str, Any]:
    rows = json.loads(got(f"{site}/compare.json"))["offered"]["rows"]
    row: dict[str, Any] = next(r for r in rows if r["publisher"].startswith("Atlantic"))
    return row


def test_the_twins_hold_the_layers_that_are_asked_for(site: str, agency: dict[str, Any]) -> None:
    data = json.loads(got(f"{site}/accounts/{agency['id']}.json"))
    assert data["account"]["document"]["publisher"] == "Atlantic Dispatch"
    assert data["layers"] == ["claims", "boilerplate"]
    assert data["main_event"]["id"] == agency["main_event"]
    assert {s["has"] for s in data["standing"]["shared"]} == {False}
    text = data["account"]["document"]["text"]
    rows = list(csv.DictReader(io.StringIO(got(f"{site}/accounts/{agency['id']}.csv?layers=dates,places").decode())))
    assert {r["layer"] for r in rows} == {"dates", "places"}
    assert all(text[int(r["start"]) : int(r["end"])] == r["words"] for r in rows)
    assert "14 October 2024, 15:20 · TIMEX3 2024-10-14T15:20" in {r["says"] for r in rows}


@pytest.mark.browser
def test_switches_change_what_is_marked_and_stand_in_the_address(
    site: str, agency: dict[str, Any], look: Callable[..., Any]
) -> None:
    seen = look(site)
    seen.open(f"/accounts/{agency['id']}")
    page = seen.page
    assert page.locator("#reading .l.claims").count() > 5
    assert page.locator("#reading .l.dates").count() == 0
    page.locator("input[value=dates]").check()
    page.locator("#reading .l.dates").first.wait_for()
    page.locator("input[value=claims]").uncheck()
    until(page, "document.querySelectorAll('#reading .l.claims').length === 0")
    assert "layers=dates" in page.url
    assert page.locator("#reading .notes", has_text="TIMEX3 2024-10-14").count() > 0
    seen.open(page.url.removeprefix(site))
    assert page.locator("input[value=dates]").is_checked()
    assert page.locator("#reading .l.claims").count() == 0
    assert seen.complaints == []


@pytest.mark.browser
def test_switches_work_without_script(site: str, agency: dict[str, Any], look: Callable[..., Any]) -> None:
    seen = look(site, script=False)
    seen.open(f"/accounts/{agency['id']}")
    page = seen.page
    for name in ("claims", "boilerplate"):
        page.locator(f"input[value={name}]").uncheck()
    page.locator("input[value=places]").check()
    page.get_by_role("button", name="Show").click()
    assert {"layers=places", "layers=none"} <= set(urllib.parse.urlsplit(page.url).query.split("&"))
    assert page.locator("#reading .l.places").count() > 3
    assert page.locator("#reading .l.claims").count() == 0
    page.locator("input[value=places]").uncheck()
    page.get_by_role("button", name="Show").click()
    assert page.locator("#reading .l").count() == 0


@pytest.mark.browser
def test_every_layer_at_once_leaves_the_words_as_they_are(
    site: str, agency: dict[str, Any], look: Callable[..., Any]
) -> None:
    text = json.loads(got(f"{site}/accounts/{agency['id']}.json"))["account"]["document"]["text"]
    seen = look(site)
    seen.open(f"/accounts/{agency['id']}?layers={EVERY}")
    for start, words in seen.page.locator(".para").evaluate_all(
        "all => all.map(p => [Number(p.dataset.s), p.textContent])"
    ):
        assert text[start : start + len(words)] == words
    ids = seen.page.locator("[id]").evaluate_all("all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))
    links = seen.page.locator("main a[href^='#']").evaluate_all("all => all.map(a => a.getAttribute('href').slice(1))")
    assert set(links) <= set(ids)


@pytest.mark.browser
def test_a_link_opens_at_its_passage(site: str, agency: dict[str, Any], look: Callable[..., Any]) -> None:
    text = json.loads(got(f"{site}/accounts/{agency['id']}.json"))["account"]["document"]["text"]
    at = text.index("In August 2009")
    seen = look(site, width=390)
    seen.open(f"/accounts/{agency['id']}?at={at}-{at + 14}#at")
    mark = seen.page.locator("mark.at")
    assert "".join(mark.all_inner_texts()) == "In August 2009"
    until(
        seen.page,
        "(() => { const t = document.querySelector('mark.at').getBoundingClientRect().top; return t > 0 && t < innerHeight; })()",
    )


@pytest.mark.browser
def test_a_passage_that_is_not_there_is_said_so(site: str, agency: dict[str, Any], look: Callable[..., Any]) -> None:
    seen = look(site)
    seen.open(f"/accounts/{agency['id']}?at=5-999999")
    assert "There is no passage 5-999999 in this text of" in seen.page.locator("main").inner_text()
    assert seen.page.locator("mark.at").count() == 0


@pytest.mark.browser
def test_keys_go_through_the_claims_and_a_mark_shows_its_note(
    site: str, agency: dict[str, Any], look: Callable[..., Any]
) -> None:
    seen = look(site)
    seen.open(f"/accounts/{agency['id']}")
    page = seen.page
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.textContent") == "Monday afternoon"
    assert page.locator(".notes li.hot").inner_text().startswith("Monday afternoon")
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.textContent") == "kills at least four"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"


_SELECT = """([from, to]) => {
  const node = document.querySelector('.para').firstChild;
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  document.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
}"""


@pytest.mark.browser
def test_selected_words_give_a_link_in_code_points(
    tmp_path: Any, serve: Callable[..., Any], look: Callable[..., Any]
) -> None:
    # Two emoji, a family of three that are joined, and a letter with a mark of its own: seven code points more in UTF-16.
    words = "\U0001f30a\U0001f30a \U0001f468\u200d\U0001f469\u200d\U0001f467 e\u0301toile: the well-known quay is shut."
    case = tmp_path / "waves.case"
    run("add", str(case), "-", given=json.dumps({"id": "w/1?", "text": words, "title": "Waves"}) + "\n")
    with serve(case) as address:
        seen = look(address)
        seen.open(f"{account_path('w/1?')}?layers=none")
        page = seen.page
        shown = page.locator(".para").inner_text()
        assert shown == words
        utf16 = words.encode("utf-16-le")
        start = utf16.index("the well".encode("utf-16-le")) // 2
        page.evaluate(_SELECT, [start, start + 14])
        box = page.locator(".copy-link")
        box.wait_for()
        ours, fragment = box.get_attribute("data-ours"), box.get_attribute("data-fragment")
        at = words.index("the well-known")
        assert ours == f"{address}{account_path('w/1?')}?at={at}-{at + 14}#at"
        assert fragment.endswith("#:~:text=the%20well%2Dknown")
        seen.open(ours.removeprefix(address))
        assert page.locator("mark.at").inner_text() == "the well-known"
        assert seen.complaints == []


@pytest.mark.browser
def test_hostile_accounts_are_shown_as_text(
    hostile_site: str, look: Callable[..., Any], axe: Callable[[Any], list[str]]
) -> None:
    rows = json.loads(got(f"{hostile_site}/compare.json"))["offered"]["rows"]
    for row in rows:
        seen = look(hostile_site)
        answer = seen.open(f"{account_path(row['id'])}?layers={EVERY}")
        assert answer.status == 200
        assert seen.bytes < 300_000
        assert seen.page.locator("main script, main img, main h1 h1, main marquee").count() == 0
        assert axe(seen.page) == []
        assert seen.complaints == []
    script = next(r for r in rows if r["id"] == "script")
    seen = look(hostile_site)
    seen.open(f"/accounts/{script['id']}")
    assert '<script>alert("text")</script> the police said.' in seen.page.locator("#reading").inner_text()
    styled = next(r for r in rows if r["id"] == "styled")
    seen.open(f"/accounts/{styled['id']}")
    assert seen.page.locator("a[href^='javascript:']").count() == 0
    seen.open(f"/compare?a={script['id']}&b={styled['id']}")
    assert seen.page.locator("article.col").count() == 2
    assert seen.complaints == []


@pytest.mark.browser
def test_metadata_are_corrected_by_a_decision_with_a_reason(
    tmp_path: Any, demo_case: Any, serve: Callable[..., Any], look: Callable[..., Any]
) -> None:
    case = tmp_path / "mine.case"
    with Case(str(demo_case)) as kept, kept.reading() as reading:
        row = next(r for r in reading.documents().rows if (r.publisher or "").startswith("Mondego"))
    with sqlite3.connect(demo_case) as old, sqlite3.connect(case) as new:
        old.backup(new)
    with serve(case) as address:
        seen = look(address, script=False)
        seen.open(f"/accounts/{row.id}#metadata")
        page = seen.page
        page.locator(".correct summary").click()
        page.locator("#f-author").fill("Rui Prata")
        page.locator("#f-reason").fill("the name stands under the statement")
        page.get_by_role("button", name="Record the correction").click()
        assert urllib.parse.urlsplit(page.url).path == f"/accounts/{row.id}"
        assert (
            "Author Rui Prata (the name stands under the statement)" in page.locator("#metadata .notice").inner_text()
        )
        with Case(str(case)) as kept:
            (decision,) = kept.log()
            assert (decision.kind, decision.target.id, decision.value) == ("metadata", row.id, {"author": "Rui Prata"})
            kept.refresh()
        page.reload()
        assert page.locator("#metadata .notice").count() == 0
        said = page.locator("#metadata tr", has_text="Author").inner_text()
        assert "Rui Prata" in said and "the name stands under the statement; read as not told" in said
        # As it is, without a reason, or with a date that is none: nothing is recorded.
        for fields, wrong in (
            ({"id": row.id, "author": "Rui Prata", "reason": "again"}, "othing is changed"),
            ({"id": row.id, "author": "Ana"}, "needs a reason"),
            ({"id": row.id, "published": "soon", "reason": "so it says"}, "published 'soon' is no ISO 8601 date"),
            ({"id": "nobody", "author": "Ana", "reason": "so it says"}, "no account nobody"),
        ):
            answer = page.request.post(f"{address}/metadata", data=fields, headers={"accept": "application/json"})
            assert answer.status in (400, 404)
            assert wrong in answer.text()
        with Case(str(case)) as kept:
            assert len(kept.log()) == 1


@pytest.mark.browser
def test_versions_stand_beside_one_another_with_what_changed(
    tmp_path: Any, serve: Callable[..., Any], look: Callable[..., Any], axe: Callable[[Any], list[str]]
) -> None:
    case = tmp_path / "ferry.case"
    base = {"url": "https://ledger.example/ferry", "publisher": "The Quay Ledger", "title": "Ferry sinks off Setubal"}
    for dead, day in (("Four", "2031-05-03"), ("Seven", "2031-05-04")):
        words = f"{dead} people were killed when a ferry sank off Setubal on 3 May 2031, the harbour office said."
        run("add", str(case), "-", given=json.dumps(base | {"text": words, "published": day}) + "\n")
    with Case(str(case)) as kept, kept.reading() as reading:
        (row,) = reading.documents().rows
        old, new = reading.versions(row.id)
    with serve(case) as address:
        seen = look(address)
        seen.open(f"/accounts/{new.id}")
        said = seen.page.locator("#versions").inner_text()
        assert "Version 1" in said and "4 until 4 May 2031, then 7" in said
        assert seen.page.locator("#versions [aria-current] a").first.inner_text() == "Version 2"
        seen.page.locator("#versions a", has_text="Version 1").click()
        assert seen.page.url == f"{address}/accounts/{old.id}"
        assert "not the one that counts" in seen.page.locator("main").inner_text()
        assert "Four people were killed" in seen.page.locator("#reading").inner_text()
        assert axe(seen.page) == []
        seen.page.locator("a", has_text="To the current version").click()
        assert seen.page.url == f"{address}/accounts/{new.id}"
        assert seen.complaints == []
