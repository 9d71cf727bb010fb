"""CSV and Parquet of the record's tables, GeoJSON of its events."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossbearing.publish.exports import EXPORTS, Kept
from crossbearing.publish.exports.sheet import bare, guarded
from crossbearing.publish.exports.tables import TABLES
from crossbearing.records import Record
from tests.publish.exports.records import RUBBISH, conflict, empty, hostile, large
from tests.publish.sample import sample


def table(name: str, record: Record) -> list[dict[str, str]]:
    data = EXPORTS["csv"].make(record, Kept())[f"{name}.csv"]
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_claims_as_a_sheet() -> None:
    (row,) = (r for r in table("claims", conflict()) if r["id"] == "k3")
    assert row == {
        "id": "k3", "document": "d-gazette", "event": "e-fight", "attribute": "fatalities", "low": "4", "high": "4", "value": "", "unit": "", "subject": "Norwegian soldiers", "as_of": "",
        "sources": "army command", "factuality": "asserted", "part": "true", "became": "", "start": "165", "end": "192", "quote": "Four Norwegian soldiers died", "decided": "", "decided_by": "",
    } | {"start": row["start"], "end": row["end"]}  # fmt: skip
    text = {d.id: d.text for d in conflict().documents}["d-gazette"]
    assert text[int(row["start"]) : int(row["end"])] == row["quote"]


def test_readings_hold_their_claims_and_the_estimate() -> None:
    first, second = (r for r in table("readings", conflict()) if r["event"] == "e-fight" and r["subject"] == "people")
    assert (first["id"], first["low"], first["accounts"], first["independent"], first["claims"]) == (
        "e-fight.1.1",
        "12",
        "2",
        "2",
        "k1 | k8",
    )
    assert (second["id"], second["low"], second["high"], second["status"], second["estimate_high"]) == (
        "e-fight.1.2",
        "24",
        "99",
        "disputed",
        "99",
    )


def test_origins_are_told_with_their_claims() -> None:
    assert table("origins", conflict()) == [
        {"reading": "e-fight.1.1", "event": "e-fight", "kind": "agency", "name": "The Norsk Telegram", "accounts": "2", "why": "both name the Norsk Telegram", "claims": "k1 | k8"}
    ]  # fmt: skip


def test_relations_name_event_and_accounts() -> None:
    assert table("relations", conflict())[1] == {
        "a": "k1", "b": "k10", "type": "contradicts", "why": "12 against 24 to 99.", "event": "e-fight", "attribute": "fatalities", "document_a": "d-gazette", "document_b": "d-letter",
    }  # fmt: skip


def test_counts_of_rows() -> None:
    record = sample()
    counts = {t.name: len(table(t.name, record)) for t in TABLES}
    assert counts == {
        "documents": 5, "claims": 27, "events": 6, "readings": sum(len(a.readings) for e in record.events for a in e.attributes), "origins": 0, "relations": len(record.relations),
        "entities": 3, "mentions": sum(len(e.mentions) for e in record.entities), "copies": 1,
    }  # fmt: skip


@pytest.mark.parametrize("record", [hostile, conflict, sample])
def test_no_cell_runs_as_a_formula(record: Callable[[], Record]) -> None:
    for t in TABLES:
        kinds = {c.name: c.kind for c in t.columns}
        for row in table(t.name, record()):
            for name, text in row.items():
                if kinds[name] in ("text", "texts"):
                    assert not text.startswith(("=", "+", "-", "@", "\t", "\r")), (t.name, name, text)


def test_rubbish_comes_back_as_it_was() -> None:
    back = [bare(r["quote"]) for r in table("claims", hostile())]
    assert back == [w.replace("\ud800", "?") for w in RUBBISH]


# A crowded machine is no fault of the code.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="'=+-@\t ab"))
def test_the_guard_can_be_taken_off(text: str) -> None:
    assert bare(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t"))


def parquet(record: Record, folder: Path) -> Callable[..., list[tuple[Any, ...]]]:
    """Asks the Parquet files: what to select, from which table, where."""
    for name, data in EXPORTS["parquet"].make(record, Kept()).items():
        (folder / name).write_bytes(data)

    def ask(what: str, of: str, where: str = "true") -> list[tuple[Any, ...]]:
        return duckdb.sql(f"SELECT {what} FROM '{folder / of}.parquet' WHERE {where}").fetchall()  # noqa: S608 - our own names

    return ask


def test_parquet_has_types_and_lists(tmp_path: Path) -> None:
    ask = parquet(conflict(), tmp_path)
    types = ", ".join(f"typeof({c})" for c in ("low", "start", "part", "sources", "quote"))
    assert ask(f"DISTINCT {types}", "claims") == [("DOUBLE", "BIGINT", "BOOLEAN", "VARCHAR[]", "VARCHAR")]
    row = ask("low, high, value, part, sources, factuality", "claims", "id = 'k1'")
    assert row == [(12.0, 12.0, None, False, ["district doctor"], "asserted")]
    assert ask("documents, latitude", "events", "id = 'e-fight'") == [(["d-gazette", "d-letter", "d-radio"], 61.5)]
    # A figure left open is null, not 0.
    assert ask("high", "claims", "id = 'k8'") == [(None,)]


def test_parquet_of_much_of_nothing_and_of_rubbish(tmp_path: Path) -> None:
    assert parquet(large(), tmp_path)("count(*)", "claims") == [(10_000,)]
    assert parquet(empty(), tmp_path)("*", "claims") == []
    columns = duckdb.sql(f"DESCRIBE SELECT * FROM '{tmp_path}/claims.parquet'").fetchall()  # noqa: S608 - our own names
    assert [c[0] for c in columns] == [c.name for c in TABLES[1].columns]
    quotes = parquet(hostile(), tmp_path)("quote", "claims")
    assert [q for (q,) in quotes] == [w.replace("\ud800", "?") for w in RUBBISH]


def features(record: Record) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    collection = json.loads(EXPORTS["geojson"].make(record, Kept())["events.geojson"])
    return collection, collection["features"]


@pytest.mark.parametrize("record", [hostile, conflict, sample, empty])
def test_the_rules_of_rfc_7946(record: Callable[[], Record]) -> None:
    collection, found = features(record())
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    assert {"coordinates", "geometries", "geometry", "properties"}.isdisjoint(collection)
    points = []
    for f in found:
        assert f.keys() == {"type", "id", "geometry", "properties"}
        assert f["type"] == "Feature"
        assert isinstance(f["properties"], dict)
        if f["geometry"] is not None:
            assert f["geometry"].keys() == {"type", "coordinates"}
            assert f["geometry"]["type"] == "Point"
            x, y = f["geometry"]["coordinates"]
            assert -180 <= x <= 180
            assert -90 <= y <= 90
            points.append((x, y))
    if points:
        west, south, east, north = collection["bbox"]
        assert (west, south) == (min(p[0] for p in points), min(p[1] for p in points))
        assert (east, north) == (max(p[0] for p in points), max(p[1] for p in points))
    assert len({f["id"] for f in found}) == len(found)


def test_longitude_comes_first_and_a_country_has_no_point() -> None:
    _, found = features(conflict())
    at = {f["id"]: f for f in found}
    assert at["e-fight"]["geometry"] == {"type": "Point", "coordinates": [9.25, 61.5]}
    assert at["e-land"]["geometry"] is None
    assert at["e-land"]["properties"]["country"] == "NO"
    p = at["e-fight"]["properties"]
    assert (p["precision"], p["precision_says"], p["status"], p["fatalities_best"], p["fatalities_high"]) == (
        2,
        "near it",
        "disputed",
        12,
        99,
    )
    assert p["claims"][0] == "k1"
    assert at["e-march"]["properties"]["fatalities_best"] is None
