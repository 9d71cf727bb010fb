"""Taking documents in: one by one, so that a stop loses none that was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from crossbearing.case import intake
from crossbearing.case.intake import take_in
from crossbearing.case.store import Case
from crossbearing.read import ReadDocument
from crossbearing.records import Annotations
from tests.case.test_store import account

ACCOUNTS = {a.document.id: a for a in (account(f"d{n}", n + 2, url=f"https://kite.example/{n // 2}") for n in range(6))}
READS = [ReadDocument(a.document, (), a.document.id.encode()) for a in ACCOUNTS.values()]


def annotated(reads: Iterable[ReadDocument], stop_at: str = "", seen: list[str] | None = None) -> Iterator[Annotations]:
    for read in reads:
        if read.document.id == stop_at:
            raise KeyboardInterrupt
        if seen is not None:
            seen.append(read.document.id)
        yield ACCOUNTS[read.document.id]


def test_what_was_annotated_before_a_stop_stays_and_is_not_annotated_again(place: str) -> None:
    with Case(place, create=True) as case:
        with pytest.raises(KeyboardInterrupt):
            take_in(case, READS, lambda reads: annotated(reads, stop_at="d3"))
        assert case.ids() == {"d0", "d1", "d2"}
        seen: list[str] = []
        taken = take_in(case, READS, lambda reads: annotated(reads, seen=seen))
        assert (taken.new, taken.already, seen) == (3, 3, ["d3", "d4", "d5"])
        assert taken.versions == 2
        assert {a.document.id for a in case.accounts()} == {"d1", "d3", "d5"}


@pytest.mark.parametrize("few", [0, 2, 50])
def test_what_the_case_holds_is_known_however_many_come(place: str, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "_FEW", few)
    with Case(place, create=True) as case:
        take_in(case, READS[:4], annotated)
        seen: list[str] = []
        taken = take_in(case, [*READS[2:], READS[5], READS[0]], lambda reads: annotated(reads, seen=seen))
        assert (taken.new, taken.already, seen) == (2, 4, ["d4", "d5"])


def test_each_account_keeps_its_own_bytes(place: str) -> None:
    with Case(place, create=True) as case:
        take_in(case, READS, lambda reads: annotated(list(reads)))
        with case.reader.connect() as connection:
            rows = connection.exec_driver_sql("SELECT id, original FROM accounts").all()
        assert {id: bytes(data) for id, data in rows} == {r.document.id: r.original for r in READS}


def test_the_same_document_twice_in_one_reading_is_one(place: str) -> None:
    with Case(place, create=True) as case:
        taken = take_in(case, [*READS, READS[0]], annotated)
        assert (taken.new, taken.already) == (6, 1)


def test_a_source_that_is_read_again_is_no_failure_any_more(place: str) -> None:
    with Case(place, create=True) as case:
        take_in(case, READS[:1], annotated)
        case.fail(READS[0].document.path, "cannot be read (Input/output error)", "check the disk")
        take_in(case, READS[:1], annotated)
        assert case.failing() == set()
