"""`crossbearing weigh`: one answer a pair of object and attribute, in the order of first appearance."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

from tests.conftest import Run

ROWS = """object,attribute,source,low,high,value,as_of,copies
flood,killed,Kite,12,12,,2024-05-06,
flood,killed,Heron,12,12,,2024-05-06,
flood,killed,Crow,12,12,,2024-05-06,Kite
flood,killed,Wren,30,30,,2024-05-06,
fire,killed,Kite,3,,,,
flood,cause,Kite,,,rain,,
"""


def test_csv_in_json_lines_out(tmp_path: Path, crossbearing: Run) -> None:
    (tmp_path / "rows.csv").write_text(ROWS)
    done = crossbearing("weigh", "rows.csv", "--rule", "median")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(r["object"], r["attribute"]) for r in rows] == [
        ("flood", "killed"),
        ("fire", "killed"),
        ("flood", "cause"),
    ]
    flood = rows[0]
    assert (flood["best"], flood["method"], flood["accounts"], flood["independent"]) == (12, "median", 4, 3)
    assert flood["low"] <= 12 <= flood["high"]
    assert rows[2]["value"] == "rain"
    schema = json.loads(crossbearing("schema").stdout)
    for row in rows:
        jsonschema.validate(row, {**schema["properties"]["weigh"], "$defs": schema["$defs"]})


def test_json_lines_on_standard_input(crossbearing: Run) -> None:
    line = json.dumps({"object": "o", "attribute": "a", "source": "s", "low": 5, "high": 5})
    (answer,) = map(json.loads, crossbearing("weigh", "-", stdin=line).stdout.splitlines())
    assert (answer["best"], answer["status"]) == (5, "single")


def test_a_broken_row_is_named(tmp_path: Path, crossbearing: Run) -> None:
    (tmp_path / "rows.csv").write_text("object,attribute,source,low,high\nflood,killed,Kite,many,12\n")
    done = crossbearing("weigh", "rows.csv")
    assert done.returncode == 2
    assert "rows.csv" in done.stderr
    assert "2" in done.stderr
    assert crossbearing("weigh", "gone.csv").returncode == 2
