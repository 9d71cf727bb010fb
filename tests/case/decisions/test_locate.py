"""What a decision is about is found in the case, in SQLite and in PostgreSQL; what is not there is refused."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import DBAPIError

from crossbearing.case.decisions import Decision, DecisionError, Kind, Target, TargetKind
from crossbearing.case.people import People
from crossbearing.case.proof.check import check_case
from crossbearing.case.store import Case
from tests.case.conftest import demo_originals
from tests.case.decisions.conftest import demo_accounts, demo_record

TIME = "2026-01-05T10:00:00Z"


def decide(case: Case, kind: Kind, of: TargetKind, id: str, value: object = None, other: str | None = None) -> Decision:
    return case.decide(Decision(kind, Target(of, id, other), "Ana", TIME, "as the text says", value))  # type: ignore[arg-type]


def test_the_places_of_each_kind_of_target(case: Case) -> None:
    record = demo_record()
    claim, main, other = record.claims[0], record.events[0], record.events[1]
    figure = decide(case, "reject", "claim", claim.id)
    assert [(p.document, p.start, p.end) for p in figure.sides[0]] == [(claim.document, claim.start, claim.end)]
    merged = decide(case, "merge", "event", main.id, other=other.id)
    spots = {(m.document, m.start, m.end) for part in main.parts for m in part.mentions}
    assert {(p.document, p.start, p.end) for p in merged.sides[0]} <= spots
    assert {p.document for p in merged.sides[0]} == set(main.documents)
    parted = decide(case, "split", "event", main.id, {"out": [main.documents[0]]})
    assert {p.document for p in parted.sides[1]} == {main.documents[0]}
    assert set(parted.sides[0]) | set(parted.sides[1]) == set(merged.sides[0])
    name = next(e for e in record.entities if len({m.document for m in e.mentions}) > 1)
    assert set(decide(case, "accept", "entity", name.id).sides[0]) == set(name.mentions)
    moved = decide(case, "correct", "claim", record.claims[1].id, {"event": other.id})
    assert {p.document for p in moved.sides[1]} == set(other.documents)
    assert decide(case, "revoke", "decision", "2").target.id == merged.hash
    assert check_case(case).findings == ()


def test_what_was_set_aside_can_be_decided_on_again(case: Case) -> None:
    record = demo_record()
    claim, gone = record.claims[0].id, record.events[-1].id
    decide(case, "reject", "claim", claim)
    decide(case, "reject", "event", gone)
    now = case.refresh()
    assert (gone in {e.id for e in now.events}, claim in {c.id for c in now.claims}) == (False, False)
    decide(case, "accept", "claim", claim)
    decide(case, "accept", "event", gone)
    back = case.refresh()
    assert (gone in {e.id for e in back.events}, claim in {c.id for c in back.claims}) == (True, True)


def test_a_claim_of_an_account_that_just_came_can_be_decided_on(place: str) -> None:
    with Case(place, create=True) as case:
        first, *rest = demo_accounts()
        case.add(first, demo_originals()[first.document.id])
        case.refresh()
        for a in rest:
            case.add(a, demo_originals()[a.document.id])
        claim = rest[0].claims[0]
        assert decide(case, "reject", "claim", claim.id).sides[0][0].document == rest[0].document.id


REFUSED: tuple[tuple[Kind, TargetKind, str, object, str], ...] = (
    ("reject", "claim", "c0000000000000000", None, "no such claim"),
    ("reject", "event", "e0000000000000000", None, "nothing of this id"),
    ("metadata", "document", "d0", {"title": "A"}, "no such account"),
    ("annotate", "document", "FIRST", {"start": 5, "end": 999999, "attribute": "injured"}, "there is no passage"),
    ("split", "event", "MAIN", {"out": ["nowhere"]}, "none of it would go out"),
    ("split", "event", "MAIN", {"out": "ALL"}, "no value"),
    ("correct", "claim", "CLAIM", {"event": "e0000000000000000"}, "nothing of this id"),
    ("revoke", "decision", "1", None, "no such decision"),
)


def test_what_is_not_there_is_refused(case: Case) -> None:
    record = demo_record()
    ids = {"FIRST": record.documents[0].id, "MAIN": record.events[0].id, "CLAIM": record.claims[0].id}
    for kind, of, id, value, told in REFUSED:
        with pytest.raises(DecisionError, match=told):
            decide(case, kind, of, ids.get(id, id), value)
    assert case.log() == ()


def test_both_databases_refuse_changes_of_both_logs(case: Case) -> None:
    decide(case, "reject", "claim", demo_record().claims[0].id)
    verbs = ["UPDATE {} SET time = 'x'", "DELETE FROM {}"]
    verbs += ["TRUNCATE {}"] * (case.engine.dialect.name == "postgresql")
    for table in ("decisions", "custody"):
        for verb in verbs:
            with pytest.raises(DBAPIError, match="append-only"), case.engine.begin() as connection:
                connection.exec_driver_sql(verb.format(table))
    assert check_case(case).whole


def test_people_of_a_case_in_both_databases(case: Case) -> None:
    people = People(case)
    people.add("Ana", "owner", "seven boats at dusk", TIME)
    people.add("Ben", "reader", None, TIME)
    assert [(p.name, p.role) for p in people.all()] == [("Ana", "owner"), ("Ben", "reader")]
    assert people.sign_in("Ana", "seven boats at dusk") is not None
    people.remove("Ben", TIME)
    assert check_case(case).whole
