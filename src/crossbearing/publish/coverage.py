"""Who tells what: an event's facts by accounts, and for each account what it alone tells and what it alone leaves out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from crossbearing.publish import wording
from crossbearing.publish.rows import Row
from crossbearing.publish.sigla import Siglum
from crossbearing.records import Coverage, Event

# Facts that a reader can still take in, and accounts that fit in a row of columns.
MOST_FACTS, MOST_COLUMNS = 60, 14
# Facts that stand open; the others unfold.
MOST_OPEN = 10
# Facts named in an account's line.
MOST_NAMED = 4
# Facts that are the word told.
_WORDS = frozenset({"place", "cause", "perpetrator"})
TOLD, DENIED, SILENT = "told", "denied", "silent"
SIGNS = {TOLD: "●", DENIED: "¬", SILENT: "·"}


class Fact(msgspec.Struct, frozen=True):
    """One fact and how each account stands to it, by document: a key of `SIGNS` and the claim that says it first (empty where silent)."""

    name: str
    of: str
    cells: dict[str, tuple[str, str]]


class Share(msgspec.Struct, frozen=True):
    """How much of the event one account tells: so many of all facts, those that it alone tells, those that it alone leaves out."""

    siglum: Siglum
    told: int
    alone: int
    left_out: tuple[str, ...]
    more_left_out: int


class Table(msgspec.Struct, frozen=True):
    """`facts`, those that most accounts tell first; `more` are those that are too many."""

    facts: tuple[Fact, ...]
    shares: tuple[Share, ...]
    total: int
    more: int


def table(event: Event, rows: Sequence[Row], columns: Sequence[Siglum]) -> Table | None:
    """The table of one event; None where one account tells of it or nothing is told."""
    if len(columns) < 2 or not event.coverage:
        return None
    known = [s.document.id for s in columns]
    row_of = {c.id: row for row in rows for c in row.claims}
    facts: list[Fact] = []
    alone = dict.fromkeys(known, 0)
    left_out: dict[str, list[str]] = {d: [] for d in known}
    for c in event.coverage:
        cells = {t.document: (TOLD, t.claims[0]) for t in c.told} | {
            t.document: (DENIED, t.claims[0]) for t in c.denied
        }
        row = next((row_of[k] for t in (*c.told, *c.denied) for k in t.claims if k in row_of), None)
        if row is None or not cells.keys() & alone.keys():
            continue
        fact = Fact(row.name, _of(c, row), {d: cells.get(d, (SILENT, "")) for d in known})
        facts.append(fact)
        if c.only in alone:
            alone[c.only] += 1
        if c.left_out_by in left_out:
            left_out[c.left_out_by].append(_named(fact))
    facts.sort(key=lambda f: -sum(sign == TOLD for sign, _ in f.cells.values()))
    shares = tuple(_share(s, facts, alone, left_out) for s in columns)
    return Table(tuple(facts[:MOST_FACTS]), shares, len(facts), max(0, len(facts) - MOST_FACTS)) if facts else None


def _of(fact: Coverage, row: Row) -> str:
    """What the fact is told of: the word told, else who is counted; what one account alone tells, with its value."""
    if fact.attribute in _WORDS:
        return fact.subject or ""
    if len(fact.told) != 1:
        return row.of or (fact.subject if fact.attribute != "other" and not row.subject else None) or ""
    claim = next((c for c in row.claims if c.id == fact.told[0].claims[0]), None)
    value = wording.value(claim) if claim else ""
    return f"{row.of}: {value}" if row.of and value else row.of or value


def _share(s: Siglum, facts: Sequence[Fact], alone: Mapping[str, int], left_out: Mapping[str, Sequence[str]]) -> Share:
    document = s.document.id
    missing = list(dict.fromkeys(left_out[document]))
    told = sum(f.cells[document][0] == TOLD for f in facts)
    return Share(s, told, alone[document], tuple(missing[:MOST_NAMED]), max(0, len(missing) - MOST_NAMED))


def _named(fact: Fact) -> str:
    return f"{fact.name} ({fact.of})" if fact.of else fact.name
