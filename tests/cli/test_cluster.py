"""What `reconcile` says of a record that lies on a cluster. No cluster is needed for that."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
import typer

from crossbearing.cli import reconcile as command
from crossbearing.cli.cluster import Cluster, EngineName
from crossbearing.demo import accounts as demo
from crossbearing.engine import annotated, reconciled
from crossbearing.read import ReadDocument, read_sources
from crossbearing.records import Record


@pytest.fixture(scope="module")
def record() -> Record:
    found = (r for r in read_sources([str(demo())]) if isinstance(r, ReadDocument))
    return reconciled(annotated(found), "consensus")


def said(record: Record, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], **options: Any) -> str:
    monkeypatch.setattr(Cluster, "recorded", lambda *_: nullcontext((record, 0)))
    with pytest.raises(typer.Exit) as done:
        command.reconcile([str(demo())], **options)
    assert done.value.exit_code == 0
    return capsys.readouterr().out


def test_more_accounts_than_can_be_summed_up_are_counted(
    record: Record, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "MOST_SUMMARISED", len(record.documents) - 1)
    told = said(record, monkeypatch, capsys, engine=EngineName.spark, parquet="out")
    counts = (len(record.documents), len(record.claims), len(record.events))
    assert told == "{} accounts, {} claims on {} events\n".format(*counts)


def test_what_is_written_here_is_summed_up_too(
    record: Record, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(command, "MOST_SUMMARISED", len(record.documents) - 1)
    told = said(record, monkeypatch, capsys, engine=EngineName.spark, json=str(tmp_path / "record.json"))
    assert len(told.splitlines()) > 10
    assert record.documents[0].id in (tmp_path / "record.json").read_text()


def test_few_accounts_of_a_cluster_are_summed_up(
    record: Record, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = said(record, monkeypatch, capsys, engine=EngineName.spark)
    assert len(told.splitlines()) > 10
