"""The verbs on Spark: the bytes of the local engine, whatever is copied, broken, killed or done already."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from crossbearing.demo import accounts as demo
from crossbearing.engine import annotated as annotated_here
from crossbearing.engine import reconciled as reconciled_here
from crossbearing.engine.spark.accounts import Accounts, annotated
from crossbearing.engine.spark.costs import costs
from crossbearing.engine.spark.record import reconciled
from crossbearing.engine.spark.schemas import ANNOTATED
from crossbearing.engine.spark.work import Work, work_in
from crossbearing.read import ReadDocument, ReadFailure, read_manifest, read_sources
from crossbearing.records import Annotations
from tests.engine.spark_here import needs_spark
from tests.engine.spark_here import spark as spark

pytestmark = needs_spark
ROOT = Path(__file__).parents[2]
CASES = [demo(), *sorted(p.parent for p in (ROOT / "tests/cases").glob("*/gold.json"))]
# The record of so many generated accounts must be that of the local engine. Ten thousand take two cores a quarter of an hour or more:
# `CROSSBEARING_SPARK_ACCOUNTS=10000` asks for them.
MANY = int(os.environ.get("CROSSBEARING_SPARK_ACCOUNTS", "300"))


def generated(folder: Path, documents: int, *options: str) -> Path:
    """Generated accounts of about fifty words."""
    out = folder / f"{documents}.jsonl"
    command = [sys.executable, str(ROOT / "bench/generator"), "make", str(documents), str(out), "--short", *options]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return out


def opening(source: Path) -> Path:
    """The accounts with their first paragraphs alone: of ten thousand the whole would take the parser minutes."""
    rows = [msgspec.json.decode(line) for line in source.read_bytes().splitlines()]
    cut = source.with_suffix(".cut.jsonl")
    cut.write_bytes(b"\n".join(msgspec.json.encode(r | {"text": r["text"].split("\n\n")[0]}) for r in rows))
    return cut


def read(case: Path) -> list[ReadDocument]:
    manifest = case / "manifest.csv"
    found = read_sources([str(case)], read_manifest(str(manifest)) if manifest.exists() else None)
    return [r for r in found if isinstance(r, ReadDocument)]


def same(found: Any, wanted: Any) -> None:
    """Byte for byte, told list by list."""
    for name in wanted.__struct_fields__:
        a, b = (msgspec.json.encode([*getattr(r, name)] if name != "set_aside" else None) for r in (found, wanted))
        assert a == b, f"{name} differs: {_first_difference(a, b)}"


def _first_difference(a: bytes, b: bytes) -> str:
    at = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return f"{a[max(0, at - 80) : at + 120]!r} / {b[max(0, at - 80) : at + 120]!r}"


def given(work: Work, lines: Sequence[bytes]) -> Accounts:
    """Accounts that are annotated already."""
    rows = []
    for n, line in enumerate(lines):
        d = msgspec.json.decode(line, type=Annotations).document
        rows.append((-1, "", 0, n, str(n), d.id, 0, d.path, None, bytearray(line)))
    schema = "source int, file string, block long, line long, key string, id string, words int, path string, original binary, annotations binary"
    return Accounts(work, work.spark.createDataFrame(rows, schema).repartition(3), now=len(rows))


@pytest.fixture(scope="module")
def bundled(spark: Any) -> dict[Path, list[bytes]]:
    """What the accounts of every bundled case say, annotated on Spark in one go."""
    reads = {case: read(case) for case in CASES}
    with work_in(spark, None) as work:
        said = {
            a.document.id: msgspec.json.encode(a) for a in annotated(work, [r for rs in reads.values() for r in rs], [])
        }
    return {case: [said[r.document.id] for r in rs] for case, rs in reads.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda p: p.name)
def test_a_bundled_case_gives_the_same_bytes(spark: Any, bundled: dict[Path, list[bytes]], case: Path) -> None:
    here = list(annotated_here(read(case)))
    assert bundled[case] == [msgspec.json.encode(a) for a in here]
    assert len(here) >= 5
    with work_in(spark, None) as work:
        same(reconciled(given(work, bundled[case]), "consensus"), reconciled_here(here, "consensus"))


def test_many_accounts_give_the_same_bytes(spark: Any, tmp_path: Path) -> None:
    source = opening(generated(tmp_path, MANY))
    with work_in(spark, None) as work:
        accounts = annotated(work, (), [source.as_uri()])
        assert (accounts.read, accounts.failures) == (MANY, [])
        record = reconciled(accounts, "consensus")
        same(record, reconciled_here(list(accounts), "consensus"))
        assert len(record.copies) > MANY // 100
        assert len(record.events) > MANY // 20


def test_one_story_in_most_papers_moves_little(spark: Any, tmp_path: Path) -> None:
    """An agency's story in 120 of 160 papers: the same bytes; twice the papers are not four times the pairs."""
    lines = [msgspec.json.encode(a) for a in annotated_here(read_all(generated(tmp_path, 160, "--skew", "120")))]
    with work_in(spark, None) as work:
        accounts = given(work, lines)
        record = reconciled(accounts, "consensus")
        same(record, reconciled_here(list(accounts), "consensus"))
        chained = work.spark.read.parquet(work.at("copies")).count()
        assert 120 <= chained <= 10 * 160
    assert max(len(e.documents) for e in record.events) >= 20


def read_all(path: Path) -> Iterator[ReadDocument]:
    return (r for r in read_sources([str(path)]) if isinstance(r, ReadDocument))


def test_bad_lines_are_told_with_their_number_and_stop_nothing(spark: Any, tmp_path: Path) -> None:
    good = (
        '{"text": "Nine people died in the fire at Arvella on Monday, police said.", "publisher": "The Arvella Post"}'
    )
    other = good.replace("Post", "Mirror")
    path = tmp_path / "lines.jsonl"
    path.write_text("\n".join([good, "", '{"text": 5}', "rubbish", other, good]) + "\n")
    wanted = list(read_sources([str(path)]))
    with work_in(spark, None) as work:
        accounts = annotated(work, (), [path.as_uri()])
        assert list(map(str, accounts.failures)) == [str(r) for r in wanted if isinstance(r, ReadFailure)]
        assert [re.search(r"line \d", str(f)) is not None for f in accounts.failures] == [True, True]
        here = annotated_here(r for r in wanted if isinstance(r, ReadDocument))
        assert list(accounts.lines()) == [msgspec.json.encode(a) for a in here]
        assert accounts.read == 2


def _workers() -> list[int]:
    """The Python workers of this session: children of the daemon that Spark's machine, a child of this process, has started."""
    found: dict[int, tuple[int, str]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
                found[int(entry.name)] = parent, (entry / "cmdline").read_text()
            except (OSError, IndexError, ValueError):
                continue
    own, more = {os.getpid()}, {os.getpid()}
    while more:
        more = {p for p, (parent, _) in found.items() if parent in own} - own
        own |= more
    daemons = {p for p in own if "pyspark.daemon" in found.get(p, (0, ""))[1]}
    return [p for p, (parent, _) in found.items() if parent in daemons]


def test_a_killed_worker_loses_nothing_and_a_stopped_run_goes_on(spark: Any, tmp_path: Path) -> None:
    source = generated(tmp_path, 240)
    with work_in(spark, str(tmp_path / "work")) as work:
        killed: list[int] = []

        def finished() -> int:
            return len(list(Path(tmp_path / "work").glob("annotated-*/*.parquet")))

        def kill() -> None:
            # In the middle: a task is done, others are not.
            there = finished()
            while not killed and not done.is_set():
                if finished() > there:
                    for worker in _workers():
                        os.kill(worker, signal.SIGKILL)
                        killed.append(worker)
                time.sleep(0.02)

        def stop() -> None:
            while finished() < 1 and not done.is_set():
                time.sleep(0.02)
            spark.sparkContext.cancelAllJobs()

        done = threading.Event()
        stopper = threading.Thread(target=stop)
        stopper.start()
        with pytest.raises(Exception, match="cancelled"):
            annotated(work, (), [source.as_uri()])
        done.set()
        stopper.join()
        kept = spark.read.schema(ANNOTATED).parquet(work.at(work.annotated)).count()
        assert 0 < kept < 240
        before = costs(spark)
        done = threading.Event()
        killer = threading.Thread(target=kill)
        killer.start()
        accounts = annotated(work, (), [source.as_uri()])
        done.set()
        killer.join()
        assert killed
        assert (accounts.before, accounts.now, accounts.failures) == (kept, 240 - kept, [])
        assert costs(spark).since(before).failed_tasks >= 1
        assert list(accounts.lines()) == [msgspec.json.encode(a) for a in annotated_here(read_all(source))]
        again = annotated(work, (), [source.as_uri()])
        assert (again.before, again.now) == (240, 0)
