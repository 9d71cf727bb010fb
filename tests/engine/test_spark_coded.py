"""Coded claims weighed on Spark: the bytes of the local command, the same words for what cannot be read."""

from __future__ import annotations

import csv
import json
import random
from pathlib import Path
from typing import Any

import msgspec
import pytest
import typer

from crossbearing.cli.cluster import EngineName
from crossbearing.cli.weigh import weigh
from crossbearing.engine.spark.coded import weighed_coded
from crossbearing.engine.spark.coded_claims import CODED, keep_coded
from crossbearing.engine.spark.work import work_in
from crossbearing.weigh import RULES, CodedInputError, UnknownRule, read_coded, weigh_coded
from crossbearing.weigh.ballot import Answer, Ballot
from crossbearing.weigh.coded_input import COLUMNS
from tests.conftest import Run
from tests.engine.spark_here import needs_spark
from tests.engine.spark_here import spark as spark

pytestmark = needs_spark
SOURCES = [
    *(f"The {name} Post" for name in "Arvella Brel Corran Dunmarch Estrin".split()),
    *(f"10.0.{n}.4" for n in range(4)),
    "Ä",
]
WORDS = (
    "a landslip",
    "A landslip",
    "flood, then fire",
    'the "old" dam',
    "rain\nand snow",
    "a burst pipe",
    "Überflutung",
)


def rows(many: int) -> list[dict[str, Any]]:
    """Claims of every kind: figures, ranges, bounds, words and numbers as values, days, copies; the ballots' claims lie apart."""
    r = random.Random(11)  # noqa: S311 - a fixed sample
    found = []
    for _ in range(many):
        event = r.randrange(many // 6)
        row: dict[str, Any] = {
            "object": f"event {event}",
            "attribute": r.choice(["killed", "killed", "height"]) if event % 3 else "cause",
            "source": r.choice(SOURCES),
        }
        true = 10 + (event * 7919) % 900 * (100 if event % 5 == 0 else 1)
        told = true if r.random() < 0.6 else int(true * r.uniform(0.3, 2.0))
        kind = r.randrange(8)
        if row["attribute"] == "cause":
            row["value"] = WORDS[event % 7] if r.random() < 0.6 else r.choice(WORDS)
        elif kind < 4:
            row["low"] = row["high"] = told
        elif kind == 4:
            row["low"] = told
        elif kind == 5:
            row["low"], row["high"] = 0.9 * told, 1.1 * told
        elif kind == 6:
            row["high"] = told
        else:
            row["value"] = told
        if r.random() < 0.5:
            row["as_of"] = f"2031-05-{r.randint(1, 9):02}"
        if r.random() < 0.15:
            row["copies"] = r.choice(SOURCES)
        found.append(row)
    # One object of many different words: of those told only the most frequent are considered.
    return [
        *found,
        *(
            {"object": "o", "attribute": "cause", "source": s, "value": f"word {n % 45}"}
            for n, s in enumerate(SOURCES * 9)
        ),
    ]


def lines(path: Path, found: list[dict[str, Any]]) -> Path:
    path.write_bytes(b"\n".join(msgspec.json.encode(row) for row in found))
    return path


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lines(tmp_path_factory.mktemp("claims") / "claims.jsonl", rows(3_000))


def here(path: Path, rule: str) -> bytes:
    return b"".join(msgspec.json.encode(a) + b"\n" for a in weigh_coded(read_coded(str(path)), rule))


def there(spark: Any, path: str, rule: str) -> bytes:
    with work_in(spark, None) as work:
        return b"".join(weighed_coded(work, path, rule))


@pytest.mark.parametrize("rule", ["consensus", "ucdp", "acled", "airwars", "median", "latest"])
def test_every_rule_gives_the_same_bytes(spark: Any, claims: Path, rule: str) -> None:
    wanted = here(claims, rule)
    assert there(spark, claims.as_uri(), rule) == wanted
    assert wanted.count(b"\n") > 500
    assert wanted.count(b'"value":"') > 100


def test_a_plain_path_is_read_here_and_weighed_there(spark: Any, claims: Path) -> None:
    assert there(spark, str(claims), "consensus") == here(claims, "consensus")


def test_the_same_rows_as_csv_and_as_parquet(spark: Any, claims: Path, tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    found = [json.loads(line) for line in claims.read_bytes().splitlines()]
    table = tmp_path / "claims.csv"
    with table.open("w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(found)
    assert here(table, "consensus") == here(claims, "consensus")
    assert there(spark, table.as_uri(), "consensus") == here(claims, "consensus")
    # A column of Parquet has one type: the figures stand in `low` and `high`.
    for row in found:
        if isinstance(row.get("value"), int):
            row["low"] = row["high"] = row.pop("value")
    columns = {c: [row.get(c) for row in found] for c in COLUMNS}
    pq.write_table(pa.table(columns), tmp_path / "claims.parquet", row_group_size=500)
    again = lines(tmp_path / "again.jsonl", found)
    assert there(spark, str(tmp_path / "claims.parquet"), "consensus") == here(again, "consensus")


def test_the_files_of_a_folder_are_read_in_order_of_name(spark: Any, claims: Path, tmp_path: Path) -> None:
    split = claims.read_bytes().splitlines(keepends=True)
    for name, part in (("c", split[2_000:]), ("a", split[:700]), ("b", split[700:2_000])):
        (tmp_path / f"{name}.jsonl").write_bytes(b"".join(part))
    assert there(spark, tmp_path.as_uri(), "ucdp") == here(claims, "ucdp")


def test_a_file_in_many_stretches_keeps_its_order(spark: Any, claims: Path) -> None:
    """A store's file is read in stretches by several executors at once."""
    name = "spark.sql.files.maxPartitionBytes"
    before = spark.conf.get(name)
    spark.conf.set(name, str(claims.stat().st_size // 7))
    try:
        assert there(spark, claims.as_uri(), "latest") == here(claims, "latest")
        with work_in(spark, None) as work:
            keep_coded(work, claims.as_uri())
            assert work.read("coded", CODED).select("block").distinct().count() >= 7
        broken = lines(claims.with_name("broken.jsonl"), rows(2_000))
        with broken.open("ab") as file:
            file.write(b'\n\n{"object": "o"}\n{"object": 3}')
        same_complaint(spark, broken, "line 2092: ")
    finally:
        spark.conf.set(name, before)


def same_complaint(spark: Any, path: Path, part: str) -> None:
    with pytest.raises(CodedInputError) as wanted:
        read_coded(str(path))
    with work_in(spark, None) as work, pytest.raises(CodedInputError) as found:
        keep_coded(work, path.as_uri())
    assert str(found.value) == str(wanted.value)
    assert part in str(wanted.value)


GOOD = '{"object": "o", "attribute": "a", "source": "s", "low": 1}'
BAD = {
    "a.jsonl": (f"{GOOD}\n\n{GOOD[:-1]}\n".encode(), "line 3: "),
    "b.jsonl": (f"{GOOD}\nrubbish\n".encode() + b"\xff\n", "line 3: not UTF-8"),
    "c.json": (f'{GOOD}\n{GOOD[:-2]}"many"}}\n'.encode(), "`$.low`"),
    "d.jsonl": (b"\n \n", "no claims in it"),
    "e.csv": (b"object,attribute,source,low\no,a,s,1\no,a,s,many\n", "line 3: low is 'many'"),
    "f.csv": (b"object,attribute,low\no,a,1\n", "no column source"),
    "g.csv": (b'object,attribute,source,value\no,a,s,"two\nlines"\no,,s,1\n', "line 4: attribute is empty"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_told_as_here(spark: Any, tmp_path: Path, name: str) -> None:
    raw, part = BAD[name]
    (tmp_path / name).write_bytes(raw)
    same_complaint(spark, tmp_path / name, part)


def test_a_mark_of_the_encoding_is_no_rubbish(spark: Any, tmp_path: Path) -> None:
    path = tmp_path / "marked.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.encode() + b"\r\n" + GOOD.replace('"s"', '"t"').encode())
    assert there(spark, path.as_uri(), "median") == here(path, "median")


def test_a_table_without_its_columns_is_named(spark: Any, tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"object": ["o"], "attribute": ["a"], "low": [1.0]}), path)
    with (
        work_in(spark, None) as work,
        pytest.raises(CodedInputError, match=r"t\.parquet: no column source; found object"),
    ):
        keep_coded(work, str(path))
    pq.write_table(
        pa.table({"object": ["o", "o"], "attribute": ["a"] * 2, "source": ["s"] * 2, "low": [1.0, None]}), path
    )
    with work_in(spark, None) as work, pytest.raises(CodedInputError, match=r"t\.parquet: row 2: neither low, high"):
        keep_coded(work, str(path))
    with pytest.raises(CodedInputError, match="Parquet is read with --engine spark"):
        read_coded(str(path))


def test_a_rule_of_another_package_sees_all_ballots(spark: Any, claims: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def count(ballots: list[Ballot]) -> list[Answer]:
        return [Answer(value=f"{n} of {len(ballots)}") for n, _ in enumerate(ballots)]

    monkeypatch.setitem(RULES, "count", count)
    assert there(spark, claims.as_uri(), "count") == here(claims, "count")
    with work_in(spark, None) as work, pytest.raises(UnknownRule, match="guess"):
        weighed_coded(work, str(claims), "guess")


def test_the_command_takes_the_options_of_spark_with_spark_alone(claims: Path, crossbearing: Run) -> None:
    done = crossbearing("weigh", str(claims), "--work", "somewhere")
    assert done.returncode == 2
    assert done.stderr.startswith("--work: is for --engine spark alone")


def test_the_command_prints_the_answers_and_what_is_wrong(
    spark: Any, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    few = tmp_path / "few.jsonl"
    few.write_text(GOOD)
    weigh(str(few), "acled", EngineName.spark, "local[2]", None)
    assert capfdbinary.readouterr().out == here(few, "acled")
    few.write_text("rubbish")
    with pytest.raises(typer.Exit) as stopped:
        weigh(few.as_uri(), "acled", None, "local[2]", str(tmp_path / "work"))
    assert stopped.value.exit_code == 2
    found = capfdbinary.readouterr()
    assert (found.out, f"{few}: line 1: JSON is malformed" in found.err.decode()) == (b"", True)
    with pytest.raises(typer.Exit) as stopped:
        weigh((tmp_path / "gone.jsonl").as_uri(), "acled", None, "local[2]", None)
    assert stopped.value.exit_code == 2
    assert "gone.jsonl: no file there; check the address" in capfdbinary.readouterr().err.decode()
