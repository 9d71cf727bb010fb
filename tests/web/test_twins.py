"""Every page as data: JSON, CSV, OpenAPI; kept answers; static files."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import msgspec

from crossbearing.case.store import Case
from crossbearing.web import assets
from crossbearing.web.pages import actions, pages
from crossbearing.web.table import csv_of
from tests.web.asking import ask


def test_the_json_twin_is_what_the_case_holds(site: str, demo_case: Path) -> None:
    told = ask(site, "/index.json?sort=accounts").json()
    with Case(str(demo_case)) as case, case.reading() as reading:
        rows = reading.events(sort="accounts").rows
        assert [e["id"] for e in told["events"]["rows"]] == [r.id for r in rows]
        assert told["overview"]["accounts"] == reading.overview().accounts == 6
    assert told["events"]["rows"][0]["label"].startswith("Explosion")
    assert {f["value"] for f in told["facets"]["type"]} >= {"explosion", "strike"}
    by_accept = ask(site, "/?sort=accounts", Accept="application/json")
    assert by_accept.json() == told


def test_a_filter_in_the_address_filters(site: str) -> None:
    told = ask(site, "/index.json?type=strike").json()
    assert [e["type"] for e in told["events"]["rows"]] == ["strike"]
    assert told["filter"]["type"] == "strike"
    # The counts of a dimension are those without its own filter.
    assert sum(f["count"] for f in told["facets"]["type"]) == 6
    assert ask(site, "/index.json?q=figueira").json()["events"]["total"] == 1
    assert ask(site, "/index.json?start=2024-10&end=2024-10").json()["events"]["total"] == 4


def test_the_csv_twin_has_a_row_an_event(site: str) -> None:
    answer = ask(site, "/index.csv?limit=2&offset=1")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows) == 2
    assert rows[0]["label"] and rows[0]["id"].startswith("e")
    accounts = list(csv.DictReader(io.StringIO(ask(site, "/accounts.csv").text)))
    assert [r["siglum"] for r in accounts] == list("ABCDEF")
    failures = list(csv.DictReader(io.StringIO(ask(site, "/intake.csv").text)))
    assert failures[0]["path"].endswith("broken.pdf")
    assert failures[0]["remedy"]


def test_a_cell_that_a_spreadsheet_would_run_is_made_words() -> None:
    class Row(msgspec.Struct):
        title: str
        number: float
        parts: tuple[str, ...]

    text = csv_of([Row('=HYPERLINK("x")', -3.5, ("a", "b")), Row("+1\n", 0, ())]).decode()
    assert list(csv.reader(io.StringIO(text))) == [
        ["title", "number", "parts"], ["'=HYPERLINK(\"x\")", "-3.5", '["a","b"]'], ["'+1\n", "0", "[]"]]  # fmt: skip


def test_an_unchanged_answer_is_not_sent_again(site: str) -> None:
    first = ask(site, "/accounts")
    tag = first.headers["etag"]
    again = ask(site, "/accounts", If_None_Match=tag)
    assert (again.status, again.body) == (304, b"")
    assert ask(site, "/accounts?sort=words", If_None_Match=tag).status == 200
    assert ask(site, "/accounts.json").headers["etag"] != tag


def test_head_is_get_without_a_body(site: str) -> None:
    answer = ask(site, "/accounts.json", "HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["content-type"].startswith("application/json")


def test_openapi_tells_every_page_with_its_parameters(site: str) -> None:
    told = ask(site, "/schema").json()
    assert told["openapi"].startswith("3.")
    for page in pages():
        path = page.path.replace(":str}", "}").replace(":path}", "}")
        assert path in told["paths"], page.path
        assert told["paths"][path]["get"]["summary"] == page.summary
    for action in actions():
        assert "post" in told["paths"][action.path.replace(":str}", "}").replace(":path}", "}")]
    of_events = {p["name"]: p for p in told["paths"]["/index.json"]["get"]["parameters"]}
    assert of_events["sort"]["schema"]["enum"] == ["accounts", "claims", "date", "label"]
    assert of_events["type"]["description"]
    assert "EventRow" in told["components"]["schemas"]
    ids = [o["operationId"] for p in told["paths"].values() for o in p.values()]
    assert len(ids) == len(set(ids))


def test_files_of_the_package_are_kept_for_ever_under_their_stamp(site: str) -> None:
    address = assets.address("style.css")
    answer = ask(site, address)
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"].startswith("text/css")
    assert b"--paper:" in answer.body
    assert ask(site, address.replace(assets.stamp(), "older")).headers["cache-control"] == "no-cache"
    assert ask(site, f"/static/{assets.stamp()}/..%2f..%2fapp.py").status == 404
    assert ask(site, f"/static/{assets.stamp()}/app.py").status == 404


def test_the_vendored_script_names_its_version_and_licence() -> None:
    licence = assets.assets()["htmx.LICENSE.txt"].decode()
    assert "htmx.org 4.0.1" in licence
    assert "Zero-Clause BSD" in licence
