"""What is kept, and how: originals, versions, failures, the makers, two who write at once, one who reads meanwhile."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from pathlib import Path
from random import Random

import msgspec
import pytest
from sqlalchemy import select

from crossbearing.case import connect, schema
from crossbearing.case.file import CaseError
from crossbearing.case.maker import MODEL, this_maker
from crossbearing.case.reading import EventFilter
from crossbearing.case.store import Case
from crossbearing.records import Annotations, Claim, Document
from crossbearing.weigh import weigh
from tests.case.conftest import demo_originals, filled
from tests.case.decisions.conftest import demo_accounts, demo_record, linked


def account(
    id: str, toll: float = 12, published: str | None = None, url: str | None = None, path: str = "-"
) -> Annotations:
    """An account of a few words with one claim."""
    text = f"A bridge fell at Marl. {toll:.0f} people died."
    document = Document(
        id, path, hashlib.sha256(text.encode()).hexdigest(), "The Kite", None, published, "en", None, url, text
    )
    claim = Claim(
        f"c{id}", 23, len(text) - 1, text[23:-1], None, "fatalities", toll, toll, None, "person", "people", None, (), "asserted",
    )  # fmt: skip
    return Annotations(document, claims=(claim,))


def test_originals_stay_as_they_came_with_their_hashes(place: str) -> None:
    with filled(place) as case, case.reader.connect() as connection:
        t = schema.accounts.c
        rows = connection.execute(select(t.id, t.original, t.sha256, t.text_sha256)).all()
    texts = {a.document.id: a.document.text for a in demo_accounts()}
    assert len(rows) == 6
    for id, original, sha256, text_sha256 in rows:
        assert bytes(original) == demo_originals()[id]
        assert hashlib.sha256(original).hexdigest() == sha256
        assert hashlib.sha256(texts[id].encode()).hexdigest() == text_sha256


def test_every_derived_row_tells_what_made_it(case: Case) -> None:
    with case.reader.connect() as connection:
        makers = {r.number: r for r in connection.execute(select(schema.makers)).all()}
        assert len(makers) == 1
        (maker,) = makers.values()
        assert maker.model.startswith(f"{MODEL} 3.")
        assert len(maker.lexicon) == 64
        for table in (
            schema.accounts,
            schema.documents,
            schema.events,
            schema.claims,
            schema.relations,
            schema.entities,
        ):
            assert set(connection.execute(select(table.c.maker)).scalars()) == {maker.number}


def test_the_model_is_the_parsers() -> None:
    from crossbearing.annotate.parser import DEFAULT_MODEL

    assert MODEL == DEFAULT_MODEL


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_adding_changes_nothing_in_the_record(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    accounts = list(demo_accounts())
    Random(seed).shuffle(accounts)  # noqa: S311
    with filled(str(tmp_path_factory.mktemp("order") / "a.case"), tuple(accounts)) as case:
        assert msgspec.json.encode(case.record()) == msgspec.json.encode(demo_record())


def test_adding_again_changes_nothing(place: str) -> None:
    with filled(place) as case:
        before = _rows(case)
        assert [case.add(a, b"other bytes") for a in demo_accounts()] == [None] * 6
        assert _rows(case) == before


def _rows(case: Case) -> Sequence[object]:
    with case.reader.connect() as connection:
        return connection.execute(select(schema.accounts).order_by(schema.accounts.c.number)).all()


def test_a_newer_version_counts_and_the_older_is_kept(place: str) -> None:
    url = "https://kite.example/bridge"
    with Case(place, create=True) as case:
        first = case.add(account("d1", 12, "2024-03-01T10:00", url), b"1")
        second = case.add(account("d2", 9, "2024-03-01T14:05", f"{url}/#top"), b"2")
        other = case.add(account("d3", 4, "2024-03-01T11:00", "https://kite.example/fire"), b"3")
        assert [x.version if x else None for x in (first, second, other)] == [1, 2, 1]
        assert {a.document.id for a in case.accounts()} == {"d2", "d3"}
        assert case.ids() == {"d1", "d2", "d3"}
        case.refresh()
        with case.reading() as reading:
            versions = reading.versions("d1")
            assert versions == reading.versions("d2")
            assert [(v.id, v.number, v.current) for v in versions] == [("d1", 1, False), ("d2", 2, True)]
            assert [c.says for c in versions[1].changes] == [
                "fatalities of people: 12 until 1 March 2024, 14:05, then 9"
            ]
            assert {r.id: r.versions for r in reading.documents().rows} == {"d2": 2, "d3": 1}
            assert (reading.overview().versions, reading.overview().accounts) == (1, 2)
            assert reading.document("d1") is not None


def test_an_older_version_that_comes_late_does_not_count(place: str) -> None:
    url = "https://kite.example/bridge"
    with Case(place, create=True) as case:
        case.add(account("d2", 9, "2024-03-01T14:05", url), b"2")
        case.add(account("d1", 12, "2024-03-01T10:00", url), b"1")
        assert [a.document.id for a in case.accounts()] == ["d2"]
        with case.reading() as reading:
            assert [v.id for v in reading.versions("d2")] == ["d1", "d2"]


def test_the_same_file_with_other_words_is_a_newer_version(place: str) -> None:
    with Case(place, create=True) as case:
        case.add(account("d1", path="report.txt"), b"1")
        case.add(account("d2", 9, path="./report.txt"), b"2")
        case.add(account("d3", path="lines.jsonl"), b"3")
        case.add(account("d4", 7, path="lines.jsonl"), b"4")
        case.add(account("d5", url="https://kite.example/"), b"5")
        case.add(account("d6", 7, url="https://kite.example"), b"6")
        assert [a.document.id for a in case.accounts()] == ["d2", "d3", "d4", "d5", "d6"]


def test_failures_are_recorded_until_the_source_is_read(place: str) -> None:
    with Case(place, create=True) as case:
        case.fail("lost.pdf", "no text layer", "run OCR first")
        case.fail("lost.pdf", "no text layer at all", "run OCR first")
        case.fail("gone.txt", "no such file", "check the path")
        with case.reading() as reading:
            found = reading.failures()
            assert [(f.path, f.cause) for f in found] == [
                ("gone.txt", "no such file"),
                ("lost.pdf", "no text layer at all"),
            ]
            assert reading.overview().failures == 2
        case.add(account("d1", path="lost.pdf"), b"1")
        with case.reading() as reading:
            assert [f.path for f in reading.failures()] == ["gone.txt"]


def test_the_record_is_stale_until_it_is_made_anew(case: Case) -> None:
    assert not case.freshen()
    case.add(account("d1"), b"1")
    with case.reading() as reading:
        assert reading.overview().stale
        assert reading.overview().accounts == 6
    assert case.freshen()
    with case.reading() as reading:
        assert (reading.overview().stale, reading.overview().accounts) == (False, 7)


def test_a_reader_sees_one_state_while_the_record_is_replaced(case: Case) -> None:
    with case.reading() as before:
        assert before.overview().accounts == 6
        case.add(account("d1"), b"1")
        case.refresh()
        assert before.overview().accounts == 6
        assert before.documents().total == 6
        with case.reading() as after:
            assert after.overview().accounts == 7


def test_filters_follow_the_record_and_a_reading_stays_with_its_own(case: Case) -> None:
    asked = EventFilter(account=demo_accounts()[0].document.id)
    some = demo_accounts()[1:]
    with case.reading() as before:
        told = before.events(asked).total
        assert told > 0
        case.add(account("d1"), b"1")
        case.write(weigh(some, linked(some)), basis=case.basis())
        with case.reading() as after:
            assert after.events(asked).total == 0
            assert after.event_facets(EventFilter(status="single")).account
            assert before.events(asked).total == told
            assert after.events(asked).total == 0


def test_under_a_site_that_is_always_looked_at_the_log_does_not_grow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "LONG_LOG", 1)
    path = tmp_path / "a.case"
    done = threading.Event()
    sizes = []
    with Case(str(path), create=True) as case:
        case.add(account("d0"), b"0")
        case.refresh()
        looking = threading.Thread(target=_always_looked_at, args=(case, done))
        looking.start()
        try:
            for n in range(1, 12):
                case.add(account(f"d{n}", n), b"1")
                case.refresh()
                sizes.append(Path(f"{path}-wal").stat().st_size)
        finally:
            done.set()
            looking.join()
        assert max(sizes[1:]) < 3 * sizes[0]


def _always_looked_at(case: Case, done: threading.Event) -> None:
    """Somebody begins to look before the last has gone."""
    before = case.reading()
    while not done.wait(0.01):
        after = case.reading()
        assert after.overview().accounts
        before.close()
        before = after
    before.close()


def test_many_who_add_at_once_lose_nothing(place: str) -> None:
    Case(place, create=True).close()

    def add(worker: int) -> None:
        with Case(place) as case:
            for n in range(8):
                case.add(
                    account(f"d{worker}x{n}", url=f"https://kite.example/{n}", published=f"2024-03-0{worker}"), b"1"
                )
                case.add(account("dshared"), b"1")

    threads = [threading.Thread(target=add, args=(w,)) for w in range(1, 4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    with Case(place) as case:
        assert len(case.ids()) == 25
        assert {a.document.id for a in case.accounts()} == {"dshared", *(f"d3x{n}" for n in range(8))}


def test_many_who_refresh_at_once_leave_one_record(case: Case) -> None:
    def write() -> None:
        with Case(case.path) as own:
            for _ in range(3):
                own.write(demo_record(), basis=own.basis())

    threads = [threading.Thread(target=write) for _ in range(3)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    with case.reading() as reading:
        assert reading.overview().claims == len(demo_record().claims)
        assert len(reading.documents().rows) == 6
    with case.reader.connect() as connection:
        assert len(connection.execute(select(schema.refreshes)).all()) == 1


def test_a_record_of_an_earlier_state_takes_no_later_ones_place(case: Case) -> None:
    earlier = case.basis()
    case.add(account("d1"), b"1")
    case.refresh()
    case.write(demo_record(), basis=earlier)
    with case.reading() as reading:
        assert reading.overview().accounts == 7


def test_what_another_version_found_is_found_anew(place: str) -> None:
    with filled(place, demo_accounts()[:1]) as case:
        right = case.accounts()
        with case.engine.begin() as connection:
            number = connection.execute(schema.makers.insert().returning(schema.makers.c.number), {
                "program": "0.0.1", "model": "m", "lexicon": "x", "configuration": "{}"}).scalar()  # fmt: skip
            old = msgspec.structs.replace(right[0], claims=(), times=())
            held = {"annotations": msgspec.json.encode(old), "maker": number}
            connection.execute(schema.accounts.update().values(**held))
        assert case.accounts()[0].claims == right[0].claims
        with case.reader.connect() as connection:
            kept = connection.execute(select(schema.accounts.c.annotations)).scalar_one()
            assert msgspec.json.decode(kept, type=Annotations).claims == right[0].claims
            query = select(schema.makers.c.program).join(
                schema.accounts, schema.accounts.c.maker == schema.makers.c.number
            )
            assert connection.execute(query).scalars().all() == [this_maker().program]


def test_what_is_no_case_is_refused_in_a_line(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("none")
    (folder / "a.txt").write_text("no case")
    for path, said in (("a.txt", "not an SQLite file"), ("gone.case", "no such case"), ("", "a folder")):
        with pytest.raises(CaseError, match=said):
            Case(str(folder / path))
    with pytest.raises(CaseError, match="no folder"):
        Case(str(folder / "no" / "a.case"), create=True)
    with pytest.raises(CaseError, match="cannot be opened"):
        Case("postgresql+pg8000://nobody@127.0.0.1:1/none", create=True)
    with pytest.raises(CaseError, match="no database that is known"):
        Case("postgresql+nodriver://x@y/z", create=True)
