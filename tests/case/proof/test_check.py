"""`verify` of a case: whole where it is, and each kind of change told with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from crossbearing.case.proof.check import check_case
from crossbearing.case.proof.finding import Report
from crossbearing.case.store import Case
from tests.case.proof.conftest import TIME


def checked(path: Path, again: bool = False) -> Report:
    with Case(str(path)) as case:
        return check_case(case, again)


def test_a_case_that_nobody_touched_is_whole(case_file: Path) -> None:
    report = checked(case_file, again=True)
    assert report.findings == ()
    assert {k: report.counts[k] for k in ("accounts", "decisions", "custody lines", "record made again")} == {
        "accounts": 6, "decisions": 2, "custody lines": 6, "record made again": 1,
    }  # fmt: skip
    assert report.counts["spans"] > 500
    assert report.counts["claims"] > 50


OFF = tuple(f"DROP TRIGGER {t}_no_{v}" for t in ("decisions", "custody") for v in ("update", "delete"))
SHIFTED = "UPDATE accounts SET annotations = CAST(json_set(CAST(annotations AS TEXT), '$.claims[0].start', 3) AS BLOB) WHERE number = 1"


@pytest.mark.parametrize(
    ("statements", "where", "wrong"),
    [
        (["UPDATE accounts SET original = x'00' WHERE number = 2"], "account ", "the original is not what was read"),
        (["UPDATE accounts SET original = x'00', sha256 = '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d' WHERE number = 2"],
         "account ", "another id or hash"),
        ([SHIFTED], "claims 3..", "the text there reads"),
        (["UPDATE accounts SET annotations = CAST(json_set(CAST(annotations AS TEXT), '$.names[0].end', 9999999) AS BLOB) WHERE number = 1"],
         "names ", "lies outside the text"),
        (["UPDATE accounts SET annotations = CAST(json_set(CAST(annotations AS TEXT), '$.document.text', 'Nothing.') AS BLOB) WHERE number = 3"],
         "account ", "the text is not what was decoded"),
        (["UPDATE accounts SET annotations = x'7b' WHERE number = 4"], "account ", "cannot be read"),
        (["DELETE FROM accounts WHERE number = 5"], "account ", "is not there any more"),
        (["UPDATE claims SET claim = CAST(json_set(CAST(claim AS TEXT), '$.quote', 'nobody') AS BLOB) WHERE number = 1"], "claim ", "the quote 'nobody'"),
        ([*OFF, "UPDATE decisions SET value = '{\"low\": 90, \"high\": 90}' WHERE number = 2"], "decisions", "decision 2: is not what was recorded"),
        ([*OFF, "DELETE FROM decisions WHERE number = 1"], "decisions", "decision 2: decision 1 is expected here"),
        ([*OFF, "UPDATE custody SET who = 'Eve' WHERE number = 3"], "custody", "line 3: is not what was recorded"),
        ([OFF[0]], "logs", "the guard decisions_no_update was taken away"),
    ],
)  # fmt: skip
def test_what_was_changed_is_told_with_its_place(
    case_file: Path, tamper: Any, statements: list[str], where: str, wrong: str
) -> None:
    tamper(*statements)
    report = checked(case_file)
    assert any(where in f.where and wrong in f.wrong for f in report.findings), report.findings


def test_a_changed_row_of_the_record_shows_when_it_is_made_again(case_file: Path, tamper: Any) -> None:
    tamper("UPDATE facts SET value = '\"00\"' WHERE name = 'record_sha256'")
    assert [f.where for f in checked(case_file, again=True).findings] == ["record"]


def test_a_clock_that_went_back_is_a_note_and_no_fault(case_file: Path) -> None:
    from crossbearing.case.decisions import Decision, Target

    with Case(str(case_file)) as case:
        id = case.log()[0].target.id
        case.decide(Decision("accept", Target("claim", id), "Ana", "2020-01-01T00:00:00Z", "on second thought"))
    report = checked(case_file)
    assert report.whole
    assert any("decision 3 bears an earlier time" in n for n in report.notes)


def test_custody_tells_what_came_in_with_its_hashes(case_file: Path) -> None:
    with Case(str(case_file)) as case:
        lines = case.custody()
        case.handed("export", {"to": "caf\udce9.json", "formats": ["json"]}, TIME, "Ana")
        (*_, handed) = case.custody()
    assert [e.action for e in lines] == ["add"] * 6
    assert all(len(e.what["sha256"]) == 64 and e.what["path"] for e in lines)
    assert (handed.action, handed.who, handed.what) == ("export", "Ana", {"to": "caf?.json", "formats": ["json"]})
    assert checked(case_file).whole
    assert json.dumps(handed.what)
