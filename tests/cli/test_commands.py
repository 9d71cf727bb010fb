"""The contract of the command line: what is printed, where, and the exit status."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import Run

TEXT = "Three people were killed and 12 injured when a wall fell on the market of Goris on Monday, rescuers said."


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(
        "Four people died when a wall fell on the market of Goris, the Kite reported on Tuesday."
    )
    return tmp_path


def test_annotate_prints_a_valid_object_a_document_in_order(files: Path, crossbearing: Run) -> None:
    done = crossbearing("annotate", "b.txt", "a.txt")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["document"]["path"] for r in rows] == ["b.txt", "a.txt"]
    schema = json.loads(crossbearing("schema").stdout)
    for row in rows:
        jsonschema.validate(row, {**schema["properties"]["annotate"], "$defs": schema["$defs"]})
        text = row["document"]["text"]
        assert all(text[c["start"] : c["end"]] == c["quote"] for c in row["claims"])
    assert {(c["attribute"], c["low"]) for c in rows[1]["claims"]} >= {("fatalities", 3), ("injured", 12)}


def test_reconcile_writes_a_valid_record_and_a_page(files: Path, crossbearing: Run) -> None:
    done = crossbearing("reconcile", "a.txt", "b.txt", "--json", "r.json", "--html", "d.html")
    assert done.returncode == 0, done.stderr
    record = json.loads((files / "r.json").read_text())
    schema = json.loads(crossbearing("schema").stdout)
    jsonschema.validate(record, {**schema["properties"]["reconcile"], "$defs": schema["$defs"]})
    assert len(record["documents"]) == 2
    assert "<html" in (files / "d.html").read_text()
    assert sorted(p.name for p in files.iterdir()) == ["a.txt", "b.txt", "d.html", "r.json"]


def test_the_order_of_documents_and_the_number_of_processes_change_no_byte(files: Path, crossbearing: Run) -> None:
    crossbearing("reconcile", "a.txt", "b.txt", "--json", "1.json", "--html", "1.html")
    crossbearing("reconcile", "b.txt", "a.txt", "--processes", "2", "--json", "2.json", "--html", "2.html")
    assert (files / "1.json").read_bytes() == (files / "2.json").read_bytes()
    assert (files / "1.html").read_bytes() == (files / "2.html").read_bytes()


def test_unreadable_input_is_a_line_and_the_rest_goes_on(files: Path, crossbearing: Run) -> None:
    (files / "empty.txt").write_text("")
    done = crossbearing("annotate", "gone.txt", "empty.txt", "a.txt")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "gone.txt: no such file; check the path",
        "empty.txt: file is empty; fetch it again or leave it out",
    ]
    assert len(done.stdout.splitlines()) == 1


def test_nothing_readable_is_status_2(crossbearing: Run) -> None:
    done = crossbearing("reconcile", "gone.txt", "--json", "r.json")
    assert done.returncode == 2
    assert done.stdout == ""


def test_strict_stops_at_the_first(files: Path, crossbearing: Run) -> None:
    done = crossbearing("annotate", "--strict", "gone.txt", "a.txt")
    assert (done.returncode, done.stdout) == (2, "")


def test_an_output_that_cannot_be_written_is_said_before_the_work(files: Path, crossbearing: Run) -> None:
    done = crossbearing("reconcile", "a.txt", "--json", "nowhere/r.json")
    assert done.returncode == 2
    assert "nowhere/r.json: cannot be written" in done.stderr
    done = crossbearing("annotate", "a.txt", "-o", ".")
    assert "is a folder" in done.stderr


def test_an_unknown_rule_names_the_known_ones(files: Path, crossbearing: Run) -> None:
    done = crossbearing("reconcile", "a.txt", "--rule", "guess")
    assert done.returncode == 2
    assert "acled, airwars, consensus, latest, median, ucdp" in done.stderr


def test_standard_input_keeps_ids(crossbearing: Run) -> None:
    lines = json.dumps({"id": "x", "text": TEXT, "published": "2024-05-06"}) + "\n{broken\n"
    done = crossbearing("annotate", "-", stdin=lines)
    assert done.returncode == 1
    assert json.loads(done.stdout)["document"]["id"] == "x"
    assert "-: line 2: no JSON" in done.stderr


def test_a_language_without_layers_of_its_own_claims_nothing_and_says_so(tmp_path: Path, crossbearing: Run) -> None:
    (tmp_path / "de.txt").write_text(
        "Drei Menschen wurden in der Nacht zum 7. Mai 2024 getötet, sagte die Feuerwehr. Der Bürgermeister bat die Familien, ruhig zu "
        "bleiben, während die Suche in den Trümmern der Markthalle von Kassel weitergeht."
    )
    done = crossbearing("annotate", "de.txt")
    row = json.loads(done.stdout)
    assert (done.returncode, row["claims"], row["events"]) == (0, [], [])
    assert [t["value"] for t in row["times"]] == ["2024-05-07"]
    assert [p["name"] for p in row["places"]] == ["Kassel"]
    assert row["warnings"][0].startswith("in German: dates, numbers in figures and places")
