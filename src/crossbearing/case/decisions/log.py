"""The log of decisions in a case's database: read whole, added to one by one, never otherwise touched."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Row, insert, select
from sqlalchemy.exc import DatabaseError, IntegrityError

from crossbearing.case.connect import cause
from crossbearing.case.decisions.chain import chained
from crossbearing.case.decisions.decision import Decision, DecisionError, Target, checked
from crossbearing.case.decisions.locate import located
from crossbearing.case.decisions.standing import standing
from crossbearing.case.decisions.tables import create_ledger, decisions_table
from crossbearing.case.there import there

# Others may decide at the same moment; each then takes the next place in the chain. So many tries before giving up.
TRIES = 50


Locate = Callable[[Connection, Decision, Sequence[Decision]], Decision]


class DecisionLog:
    """The decisions of the case behind `engine`, oldest first. `locate` finds what a decision is about (None: it is taken as it stands)."""

    def __init__(self, engine: Engine, locate: Locate | None = located) -> None:
        self.engine, self.locate = engine, locate

    def entries(self) -> tuple[Decision, ...]:
        """All decisions, revoked ones too."""
        with self.engine.connect() as connection:
            return entries(connection)

    def append(self, decision: Decision) -> Decision:
        """The decision as recorded: checked, located, numbered and chained. DecisionError where it cannot be."""
        wanted = checked(decision)
        for _ in range(TRIES):
            try:
                with self.engine.begin() as connection:
                    create_ledger(connection)
                    found = self.locate(connection, wanted, entries(connection)) if self.locate else wanted
                    recorded = chained(found, last(connection))
                    connection.execute(insert(decisions_table), _columns(recorded))
                return recorded
            except IntegrityError:
                continue
            except DatabaseError as error:
                raise DecisionError(
                    f"{self.engine.url.database}: the decision cannot be written ({cause(error)}); nothing was recorded"
                ) from error
        raise DecisionError(f"{decision.kind} {decision.target.id}: others write without pause; try again")

    def extend(self, decisions: Sequence[Decision]) -> list[Decision]:
        """Several decisions at once, all or none, with the log read once: for what is brought in from elsewhere."""
        wanted = [checked(d) for d in decisions]
        for _ in range(TRIES):
            try:
                with self.engine.begin() as connection:
                    create_ledger(connection)
                    known = list(entries(connection))
                    for decision in wanted:
                        found = self.locate(connection, decision, known) if self.locate else decision
                        known.append(chained(found, known[-1] if known else None))
                    recorded = known[len(known) - len(wanted) :]
                    if recorded:
                        connection.execute(insert(decisions_table), [_columns(d) for d in recorded])
                return recorded
            except IntegrityError:
                continue
            except DatabaseError as error:
                raise DecisionError(
                    f"{self.engine.url.database}: the decisions cannot be written ({cause(error)}); nothing was recorded"
                ) from error
        raise DecisionError(f"{len(wanted)} decisions: others write without pause; try again")


def entries(connection: Connection) -> tuple[Decision, ...]:
    """All decisions as a connection sees them; none where the case has no log yet."""
    if not there(connection, decisions_table.name):
        return ()
    rows = connection.execute(select(decisions_table).order_by(decisions_table.c.number)).all()
    return tuple(map(_decision, rows))


def on(connection: Connection, target: str) -> tuple[Decision, ...]:
    """The decisions about one thing (an id of the record) that stand, oldest first."""
    if not there(connection, decisions_table.name):
        return ()
    t = decisions_table.c
    query = select(decisions_table).where((t.target == target) | (t.kind == "revoke")).order_by(t.number)
    found = [_decision(row) for row in connection.execute(query).all()]
    return tuple(d for d in standing(found) if d.target.id == target)


def last(connection: Connection) -> Decision | None:
    """The latest decision."""
    query = select(decisions_table).order_by(decisions_table.c.number.desc()).limit(1)
    row = connection.execute(query).first()
    return None if row is None else _decision(row)


def _columns(decision: Decision) -> dict[str, Any]:
    target = decision.target
    return {
        "number": decision.number, "kind": decision.kind, "target_kind": target.kind, "target": target.id, "other": target.other,
        "value": None if decision.value is None else json.dumps(decision.value, ensure_ascii=False),
        "sides": msgspec.json.encode(decision.sides).decode(), "author": decision.author, "time": decision.time,
        "reason": decision.reason, "previous": decision.previous, "hash": decision.hash,
    }  # fmt: skip


def _decision(row: Row[Any]) -> Decision:
    """The decision as its row tells it, true or not: what was altered no longer fits its hash."""
    return msgspec.convert(
        {
            "kind": row.kind, "target": {"kind": row.target_kind, "id": row.target, "other": row.other},
            "value": None if row.value is None else json.loads(row.value), "sides": json.loads(row.sides),
            "author": row.author, "time": row.time, "reason": row.reason, "number": row.number,
            "previous": row.previous, "hash": row.hash,
        },
        Decision,
    )  # fmt: skip


__all__ = ["DecisionLog", "Target", "entries", "last", "on"]
