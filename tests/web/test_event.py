"""The page of an event: what stands on it, the switch of rules, its twins; many accounts within its weight."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from crossbearing.case.growth.ground import GROWN, Grown
from crossbearing.case.refresh import set_facts
from crossbearing.case.store import Case
from tests.publish.sample import sample

Serve = Callable[..., AbstractContextManager[str]]


@pytest.fixture(scope="module")
def flood(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Iterator[httpx.Client]:
    """The hand-made record of a flood as a case."""
    path = tmp_path_factory.mktemp("flood") / "flood.case"
    with Case(str(path), create=True) as case:
        case.write(sample())
    with serve(path) as site, httpx.Client(base_url=site, timeout=60) as client:
        yield client


def test_the_table_comes_first_and_every_cell_leads_to_the_passage(flood: httpx.Client) -> None:
    page = flood.get("/events/e-flood").text
    order = ["What they say", "Figures over time", "How they stand", "On whose word", "Only one account tells"]
    found = [page.index(f">{head}") for head in order]
    assert found == sorted(found)
    claim = next(c for c in sample().claims if c.id == "c07")
    assert f'href="/accounts/doc-office?at={claim.start}-{claim.end}#at"' in page
    for words in ("differs", "agrees", "grew", "denied", "silent", "rule: consensus", "exact place", "to the day"):
        assert words in page
    assert "style=" not in page
    assert "<script>" not in page


def test_an_event_names_its_whole_and_a_whole_its_parts(flood: httpx.Client) -> None:
    assert 'part of <a href="/events/e-flood">Flood of the Drava at Ptuj</a>' in flood.get("/events/e-breach").text
    assert '<a href="/events/e-breach">Breach of the levee at Markovci</a>' in flood.get("/events/e-flood").text


def test_the_twins_hold_the_cut_and_a_row_for_each_claim(flood: httpx.Client) -> None:
    cut = json.loads(flood.get("/events/e-flood.json").content)["cut"]
    assert cut["event"]["label"] == "Flood of the Drava at Ptuj"
    assert {d["id"] for d in cut["record"]["documents"]} == {
        "doc-wire",
        "doc-office",
        "doc-paper",
        "doc-company",
        "doc-league",
    }
    rows = list(csv.DictReader(io.StringIO(flood.get("/events/e-flood.csv").text)))
    assert sorted(r["claim"] for r in rows) == sorted(c.id for c in sample().claims if c.event == "e-flood")
    nine = next(r for r in rows if r["claim"] == "c07")
    assert (nine["value"], nine["siglum"], nine["mark"], nine["status"]) == ("19", "B", "differ", "disputed")
    assert (nine["estimate_best"], nine["rule"]) == ("19.0", "consensus")


def test_values_that_wait_for_a_full_refresh_say_so(tmp_path: Path, serve: Serve) -> None:
    path = tmp_path / "grown.case"
    with Case(str(path), create=True) as case:
        case.write(sample())
        with case.engine.begin() as connection:
            set_facts(connection, {GROWN: Grown(1000, 1, behind=("e-flood",))})
    with serve(path) as site, httpx.Client(base_url=site, timeout=60) as client:
        told = "Accounts have come to it since its values were weighed"
        assert told in client.get("/events/e-flood").text
        assert told not in client.get("/events/e-breach").text
        assert [json.loads(client.get(f"/events/{e}.json").content)["cut"]["waits"] for e in ("e-flood", "e-breach")] == [True, False]  # fmt: skip


def test_an_unknown_event_and_an_unknown_rule_are_told(flood: httpx.Client) -> None:
    assert flood.get("/events/e-none").status_code == 404
    wrong = flood.get("/events/e-flood?rule=guess")
    assert wrong.status_code == 400
    assert "take one of acled, airwars, consensus" in wrong.text


def test_an_event_that_is_no_violence_gives_no_row_for_ged(flood: httpx.Client) -> None:
    assert "gives no row" in flood.get("/events/e-flood/ged").text
    assert flood.get("/events/e-flood/ged.csv").text == ""


def test_with_hundreds_of_accounts_the_page_keeps_its_weight_and_leads_to_the_rest(
    tmp_path: Path, serve: Serve
) -> None:
    record = sample()
    flood = next(e for e in record.events if e.id == "e-flood")
    told = [c for c in record.claims if c.event == "e-flood" and c.document == "doc-paper"]
    paper = next(d for d in record.documents if d.id == "doc-paper")
    documents = [
        msgspec.structs.replace(paper, id=f"copy-{n:03}", publisher=f"The Daily Number {n}") for n in range(300)
    ]
    claims = [msgspec.structs.replace(c, id=f"{c.id}-{n}", document=f"copy-{n:03}") for n in range(300) for c in told]
    many = msgspec.structs.replace(
        record,
        documents=(*record.documents, *documents),
        claims=(*record.claims, *claims),
        events=tuple(
            msgspec.structs.replace(
                e,
                documents=(*e.documents, *(d.id for d in documents)),
                claims=(*e.claims, *(c.id for c in claims)),
            )
            if e.id == flood.id
            else e
            for e in record.events
        ),
    )
    path = tmp_path / "many.case"
    with Case(str(path), create=True) as case:
        case.write(many)
    with serve(path) as site, httpx.Client(base_url=site, timeout=60) as client:
        first = client.get("/events/e-flood")
        last = client.get("/events/e-flood?offset=280")
    assert len(first.content) < 300_000
    assert "305 accounts" in first.text
    assert 'href="/events/e-flood?offset=40"' in first.text
    assert last.status_code == 200
    assert "accounts 281–305 of 305" in last.text


@pytest.mark.browser
def test_the_rule_is_switched_for_this_look_only(site: str, known: dict[str, str], look: Callable[..., Any]) -> None:
    seen = look(site, script=False)
    seen.open(f"/events/{known['event']}")
    assert "rule: consensus" in seen.page.locator(".bearings th.last").inner_text()
    seen.page.get_by_role("link", name="UCDP-like").click()
    assert "rule=ucdp" in seen.page.url
    assert "rule: UCDP-like" in seen.page.locator(".bearings th.last").inner_text()
    assert "for this look only" in seen.page.get_by_role("status").inner_text()
    seen.page.get_by_role("link", name="consensus").click()
    assert "rule" not in seen.page.url
    assert seen.complaints == []


@pytest.mark.browser
def test_one_click_opens_the_account_at_the_passage(site: str, known: dict[str, str], look: Callable[..., Any]) -> None:
    seen = look(site)
    seen.open(f"/events/{known['event']}")
    cell = seen.page.locator(".bearings .cell").first
    words = cell.locator(".w").inner_text().strip("“”")
    cell.locator("a.v").click()
    assert "/accounts/" in seen.page.url
    marked = seen.page.locator("#at, mark.at, .at").first
    marked.wait_for(state="attached")
    assert words.split()[0] in seen.page.locator("main").inner_text()
    assert seen.complaints == []
