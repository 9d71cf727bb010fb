"""A large case grows by an account: as much as a replay of it, account by account, and nothing that was there is lost."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from sqlalchemy import select

from crossbearing.case import refresh, schema
from crossbearing.case.growth import ground, grow
from crossbearing.case.reading.rows import DocumentFilter, EventFilter
from crossbearing.case.reading.selection import Selection
from crossbearing.case.store import Case
from crossbearing.records import Annotations
from tests.case.decisions.conftest import demo_accounts

WORLDS, BASE = 4, 18
VOWELS = "aeiou"


@pytest.fixture(autouse=True)
def _small_cases_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (ground, grow, refresh):
        monkeypatch.setattr(module, "GROWS_FROM", 10)
    monkeypatch.setattr(grow, "MOST_SINCE", 1.0)


@cache
def accounts() -> tuple[Annotations, ...]:
    """The bundled accounts in several worlds, whose names have other vowels."""
    return tuple(_elsewhere(a, n) for n in range(WORLDS) for a in demo_accounts())


def _elsewhere(account: Annotations, world: int) -> Annotations:
    other = str.maketrans(VOWELS, VOWELS[world:] + VOWELS[:world])
    told = msgspec.json.encode(account).decode()
    told = re.sub(r"[A-Z][a-z]{3,}", lambda m: m[0][0] + m[0][1:].translate(other), told)
    told = re.sub(r'"([a-z][0-9a-f]{16})"', rf'"\g<1>{world}"', told)
    made = msgspec.json.decode(told, type=Annotations)
    document = msgspec.structs.replace(made.document, path=f"{world}-{made.document.id}.txt", url=None)
    return msgspec.structs.replace(made, document=document)


def case_of(path: Path | str, told: Sequence[Annotations]) -> Case:
    case = Case(str(path), create=True)
    for a in told:
        case.add(a, a.document.text.encode())
    return case


def rows(case: Case) -> Iterator[tuple[str, Any]]:
    """Everything derived, but for the clock."""
    with case.reader.connect() as connection:
        for table in (*schema.DERIVED, *schema.GROUND, schema.states, schema.refreshes, schema.facts):
            found = connection.execute(select(*(c for c in table.c if c.name != "at"))).all()
            yield table.name, sorted(tuple(r) for r in found if r[0] != "refreshed")


@pytest.mark.parametrize("seed", range(3))
def test_a_case_that_grew_is_what_a_replay_gives_row_for_row(tmp_path: Path, seed: int) -> None:
    told = list(accounts())
    random.Random(seed).shuffle(told)  # noqa: S311
    with case_of(tmp_path / "a.case", told[:BASE]) as one, case_of(tmp_path / "b.case", told[:BASE]) as other:
        one.refresh()
        other.refresh()
        for a in told[BASE:]:
            one.add(a, a.document.text.encode())
            assert one.freshen()
            assert not one.freshen()
        for a in told[BASE:]:
            other.add(a, a.document.text.encode())
        grown = other.grow()
        assert grown is not None and (grown.accounts, grown.since) == (BASE, len(told) - BASE)
        for (name, first), (_, second) in zip(rows(one), rows(other), strict=True):
            assert first == second, name
        one.refresh()
        assert one.grow() is None


def test_what_was_added_stands_in_every_list_and_in_its_place(tmp_path: Path) -> None:
    told = list(accounts())
    random.Random(5).shuffle(told)  # noqa: S311
    with case_of(tmp_path / "a.case", told[:BASE]) as case, case_of(tmp_path / "b.case", told) as whole:
        case.refresh()
        for a in told[BASE:]:
            case.add(a, a.document.text.encode())
        assert case.grow() is not None
        record = whole.refresh()
        with case.reader.connect() as grown, whole.reader.connect() as made:
            c = schema.claims.c
            wanted = select(c.id, c.document, c.attribute, c.low, c.high, c.value).order_by(c.id)
            assert grown.execute(wanted).all() == made.execute(wanted).all()
            ids = set(grown.execute(select(schema.events.c.id)).scalars())
            assert {e for e in grown.execute(select(c.event)).scalars() if e} <= ids
            for prefix, table in (("events", schema.events), ("documents", schema.documents)):
                chosen = Selection(grown, prefix)
                size = len(grown.execute(select(table.c.number)).all())
                orders = (
                    "by_date",
                    *(
                        ("by_accounts", "by_claims", "by_label")
                        if prefix == "events"
                        else ("by_publisher", "by_title", "by_words", "by_claims")
                    ),
                )
                for name in orders:
                    assert sorted(chosen.array(name).tolist()) == list(range(size)), name
            t = schema.codes.c
            for dimension in ("type", "status", "month"):
                counted = np.bincount(
                    Selection(grown, "events").array(dimension)[Selection(grown, "events").array(dimension) >= 0]
                )
                query = select(t.code, t.count).where(t.dimension == f"events.{dimension}").order_by(t.code)
                assert [n for _, n in grown.execute(query)] == counted.tolist()
            for table in ("texts", "claims", "entities"):
                grown.exec_driver_sql("PRAGMA query_only=OFF")
                grown.exec_driver_sql(f"INSERT INTO {table}_search({table}_search, rank) VALUES ('integrity-check', 1)")  # noqa: S608
        reading = case.reading()
        overview = reading.overview()
        assert (overview.accounts, overview.claims, overview.stale) == (len(told), len(record.claims), False)
        page = reading.documents(DocumentFilter(), "date", 0, 100)
        published = [(r.published is None, r.published or "", r.id) for r in page.rows]
        assert len(published) == len(told) and published == sorted(published)
        starts = [r.start for r in reading.events(EventFilter(), "date", 0, 500).rows]
        dated = [s for s in starts if s]
        assert starts == sorted(dated) + [None] * (len(starts) - len(dated))


def test_an_account_of_a_known_event_comes_to_it(place: str) -> None:
    """The first world's accounts tell of one explosion: the last of them to come is put to it, and it keeps its id."""
    told = list(accounts())
    last = next(a for a in told[:6] if len({c.event for c in a.claims}) > 1)
    before = [a for a in told if a is not last]
    with case_of(place, before) as case:
        case.refresh()
        case.add(last, last.document.text.encode())
        assert case.grow() is not None
        with case.reader.connect() as connection:
            e, d = schema.event_documents.c, schema.documents.c
            mine = set(connection.execute(select(e.event).where(e.document == last.document.id)).scalars())
            beside = set(connection.execute(select(e.event).where(e.document != last.document.id)).scalars())
            assert mine & beside
            main = connection.execute(select(d.main_event).where(d.id == last.document.id)).scalar()
            assert main in mine


def test_what_cannot_grow_is_made_anew(tmp_path: Path) -> None:
    told = list(accounts())
    with case_of(tmp_path / "a.case", told[:BASE]) as case:
        case.refresh()
        assert case.grow() is None  # nothing has come
        newer = msgspec.structs.replace(told[0].document, id="d" + "0" * 16, url="https://kite.example/a")
        older = msgspec.structs.replace(told[BASE].document, url="https://kite.example/a", published="2020-01-01")
        for document, account in ((older, told[BASE]), (newer, told[0])):
            case.add(msgspec.structs.replace(account, document=document), b"x" + document.id.encode())
        assert case.grow() is None  # one is another's newer version
        assert case.freshen()
        assert case.reading().overview().accounts == BASE
