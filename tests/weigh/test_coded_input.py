"""Reading coded claims, and what is said of those that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossbearing.records import CodedClaim
from crossbearing.weigh import CodedInputError, read_coded


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text(
        '{"object":"a","attribute":"killed","source":"x","low":3,"high":null}\n\n{"object":7,"attribute":"cause","source":"y","value":"fire\u2028"}\n',
        "utf-8",
    )
    assert read_coded(str(path)) == [
        CodedClaim("a", "killed", "x", 3),
        CodedClaim("7", "cause", "y", value="fire\u2028"),
    ]


def test_csv(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text(
        "\ufeffObject;attribute;source;low;high;as_of;note\na;killed;x;3;;2031-05-01;hm\n;;;;;;\na;killed;y;2;4;;\n",
        "utf-8",
    )
    assert read_coded(str(path)) == [
        CodedClaim("a", "killed", "x", 3, None, None, "2031-05-01"),
        CodedClaim("a", "killed", "y", 2, 4),
    ]


def test_csv_values(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text('object,attribute,source,value,copies\na,cause,"Vest, Wire",fire,\na,depth,x,6.4,y\n', "utf-8")
    assert read_coded(str(path)) == [
        CodedClaim("a", "cause", "Vest, Wire", value="fire"),
        CodedClaim("a", "depth", "x", value=6.4, copies="y"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("c.csv", "object,attribute,low\na,b,1\n", "line 1: no column source; found object, attribute, low"),
        ("c.csv", "object,attribute,source\na,b,c\n", "line 1: no column low, high or value"),
        ("c.csv", "object,attribute,source,low\na,b,c,1\na,b,c,many\n", "line 3: low is 'many', expected a number"),
        ("c.csv", "object,attribute,source,low\na,,c,1\n", "line 2: attribute is empty"),
        ("c.csv", "object,attribute,source,low\na,b,c,1,2\n", "line 2: 5 cells under 4 columns"),
        ("c.csv", "object,attribute,source,low\na,b,c,\n", "line 2: neither low, high nor value"),
        ("c.csv", "object,attribute,source,low\na,b,c,inf\n", "line 2: low is inf, expected a finite number"),
        ("c.csv", "", "line 1: no column object, attribute, source"),
        ("c.jsonl", '{"object":"a","attribute":"b","source":"c","low":1}\n{"object":"a"', "line 2: "),
        ("c.jsonl", '{"object":"a","attribute":"b","low":1}\n', "line 1: Object missing required field `source`"),
        (
            "c.jsonl",
            '{"object":"a","attribute":"b","source":"c","low":"1"}\n',
            "line 1: Expected `float | null`, got `str`",
        ),
        (
            "c.csv",
            "object,attribute,source,low\na,b," + "c" * 200_000 + ",1\n",
            "line 2: no CSV (field larger than field limit",
        ),
        ("c.jsonl", "\n", "no claims in it"),
    ],
)
def test_errors_name_file_and_line(tmp_path: Path, name: str, text: str, told: str) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(CodedInputError) as error:
        read_coded(str(path))
    assert str(error.value).startswith(f"{path}: ")
    assert told in str(error.value)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_lines_end_as_any_program_ends_them(tmp_path: Path, end: str) -> None:
    path = tmp_path / "c.csv"
    path.write_bytes(end.join(["object,attribute,source,low", "a,b,c,1", "a,b,d,2", ""]).encode())
    assert [(c.source, c.low) for c in read_coded(str(path))] == [("c", 1), ("d", 2)]


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CodedInputError, match=r"none\.csv: cannot be read \(No such file or directory\)"):
        read_coded(str(tmp_path / "none.csv"))


def test_what_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_bytes(b"object,attribute,source,low\na,b,\xff,1\n")
    with pytest.raises(CodedInputError, match="line 2: not UTF-8"):
        read_coded(str(path))
