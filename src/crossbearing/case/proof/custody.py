"""The custody log: what came into a case and what was handed out of it, by whom and when. Append-only and chained, as the decisions are."""

from __future__ import annotations

import getpass
import json
import os
from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from crossbearing.case.decisions.chain import chained
from crossbearing.case.decisions.tables import create_ledger, custody_table
from crossbearing.case.there import there

# Names who works with a case where the login does not ("archive, night shift").
WHO = "CROSSBEARING_USER"


class Entry(msgspec.Struct, frozen=True):
    """`action` is `add`, `export`, `seal` or what a face calls it; `what` names files, accounts and their hashes; `time` is ISO 8601 in UTC."""

    action: str
    who: str
    time: str
    what: dict[str, Any]
    number: int = 0
    previous: str = ""
    hash: str = ""


def who() -> str:
    """The name under which this process works."""
    told = os.environ.get(WHO, "").strip()
    if told:
        return told
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def record(connection: Connection, action: str, what: Mapping[str, Any], time: str, by: str | None = None) -> Entry:
    """Adds a line, in the caller's transaction."""
    create_ledger(connection)
    row = connection.execute(select(custody_table).order_by(custody_table.c.number.desc()).limit(1)).first()
    entry = Entry(action, _clean(by or who()), time, {k: _clean(v) for k, v in what.items()})
    done = chained(entry, None if row is None else _entry(row))
    columns = {f: getattr(done, f) for f in done.__struct_fields__}
    columns["what"] = json.dumps(done.what, ensure_ascii=False, sort_keys=True)
    connection.execute(insert(custody_table), columns)
    return done


def custody(connection: Connection) -> tuple[Entry, ...]:
    """All lines, oldest first; none where the case has no such log yet."""
    if not there(connection, custody_table.name):
        return ()
    return tuple(map(_entry, connection.execute(select(custody_table).order_by(custody_table.c.number)).all()))


def _entry(row: Any) -> Entry:
    return Entry(row.action, row.who, row.time, json.loads(row.what), row.number, row.previous, row.hash)


def _clean(value: Any) -> Any:
    """Names of files may hold bytes that are no Unicode; they are told with a mark in their place."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, Mapping):
        return {_clean(k): _clean(v) for k, v in value.items()}
    return [_clean(v) for v in value] if isinstance(value, list | tuple) else value
