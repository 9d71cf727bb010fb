"""The views for those who read a case with SQL."""

from __future__ import annotations

import msgspec
from sqlalchemy import text

from crossbearing.case import views
from crossbearing.case.store import Case
from tests.case.decisions.conftest import demo_record
from tests.conftest import Run


def test_every_view_says_what_the_record_says(case: Case) -> None:
    record = demo_record()
    with case.reader.connect() as connection:
        held = {v: connection.execute(text(f"SELECT * FROM {v}")).mappings().all() for v in views.VIEWS}  # noqa: S608
    assert {r["account_id"] for r in held["all_accounts"]} == {d.id for d in record.documents}
    assert [r["letter"] for r in held["all_accounts"]] == list("ABCDEF")
    assert {r["event_id"] for r in held["all_events"]} == {e.id for e in record.events}
    quotes = {c.id: c.quote for c in record.claims}
    assert {r["claim_id"]: r["quote"] for r in held["all_claims"]} == quotes
    estimates = [(e.id, a.attribute, a.estimate.best) for e in record.events for a in e.attributes if a.estimate]
    assert sorted(
        (r["event_id"], r["attribute"], r["best"] or 0) for r in held["all_estimates"] if r["method"]
    ) == sorted((e, a, best or 0) for e, a, best in estimates)
    assert len(held["disputed"]) == sum(a.status == "disputed" for e in record.events for a in e.attributes)
    for r in held["all_relations"]:
        assert (r["quote"], r["other_quote"]) == (quotes[r["claim_id"]], quotes[r["other_claim_id"]])
    assert len(held["all_relations"]) == len(record.relations)
    assert [r["mentions"] for r in held["all_names"]] == sorted(
        (len(e.mentions) for e in record.entities), reverse=True
    )
    assert held["who_takes_from_whom"]


def test_every_column_is_described(case: Case) -> None:
    found = views.datasette("a", views.columns(case.reader))
    tables = msgspec.to_builtins(found)["databases"]["a"]["tables"]
    for view in views.VIEWS:
        assert tables[view]["description"]
        assert all(tables[view]["columns"].values())


def test_datasette_is_told(crossbearing: Run) -> None:
    crossbearing("add", "k.case", "-", stdin='{"text": "A bridge fell at Marl. Four people died."}\n')
    found = msgspec.json.decode(crossbearing("schema", "--datasette", "k.case").stdout)
    assert found["databases"]["k"]["tables"]["all_claims"]["columns"]["quote"] == "the words"
