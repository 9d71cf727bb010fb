"""The log: append-only, chained, complete; a change to any line is found."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import IntegrityError

from crossbearing.case import connect
from crossbearing.case.decisions.chain import breaks, chained
from crossbearing.case.decisions.decision import Decision, DecisionError, Kind, Target, TargetKind, checked
from crossbearing.case.decisions.fields import fields_of
from crossbearing.case.decisions.log import DecisionLog

TIME = "2026-01-05T10:00:00Z"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = connect.writer(str(tmp_path / "k.case"))
    yield made
    made.dispose()


def decision(kind: Kind = "reject", id: str = "c1", of: TargetKind = "claim", **more: object) -> Decision:
    return Decision(kind, Target(of, id), "Ana", TIME, "a typing error of the account", **more)  # type: ignore[arg-type]


def test_what_is_recorded_is_read_back_numbered_and_chained(engine: Engine) -> None:
    log = DecisionLog(engine, None)
    first = log.append(decision())
    second = log.append(decision("correct", value={"low": 9.0, "high": 9.0, "subject": "Лодки"}))
    assert log.entries() == (first, second)
    assert (first.number, second.number, second.previous) == (1, 2, first.hash)
    assert breaks(log.entries()) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decisions SET reason = 'another' WHERE number = 1",
        "DELETE FROM decisions WHERE number = 2",
        "INSERT OR REPLACE INTO decisions SELECT 1, kind, target_kind, target, other, value, sides, 'Eve', time, reason, 'x', 'y' FROM decisions",
    ],
)
def test_the_database_refuses_to_change_or_delete_a_line(engine: Engine, statement: str) -> None:
    log = DecisionLog(engine, None)
    for id in ("c1", "c2"):
        log.append(decision(id=id))
    with pytest.raises(IntegrityError, match="append-only"), engine.begin() as connection:
        connection.exec_driver_sql(statement)
    assert [d.target.id for d in log.entries()] == ["c1", "c2"]


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE decisions SET reason = 'another' WHERE number = 2", "decision 2"),
        ("UPDATE decisions SET author = 'Eve' WHERE number = 1", "decision 1"),
        ("UPDATE decisions SET sides = '[]' WHERE number = 3", "decision 3"),
        ("DELETE FROM decisions WHERE number = 2", "decision 3"),
        ("DELETE FROM decisions WHERE number = 1", "decision 2"),
    ],
)
def test_a_line_changed_behind_the_program_is_found(engine: Engine, statement: str, told: str) -> None:
    log = DecisionLog(engine, None)
    for id in ("c1", "c2", "c3"):
        log.append(msgspec.structs.replace(decision(id=id), sides=(({"document": "d", "start": 0, "end": 1},),)))  # type: ignore[arg-type]
    with engine.begin() as connection:
        for verb in ("update", "delete"):
            connection.exec_driver_sql(f"DROP TRIGGER decisions_no_{verb}")
        connection.exec_driver_sql(statement)
    assert told in breaks(log.entries())[0]


KINDS = st.sampled_from(["accept", "reject"])
ROWS = st.lists(st.tuples(KINDS, st.text("abc", min_size=1, max_size=3)), min_size=1, max_size=8)


@given(ROWS, st.data())
def test_no_line_can_be_changed_dropped_or_moved_unseen(rows: list[tuple[Kind, str]], data: st.DataObject) -> None:
    log: list[Decision] = []
    for kind, id in rows:
        log.append(chained(checked(decision(kind, id)), log[-1] if log else None))
    assert breaks(log) == []
    n = data.draw(st.integers(0, len(log) - 1))
    field = data.draw(st.sampled_from(["author", "reason", "time", "kind"]))
    other = {"author": "Eve", "reason": "no", "time": "2027-01-05T10:00:00Z"}.get(
        field, "accept" if log[n].kind == "reject" else "reject"
    )
    changed = [*log]
    changed[n] = msgspec.structs.replace(log[n], **{field: other})
    assert breaks(changed)
    if n < len(log) - 1:
        assert breaks([*log[:n], *log[n + 1 :]])
        assert breaks([*log[:n], log[n + 1], log[n], *log[n + 2 :]])


def test_two_who_decide_at_once_both_stand_in_one_chain(engine: Engine) -> None:
    def work(name: str) -> None:
        own = DecisionLog(create_engine(engine.url, connect_args={"timeout": 30}), None)
        for n in range(8):
            own.append(decision(id=f"{name}{n}"))

    DecisionLog(engine, None).append(decision(id="first"))
    threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    entries = DecisionLog(engine, None).entries()
    assert sorted(d.target.id for d in entries[1:]) == sorted(f"{name}{n}" for name in "ab" for n in range(8))
    assert breaks(entries) == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (msgspec.structs.replace(decision(), author="  "), "no author"),
        (msgspec.structs.replace(decision(), reason="\n"), "no reason"),
        (msgspec.structs.replace(decision(), time="yesterday"), "no ISO 8601"),
        (msgspec.structs.replace(decision(), time="2026-01-05T10:00:00"), "no time zone"),
        (msgspec.structs.replace(decision(), reason="b\udce9"), "no Unicode"),
        (decision("merge", "e1", "event"), "two different ones"),
        (decision("correct"), "no value"),
        (decision("split", "e1", "event"), "names what goes out".replace("names", "name")),
        (decision("annotate"), "no value"),
        (decision("metadata", "c1", "claim"), "not something to decide"),
        (Decision("merge", Target("event", "e1", "e1"), "Ana", TIME, "same"), "two different ones"),
    ],
)
def test_an_incomplete_decision_is_refused(wrong: Decision, told: str) -> None:
    with pytest.raises(DecisionError, match=told):
        checked(wrong)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (decision("correct", value={"lowest": 9}), "lowest"),
        (decision("correct", value={"low": "nine"}), "low"),
        (decision("correct", value={"attribute": "colour"}), "colour"),
        (decision("correct", value={"low": 9, "high": 4}), "above"),
        (decision("metadata", "d1", "document", value={"published": "soon"}), "soon"),
        (decision("metadata", "d1", "document", value={"sha256": "00"}), "sha256"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(wrong: Decision, told: str) -> None:
    with pytest.raises(DecisionError, match=told):
        fields_of(wrong)


def test_times_are_kept_in_utc() -> None:
    assert checked(msgspec.structs.replace(decision(), time="2026-01-05T12:00:00+02:00")).time == TIME
