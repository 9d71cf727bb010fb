"""Deciding on a case from the command line: the record follows, the log tells, nothing is decided for no reason."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crossbearing.case.decisions.written import decision_of
from crossbearing.cli.main import main

Here = Callable[..., tuple[int, str, str]]
BY = ("--author", "Ana Ferro", "--reason", "a typing error of the account")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    """Runs a command in this process (a process each would take seconds): exit status, output, errors."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["crossbearing", *arguments])
        status: object = 0
        try:
            main()
        except SystemExit as stop:
            status = stop.code
        out, err = capsys.readouterr()
        return int(str(status or 0)), out, err

    return run


@pytest.fixture
def case(tmp_path: Path, run: Here) -> Path:
    (tmp_path / "a.txt").write_text(
        "Three people were killed when a wall fell on the market of Goris on Monday, rescuers said."
    )
    (tmp_path / "b.txt").write_text(
        "Four people died when a wall fell on the market of Goris, the Kite reported on Tuesday."
    )
    assert run("add", "k.case", "a.txt", "b.txt")[0] == 0
    return tmp_path


def record(run: Here) -> Any:
    return json.loads(run("export", "k.case", "--format", "json")[1])


def test_a_claim_is_corrected_rejected_and_given_back(case: Path, run: Here) -> None:
    before = run("export", "k.case")[1]
    figure = next(c for c in record(run)["claims"] if c["low"] == 3)
    _, out, _ = run("decide", "k.case", "correct", figure["id"], "low=13", "high=13", *BY)
    assert out.startswith(f"decision 1 recorded: correct claim {figure['id']}")
    now = next(c for c in record(run)["claims"] if c["id"] == figure["id"])
    assert (now["low"], now["quote"]) == (13, figure["quote"])
    assert (now["decided"]["machine"], now["decided"]["author"]) == ({"low": 3, "high": 3}, "Ana Ferro")
    run("decide", "k.case", "reject", figure["id"], "--author", "Ben", "--reason", "not this wall")
    assert [c["id"] for c in record(run)["set_aside"]["claims"]] == [figure["id"]]
    told = run("log", "k.case")[1]
    assert "reviewers differ on claim" in told
    assert "Ben: reject claim" in told
    for n in ("1", "2"):
        run("decide", "k.case", "revoke", n, *BY)
    assert run("export", "k.case")[1] == before
    log = json.loads(run("log", "k.case", "--json")[1])
    assert [d["kind"] for d in log["decisions"]] == ["correct", "reject", "revoke", "revoke"]
    assert log["conflicts"] == []
    assert "[revoked by decision 4]" in run("log", "k.case")[1]


def test_what_is_no_decision_is_refused_in_a_line(case: Path, run: Here) -> None:
    claim = record(run)["claims"][0]["id"]
    for arguments, told in (
        (("reject", claim, "--author", "Ana"), "no reason"),
        (("reject", claim, "--reason", "so"), "no author"),
        (("reject", "c0000000000000000", *BY), "no such claim"),
        (("reject", "e0000000000000000", *BY), "nothing of this id"),
        (("metadata", "nowhere", "title=A", *BY), "no such account"),
        (("correct", claim, "low=many", *BY), "low"),
        (("correct", claim, "nine", *BY), "FIELD=VALUE"),
        (("praise", claim, *BY), "no such kind"),
        (("revoke", "7", *BY), "no such decision"),
        (("merge", "e0000000000000000", *BY), "name the one other"),
    ):
        status, _, err = run("decide", "k.case", *arguments)
        assert (status, told in err) == (2, True), (arguments, err)
    assert run("log", "k.case")[1] == "no decision yet\n"


def test_a_corrected_date_of_publication_dates_the_account_anew(case: Path, run: Here) -> None:
    document = next(d for d in record(run)["documents"] if d["path"] == "a.txt")
    run("decide", "k.case", "metadata", document["id"], "published=2024-10-15", "publisher=The Kite", *BY)
    now = record(run)
    changed = next(d for d in now["documents"] if d["id"] == document["id"])
    assert (changed["published"], changed["publisher"]) == ("2024-10-15", "The Kite")
    assert changed["decided"]["machine"] == {"published": None, "publisher": None}
    # a Tuesday: "on Monday" was the day before
    assert "2024-10-14" in {c["value"] for c in now["claims"] if c["document"] == document["id"]}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (("correct", "c0123456789abcdef", ["low=9", "high=", "subject=a crew of 4", "sources=Lima; the mayor"]),
         {"low": 9, "high": None, "subject": "a crew of 4", "sources": ["Lima", "the mayor"]}),
        (("correct", "e0123456789abcdef", ["start=2024-10-15"]), {"start": "2024-10-15"}),
        (("correct", "e0123456789abcdef", ['{"label": "The fire"}']), {"label": "The fire"}),
        (("annotate", "d1", ["start=3", "end=9", "attribute=injured"]), {"start": 3, "end": 9, "attribute": "injured"}),
        (("annotate", "d1", ["Ask", "the", "archive"]), "Ask the archive"),
        (("split", "n0123456789abcdef", ["Petrov", "d2"]), {"out": ["Petrov", "d2"]}),
        (("accept", "c0123456789abcdef", []), None),
    ],
)  # fmt: skip
def test_a_decision_is_typed(words: tuple[str, str, list[str]], value: Any) -> None:
    assert decision_of(*words, "Ana", "so", "2026-01-05T10:00:00Z").value == value


def test_a_pair_is_typed() -> None:
    made = decision_of("accept", "e0123456789abcdef", ["efedcba9876543210"], "Ana", "so", "2026-01-05T10:00:00Z")
    assert (made.target.kind, made.target.id, made.target.other) == ("link", "e0123456789abcdef", "efedcba9876543210")
