"""What a record was made from, so that it can be told whether it still stands."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select, text

from crossbearing.case import schema
from crossbearing.case.maker import this_maker
from crossbearing.case.there import there


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
    if there(connection, "decisions"):
        decided = int(connection.execute(text("SELECT coalesce(max(number), 0) FROM decisions")).scalar() or 0)
    return Basis(int(last), decided, rule, _maker())


@cache
def _maker() -> str:
    return hashlib.sha256(msgspec.json.encode(this_maker())).hexdigest()[:16]


def is_stale(connection: Connection) -> bool:
    """Whether something has come since the record was made last."""
    return outdated(connection, fact(connection, "basis"), str(fact(connection, "rule")))


def outdated(connection: Connection, basis: Any, rule: str) -> bool:
    """Whether something has come since a record was made from this basis (the fact of that name) by this rule."""
    return basis is None or msgspec.convert(basis, Basis) != basis_of(connection, rule)
