"""`crossbearing import` and `crossbearing compare` as one types them."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from crossbearing.annotate import annotate
from crossbearing.case.store import Case
from crossbearing.cli.main import application
from crossbearing.engine.fingerprint import fingerprint
from crossbearing.records import Document

TEXT = "Rebels shelled the market of Ptuj on 3 May 2031 and killed seven people, the mayor said. Stalls burnt."


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "k.case"
    account = Document("d1", "/texts/a.txt", "0" * 64, "The Kite", None, "2031-05-04", "en", "Shells", None, TEXT)
    with Case(str(path), create=True) as kept:
        kept.add(next(iter(annotate([account]))), TEXT.encode())
        kept.refresh()
    return path


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner(env={"COLUMNS": "200"}).invoke(application(["import", "compare", "export"]), arguments)
    return done.exit_code, done.stdout, " ".join(done.stderr.split())


def test_a_sheet_is_brought_in_and_exported_again(case: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "coder.csv"
    sheet.write_text(
        "file,quote,attribute,low,high\na.txt,Stalls burnt,buildings,2,4\na.txt,Nobody wrote this,fatalities,1,1\n"
    )
    code, out, said = run("import", str(case), str(sheet), "--author", "Ida Moe")
    assert (code, out) == (1, "1 claims of Ida Moe recorded, 1 could not be\n")
    assert "coder.csv: line 3: the quote does not stand in the account (“Nobody wrote this”)" in said
    _, out, _ = run("export", str(case))
    (mine,) = (c for c in json.loads(out)["claims"] if c["attribute"] == "buildings" and c["low"] == 2)
    decided = mine["decided"]
    assert (mine["quote"], decided["verdict"], decided["author"]) == ("Stalls burnt", "added", "Ida Moe")
    assert (
        run("import", str(case), str(sheet), "--author", "Ida Moe")[1]
        == "0 claims of Ida Moe recorded, 1 already there, 1 could not be\n"
    )
    with Case(str(case)) as kept:
        entry = next(e for e in kept.custody() if e.action == "import")
        assert (entry.who, entry.what["file"], len(entry.what["sha256"])) == ("Ida Moe", str(sheet), 64)
        handed = next(e for e in kept.custody() if e.action == "export")
        assert handed.what["formats"] == ["json"]


def test_what_cannot_be_brought_in(case: Path, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    assert (
        run("import", str(case), str(tmp_path / "x.csv"))[2] == "import: no author; say who coded it with --author NAME"
    )
    code, _, said = run("import", str(case), str(tmp_path / "x.csv"), "--author", "Ida Moe")
    assert (code, "no column quote, attribute" in said) == (2, True)
    code, _, said = run("import", str(case), str(tmp_path / "gone.csv"), "--author", "Ida Moe")
    assert (code, "gone.csv: cannot be read" in said) == (2, True)
    code, _, said = run("import", str(case), str(tmp_path / "x.csv"), "-f", "label-studio", "--author", "Ida Moe")
    assert (code, "no JSON" in said) == (2, True)


def test_rows_are_compared(case: Path, tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text(
        "relid,date_start,date_end,where_coordinates,country,type_of_violence,best,low,high\n"
        "SVN-1,2031-05-03,2031-05-03,Ptuj,Slovenia,1,9,7,9\nSVN-2,2031-08-03,2031-08-03,Ptuj,Slovenia,1,1,1,1\n"
    )
    code, out, _ = run("compare", str(case), str(tmp_path / "g.csv"), "--json", "-")
    found = json.loads(out)
    assert code == 0
    # The account gives the place in its own words, so that the event may have it or not; the second row has no event in any case.
    assert "SVN-2" in found["only_rows"]
    code, out, _ = run("compare", str(case), str(tmp_path / "g.csv"))
    assert "Only in the GED rows" in out
    assert "SVN-2" in out
    code, _, said = run("compare", str(case), str(tmp_path / "gone.csv"))
    assert (code, "gone.csv: cannot be read" in said) == (2, True)


def lake(folder: Path) -> None:
    """The accounts that a cluster annotated, as Parquet."""
    import duckdb

    account = next(iter(annotate([Document("d1", "a.txt", "0" * 64, "The Kite", None, None, "en", None, None, TEXT)])))
    (folder / "accounts").mkdir(parents=True)
    row = (TEXT, None, msgspec.json.encode(account).decode(), fingerprint())
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE a (text VARCHAR, original BLOB, annotations VARCHAR, program VARCHAR)")
        connection.execute("INSERT INTO a VALUES (?, ?, ?, ?)", row)
        connection.execute(f"COPY a TO '{folder}/accounts/part-0.parquet' (FORMAT parquet)")


def test_a_case_is_made_of_what_a_cluster_left(tmp_path: Path) -> None:
    lake(tmp_path / "out")
    new = tmp_path / "new.case"
    for already in ("", ", 1 already there"):
        code, out, said = run("import", str(new), str(tmp_path / "out"), "--format", "parquet")
        brought = 0 if already else 1
        assert (code, out, said) == (0, f"{brought} accounts of {tmp_path}/out brought in{already}\n", "")
    with Case(str(new)) as case:
        assert [a.document.publisher for a in case.accounts()] == ["The Kite"]
        assert {c.attribute for c in case.record().claims} >= {"fatalities"}


def test_no_case_is_made_of_a_folder_without_parquet(tmp_path: Path) -> None:
    code, _, said = run("import", str(tmp_path / "new.case"), str(tmp_path), "--format", "parquet")
    assert (code, said) == (2, f"{tmp_path}: no Parquet in accounts/; name the folder that --parquet wrote")
    assert not (tmp_path / "new.case").exists()
