"""`crossbearing export`: to standard output, a file, a folder, an archive; all or nothing."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from crossbearing.annotate import annotate
from crossbearing.case.store import Case
from crossbearing.cli import files
from crossbearing.cli.files import Target, written
from crossbearing.cli.main import application
from crossbearing.cli.output import OutputError
from crossbearing.publish.exports import EXPORTS
from crossbearing.records import Document

Export = Callable[..., Result]
TEXT = "Rebels shelled the market of Ptuj on Monday and killed seven people, the mayor said."


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("case") / "k.case"
    account = Document("d1", "a.txt", "0" * 64, "The Kite", None, "2031-05-06", "en", "Shells", None, TEXT)
    with Case(str(path), create=True) as kept:
        kept.add(next(iter(annotate([account]))), TEXT.encode())
    return path


@pytest.fixture
def export(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Export:
    monkeypatch.chdir(tmp_path)
    app = application(["export", "schema"])
    return lambda *arguments: CliRunner().invoke(app, ["export", str(case), *arguments])


def test_the_list_explains_every_format() -> None:
    shown = CliRunner(env={"COLUMNS": "200"}).invoke(application(["export", "schema"]), ["export", "--list"])
    assert shown.exit_code == 0
    lines = shown.stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(EXPORTS)
    assert all(EXPORTS[line.split()[0]].says in line for line in lines)


def test_json_goes_to_standard_output(export: Export) -> None:
    record = json.loads(export().stdout)
    assert [d["id"] for d in record["documents"]] == ["d1"]


def test_what_explains_the_rows_is_written_beside_them(export: Export, tmp_path: Path) -> None:
    assert export("-f", "ged", "-o", "rows.csv").exit_code == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["rows.csv", "rows.evidence.csv"]
    (row,) = csv.DictReader((tmp_path / "rows.csv").open(newline=""))
    assert (row["best"], row["type_of_violence"], row["source_office"]) == ("7", "", "The Kite")
    streamed = export("-f", "ged")
    assert streamed.stdout.replace("\r\n", "\n") == (tmp_path / "rows.csv").read_text()
    assert "left out: ged.evidence.csv" in streamed.stderr


def test_several_formats_into_a_folder_and_an_archive(export: Export, tmp_path: Path) -> None:
    assert export("-f", "geojson", "-f", "csl", "-f", "csv", "-o", "out/").exit_code == 0
    names = {p.name for p in (tmp_path / "out").iterdir()}
    assert {"events.geojson", "sources.csl.json", "claims.csv", "readings.csv"} <= names
    assert export("-f", "geojson", "-f", "csl", "-f", "csv", "-o", "out.zip").exit_code == 0
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert set(archive.namelist()) == names
        assert archive.read("claims.csv") == (tmp_path / "out" / "claims.csv").read_bytes()
    before = (tmp_path / "out.zip").read_bytes()
    export("-f", "geojson", "-f", "csl", "-f", "csv", "-o", "out.zip")
    assert (tmp_path / "out.zip").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-f", "csv"], "csv is several files; name a folder"),
        (["-f", "csv", "-o", "one.csv"], "csv is several files; name a folder"),
        (["-f", "ged", "-f", "csl"], "several formats; name a folder"),
        (["-f", "sheet"], "--format 'sheet': no such format; take one of json, html"),
        (["--rule", "coin"], "--rule coin: no such rule"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told_in_a_line(export: Export, arguments: list[str], says: str) -> None:
    done = export(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert says in " ".join(done.stderr.split())


def test_no_case(export: Export) -> None:
    done = CliRunner().invoke(application(["export", "schema"]), ["export"])
    assert done.exit_code == 2
    assert "no case; name one" in done.stderr


def test_all_or_nothing(tmp_path: Path) -> None:
    """The second file cannot be written: the first is not there either, and what was there before stays."""
    (tmp_path / "b.csv").mkdir()
    (tmp_path / "a.csv").write_text("before")
    with pytest.raises(OutputError, match=r"b\.csv: cannot be written"):
        written(Target("folder", str(tmp_path)), {"x": {"a.csv": b"after", "b.csv": b"after"}})
    assert (tmp_path / "a.csv").read_text() == "before"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.csv", "b.csv"]


def test_two_formats_with_a_file_of_one_name() -> None:
    assert files._together({"a": {"t.csv": b"1"}, "b": {"t.csv": b"2"}}) == {"t.csv": b"1", "b.t.csv": b"2"}


def test_the_readme_names_every_format_and_shows_what_is_printed(export: Export) -> None:
    section = (Path(__file__).parents[2] / "README.md").read_text().split("\n## Formats\n")[1].split("\n## ")[0]
    assert [n for n in EXPORTS if f"`{n}`" not in section] == []
    shown = export("--format", "geojson", "--format", "acled", "--output", "out/")
    assert shown.stderr.strip() in section
