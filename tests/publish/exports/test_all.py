"""What holds for every format: it is registered, explained, documented, deterministic, and survives any record."""

from __future__ import annotations

import json
import re
import time
import zipfile
from collections.abc import Callable
from functools import cache
from importlib.metadata import EntryPoint
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from crossbearing.publish.exports import EXPORTS, Export, Files, Kept, UnknownExport, export_named, registry
from crossbearing.records import Record
from tests.publish.exports.records import conflict, empty, hostile, large
from tests.publish.sample import sample

DOCS = Path(__file__).parents[3] / "docs" / "exports.md"
NAMES = [
    "json",
    "html",
    "csv",
    "parquet",
    "ged",
    "acled",
    "geojson",
    "claim",
    "ftm",
    "annotations",
    "prov",
    "graphml",
    "tei",
    "markdown",
    "docx",
    "bibtex",
    "csl",
]


@cache
def made(name: str, record: Callable[[], Record]) -> Files:
    return EXPORTS[name].make(record(), Kept())


def test_the_registered_names() -> None:
    assert list(EXPORTS) == NAMES
    assert [EXPORTS[n].name for n in NAMES] == NAMES


def test_an_unknown_name_names_those_there_are() -> None:
    with pytest.raises(UnknownExport, match=r"'xlsx': no such format; take one of json, html, csv"):
        export_named("xlsx")


def test_another_package_can_add_a_format(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = Export("count", "How many claims.", lambda record, kept: {"count.txt": str(len(record.claims)).encode()})
    point = EntryPoint("count", "json:dumps", "crossbearing.exports")
    thief = EntryPoint("json", "json:dumps", "crossbearing.exports")
    monkeypatch.setattr(EntryPoint, "load", lambda self: mine)
    monkeypatch.setattr(
        registry, "entry_points", lambda group: [point, thief] if group == "crossbearing.exports" else []
    )
    registry._added.cache_clear()
    try:
        assert list(EXPORTS) == [*NAMES, "count"]
        assert export_named("count").make(conflict(), Kept()) == {"count.txt": b"15"}
        assert EXPORTS["json"] is not mine
    finally:
        registry._added.cache_clear()


@pytest.mark.parametrize("name", NAMES)
def test_each_is_explained_in_one_line(name: str) -> None:
    says = EXPORTS[name].says
    assert 20 < len(says) < 130
    assert "\n" not in says
    assert says.endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_each_is_documented_with_every_column(name: str) -> None:
    page = DOCS.read_text()
    assert f"\n## `{name}`" in page
    section = page.split(f"\n## `{name}`", 1)[1].split("\n## ", 1)[0]
    for file in made(name, sample):
        assert f"`{file}`" in section
    for table, columns in EXPORTS[name].columns.items():
        # Parquet has the columns of csv, the evidence the same columns everywhere: they stand once.
        where = section if name != "parquet" and not table.endswith(".evidence") else page
        for c in columns:
            assert f"| `{c.name}` | {c.says} |" in where, f"{name} {table} {c.name}"


@pytest.mark.parametrize("record", [sample, conflict, empty, hostile])
@pytest.mark.parametrize("name", NAMES)
def test_the_same_record_gives_the_same_bytes(name: str, record: Callable[[], Record]) -> None:
    once = made(name, record)
    assert once
    assert once == EXPORTS[name].make(record(), Kept())
    assert all(re.fullmatch(r"[a-z]+(\.[a-z]+){1,3}", file) for file in once)


@pytest.mark.parametrize("name", [n for n in NAMES if n not in ("html", "parquet", "docx")])
def test_text_files_are_utf8(name: str) -> None:
    for file, data in made(name, hostile).items():
        data.decode("utf-8")
        assert data.endswith(b"\n") or not data, file
        if file.endswith(("json", "jsonld", "geojson")) and not file.endswith("ftm.json"):
            # No NaN or Infinity: they are no JSON.
            json.loads(data, parse_constant=lambda name: pytest.fail(name))


@pytest.mark.parametrize("name", [n for n in NAMES if n != "html"])
def test_ten_thousand_claims_take_seconds(name: str) -> None:
    record = _large()
    start = time.process_time()
    files = EXPORTS[name].make(record, Kept())
    assert time.process_time() - start < 30
    assert sum(map(len, files.values())) > 500


@cache
def _large() -> Record:
    return large()


def members(data: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {i.filename: i for i in archive.infolist()}


def test_the_docx_has_no_clock() -> None:
    (data,) = made("docx", sample).values()
    assert {i.date_time for i in members(data).values()} == {(1980, 1, 1, 0, 0, 0)}
