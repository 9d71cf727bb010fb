"""Review: one thing at a time, by forms without script and by keys with it; the log tells all of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from crossbearing.case.decisions import Decision, Target
from crossbearing.case.store import Case
from crossbearing.web.page import Wrong
from crossbearing.web.review.acts import figures
from tests.web.test_compare import until

Serve = Callable[..., AbstractContextManager[str]]


@pytest.fixture
def own_case(demo_case: Path, tmp_path: Path) -> Path:
    """The demo's case, to be decided on without changing it for other tests."""
    path = tmp_path / "review.case"
    with closing(sqlite3.connect(demo_case)) as one, closing(sqlite3.connect(path)) as other:
        one.backup(other)
    return path


@pytest.fixture
def client(own_case: Path, serve: Serve) -> Iterator[httpx.Client]:
    with serve(own_case) as site, httpx.Client(base_url=site, timeout=60) as found:
        yield found


def _place(client: httpx.Client, query: str = "") -> Any:
    return json.loads(client.get(f"/review.json{query}").content)["place"]


def test_a_decision_takes_the_thing_off_the_queue_and_stands_in_the_log(client: httpx.Client, own_case: Path) -> None:
    first = _place(client)
    assert first["claim"] is not None
    page = client.get("/review").text
    assert "Does the account say this?" in page
    form = {
        "verdict": "reject",
        "about": "claim",
        "id": first["claim"],
        "reason": "it is the road's length",
        "next": "/review",
    }
    answer = client.post("/review/judge", data=form, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    assert _place(client)["claim"] != first["claim"]
    assert _place(client, "?again=true")["claim"] == first["claim"]
    with Case(str(own_case)) as case:
        (made,) = case.log()
    assert (made.kind, made.target.id, made.reason) == ("reject", first["claim"], "it is the road's length")
    log = client.get("/log").text
    assert "The chain is whole" in log
    assert "it is the road" in log
    assert "1 decision is not in the record yet" in client.get("/review").text


def test_without_a_reason_the_verdict_is_the_reason_but_a_correction_needs_one(
    client: httpx.Client, own_case: Path
) -> None:
    claim = _place(client)["claim"]
    client.post("/review/judge", data={"verdict": "accept", "about": "claim", "id": claim})
    bare = client.post("/review/correct", data={"id": claim, "low": "9", "high": "9"})
    assert bare.status_code == 400
    assert "needs a reason" in bare.text
    done = client.post(
        "/review/correct", data={"id": claim, "value": "2024-10-14", "reason": "the dateline"}, follow_redirects=False
    )
    assert done.status_code == 303
    with Case(str(own_case)) as case:
        accepted, corrected = case.log()
    assert accepted.reason == "as the account says it"
    assert (corrected.value, corrected.reason) == ({"value": "2024-10-14"}, "the dateline")


def test_an_event_is_split_by_account_and_taken_back(
    client: httpx.Client, own_case: Path, known: dict[str, str]
) -> None:
    gone = {"about": "event", "id": known["event"], "out": known["other"], "reason": "tells of another day"}
    assert client.post("/review/split", data=gone, follow_redirects=False).status_code == 303
    nothing = client.post("/review/split", data={"about": "event", "id": known["event"], "reason": "x"})
    assert nothing.status_code == 400
    assert client.post("/review/undo", data={"reason": "a slip"}, follow_redirects=False).status_code == 303
    with Case(str(own_case)) as case:
        split, revoked = case.log()
    assert split.value == {"out": [known["other"]]}
    assert (revoked.kind, revoked.target.id, revoked.reason) == ("revoke", split.hash, "a slip")
    assert "taken back" in client.get("/log").text
    again = client.post("/review/undo", data={})
    assert "you have decided nothing that could be taken back" in again.text.lower()


def test_two_reviewers_who_differ_are_shown_as_such(client: httpx.Client, own_case: Path) -> None:
    claim = _place(client)["claim"]
    with Case(str(own_case)) as case:
        for author, kind in (("Ines", "accept"), ("Tomas", "reject")):
            case.decide(Decision(kind, Target("claim", claim), author, "2031-01-01T10:00:00Z", "read twice"))  # type: ignore[arg-type]
    page = json.loads(client.get("/log.json").content)
    assert [(x["author"], x["differs"]) for x in page["decisions"]] == [("Tomas", [1]), ("Ines", [2])]
    assert "another reviewer decided otherwise" in client.get("/review").text
    assert len(json.loads(client.get("/log.json?differing=true&author=Ines").content)["decisions"]) == 1


def test_a_broken_chain_is_told(client: httpx.Client, own_case: Path) -> None:
    claim = _place(client)["claim"]
    client.post("/review/judge", data={"verdict": "accept", "about": "claim", "id": claim})
    with Case(str(own_case)) as case, case.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER decisions_no_update")
        connection.exec_driver_sql("UPDATE decisions SET reason = 'another reason'")
    page = client.get("/log").text
    assert "The chain is broken" in page
    assert "is not what was recorded" in page


def test_what_is_served_to_be_read_only_has_no_forms_and_takes_no_decision(own_case: Path, serve: Serve) -> None:
    with serve(own_case, read_only=True) as site, httpx.Client(base_url=site, timeout=60) as client:
        page = client.get("/review").text
        assert "served to be read only" in page
        assert 'method="post"' not in page
        assert client.post("/review/judge", data={"verdict": "accept", "about": "claim", "id": "c1"}).status_code == 403


def test_what_is_typed_becomes_fields() -> None:
    assert figures("1,200", "-", None, None, None) == {"low": 1200.0, "high": None}
    assert figures(None, "", " Ulcinj ", "place", "-") == {"value": "Ulcinj", "attribute": "place", "event": None}
    with pytest.raises(Wrong, match="no number"):
        figures("some", None, None, None, None)
    with pytest.raises(Wrong, match="nothing is corrected"):
        figures(None, " ", None, None, None)


@pytest.mark.browser
def test_keys_accept_reject_skip_and_undo(own_case: Path, serve: Serve, look: Callable[..., Any]) -> None:
    with serve(own_case) as site:
        seen = look(site)
        seen.open("/review?kind=value")
        page = seen.page

        def quoted() -> str:
            return str(page.locator("input[name=id]").first.get_attribute("value"))

        first = quoted()
        page.keyboard.press("a")
        until(page, "first => document.querySelector('input[name=id]').value !== first", arg=first)
        second = quoted()
        page.keyboard.press("Space")
        until(page, "second => document.querySelector('input[name=id]').value !== second", arg=second)
        third = quoted()
        page.keyboard.press("x")
        until(page, "third => document.querySelector('input[name=id]')?.value !== third", arg=third)
        assert page.locator(".decided > li").count() == 2
        page.keyboard.press("u")
        until(page, "document.querySelectorAll('.decided > li').length === 3")
        # What is typed is no key.
        page.locator("input[name=reason]").first.fill("axu ")
        assert page.locator(".decided > li").count() == 3
        assert seen.complaints == []
        with Case(str(own_case)) as case:
            log = case.log()
        assert [(d.kind, d.target.id) for d in log[:2]] == [("accept", first), ("reject", third)]
        assert log[2].target.id == log[1].hash


@pytest.mark.browser
def test_review_works_without_script(own_case: Path, serve: Serve, look: Callable[..., Any]) -> None:
    with serve(own_case) as site:
        seen = look(site, script=False)
        seen.open("/review?kind=link")
        seen.page.get_by_label("Reason", exact=True).first.fill("one fire, one day")
        seen.page.get_by_role("button", name="One event").click()
        assert "one fire, one day" in seen.page.locator(".decided").inner_text()
        seen.page.get_by_role("button", name="Take back").click()
        assert "taken back" in seen.page.locator(".decided").inner_text()
        with seen.page.expect_navigation(timeout=120_000):
            seen.page.get_by_role("button", name="Make the record anew").click(no_wait_after=True)
        assert "Review" in seen.page.title()
        assert seen.complaints == []
