"""What a run on Spark writes as Parquet: the rows of the local engine's tables in their order, made where the accounts lie."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from crossbearing.engine import annotated as annotated_here
from crossbearing.engine import reconciled as reconciled_here
from crossbearing.engine.spark import fetched
from crossbearing.engine.spark import record as stages
from crossbearing.engine.spark.tables import write_record
from crossbearing.engine.spark.work import work_in
from crossbearing.publish.exports.record_pieces import record_pieces
from crossbearing.publish.exports.tables import TABLES
from crossbearing.records import Annotations
from tests.engine.spark_here import needs_spark
from tests.engine.spark_here import spark as spark
from tests.engine.test_spark import CASES, given, read, same

pytestmark = needs_spark


@pytest.fixture(scope="module")
def accounts() -> list[Annotations]:
    """The accounts of two bundled cases, one of them with something to warn of, and in no order."""
    found = list(annotated_here([*read(CASES[0]), *read(CASES[1])]))
    found[2] = msgspec.structs.replace(found[2], warnings=("the end is missing", "so is the byline"))
    return found[3:] + found[:3]


def rows(folder: Path) -> Iterator[dict[str, Any]]:
    """The rows of a table, file by file."""
    import pyarrow.parquet as pq

    for file in sorted(folder.glob("*.parquet")):
        yield from pq.read_table(file).to_pylist()


def test_tables_are_those_of_one_machine(
    spark: Any, accounts: list[Annotations], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = reconciled_here(accounts, "consensus")
    monkeypatch.setattr(stages, "FEW", -1)
    with work_in(spark, None) as work:
        told = given(work, [msgspec.json.encode(a) for a in accounts])
        record = stages.reconciled(told, "consensus")
        with monkeypatch.context() as patch:
            # Nothing of this brings an account to this machine.
            patch.setattr(fetched, "Spool", None)
            write_record(told, record, tmp_path.as_uri())
            assert [len(getattr(record, name)) for name in ("documents", "claims", "attributions")] == [
                len(here.documents), len(here.claims), len(here.attributions),
            ]  # fmt: skip
            assert record.warnings == here.warnings
            assert len(record.warnings) >= 2
        same(record, here)
        assert b"".join(record_pieces(record)) == b"".join(record_pieces(here))
    for table in TABLES:
        found = [tuple(r.values()) for r in rows(tmp_path / table.name)]
        wanted = [tuple(list(v) if isinstance(v, tuple) else v for v in r) for r in table.rows(here)]
        assert found == wanted, table.name
        assert len(found) > 3, table.name
    assert [r["document"] for r in rows(tmp_path / "attributions")] == [a.document for a in here.attributions]
    pieces = sorted(rows(tmp_path / "record"), key=lambda r: (r["list"], r["number"]))
    claims = [msgspec.json.decode(r["piece"]) for r in pieces if r["list"] == "claims"]
    assert claims == msgspec.json.decode(msgspec.json.encode(here.claims))
    assert len(claims) > 20
