"""What a record was made from, so that it can be told whether it still stands."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
from sqlalchemy import Connection, func, inspect, select, text

from crossbearing.case import schema
from crossbearing.case.maker import this_maker


class Basis(msgspec.Struct, frozen=True):
    """What a record was made from: the numbers of the last account and of the last decision, the rule, and a digest of the maker."""

    last_account: int
    decisions: int
    rule: str
    maker: str


def fact(connection: Connection, name: str) -> Any:
    """A fact of the case, None where it is not known."""
    value = connection.execute(select(schema.facts.c.value).where(schema.facts.c.name == name)).scalar()
    return None if value is None else msgspec.json.decode(value)


def basis_of(connection: Connection, rule: str) -> Basis:
    """What a record made from this state would be made from."""
    last = connection.execute(select(func.max(schema.accounts.c.number))).scalar() or 0
    decided = 0
    if inspect(connection).has_table("decisions"):
        decided = int(connection.execute(text("SELECT coalesce(max(number), 0) FROM decisions")).scalar() or 0)
    maker = hashlib.sha256(msgspec.json.encode(this_maker())).hexdigest()[:16]
    return Basis(int(last), decided, rule, maker)


def is_stale(connection: Connection) -> bool:
    """Whether something has come since the record was made last."""
    held = fact(connection, "basis")
    return held is None or msgspec.convert(held, Basis) != basis_of(connection, str(fact(connection, "rule")))
