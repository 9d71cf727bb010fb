"""A large case grows by an account: as much as a replay of it, account by account, and nothing that was there is lost."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from sqlalchemy import select

from crossbearing.case import refresh, schema
from crossbearing.case.decisions import Decision
from crossbearing.case.decisions.decision import Kind, Target
from crossbearing.case.growth import ground, grow, story
from crossbearing.case.reading import Reading
from crossbearing.case.reading.rows import DocumentFilter, EventFilter
from crossbearing.case.reading.selection import Selection
from crossbearing.case.store import Case
from crossbearing.cli.case import freshen
from crossbearing.records import Annotations, Entity, Event, Record
from crossbearing.web.telling import told as synopsis_told
from tests.case.decisions.conftest import demo_accounts
from tests.case.test_store import account

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
            borne = [
                msgspec.json.decode(e, type=Entity) for e in grown.execute(select(schema.entities.c.entity)).scalars()
            ]
            assert [e.id for e in borne if e.name in e.aliases] == []
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


def test_the_story_of_the_main_events_stays_until_an_account_comes_to_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(story, "MOST_EVENTS", 2)
    told = list(accounts())
    random.Random(3).shuffle(told)  # noqa: S311
    told += [account(f"{n}x", n, path=f"{n}.txt") for n in (3, 4)]
    stayed = moved = 0
    with case_of(tmp_path / "a.case", told[:BASE]) as case:
        case.refresh()
        before, words = _story(case)
        for a in told[BASE:]:
            case.add(a, a.document.text.encode())
            assert case.grow() is not None
            after, now = _story(case)
            assert after != before or now == words
            stayed += after == before
            moved += after != before
            before, words = after, now
    assert stayed and moved


def _story(case: Case) -> tuple[str | None, object]:
    with case.reading() as reading:
        return reading.story(), synopsis_told(reading, reading.synopsis(events=2))


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


def _decide(case: Case, kind: Kind, target: Target, value: Any = None) -> None:
    case.decide(Decision(kind, target, "Ana Lund", "2026-01-05T10:00:00Z", "as the text says", value))


def _rejecting_claim(record: Record) -> tuple[Kind, Target, Any, str]:
    """A decision on a claim of the event that most tell, and that event."""
    event = max(record.events, key=lambda e: (len(e.documents), e.id))
    claim = next(c for c in record.claims if c.event == event.id and c.low is not None)
    return "reject", Target("claim", claim.id), None, event.id


def _naming_event(record: Record) -> tuple[Kind, Target, Any, str]:
    event = max(record.events, key=lambda e: (len(e.documents), e.id))
    return "correct", Target("event", event.id), {"label": "What Ana calls it", "start": "2020-02-02"}, event.id


def _dating_account(record: Record) -> tuple[Kind, Target, Any, str]:
    event = max(record.events, key=lambda e: (len(e.documents), e.id))
    return "metadata", Target("document", event.documents[0]), {"author": "Lum Hoxha"}, event.id


@pytest.mark.parametrize("decision", [_rejecting_claim, _naming_event, _dating_account])
def test_what_reviewers_decided_stands_while_the_case_grows(
    tmp_path: Path, decision: Callable[[Record], tuple[Kind, Target, Any, str]]
) -> None:
    """Accounts come to an event on which was decided: their claims stand there, its own fields and values wait."""
    told = list(accounts())
    late = {told[n].document.id for n in (2, 3)}
    first, last = [a for a in told if a.document.id not in late], [a for a in told if a.document.id in late]
    with case_of(tmp_path / "a.case", first) as case, case_of(tmp_path / "b.case", first) as other:
        kind, target, value, id = decision(case.refresh())
        _decide(case, kind, target, value)
        case.refresh()
        with case.reading() as reading:
            before = {e.id: e for e in _events(reading)}
        assert id in before
        other.refresh()
        _decide(other, kind, target, value)
        other.refresh()
        for a in last:
            case.add(a, a.document.text.encode())
            assert case.grow() is not None
            other.add(a, a.document.text.encode())
        grown = other.grow()
        assert grown is not None and id in grown.decided
        for (name, rows_of), (_, others) in zip(rows(case), rows(other), strict=True):
            assert rows_of == others, name
        with case.reading() as reading:
            after = {e.id: e for e in _events(reading)}
            mine = [e for e in after.values() if late & set(e.documents)]
            assert id in {e.id for e in mine}
            assert reading.waits(id)
        same = ("label", "type", "start", "end", "place", "attributes", "decided")
        assert [getattr(after[id], f) for f in same] == [getattr(before[id], f) for f in same]
        assert set(before[id].claims) < set(after[id].claims)
        if kind == "reject":
            assert target.id not in after[id].claims
            with case.reader.connect() as connection:
                assert not connection.execute(select(schema.claims.c.id).where(schema.claims.c.id == target.id)).all()


def test_what_reviewers_rejected_does_not_come_back(tmp_path: Path) -> None:
    told = list(accounts())
    late = told[3]
    first = [a for a in told if a is not late]
    with case_of(tmp_path / "a.case", first) as plain, case_of(tmp_path / "b.case", first) as case:
        record = plain.refresh()
        plain.add(late, late.document.text.encode())
        assert plain.grow() is not None
        with plain.reading() as reading:
            reached = [e for e in _events(reading) if late.document.id in e.documents and len(e.documents) > 1]
        event = max(reached, key=lambda e: len(e.documents))
        entity = next(
            e for e in record.entities
            if len({m.document for m in e.mentions}) > 2
            and any(n.name == e.name for n in late.names)
            and e.kind == "organization"
        )  # fmt: skip
        case.refresh()
        _decide(case, "reject", Target("event", event.id))
        _decide(case, "reject", Target("entity", entity.id))
        case.refresh()
        case.add(late, late.document.text.encode())
        assert case.grow() is not None
        with case.reading() as reading:
            assert event.id not in {e.id for e in _events(reading)}
        with case.reader.connect() as connection:
            c, t, m = schema.claims.c, schema.entities.c, schema.mentions.c
            loose = connection.execute(select(c.event).where(c.document == late.document.id)).scalars().all()
            assert None in loose
            query = select(t.names).join(schema.mentions, m.entity == t.id).where(m.document == late.document.id)
            names = [form for row in connection.execute(query).scalars() for form in row.split("\n")]
            assert names and entity.name not in names


def test_decisions_that_came_since_wait_for_the_next_full_refresh(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = list(accounts())
    with case_of(tmp_path / "a.case", told[:BASE]) as case:
        kind, target, value, _ = _rejecting_claim(case.refresh())
        _decide(case, kind, target, value)
        case.add(told[BASE], told[BASE].document.text.encode())
        freshen(case)
        assert "Decisions of reviewers have come since" in capsys.readouterr().err
        with case.reading() as reading:
            assert reading.overview().stale and reading.overview().accounts == BASE + 1
        with case.reader.connect() as connection:
            wanted = select(schema.claims.c.id).where(schema.claims.c.id == target.id)
            assert connection.execute(wanted).scalar() == target.id
        assert case.freshen() and not case.freshen()
        with case.reader.connect() as connection:
            assert connection.execute(wanted).scalar() is None


def _events(reading: Reading) -> list[Event]:
    rows = reading.events(EventFilter(), "date", 0, 500).rows
    cuts = [reading.event(r.id) for r in rows]
    return [e for r, cut in zip(rows, cuts, strict=True) if cut for e in cut.events if e.id == r.id]
