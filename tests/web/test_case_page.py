"""The case page: its pictures, its list, its filters, by data and in the browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from crossbearing.case.reading.rows import EventFilter, EventMark, EventRow, Facets, FacetValue, Marks, Overview
from crossbearing.case.reading.rows import Page as Rows
from crossbearing.web.address import Address
from crossbearing.web.facets import dimensions
from crossbearing.web.pages.case import Asked, CasePage, drawn
from crossbearing.web.pictures.places import mapped
from crossbearing.web.pictures.timeline import axis, coarse, sentence, strip
from crossbearing.web.rendering import rendered
from crossbearing.web.telling import Told
from crossbearing.web.visit import Visit
from tests.web.asking import ask
from tests.web.conftest import run


def mark(n: int, start: str | None, end: str | None = None, **more: Any) -> EventMark:
    return EventMark(f"e{n}", start, end, None, None, None, f"Flood {n}", "disaster", **more)


def test_intervals_are_as_long_as_told_and_none_lies_over_another() -> None:
    marks = [
        mark(0, "2024-01-01", "2024-01-31"),
        mark(1, "2024-01-10"),
        mark(2, "2024-02-01", "2024-02-10"),
        mark(3, "2024-01-11"),
    ]
    found = strip(marks, axis(marks))
    bars = {b.mark.id: b for b in found.precise.bars}
    days = 41
    assert bars["e0"].width == pytest.approx(31 / days, abs=0.01)
    assert bars["e2"].left == pytest.approx(31 / days, abs=0.01)
    assert bars["e0"].row == 0
    assert bars["e1"].row == 1
    rows: dict[int, list[tuple[float, float]]] = {}
    for b in found.precise.bars:
        assert all(b.left >= end or b.left + b.width <= start for start, end in rows.get(b.row, []))
        rows.setdefault(b.row, []).append((b.left, b.left + b.width))


def test_dates_without_a_day_and_events_without_a_date_have_lanes_of_their_own() -> None:
    marks = [mark(0, "2024-01-05"), mark(1, "2024-02"), mark(2, "2023"), mark(3, None), mark(4, None, "2024-03-01")]
    found = strip(marks, axis(marks))
    assert {b.mark.id for b in found.precise.bars} == {"e0", "e4"}
    assert {b.mark.id for b in found.coarse.bars} == {"e1", "e2"}
    assert found.undated == 1
    assert next(b for b in found.precise.bars if b.mark.id == "e4").open
    assert sentence(marks, found) == (
        "4 events between 1 January 2023 and 1 March 2024, 2 of them known only to the month, the year or the decade; no date told of 1 more"
    )
    assert not coarse("2024-01-05", "2024-02")
    assert coarse("199X", None)


@pytest.mark.parametrize("dates", [["2024-01-05"], ["2024-01-05", "2024-02"], ["2024"], [None], []])
def test_the_page_of_many_events_is_drawn_whatever_is_known_of_them(dates: list[str | None]) -> None:
    marks = tuple(mark(n, d) for n, d in enumerate(dates * 20))
    rows = tuple(
        EventRow(m.id, m.type, m.label, m.start, m.end, None, None, None, None, None, None, 1, 1, 1, "single", None)
        for m in marks
    )
    page = CasePage(
        None,
        Overview(accounts=1, events=20),
        Told("", None, 0.0, (), (), {}),
        EventFilter(),
        "date",
        Rows(rows, len(rows), 0, 50),
        Facets(),
        Marks(marks, 0),
    )
    visit = Visit("case", Address("/"), "events", page.overview, None, False, True)
    made = rendered(
        "case.html",
        {"page": page, "asked": Asked(), "visit": visit, **drawn(page, lambda _, make, of=None: make(), Address("/"))},
    ).decode()
    assert made.count('<tr><th scope="row">') == len(rows)
    heights = re.findall(r'<svg class="bars" height="(\d+)"', made)
    assert all(int(h) > 24 for h in heights)
    assert bool(heights) == any(dates)


def test_areas_are_discs_points_are_points_and_a_name_is_text() -> None:
    here = {"latitude": 46.5, "country": "SI", "type": "disaster"}
    marks = [
        EventMark("e1", None, None, longitude=15.6, precision=1, label="x", place="<b>Mar</b>", accounts=2, **here),  # type: ignore[arg-type]
        EventMark("e2", None, None, longitude=15.0, precision=4, label="x", place="Koroška", accounts=1, **here),  # type: ignore[arg-type]
        EventMark("e3", None, None, longitude=15.0, precision=4, label="x", place="Koroška", accounts=1, **here),  # type: ignore[arg-type]
    ]
    found = mapped(marks)
    assert found is not None
    circles = re.findall(r'href="([^"]+)".*?r="([\d.]+)"[^>]*?(fill-opacity|stroke)', found.svg)
    assert circles == [("/?q=Koro%C5%A1ka", "30", "fill-opacity"), ("/events/e1", "5", "stroke")]
    assert "<b>" not in found.svg
    assert "style=" not in found.svg
    assert found.says == "Exact place: <b>Mar</b>; a province: Koroška"
    assert mapped([mark(1, "2024")]) is None


def test_many_months_are_years_until_one_is_chosen() -> None:
    months = tuple(FacetValue(f"{y}-{m:02}", "", 1) for y in (2022, 2023) for m in range(1, 13))
    whole = next(d for d in dimensions(Facets(month=months), EventFilter()) if d.name == "time")
    assert [(v.label, v.count) for v in whole.values] == [("2022", 12), ("2023", 12)]
    one = next(d for d in dimensions(Facets(month=months), EventFilter(start="2023", end="2023")) if d.name == "time")
    assert one.chosen is not None
    assert one.chosen.label == "2023"
    assert one.values[0].sets == {"start": "2023-01", "end": "2023-01"}


def test_the_page_leads_with_what_most_is_told_of(site: str) -> None:
    page = ask(site, "/").text
    assert "<h1>Explosion, Figueira da Foz, 14 October 2024</h1>" in page
    assert page.index('class="synopsis"') < page.index('id="view"')
    assert re.search(r'<a href="/accounts/[^"]+\?at=\d+-\d+#at"><bdi>nine</bdi></a>', page)
    assert "<b>6 accounts</b>" in page


def test_a_failure_stands_in_the_intake_with_its_remedy(site: str) -> None:
    page = ask(site, "/intake").text
    assert "1 source not" in page
    assert "broken.pdf" in page


def test_what_is_added_is_shown_at_the_next_look(
    tmp_path: Path, serve: Callable[..., AbstractContextManager[str]]
) -> None:
    case = tmp_path / "growing.case"
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("Four people were killed in a landslide in Celje on 3 May 2024, the mayor said.")
    second.write_text("Six people were killed in the landslide in Celje on 3 May 2024, the fire brigade said.")
    run("add", str(case), str(first))
    with serve(case) as address:
        before = ask(address, "/")
        assert "<b>1 account</b>" in before.text
        run("add", str(case), str(second))
        after = ask(address, "/", If_None_Match=before.headers["etag"])
        assert after.status == 200
        assert "<b>2 accounts</b>" in after.text


@pytest.mark.browser
def test_a_filter_is_taken_without_loading_the_page_anew(site: str, look: Callable[..., Any]) -> None:
    seen = look(site)
    seen.open("/")
    seen.page.evaluate("window.stayed = true")
    seen.page.locator(".facets").get_by_role("link", name="strike").click()
    seen.page.wait_for_url("**/?type=strike")
    heads = seen.page.locator("table.list tbody th[scope=row]")
    expect(seen.page.locator("#events-head")).to_contain_text("1 event")
    assert seen.page.evaluate("window.stayed") is True
    assert heads.count() == 1
    seen.page.get_by_role("link", name="Type: strike: take this filter away").click()
    expect(heads).to_have_count(6)
    seen.page.go_back()
    expect(heads).to_have_count(1)
    assert seen.complaints == []


@pytest.mark.browser
def test_filter_sort_and_words_work_without_script(site: str, look: Callable[..., Any]) -> None:
    seen = look(site, script=False)
    seen.open("/?type=protest")
    seen.page.get_by_label("From").fill("2024-10")
    seen.page.get_by_role("button", name="Filter").click()
    assert "type=protest" in seen.page.url
    assert "start=2024-10" in seen.page.url
    assert seen.page.locator("table.list tbody th[scope=row]").count() == 2
    seen.page.get_by_role("link", name="Claims").click()
    assert "sort=claims" in seen.page.url
    assert seen.page.locator("th[aria-sort=descending]").inner_text() == "Claims"


@pytest.mark.browser
def test_light_and_dark_can_be_chosen_and_the_choice_stays(site: str, look: Callable[..., Any]) -> None:
    seen = look(site)
    seen.open("/")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = seen.page.evaluate(paper)
    seen.page.get_by_role("button", name="Dark page").click()
    dark = seen.page.evaluate(paper)
    assert dark != light
    seen.open("/accounts")
    assert seen.page.evaluate(paper) == dark
    seen.page.get_by_role("button", name="Light page").click()
    assert seen.page.evaluate(paper) == light


@pytest.mark.browser
def test_the_first_key_leads_past_the_masthead(site: str, look: Callable[..., Any]) -> None:
    seen = look(site)
    seen.open("/")
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.textContent") == "To the content"
    seen.page.keyboard.press("Enter")
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.browser
def test_marked_accounts_are_read_side_by_side(site: str, look: Callable[..., Any]) -> None:
    seen = look(site)
    seen.open("/accounts")
    seen.page.get_by_label("Mark A").check()
    seen.page.get_by_label("Mark C").check()
    seen.page.get_by_role("button", name="Read the marked ones side by side").click()
    seen.page.wait_for_url("**/compare?a=*&b=*")
    assert seen.complaints == []
